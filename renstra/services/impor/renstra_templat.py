"""The worksheet of programs as regencies use it, into a draft Renstra below its sasaran."""

from collections.abc import Sequence

from renstra.enums import JenisImpor, JenisSimpul
from renstra.excel import renstra_templat as excel
from renstra.models import Impor, Simpul
from renstra.rules import impor_renstra_templat as rules
from renstra.rules.catatan import Catatan
from renstra.rules.impor import RancanganImpor
from renstra.rules.impor_pohon import rapikan_kode
from renstra.services.impor import pohon
from renstra.services.impor.dasar import Pertanyaan
from renstra.services.impor.rencana import bidang, milik, pengimpor_pohon
from renstra.services.impor.temuan import dari_lembar, wajib_ada
from sakip.lembar import Hasil, Kolom
from sakip.teks import seragam

SASARAN = "sasaran"


def kolom(impor: Impor) -> Sequence[Kolom]:
    return excel.COLUMNS


def _sasaran(impor: Impor) -> list[Simpul]:
    if impor.rencana is None:
        return []
    return list(impor.rencana.simpul.filter(jenis=JenisSimpul.SASARAN).order_by("induk__urutan", "urutan", "id"))


def pertanyaan(impor: Impor) -> Sequence[Pertanyaan]:
    pilihan = tuple((str(s.pk), s.uraian[:150]) for s in _sasaran(impor))
    satu_satunya = pilihan[0][0] if len(pilihan) == 1 else ""
    return (
        Pertanyaan(
            SASARAN,
            "Sasaran bagi program yang tidak menyebut sasarannya",
            (("", "Tidak ada: setiap program menyebut sasarannya"), *pilihan),
            "Dipakai bila kolom SASARAN pada berkas kosong. Program dapat dipindahkan sesudahnya.",
            bawaan=satu_satunya,
            wajib=False,
        ),
    )


def susun(impor: Impor, hasil: Hasil) -> RancanganImpor:
    rencana, catatan = milik(impor), Catatan()
    lembar = dari_lembar(hasil, catatan, diam=("SASARAN", "LOKASI", "KETERANGAN"))
    wajib_ada(hasil, excel.WAJIB, catatan)
    sasaran = _sasaran(impor)
    dipilih = next((s.pk for s in sasaran if str(s.pk) == impor.isian.get(SASARAN)), None)
    menurut_teks = {seragam(s.uraian): s.pk for s in sasaran}
    tahun = list(rencana.tahun)
    konteks = rules.Konteks(tahun, bidang(rencana), menurut_teks, dipilih)
    if len(tahun) != len(excel.TAHUN):
        pesan = f"Rencana ini mencakup {len(tahun)} tahun; TAHUN 1 pada berkas dibaca {tahun[0]} dan seterusnya."
        catatan.ragu(f"Baris {hasil.baris_judul}", pesan)
    semua = rules.susun(hasil.rows, hasil.sel, konteks, catatan)
    rapikan_kode(semua, (), hasil.sel, catatan)
    ukuran = pohon.Pengukur(rencana, hasil.sel, catatan).ukur(semua)
    return pohon.rancangan(ukuran, catatan, jumlah_baris=len(hasil.rows), tahun=tahun, lembar=lembar)


def templat(impor: Impor) -> bytes:
    return excel.ekspor(milik(impor))


PENGIMPOR = pengimpor_pohon(
    jenis=JenisImpor.RENSTRA_TEMPLAT,
    kolom=kolom,
    susun=susun,
    templat=templat,
    maks_baris=20_000,
    catatan="Templat program Renstra: kode sampai sub kegiatan, TARGET dan DANA lima tahun. Dana disimpan pada "
    "rincian terbawah sebagai pagu indikatif; jumlah pada baris program dan kegiatan hanya diperiksa.",
    pertanyaan=pertanyaan,
)
