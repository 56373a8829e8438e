"""What the people of the browser tests find: the scene of the PK tests, and a second PD beside it."""

from datetime import date

from perjanjian.models import Pengampu, Perjanjian
from perjanjian.services.susun import susun_pk
from renstra.models import Indikator
from sakip.organisasi.enums import FungsiPD, JenisTim, JenisUnit, Jenjang
from sakip.organisasi.models import (
    AnggotaTim,
    Jabatan,
    Pegawai,
    Pengguna,
    Penugasan,
    PerangkatDaerah,
    Tim,
)
from tests.pemeran import MULAI, SELESAI
from tests.perjanjian.pabrik import TANGGAL_DPA, VERIFIKATOR, Adegan, Aksi, sejajarkan
from tests.renstra.pabrik import _tetapkan as tetapkan
from tests.renstra.pabrik import buat_dpa, buat_renstra, buat_rka, buat_rkt


def siapkan_pd(a: Adegan, kunci: str = "dua") -> None:
    """Documents in force and officials in charge for another PD of the scene."""
    pd = a.d.pd[kunci]
    renstra = buat_renstra(pd, ditetapkan=False)
    Indikator.objects.filter(simpul__rencana=renstra).exclude(simpul__jenis__in=["tujuan", "sasaran"]).delete()
    tetapkan(renstra, date(2025, 1, 2))
    buat_rkt(pd, rencana=renstra)
    rka, dpa = buat_rka(pd, ditetapkan=False), buat_dpa(pd, ditetapkan=False)
    for dokumen in (rka, dpa):
        sejajarkan(dokumen)
        tetapkan(dokumen, TANGGAL_DPA)
    kode = dpa.baris.filter(tingkat="sub_kegiatan").values_list("kode", flat=True)
    kasi = a.d.jabatan[f"kasi_{kunci}"]
    Pengampu.objects.bulk_create(Pengampu(pd=pd, tahun=2026, kode=k, jabatan=kasi) for k in kode)


def sampai_diteruskan(a: Adegan, kunci: str) -> Perjanjian:
    """The PK of a Kepala PD on the Bupati's table."""
    kepala, perencana = f"kepala_{kunci}", f"perencana_{kunci}"
    j = a.d.jabatan[kepala]
    hasil = susun_pk(
        pemda=a.d.pemda, pd=j.pd, tahun=2026, aktor=a.pengguna(perencana), hak=a.hak(perencana), now=a.now,
        jabatan_id=[j.pk],
    )  # fmt: skip
    pk = a.lakukan(a.tandatangani(hasil.dibuat[0], kepala), Aksi.KIRIM, perencana)
    return a.lakukan(a.selaraskan(pk, VERIFIKATOR), Aksi.TERUSKAN, "sekda")


def pd_baru(a: Adegan, kunci: str, nama: str) -> None:
    """One more PD of the scene: its head, its planner, its documents in force."""
    d = a.d
    pd = d.pd[kunci] = PerangkatDaerah.objects.create(
        pemda=d.pemda, kode=kunci, nama=nama, singkatan=kunci.upper(), fungsi=FungsiPD.LAIN
    )
    kepala = d.jabatan[f"kepala_{kunci}"] = Jabatan.objects.create(
        pemda=d.pemda, pd=pd, nama=f"Kepala {nama}", jenjang=Jenjang.KEPALA_PD, jenis_unit=JenisUnit.PD,
        atasan=d.jabatan["bupati"],
    )  # fmt: skip
    d.jabatan[f"kasi_{kunci}"] = Jabatan.objects.create(
        pemda=d.pemda, pd=pd, nama=f"Kepala Seksi {nama}", jenjang=Jenjang.PENGAWAS, jenis_unit=JenisUnit.SATUAN_KERJA,
        atasan=kepala,
    )  # fmt: skip
    sandi = d.pengguna["bupati"].password
    for peran in ("kepala", "perencana"):
        siapa = f"{peran}_{kunci}"
        d.pengguna[siapa] = Pengguna.objects.create(username=f"{d.pemda.kode}.{siapa}", password=sandi)
        d.pegawai[siapa] = Pegawai.objects.create(
            pemda=d.pemda, pengguna=d.pengguna[siapa], nama=f"{peran.capitalize()} {kunci.capitalize()}",
            nip=f"{10**17 + d.pengguna[siapa].pk}", golongan="IV/a", pangkat="Pembina",
        )  # fmt: skip
    d.penugasan[f"kepala_{kunci}"] = Penugasan.objects.create(
        pegawai=d.pegawai[f"kepala_{kunci}"], jabatan=kepala, mulai=MULAI
    )
    tim = Tim.objects.create(
        pemda=d.pemda, pd=pd, jenis=JenisTim.PENYUSUN_PD, nama=f"Tim Penyusun {nama}", tahun=2026, nomor_sk=kunci,
        tanggal_sk=MULAI, mulai=MULAI, selesai=SELESAI,
    )  # fmt: skip
    AnggotaTim.objects.create(tim=tim, pegawai=d.pegawai[f"perencana_{kunci}"])
    siapkan_pd(a, kunci)
