"""What stands behind the report: the versions of the PK, and the measurement of each quarter (G5; SM Lampiran C)."""

from collections.abc import Iterator

from sakip.angka import tanggal_panjang

from ...isi import IndikatorIsi, LaporanIsi, PkPejabatIsi
from ..blok import Bab, Blok, Judul, Kolom, Tabel, TanpaData
from ..kalimat import deret
from .sasaran import nilai
from .sel import KOSONG, rupiah


def lampiran(isi: LaporanIsi) -> Bab:
    return Bab("lampiran", "Lampiran", (*_pk(isi), *_pejabat(isi), *_triwulan(isi)))


def _pk(isi: LaporanIsi) -> Iterator[Blok]:
    yield Judul(2, "Lampiran 1. Perjanjian Kinerja yang berlaku dan perubahannya")
    if not isi.pk:
        yield TanpaData(f"Perjanjian Kinerja tahun {isi.tahun} tidak ada yang berlaku.")
        return
    yield Tabel(
        "lampiran.pk",
        f"Perjanjian Kinerja {isi.nama} tahun {isi.tahun} menurut versinya",
        (Kolom("Versi", "tengah", 10), Kolom("Berlaku sejak", lebar=22), Kolom("Yang berubah", lebar=68)),
        tuple(
            (
                str(pk.versi),
                tanggal_panjang(pk.tanggal),
                " ".join(pk.perubahan) or ("Perjanjian Kinerja awal tahun." if n == 0 else KOSONG),
            )
            for n, pk in enumerate(isi.pk)
        ),
    )


def _pejabat(isi: LaporanIsi) -> Iterator[Blok]:
    """The PKs of the offices below, and who has none (GM/SM Pasal 11; BP Tabel 2.3: Lampiran 1)."""
    if not isi.pk_pejabat:
        return
    yield Tabel(
        "lampiran.pejabat",
        f"Perjanjian Kinerja pejabat di bawah {isi.kepala.jabatan or 'pimpinan'} tahun {isi.tahun}",
        (
            Kolom("Jabatan", lebar=27),
            Kolom("Pejabat", lebar=22),
            Kolom("Naskah", lebar=21),
            Kolom("Indikator", "angka", 11),
            Kolom("Anggaran (Rp)", "angka", 19),
        ),
        tuple(map(_satu_pejabat, isi.pk_pejabat)),
    )
    tanpa = [p.jabatan for p in isi.pk_pejabat if not p.kode]
    if tanpa and len(tanpa) == len(isi.pk_pejabat):
        yield TanpaData("Belum satu pun dari jabatan itu mempunyai Perjanjian Kinerja yang berlaku.")
    elif tanpa:
        yield TanpaData(
            f"{len(tanpa)} dari {len(isi.pk_pejabat)} jabatan itu tidak mempunyai Perjanjian Kinerja yang berlaku: "
            f"{deret(tanpa)}."
        )


def _satu_pejabat(p: PkPejabatIsi) -> tuple[str, ...]:
    if p.tanggal is None:
        return p.jabatan, p.nama or KOSONG, KOSONG, KOSONG, KOSONG
    naskah = f"{p.kode}, sejak {tanggal_panjang(p.tanggal)}" + (f" (versi {p.versi})" if p.versi > 1 else "")
    return p.jabatan, p.nama or KOSONG, naskah, str(p.indikator), rupiah(p.pagu)


def _triwulan(isi: LaporanIsi) -> Iterator[Blok]:
    yield Judul(2, "Lampiran 2. Pengukuran kinerja triwulanan")
    periode = {w.periode: w.nama for i in isi.indikator for w in i.triwulan}
    if not periode:
        yield TanpaData(f"Belum ada pengukuran tahun {isi.tahun} yang diajukan.")
        return
    yield Tabel(
        "lampiran.triwulan",
        f"Realisasi setiap triwulan tahun {isi.tahun}",
        (
            Kolom("Indikator kinerja", lebar=30),
            Kolom("Target", lebar=12),
            *(Kolom(nama, lebar=12) for nama in periode.values()),
            Kolom("Capaian (%)", "angka", 10),
        ),
        tuple((i.nama, nilai(i.target, i), *(_satu(i, p) for p in periode), i.cetak or KOSONG) for i in isi.indikator),
        mendatar=True,
    )
    kendala = tuple(baris for i in isi.indikator for baris in _kendala(i))
    if kendala:
        yield Tabel(
            "lampiran.kendala",
            f"Kendala dan solusi setiap triwulan tahun {isi.tahun}",
            (
                Kolom("Indikator kinerja", lebar=24),
                Kolom("Triwulan", lebar=16),
                Kolom("Kendala", lebar=30),
                Kolom("Solusi", lebar=30),
            ),
            kendala,
            mendatar=True,
        )


def _kendala(i: IndikatorIsi) -> Iterator[tuple[str, ...]]:
    """What stood in the way, once: with every triwulan that says the same."""
    bersama: dict[tuple[str, str], list[int]] = {}
    for n, w in enumerate(i.triwulan):
        if w.kendala or w.solusi:
            bersama.setdefault((w.kendala, w.solusi), []).append(n)
    for (kendala, solusi), ke in bersama.items():
        yield i.nama, _periode([w.nama for w in i.triwulan], ke), kendala or KOSONG, solusi or KOSONG


def _periode(nama: list[str], ke: list[int]) -> str:
    """`Triwulan II`, `Triwulan I dan IV`, `Triwulan I–IV`."""
    jenis = {nama[n].partition(" ")[0] for n in ke}
    if len(jenis) > 1:
        return deret([nama[n] for n in ke])
    pertama, *lain = nama[ke[0]], *(nama[n].partition(" ")[2] for n in ke[1:])
    beruntun = len(ke) > 2 and ke[-1] - ke[0] == len(lain)
    return f"{pertama}–{lain[-1]}" if beruntun else deret([pertama, *lain])


def _satu(i: IndikatorIsi, periode: str) -> str:
    return nilai(next((w.realisasi for w in i.triwulan if w.periode == periode), ""), i)
