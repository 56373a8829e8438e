"""Written results made by the cast.

u = unit()                                # alfa, Wednesday 21 January 2026, 09.40
h = u.susun("inspektur", periode="tw1")   # a draft for PD "satu"
u.kirim(h, "inspektur")
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pengukuran.models import HasilEvaluasi
from pengukuran.services import hasil as s
from sakip.dokumen.unggahan import periksa_lampiran
from sakip.organisasi.enums import FungsiPD, JenisTim
from sakip.organisasi.models import AnggotaTim, Tim
from tests.dokumen.lampiran import pdf_kosong
from tests.pemeran import MULAI, SELESAI, Daerah, Pemeran, pemeran

JENIS = {"inspektur": "pengukuran", "kepala_bappeda": "evaluasi"}


@dataclass
class Unit:
    p: Pemeran
    d: Daerah
    now: datetime = datetime(2026, 1, 21, 2, 40, tzinfo=UTC)

    def pengguna(self, siapa: str):
        return self.d.pengguna[siapa]

    def susun(
        self, oleh: str, *, periode: str = "tw1", pd: str = "satu", berkas: bool = False, **isi
    ) -> HasilEvaluasi:
        lampiran = periksa_lampiran(pdf_kosong(), "Hasil.pdf") if berkas else None
        return s.susun(
            pd=self.d.pd[pd], tahun=2026, periode=periode, jenis=JENIS.get(oleh, "pengukuran"), aktor=self.pengguna(oleh),
            now=self.now, isi=s.Isi(**{"ringkasan": "Sembilan dari sepuluh indikator tercapai.", "lampiran": lampiran} | isi),
        )  # fmt: skip

    def kirim(self, hasil: HasilEvaluasi, oleh: str) -> HasilEvaluasi:
        return s.kirim(hasil_id=hasil.pk, versi=hasil.versi_kunci, aktor=self.pengguna(oleh), now=self.now)

    def perencana(self, fungsi: FungsiPD = FungsiPD.INSPEKTORAT, siapa: str = "tanpa_peran") -> str:
        """Make somebody a planner of the unit."""
        tim = Tim.objects.create(
            pemda=self.d.pemda, jenis=JenisTim.PENYUSUN_PD, pd=next(x for x in self.d.pd.values() if x.fungsi == fungsi),
            nama="Perencana unit", tahun=2026, nomor_sk="9/2026", tanggal_sk=MULAI, mulai=MULAI, selesai=SELESAI,
        )  # fmt: skip
        AnggotaTim.objects.create(tim=tim, pegawai=self.d.pegawai[siapa])
        return siapa

    def maju(self, **selisih: int) -> None:
        self.now += timedelta(**selisih)


def unit() -> Unit:
    p = pemeran()
    return Unit(p, p.alfa)
