"""The pohon kinerja of a PD as a workbook: a row for each node, in the order of the tree."""

from collections.abc import Iterator, Sequence

from sakip.lembar import Format, Kolom, tulis

from ..queries.pohon.pd import ButirPohon, PohonPD

KOLOM = [
    Kolom("Tingkat", "tingkat", format=Format.BILANGAN, lebar=9),
    Kolom("Jenis", "jenis", lebar=24),
    Kolom("Jabatan", "jabatan", lebar=44),
    Kolom("Pejabat", "pejabat", lebar=32),
    Kolom("Tujuan/sasaran", "sasaran", lebar=50),
    Kolom("Indikator", "indikator", lebar=60),
    Kolom("Target", "target", lebar=18),
    Kolom("Status PK", "status", lebar=16),
    Kolom("Mendukung", "mendukung", lebar=60),
    Kolom("Terputus", "alasan", lebar=36),
]

CAPAIAN = [Kolom("Capaian", "capaian", lebar=14), Kolom("Predikat", "predikat", lebar=18)]


def buku_pohon(isi: PohonPD) -> bytes:
    keterangan = f"Pohon kinerja {isi.pd} {isi.tahun}. Tingkat 1: Renstra; tiap tingkat mendukung tingkat di atasnya."
    if isi.periode:
        keterangan += f" Capaian {isi.periode}."
    kolom = [*KOLOM[:-2], *CAPAIAN, *KOLOM[-2:]] if isi.periode else KOLOM
    return tulis(kolom, _baris(isi), judul_lembar=f"Pohon kinerja {isi.tahun}", keterangan=keterangan)


def _baris(isi: PohonPD) -> Iterator[dict[str, object]]:
    for s in isi.simpul:
        nama = f"{s.nama}. {s.uraian}"
        yield _isi(1, "Renstra", sasaran=nama, mendukung=s.mendukung, alasan=s.alasan)
        for indikator, target in s.belum:
            alasan = "Belum dijanjikan dalam PK mana pun"
            yield _isi(2, "Indikator Renstra", indikator=indikator, target=target, mendukung=nama, alasan=alasan)
        yield from _butir(s.butir, 2, nama)
    yield from _butir(isi.lepas, 2, "")
    for jabatan, pejabat in isi.tanpa_pk:
        yield _isi(0, "Tanpa PK", jabatan=jabatan, pejabat=pejabat, alasan="Pejabat tanpa PK tahun ini")


def _butir(butir: Sequence[ButirPohon], tingkat: int, mendukung: str) -> Iterator[dict[str, object]]:
    for b in butir:
        yield _isi(
            tingkat, b.jenjang, jabatan=b.jabatan, pejabat=b.pejabat, sasaran=b.kelompok, indikator=b.indikator,
            target=b.target, status=b.status.label, mendukung=mendukung, alasan=b.alasan,
            capaian=b.capaian.angka if b.capaian else "", predikat=b.capaian.kata if b.capaian else "",
        )  # fmt: skip
        yield from _butir(b.bawah, tingkat + 1, f"{b.jabatan}: {b.indikator}")


def _isi(tingkat: int, jenis: str, **isi: str) -> dict[str, object]:
    kosong = dict.fromkeys((k.field for k in (*KOLOM, *CAPAIAN)), "")
    return {**kosong, "tingkat": tingkat, "jenis": jenis, **isi}
