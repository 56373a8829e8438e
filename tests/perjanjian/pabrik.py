"""A PD ready to agree: documents in force, officials in charge, forms and deadlines of the profile.

a = adegan()                         # alfa verifies, PD "satu"
a = adegan(daerah="beta")            # verification off
pk = a.susun("kepala_satu")          # a draft
a.lakukan(pk, Aksi.AJUKAN, "perencana_satu")
a.tandatangani(pk, "kabid_satu")
"""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from perjanjian.enums import Aksi, PutusanUnsur
from perjanjian.models import Pengampu, Perjanjian
from perjanjian.services.alur import apply_aksi, tandatangani
from perjanjian.services.susun import susun_pk
from perjanjian.services.verifikasi import beri_persetujuan, nyatakan_selaras
from renstra.models import BarisRKT, DokumenAnggaran, Indikator, Target, TolokUkur
from sakip.kalender.models import AturanTenggat
from sakip.organisasi.enums import Kebijakan
from sakip.organisasi.hak import Hak, hak_dari
from sakip.organisasi.models import Formulir, Ketentuan
from tests.pemeran import SANDI, Daerah, Pemeran, pemeran
from tests.renstra.pabrik import _tetapkan as tetapkan
from tests.renstra.pabrik import buat_dpa, buat_renstra, buat_rka, buat_rkt, buat_rpjmd

NOW = datetime(2026, 1, 21, 2, 40, tzinfo=UTC)  # 09.40 WIB
TANGGAL_DPA = date(2026, 1, 2)
DATA = Path(__file__).resolve().parents[2] / "sakip/organisasi/data/formulir"
FORMULIR = {"kepala-daerah": "kepala_daerah", "kepala-pd": "kepala_pd", "unit": "satuan_kerja"}
VERIFIKATOR = ("verifikator_inspektorat", "verifikator_bappeda", "verifikator_bpkpad", "verifikator_organisasi")


@dataclass
class Adegan:
    p: Pemeran
    d: Daerah
    dpa: DokumenAnggaran
    now: datetime = NOW

    def pengguna(self, siapa: str):
        return self.d.pengguna[siapa]

    def hak(self, siapa: str) -> Hak:
        return hak_dari(self.pengguna(siapa), self.now.date())

    def susun(self, jabatan: str, oleh: str = "perencana_satu") -> Perjanjian:
        j = self.d.jabatan[jabatan]
        hasil = susun_pk(
            pemda=self.d.pemda, pd=j.pd, tahun=2026, aktor=self.pengguna(oleh), hak=self.hak(oleh), now=self.now,
            jabatan_id=[j.pk],
        )  # fmt: skip
        assert hasil.dibuat, hasil.dilewati
        return hasil.dibuat[0]

    def susun_semua(self, oleh: str = "perencana_satu"):
        return susun_pk(
            pemda=self.d.pemda, pd=self.d.pd["satu"], tahun=2026, aktor=self.pengguna(oleh), hak=self.hak(oleh),
            now=self.now,
        )  # fmt: skip

    def lakukan(self, pk: Perjanjian, aksi: Aksi, oleh: str, catatan: str = "") -> Perjanjian:
        apply_aksi(perjanjian_id=pk.pk, aksi=aksi, aktor=self.pengguna(oleh), now=self.now, catatan=catatan)
        return self.segar(pk)

    def tandatangani(self, pk: Perjanjian, oleh: str, sandi: str = SANDI) -> Perjanjian:
        tandatangani(perjanjian_id=[pk.pk], aktor=self.pengguna(oleh), kata_sandi=sandi, now=self.now)
        return self.segar(pk)

    def selaraskan(self, pk: Perjanjian, oleh: tuple[str, ...] = VERIFIKATOR) -> Perjanjian:
        for siapa in oleh[:-1]:
            beri_persetujuan(
                perjanjian_id=pk.pk, putusan=PutusanUnsur.SETUJU, aktor=self.pengguna(siapa), now=self.now
            )
        nyatakan_selaras(perjanjian_id=pk.pk, aktor=self.pengguna(oleh[-1]), now=self.now)
        return self.segar(pk)

    def sampai_dikirim(self, jabatan: str = "kepala_satu") -> Perjanjian:
        pk = self.tandatangani(self.susun(jabatan), jabatan)
        return self.lakukan(pk, Aksi.KIRIM, "perencana_satu")

    def sampai_berlaku(self, jabatan: str = "kepala_satu") -> Perjanjian:
        pk = self.lakukan(self.selaraskan(self.sampai_dikirim(jabatan)), Aksi.TERUSKAN, "sekda")
        return self.tandatangani(pk, "bupati")

    def bawahan_berlaku(self, jabatan: str, atasan: str) -> Perjanjian:
        pk = self.lakukan(self.susun(jabatan), Aksi.AJUKAN, "perencana_satu")
        nyatakan_selaras(perjanjian_id=pk.pk, aktor=self.pengguna("sakip_satu"), now=self.now)
        return self.tandatangani(self.tandatangani(pk, jabatan), atasan)

    def maju(self, **selisih: int) -> None:
        self.now += timedelta(**selisih)

    @staticmethod
    def segar(pk: Perjanjian) -> Perjanjian:
        return Perjanjian.objects.get(pk=pk.pk)


def adegan(daerah: str = "alfa", p: Pemeran | None = None, target_tahun: dict[int, str] | None = None) -> Adegan:
    """`target_tahun`: targets of single years in the Renstra, other than those of every year."""
    p = p or pemeran()
    d: Daerah = getattr(p, daerah)
    pd = d.pd["satu"]
    lengkapi_profil(d.ketentuan)
    renstra = buat_renstra(pd, ditetapkan=False)
    Indikator.objects.filter(simpul__rencana=renstra).exclude(simpul__jenis__in=["tujuan", "sasaran"]).delete()
    for tahun, target in (target_tahun or {}).items():
        Target.objects.filter(indikator__simpul__rencana=renstra, tahun=tahun).update(tertulis=target)
    rpjmd = buat_rpjmd(d.pemda)
    renstra.simpul.filter(jenis="sasaran").update(mendukung=rpjmd.simpul.get(jenis="sasaran"))
    tetapkan(renstra, date(2025, 1, 2))
    buat_rkt(pd, rencana=renstra)
    rka, dpa = buat_rka(pd, ditetapkan=False), buat_dpa(pd, ditetapkan=False)
    for dokumen in (rka, dpa):
        sejajarkan(dokumen)
        tetapkan(dokumen, TANGGAL_DPA)
    kode = list(dpa.baris.filter(tingkat="sub_kegiatan").values_list("kode", flat=True))
    Pengampu.objects.bulk_create(Pengampu(pd=pd, tahun=2026, kode=k, jabatan=d.jabatan["kasi_satu"]) for k in kode)
    return Adegan(p, d, dpa)


def sejajarkan(dokumen: DokumenAnggaran) -> None:
    """Make a budget document say what RKT and Renstra say: the *hasil* of each program is the RKT's sasaran row."""
    rkt = BarisRKT.objects.get(rkt__pd=dokumen.pd, simpul__jenis="sasaran")
    for t in TolokUkur.objects.filter(baris__dokumen=dokumen, jenis="hasil", baris__tingkat="program"):
        t.uraian, t.target, t.satuan, t.baris_rkt = rkt.nama, rkt.target, rkt.satuan, rkt
        t.save()
        TolokUkur.objects.create(
            baris=t.baris, jenis="capaian_program", uraian=f"Capaian {t.baris.nama}", target="90%", satuan="%"
        )
    bawah = TolokUkur.objects.filter(baris__dokumen=dokumen).exclude(baris__tingkat="program")
    bawah.update(baris_rkt=None, jenis="keluaran")


def lengkapi_profil(ketentuan: Ketentuan) -> None:
    """Forms and deadlines; the cast's own profile has none."""
    semua = {f["kode"]: f for f in json.loads((DATA / "bengkayang.json").read_text())}
    Formulir.objects.bulk_create(
        Formulir(ketentuan=ketentuan, kode=k, nama=k, tata_letak=semua[asal]) for k, asal in FORMULIR.items()
    )
    lewat = Kebijakan.TUTUP if ketentuan.verifikasi_kabupaten else Kebijakan.CATAT
    AturanTenggat.objects.bulk_create(
        AturanTenggat(
            ketentuan=ketentuan, kode=k, nama=k, peristiwa=p, setelah=s, jumlah=n, satuan=u, dasar=d, lewat=w
        )
        for k, p, s, n, u, d, w in [
            ("pk.susun", "dpa", "", 1, "bulan", "PermenPANRB 53/2014", Kebijakan.CATAT),
            ("pk.kirim", "dpa", "", 15, "hari", "Pasal 11 ayat (1)", lewat),
            ("pk.verifikasi", "", "pk.kirim", 7, "hari", "Pasal 11 ayat (5)", Kebijakan.CATAT),
            ("pk.sampaikan", "pengesahan", "", 3, "hari", "Pasal 11 ayat (7)", Kebijakan.CATAT),
        ]
    )
