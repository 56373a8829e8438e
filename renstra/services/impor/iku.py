"""The register of IKU of one plan: our own worksheet, which comes pre-filled and goes back (GM Lampiran C.4,
SM Lampiran B.4)."""

from collections.abc import Mapping, Sequence
from typing import Any

from renstra.enums import JenisImpor
from renstra.excel import iku as excel
from renstra.excel.rencana import isi_indikator, kata_indikator, kosong
from renstra.models import Impor, Indikator, Target
from renstra.queries.iku import SaringIku, daftar_iku
from renstra.services.impor.berkunci import BarisSalah, Tabel, isi_berkas, pengimpor_tabel
from renstra.services.impor.pohon_tulis import ubah_indikator
from renstra.services.impor.potret import kembalikan, potret
from renstra.services.impor.rencana import milik
from renstra.services.impor.tabel import UkurBaris, ukur
from sakip.angka import Nilai
from sakip.lembar import Hasil, Kolom, KunciBaris
from sakip.teks import seragam

_TIADA = "Indikator ini milik rencana lain atau sudah dihapus. Hapus barisnya dari berkas."
_BARU = (
    "Indikator baru tidak ditambahkan dari daftar IKU. Tambahkan pada pohon rencananya, atau lewat berkas pohonnya."
)


def kolom(impor: Impor) -> Sequence[Kolom]:
    return excel.kolom(milik(impor).tahun)


def tabel(impor: Impor, hasil: Hasil) -> Tabel:
    rencana = milik(impor)
    label = excel.label(rencana.tahun)
    ada = {i.pk: i for i in Indikator.objects.filter(simpul__rencana=rencana).prefetch_related("target")}

    def satu(nomor: int, row: Mapping[str, Any]) -> UkurBaris:
        lama = _lama(ada, row["kunci"], row["nama"])
        kini = isi_indikator(lama, rencana.tahun)
        isi = kini | {f: _nilai(f, n) for f, n in isi_berkas(hasil, row, label).items() if n or not _wajib(f)}
        return ukur(nomor, row["kunci"], lama, kini, isi, label=label, kata=kata_indikator)

    return Tabel(satu, lambda u: u.isi["nama"])


def _wajib(field: str) -> bool:
    """Fields of which an empty cell says nothing."""
    return field in {"satuan", "jenis", "level", "jenis_sumber"}


def _nilai(field: str, nilai: Any) -> Any:
    return nilai.tertulis if isinstance(nilai, Nilai) else kosong(field) if nilai == "" else nilai


def _lama(ada: Mapping[int, Indikator], kunci: KunciBaris | None, nama: str) -> Indikator:
    """The indicator that a row means: by its key, else by its name where only one has it."""
    if kunci:
        calon = [ada[kunci.pk]] if kunci.pk in ada else []
    else:
        calon = [i for i in ada.values() if seragam(i.nama) == seragam(nama)]
    if len(calon) != 1:
        raise BarisSalah("nama", _TIADA if kunci else _BARU)
    return calon[0]


def tulis(impor: Impor, rows: Sequence[UkurBaris]) -> None:
    ubah_indikator([(u.lama, u.isi) for u in rows], milik(impor).tahun)


def _kumpulan(impor: Impor) -> list[Any]:
    rencana = milik(impor)
    return [
        Indikator.objects.filter(simpul__rencana=rencana),
        Target.objects.filter(indikator__simpul__rencana=rencana),
    ]


def cadangkan(impor: Impor) -> Any:
    return potret(*_kumpulan(impor))


def pulihkan(impor: Impor) -> None:
    kembalikan(impor.cadangan, *_kumpulan(impor))


def templat(impor: Impor) -> bytes:
    """Every indicator of the plan, so that one that is none yet can be made an IKU."""
    rencana = milik(impor)
    return excel.ekspor(daftar_iku([rencana], SaringIku(semua_jenis=True)), list(rencana.tahun))


PENGIMPOR = pengimpor_tabel(
    jenis=JenisImpor.IKU,
    tabel=tabel,
    tulis=tulis,
    utama="nama",
    benda="Indikator",
    diam=excel.HANYA_DIBACA,
    kolom=kolom,
    cadangkan=cadangkan,
    pulihkan=pulihkan,
    templat=templat,
    maks_baris=10_000,
    catatan="Unduh templatnya: ia berisi semua indikator rencana ini. Kolom JENIS INDIKATOR menentukan mana yang IKU; "
    "definisi, formula, sumber data, penanggung jawab, dan targetnya ikut dibaca. Baris yang tidak ada dalam berkas "
    "tidak diubah.",
)
