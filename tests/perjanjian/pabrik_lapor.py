"""A DPPA of Monday 19 January 2026 in PD `satu` of Alfa: reported until Thursday 22 January (three working days).

u = ubahan()                     # now: Wednesday 21 January, 09.40
x = u.susun()                    # a draft by the planner
u.kirim(x)                       # by the Kepala PD
"""

from dataclasses import dataclass
from datetime import date

from perjanjian.enums.lapor import AlasanPerubahan
from perjanjian.models import LaporanPerubahan
from perjanjian.services import lapor as s
from renstra.enums import VersiAnggaran
from renstra.models import DokumenAnggaran
from renstra.services.anggaran import ganti_anggaran, tetapkan_anggaran
from sakip.kalender.models import AturanTenggat
from sakip.organisasi.enums import Kebijakan
from sakip.organisasi.models import Ketentuan

from .pabrik import Adegan, adegan

PENJELASAN = "Program pencegahan ditambah; anggaran sarana dialihkan.\n\nTarget sasaran tidak berubah."


@dataclass
class Ubahan:
    a: Adegan
    dppa: DokumenAnggaran

    @property
    def d(self):
        return self.a.d

    @property
    def now(self):
        return self.a.now

    def susun(self, oleh: str = "perencana_satu", dokumen: DokumenAnggaran | None = None, **isi) -> LaporanPerubahan:
        bawaan = {"alasan": AlasanPerubahan.STRATEGI, "penjelasan": PENJELASAN, "nomor": "900/12/2026"}
        return s.susun(
            dokumen=dokumen or self.dppa, isi=s.IsiLapor(**bawaan | isi), aktor=self.a.pengguna(oleh), now=self.now
        )

    def kirim(self, x: LaporanPerubahan, oleh: str = "kepala_satu") -> LaporanPerubahan:
        return s.kirim(laporan_id=x.pk, versi=x.versi_kunci, aktor=self.a.pengguna(oleh), now=self.now)


def atur(ketentuan: Ketentuan) -> None:
    """Give a profile the duty of BK Pasal 8 ayat (3)."""
    Ketentuan.objects.filter(pk=ketentuan.pk).update(perubahan_diatur=True)
    ketentuan.refresh_from_db()
    AturanTenggat.objects.create(
        ketentuan=ketentuan, kode="pk.lapor_perubahan", nama="Perubahan dilaporkan", peristiwa="dpa", jumlah=3,
        satuan="hari", dasar="Pasal 8 ayat (3)", lewat=Kebijakan.CATAT, bersyarat=True,
    )  # fmt: skip


def versi_baru(a: Adegan, versi: VersiAnggaran = VersiAnggaran.PERUBAHAN) -> DokumenAnggaran:
    pelaku = a.pengguna("perencana_satu")
    baru = ganti_anggaran(dokumen_id=a.dpa.pk, versi=versi, pelaku=pelaku, now=a.now)
    tetapkan_anggaran(
        dokumen_id=baru.pk, versi_kunci=baru.versi_kunci, nomor="DPPA/1", tanggal=date(2026, 1, 19), pelaku=pelaku,
        now=a.now,
    )  # fmt: skip
    baru.refresh_from_db()
    return baru


def ubahan(versi: VersiAnggaran = VersiAnggaran.PERUBAHAN) -> Ubahan:
    a = adegan()
    atur(a.d.ketentuan)
    return Ubahan(a, versi_baru(a, versi))
