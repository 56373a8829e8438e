"""The pohon kinerja of a PD on A3 sheets. Content in, PDF out."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.template.loader import render_to_string

from sakip.angka import tanggal_panjang
from sakip.dokumen.render import DokumenDitolak, Tata, susun_pdf
from sakip.organisasi.enums import Jenjang

from ..enums import Status
from ..queries.pohon.pd import ButirPohon, PohonPD, SimpulPohon
from ..rules.pohon_cetak import Kotak, Lembar, Ranting, TataPohon, dalamnya, tata, tinggi_baris

LEMBAR_MAKS = 40
BARIS_SEKOTAK, HURUF_SEKOTAK = 10, 1200
PENDEK = {Jenjang.KEPALA_PD.label: "Kepala PD", Jenjang.JPT_PRATAMA.label: "JPT Pratama"}
# family of colours, as on screen
KELUARGA = {
    Status.DRAF: "abu", Status.DIAJUKAN: "biru", Status.DITANDATANGANI: "biru", Status.DIKIRIM: "biru",
    Status.DIKEMBALIKAN: "jingga", Status.SELARAS: "toska", Status.DITERUSKAN: "biru", Status.BERLAKU: "hijau",
}  # fmt: skip

T = TypeVar("T")


def render_pohon(isi: PohonPD) -> bytes:
    """One sheet where the tree fits, else as many as it takes, cut by branch. Raises `DokumenDitolak` past 40."""
    akar = ranting_pohon(isi)
    if not akar:
        raise DokumenDitolak("Belum ada Renstra atau PK tahun ini untuk digambar.")
    susunan = tata(akar)
    if len(susunan.lembar) > LEMBAR_MAKS:
        raise DokumenDitolak(f"Pohon ini memerlukan lebih dari {LEMBAR_MAKS} lembar A3.")
    kolom = _judul_kolom(isi, dalamnya(akar))
    bagian = [_lembar(isi, susunan, lembar, n, kolom) for n, lembar in enumerate(susunan.lembar, start=1)]
    return susun_pdf(bagian, judul=f"Pohon Kinerja {isi.pd} {isi.tahun}")


def ranting_pohon(isi: PohonPD) -> list[Ranting]:
    """The tree as boxes: what stands above in the plan, then the officials."""
    akar = [_ranting_simpul(s) for s in isi.simpul]
    if isi.lepas:
        akar.append(Ranting("Belum terhubung", alasan="Tidak menunjuk Renstra atau indikator atasan",
                            bawah=_gabung(isi.lepas)))  # fmt: skip
    if isi.tanpa_pk:
        bawah = _sekotak("Belum ada PK", isi.tanpa_pk, "Pejabat tanpa PK tahun ini")
        akar.append(Ranting("Pejabat tanpa PK", siapa=f"{len(isi.tanpa_pk)} jabatan", bawah=bawah))
    return akar


def _ranting_simpul(s: SimpulPohon) -> Ranting:
    bawah = [*_gabung(s.butir), *_sekotak("Indikator Renstra", s.belum, "Belum dijanjikan dalam PK mana pun")]
    siapa = f"Mendukung RPJMD: {s.mendukung}" if s.mendukung else ""
    return Ranting(f"{s.nama}. {s.uraian}", siapa, alasan=s.alasan, bawah=tuple(bawah))


def _sekotak(judul: str, baris: Sequence[tuple[str, str]], alasan: str) -> tuple[Ranting, ...]:
    return tuple(Ranting(judul, baris=tuple(satu), alasan=alasan) for satu in _potong(baris, lambda b: b))


def _gabung(butir: Sequence[ButirPohon]) -> tuple[Ranting, ...]:
    """Rows of one PK with the same mark stand in one box, as many as it holds; what supports them hangs on it."""
    kelompok: dict[tuple[int, str], list[ButirPohon]] = {}
    for b in butir:
        kelompok.setdefault((b.pk_id, b.alasan), []).append(b)
    return tuple(
        Ranting(
            milik[0].jabatan, milik[0].pejabat, tuple((b.indikator, _target(b)) for b in milik), milik[0].status,
            milik[0].alasan, _gabung([x for b in milik for x in b.bawah]),
        )
        for sekelompok in kelompok.values()
        for milik in _potong(sekelompok, lambda b: (b.indikator, _target(b)))
    )  # fmt: skip


def _target(b: ButirPohon) -> str:
    """The target, and what was achieved of it in the period that was asked for."""
    c = b.capaian
    return f"{b.target}; {' '.join(x for x in (c.angka, c.kata) if x)}" if c else b.target


def _potong(baris: Sequence[T], teks: Callable[[T], tuple[str, str]]) -> list[list[T]]:
    """Rows by the box: ten, or fewer where they are long, so that a box never is higher than a page."""
    hasil: list[list[T]] = []
    panjang = 0
    for satu in baris:
        huruf = sum(len(t) for t in teks(satu))
        if not hasil or len(hasil[-1]) == BARIS_SEKOTAK or panjang + huruf > HURUF_SEKOTAK:
            hasil.append([])
            panjang = 0
        hasil[-1].append(satu)
        panjang += huruf
    return hasil


def _judul_kolom(isi: PohonPD, jumlah: int) -> list[str]:
    """What stands in each column: the plan, then the levels of the officials in it."""
    jenjang: list[dict[str, None]] = [{} for _ in range(jumlah)]

    def turun(butir: Sequence[ButirPohon], kolom: int) -> None:
        for b in butir:
            jenjang[kolom][b.jenjang] = None
            turun(b.bawah, kolom + 1)

    for s in isi.simpul:
        turun(s.butir, 1)
    if not any(jenjang):
        turun(isi.lepas, 1)
    return ["Renstra", *(", ".join(PENDEK.get(x, x) for x in j) or "PK" for j in jenjang[1:])]


def _lembar(
    isi: PohonPD, susunan: TataPohon, lembar: Lembar, nomor: int, kolom: Sequence[str]
) -> Callable[[Tata], str]:
    konteks: dict[str, Any] = {
        "isi": isi,
        "tanggal": tanggal_panjang(isi.tanggal),
        "judul_dokumen": f"Pohon Kinerja {isi.pd} {isi.tahun}",
        "nomor": nomor,
        "jumlah": len(susunan.lembar),
        "ukuran": f"{susunan.ukuran}pt",
        "kolom": [
            {"kiri": _mm(susunan.kiri(n)), "lebar": _mm(susunan.lebar), "judul": satu} for n, satu in enumerate(kolom)
        ],
        "kotak": [_kotak(k, susunan) for k in lembar.kotak],
        "garis": [
            {"kiri": _mm(g.kiri), "atas": _mm(g.atas), "panjang": _mm(g.panjang), "tinggi": _mm(g.tinggi),
             "tegak": g.tinggi > 0, "putus": g.putus}
            for g in lembar.garis
        ],
    }  # fmt: skip
    return lambda _tata: render_to_string("cetak/pohon.html", konteks)


def _kotak(k: Kotak, susunan: TataPohon) -> dict[str, Any]:
    return {
        "kiri": _mm(susunan.kiri(k.kolom)),
        "lebar": _mm(susunan.lebar),
        "atas": _mm(k.atas),
        "tinggi": _mm(k.tinggi),
        "putus": bool(k.ranting.alasan) and not k.lanjutan,
        "lanjutan": k.lanjutan,
        "rencana": k.kolom == 0,
        "baris": [
            {"jenis": jenis, "tinggi": _mm(tinggi_baris(jenis, susunan.ukuran)), **_teks(jenis, teks)}
            for jenis, teks in k.baris
        ],
    }  # fmt: skip


def _teks(jenis: str, teks: str) -> dict[str, str]:
    if jenis != "status":
        return {"teks": teks}
    status = Status(teks)
    return {"teks": status.label, "keluarga": KELUARGA[status]}


def _mm(panjang: float) -> str:
    return f"{panjang:.2f}mm"
