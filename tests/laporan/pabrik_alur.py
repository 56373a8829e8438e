"""A year that is over and the report of it, moved through its life.

x = lkjip()                    # alfa, Dinas Satu, 2026; the clock stands on 1 February 2027
x = lkjip(pemda=True)          # that of the regency
x.tulis("simpulan", "<p>…</p>"); x.ajukan(); x.mulai(); x.jawab_semua(); x.selesai(); x.tandatangani(); x.sampaikan()
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from laporan.isi import LaporanIsi, PkIsi
from laporan.models import Bagian, Laporan, Paragraf
from laporan.queries.naskah import naskah
from laporan.queries.pereviu import direviu_oleh
from laporan.rules.blok import tulisan
from laporan.rules.daftar_reviu import DAFTAR
from laporan.services import alur, penyampaian, reviu, tanda_tangan
from laporan.services.penyampaian import Surat
from laporan.services.reviu import IsiButir
from laporan.services.susun import susun
from laporan.simpanan import dari_json, ke_json, sidik
from sakip.dokumen.unggahan import periksa_lampiran
from sakip.kalender.models import AturanTenggat
from sakip.organisasi.enums import Kebijakan, ReviuLkjip
from tests.dokumen.lampiran import pdf_kosong
from tests.laporan.pabrik_isi import sasaran
from tests.pemeran import SANDI, Daerah, pemeran

FEBRUARI = datetime(2027, 2, 1, 2, 40, tzinfo=UTC)
TAHUN = 2026


@dataclass
class Lkjip:
    d: Daerah
    laporan: Laporan
    now: datetime = FEBRUARI

    def pengguna(self, siapa: str) -> Any:
        return self.d.pengguna[siapa]

    @property
    def penyusun(self) -> str:
        return "perencana_satu" if self.laporan.pd_id else "perencana_pemda"

    @property
    def pejabat(self) -> str:
        return "kepala_satu" if self.laporan.pd_id else "bupati"

    @property
    def pereviu(self) -> str:
        return "monev" if direviu_oleh(self.laporan) == ReviuLkjip.MONEV else "inspektur"

    def _kerja(self, layanan: Any, oleh: str, **isi: Any) -> "Lkjip":
        layanan(laporan_id=self.laporan.pk, aktor=self.pengguna(oleh), now=self.now, **isi)
        return self.segar()

    def segar(self) -> "Lkjip":
        self.laporan = Laporan.objects.select_related("pemda", "pd", "naskah").get(pk=self.laporan.pk)
        return self

    def tulis(self, kunci: str, isi: str = "<p>Sudah ditulis.</p>", oleh: str = "") -> Paragraf:
        bagian, _ = Bagian.objects.get_or_create(laporan=self.laporan, kunci=kunci, defaults={"judul": kunci})
        penulis = self.pengguna(oleh or self.penyusun)
        return Paragraf.objects.create(bagian=bagian, isi=isi, penulis=penulis, ditulis_pada=self.now)

    def ajukan(self, oleh: str = "") -> "Lkjip":
        return self._kerja(alur.ajukan, oleh or self.penyusun)

    def tarik(self, oleh: str = "") -> "Lkjip":
        return self._kerja(alur.tarik, oleh or self.penyusun)

    def minta_perbaikan(self, catatan: str = "Perjelas simpulannya.", oleh: str = "") -> "Lkjip":
        return self._kerja(alur.minta_perbaikan, oleh or self.pejabat, catatan=catatan)

    def mulai(self, oleh: str = "") -> "Lkjip":
        return self._kerja(reviu.mulai, oleh or self.pereviu)

    def jawab(self, kode: str, jawaban: str = "ya", catatan: str = "", oleh: str = "", **isi: Any) -> "Lkjip":
        butir = {kode: IsiButir(jawaban, catatan, **isi)}
        return self._kerja(reviu.isi, oleh or self.pereviu, butir=butir)

    def jawab_semua(self, oleh: str = "") -> "Lkjip":
        return self._kerja(reviu.isi, oleh or self.pereviu, butir={p.kode: IsiButir("ya") for p in DAFTAR})

    def kembalikan(self, kode: str = "I.1", catatan: str = "Lengkapi datanya.", oleh: str = "") -> "Lkjip":
        self.jawab(kode, "tidak", catatan, oleh)
        return self._kerja(reviu.kembalikan, oleh or self.pereviu)

    def tanggapi(self, tanggapan: dict[str, str], oleh: str = "") -> "Lkjip":
        return self._kerja(reviu.tanggapi, oleh or self.penyusun, tanggapan=tanggapan)

    def selesai(self, oleh: str = "") -> "Lkjip":
        return self._kerja(reviu.selesai, oleh or self.pereviu)

    def tandatangani(self, oleh: str = "", sandi: str = SANDI) -> "Lkjip":
        return self._kerja(tanda_tangan.tandatangani, oleh or self.pejabat, kata_sandi=sandi)

    def unggah(self, tanggal: date | None = None, oleh: str = "") -> "Lkjip":
        hari = tanggal or self.now.date()
        return self._kerja(tanda_tangan.unggah, oleh or self.penyusun, lampiran=pindaian(), tanggal=hari)

    def sampaikan(self, oleh: str = "", surat: Surat | None = None) -> "Lkjip":
        if self.laporan.pd_id is None:
            surat = surat or Surat("065/12/2027", self.now.date(), pindaian())
            return self._kerja(penyampaian.sampaikan, oleh or "kabag_organisasi", surat=surat)
        return self._kerja(penyampaian.sampaikan, oleh or self.penyusun)

    def terima(self, oleh: str = "kabag_organisasi") -> "Lkjip":
        return self._kerja(penyampaian.terima, oleh)

    def sampai_selesai_reviu(self) -> "Lkjip":
        return self.ajukan().mulai().jawab_semua().selesai()

    def sampai_ditandatangani(self) -> "Lkjip":
        return self.sampai_selesai_reviu().tandatangani()

    def pada(self, bulan: int, hari: int) -> "Lkjip":
        self.now = datetime(2027, bulan, hari, 2, 40, tzinfo=UTC)
        return self


def pindaian() -> Any:
    return periksa_lampiran(pdf_kosong(), "pindaian.pdf")


def lkjip(
    *,
    pemda: bool = False,
    menutup: bool = False,
    now: datetime = FEBRUARI,
    d: Daerah | None = None,
    tahun: int = TAHUN,
    **profil: Any,
) -> Lkjip:
    """Its obligatory parts are written. `profil`: fields of the profile, as `reviu_lkjip_pd="tanpa"`."""
    d = d or pemeran().alfa
    for nama, nilai in ({"lkjip_melalui": "Bagian Organisasi"} | profil).items():
        setattr(d.ketentuan, nama, nilai)
    d.ketentuan.save()
    aturan_lkjip(d.ketentuan, menutup=menutup)
    pd, oleh = (None, "perencana_pemda") if pemda else (d.pd["satu"], "perencana_satu")
    hasil = Lkjip(d, susun(pemda=d.pemda, pd=pd, tahun=tahun, aktor=d.pengguna[oleh], now=now), now)
    jadikan_diukur(hasil.laporan)
    for tempat in tulisan(naskah(hasil.laporan).bab):
        if tempat.wajib:
            hasil.tulis(tempat.kunci)
    return hasil


def jadikan_diukur(draf: Laporan) -> None:
    """As if a PK were in force and its year measured and accepted: what a report lacks without."""
    isi = dari_json(draf.bahan, LaporanIsi)
    pk = PkIsi(1, 1, date(isi.tahun, 1, 15))
    draf.bahan = ke_json(replace(isi, pk=(pk,), sasaran=(sasaran(),)))
    draf.sidik_bahan = sidik(draf.bahan)
    draf.save(update_fields=["bahan", "sidik_bahan"])


def aturan_lkjip(ketentuan: Any, *, menutup: bool = False) -> None:
    """E8, E9: two months for a PD, three for the regency."""
    AturanTenggat.objects.bulk_create(
        AturanTenggat(
            ketentuan=ketentuan, kode=kode, nama=f"LKjIP {bagi}", peristiwa="tahun", jumlah=jumlah, satuan="bulan",
            dasar="Pasal 11 ayat (2)", lewat=Kebijakan.TUTUP if menutup else Kebijakan.CATAT, berlaku_bagi=bagi,
        )
        for kode, bagi, jumlah in (("lkjip.pd", "pd", 2), ("lkjip.pemda", "pemda", 3))
        if not AturanTenggat.objects.filter(ketentuan=ketentuan, kode=kode).exists()
    )  # fmt: skip
