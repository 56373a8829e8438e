"""Numbers and dates of RKPD, KUA, PPAS (the regency's) or Renja (a PD's) of a year (GM Pasal 5, Pasal 6 ayat (1))."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from renstra import queries
from renstra.enums import JenisImpor, JenisRujukan
from renstra.excel import rujukan as excel
from renstra.excel.banding import tertulis
from renstra.models import DokumenRujukan, Impor
from renstra.services.impor.berkunci import (
    BarisSalah,
    Tabel,
    isi_berkas,
    pastikan_pemilik,
    pastikan_tetap,
    pengimpor_tabel,
)
from renstra.services.impor.tabel import UkurBaris, ukur
from renstra.services.rujukan import tulis_rujukan
from sakip.angka import tanggal_panjang
from sakip.lembar import Hasil, Kolom

Isi = tuple[str, date | None]


def kolom(impor: Impor) -> Sequence[Kolom]:
    return excel.COLUMNS


def _pemilik(impor: Impor) -> tuple[int, object]:
    """Whose documents these are: the PD's, or the regency's where none is chosen."""
    return (impor.pd_id, impor.pd) if impor.pd_id else (impor.pemda_id, impor.pemda)


def _ada(impor: Impor) -> dict[str, DokumenRujukan]:
    rows = queries.rujukan(impor.pemda_id, impor.pd_id, impor.tahun)
    return {r.jenis: r for r in rows if r.pd_id == impor.pd_id}


def tabel(impor: Impor, hasil: Hasil) -> Tabel:
    pk, siapa = _pemilik(impor)
    boleh, ada = queries.jenis_rujukan(impor.pd_id), _ada(impor)

    def satu(nomor: int, row: Mapping[str, Any]) -> UkurBaris:
        jenis = JenisRujukan(row["jenis"])
        if jenis not in boleh:
            raise BarisSalah("jenis", f"{jenis.label} bukan dokumen {siapa}. Hapus barisnya dari berkas ini.")
        pastikan_pemilik(row["kunci"], pk, siapa)
        kini = excel.isi_baris(impor.tahun, jenis, ada.get(jenis))
        isi = kini | isi_berkas(hasil, row, ["nomor", "tanggal"])
        if bool(isi["nomor"]) != bool(isi["tanggal"]):
            kosong = "tanggal" if isi["nomor"] else "nomor"
            raise BarisSalah(kosong, f"{excel.LABEL[kosong]} {jenis.label} belum diisi.")
        lama = ada.get(jenis) or DokumenRujukan(jenis=jenis)
        return ukur(nomor, row["kunci"], lama, kini, isi, label=excel.LABEL, kata=_kata, nama=jenis.value)

    return Tabel(satu, lambda u: JenisRujukan(u.isi["jenis"]).label)


def _kata(field: str, nilai: object) -> str:
    return tanggal_panjang(nilai) if isinstance(nilai, date) else tertulis(field, nilai)


def tulis(impor: Impor, rows: Sequence[UkurBaris]) -> None:
    lama = _ada(impor)
    baru = {u.isi["jenis"]: (u.isi["nomor"], u.isi["tanggal"] or None) for u in rows}
    impor.cadangan = [[j, _json(_isi(lama.get(j))), _json(isi)] for j, isi in baru.items()]
    tulis_rujukan(impor.pemda_id, impor.pd_id, impor.tahun, lama, baru)


def pulihkan(impor: Impor) -> None:
    kini, ubah = _ada(impor), impor.cadangan or []
    pastikan_tetap(all(_json(_isi(kini.get(j))) == menjadi for j, _, menjadi in ubah))
    semula = {j: (nomor, date.fromisoformat(t) if t else None) for j, (nomor, t), _ in ubah}
    tulis_rujukan(impor.pemda_id, impor.pd_id, impor.tahun, kini, semula)


def _isi(ada: DokumenRujukan | None) -> Isi:
    return (ada.nomor, ada.tanggal) if ada else ("", None)


def _json(isi: Isi) -> list[str]:
    nomor, tanggal = isi
    return [nomor, tanggal.isoformat() if tanggal else ""]


def templat(impor: Impor) -> bytes:
    return excel.ekspor(_pemilik(impor)[0], impor.tahun, queries.jenis_rujukan(impor.pd_id), _ada(impor))


PENGIMPOR = pengimpor_tabel(
    jenis=JenisImpor.RUJUKAN,
    tabel=tabel,
    tulis=tulis,
    utama="jenis",
    benda="Dokumen",
    kolom=kolom,
    cadangkan=lambda impor: [],
    pulihkan=pulihkan,
    templat=templat,
    halaman="renstra:rujukan",
    maks_baris=100,
    catatan="Nomor dan tanggal RKPD, KUA, dan PPAS bagi Pemerintah Daerah, atau Renja bagi Perangkat Daerah yang "
    "dipilih. Baris yang tidak ada dalam berkas tidak diubah.",
)
