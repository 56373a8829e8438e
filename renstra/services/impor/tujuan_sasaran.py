"""The worksheet of tujuan and sasaran as regencies use it, into a draft plan."""

from collections.abc import Sequence

from renstra.enums import JenisImpor
from renstra.excel import tujuan_sasaran as excel
from renstra.models import Impor
from renstra.rules import impor_tujuan_sasaran as rules
from renstra.rules.catatan import Catatan
from renstra.rules.impor import RancanganImpor
from renstra.services.impor import pohon
from renstra.services.impor.rencana import milik, pengimpor_pohon
from renstra.services.impor.temuan import dari_lembar, wajib_ada
from sakip.lembar import Hasil, Kolom


def kolom(impor: Impor) -> Sequence[Kolom]:
    return excel.COLUMNS


def susun(impor: Impor, hasil: Hasil) -> RancanganImpor:
    rencana, catatan = milik(impor), Catatan()
    lembar = dari_lembar(hasil, catatan, diam=("KETERANGAN",))
    wajib_ada(hasil, excel.WAJIB, catatan)
    semua = rules.susun(hasil.rows, hasil.sel, rencana.jenis, catatan)
    ukuran = pohon.Pengukur(rencana, hasil.sel, catatan).ukur(semua)
    return pohon.rancangan(ukuran, catatan, jumlah_baris=len(hasil.rows), tahun=list(rencana.tahun), lembar=lembar)


def templat(impor: Impor) -> bytes:
    return excel.ekspor(milik(impor))


PENGIMPOR = pengimpor_pohon(
    jenis=JenisImpor.TUJUAN_SASARAN,
    kolom=kolom,
    susun=susun,
    templat=templat,
    maks_baris=5_000,
    catatan="Templat tujuan dan sasaran: KELOMPOK, TUJUAN/SASARAN, INDIKATOR SASARAN (beberapa indikator dipisahkan "
    "titik koma). Yang sudah ada dikenali dari teksnya dan tidak digandakan.",
)
