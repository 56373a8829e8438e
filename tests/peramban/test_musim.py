"""A whole season of ten PDs, from the DPA to the distribution: two late, one of them with dispensasi, one returned
twice, one repaired in the Desk the same day, one signed by a Plt.; and the compliance report that comes of it.

DPA of Friday 2 January 2026; Isra Mikraj on Friday 16 January: sent until Monday 26 January, verified until Wednesday
4 February (BK Pasal 11 ayat (1), (5)). What has its own test (drafting, the bench row by row) is done by the services.
"""

from contextvars import ContextVar
from datetime import UTC, date, datetime

import pytest

from perjanjian.enums import Aksi, PutusanUnsur, Status
from perjanjian.models import BeritaAcara, Penerusan, Perjanjian, SlotDesk, TandaTangan, TandaTerima
from perjanjian.services.isi import ambil_ulang, simpan_isi
from perjanjian.services.susun import susun_pk
from perjanjian.services.verifikasi import beri_persetujuan
from sakip.kalender.models import Dispensasi, HariLibur
from sakip.organisasi.enums import JenisPenugasan
from sakip.organisasi.models import Penugasan
from tests.peramban.alat import Orang, axe, lewat_lebar
from tests.peramban.dunia import pd_baru, siapkan_pd
from tests.perjanjian.pabrik import VERIFIKATOR, adegan
from tests.perjanjian.pabrik_desk import SEKRETARIS
from tests.perjanjian.test_layanan import _butir, _pagu

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
HP = {"lebar": 390, "tinggi": 844, "has_touch": True, "is_mobile": True}
BARU = ("tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
SEPULUH = ("satu", "dua", *BARU)
PLT, DUA_KALI, DI_DESK, DISPENSASI, TERLAMBAT = "tiga", "empat", "lima", "tujuh", "delapan"


class Musim:
    """The scene, the clock that moves, and a window for each person at each moment."""

    def __init__(self, peramban, monkeypatch):
        self.peramban, self.monkeypatch = peramban, monkeypatch
        self.a = adegan()
        HariLibur.objects.create(pemda=self.a.d.pemda, tanggal=date(2026, 1, 16), nama="Isra Mikraj")
        siapkan_pd(self.a)
        for kunci in BARU:
            pd_baru(self.a, kunci, f"Dinas {kunci.capitalize()} Alfa")

    def pada(self, bulan, hari, jam=9, menit=0):
        self.a.now = datetime(2026, bulan, hari, jam - 7, menit, tzinfo=UTC)
        selisih = self.a.now - datetime.now(UTC)
        self.monkeypatch.setattr("sakip.waktu._selisih", ContextVar("selisih", default=selisih))

    def orang(self, siapa, **opsi):
        return Orang(self.peramban.orang(self.a.pengguna(siapa), **opsi), sentuh=opsi.get("has_touch", False))

    def pk(self, kunci):
        return Perjanjian.objects.get(jabatan=self.a.d.jabatan[f"kepala_{kunci}"])

    def susun(self, kunci, target=""):
        perencana, j = f"perencana_{kunci}", self.a.d.jabatan[f"kepala_{kunci}"]
        oleh = {"aktor": self.a.pengguna(perencana), "now": self.a.now}
        susun_pk(pemda=self.a.d.pemda, pd=j.pd, tahun=2026, hak=self.a.hak(perencana), jabatan_id=[j.pk], **oleh)
        pk = self.pk(kunci)
        if target:
            simpan_isi(
                perjanjian_id=pk.pk, kunci_lama=pk.kunci, butir=_butir(pk, target=target), pagu=_pagu(pk), **oleh
            )

    def perbaiki(self, kunci, target=""):
        """The planner mends it (as the sources say, where no target is given), the head signs again, it is sent."""
        pk, oleh = self.pk(kunci), {"aktor": self.a.pengguna(f"perencana_{kunci}"), "now": self.a.now}
        if target:
            isi = {"butir": _butir(pk, target=target), "pagu": _pagu(pk)}
            simpan_isi(perjanjian_id=pk.pk, kunci_lama=pk.kunci, **isi, **oleh)
        else:
            ambil_ulang(perjanjian_id=pk.pk, kunci_lama=pk.kunci, **oleh)
        self.kirim(kunci)

    def kirim(self, kunci):
        self.a.tandatangani(self.pk(kunci), f"kepala_{kunci}")
        self.a.lakukan(self.pk(kunci), Aksi.KIRIM, f"perencana_{kunci}")

    def setujui(self, kunci, siapa=VERIFIKATOR[:-1]):
        for v in siapa:
            beri_persetujuan(
                perjanjian_id=self.pk(kunci).pk, putusan=PutusanUnsur.SETUJU, aktor=self.a.pengguna(v), now=self.a.now
            )

    def kembalikan(self, kunci, catatan):
        v = self.orang(VERIFIKATOR[0])
        v.page.goto(f"/perjanjian/{self.pk(kunci).pk}/keselarasan/")
        v.tekan(v.page.locator("details.kembalikan > summary")).page.fill("#catatan-kembali", catatan)
        v.tekan(v.tombol("Kembalikan PK")).berkata("dikembalikan")


@pytest.fixture
def m(peramban, monkeypatch):
    return Musim(peramban, monkeypatch)


def test_a_season_of_ten_pds_from_the_dpa_to_the_distribution_and_its_compliance_report(m, layar):
    _disusun_dan_dikirim(m)
    _dua_kali_dikembalikan(m)
    _diperbaiki_di_desk(m, layar)
    _sisanya_selaras(m)
    _terlambat(m)
    _sampai_disampaikan(m, layar)
    _kepatuhan(m, layar)


def _disusun_dan_dikirim(m):
    m.pada(1, 13)
    for kunci in SEPULUH:
        m.susun(kunci, target="12,5" if kunci in (DUA_KALI, DI_DESK) else "")
    definitif = m.a.d.penugasan[f"kepala_{PLT}"]
    Penugasan.objects.filter(pk=definitif.pk).update(selesai=date(2026, 1, 9))
    Penugasan.objects.create(
        pegawai=m.a.d.pegawai["perencana_dua"], jabatan=definitif.jabatan, jenis=JenisPenugasan.PLT,
        mulai=date(2026, 1, 10), nomor_sk="821/1", tanggal_sk=date(2026, 1, 9),
    )  # fmt: skip
    m.pada(1, 14)
    plt = m.orang("perencana_dua", **HP)
    plt.page.goto(f"/perjanjian/{m.pk(PLT).pk}/tanda-tangan/")
    plt.berkata("Plt.").sandi().tekan(plt.tombol("Tanda tangani PK")).berkata("Sidik dokumen")
    assert TandaTangan.objects.get().jabatan.startswith("Plt. Kepala Dinas Tiga")
    m.a.lakukan(m.pk(PLT), Aksi.KIRIM, f"perencana_{PLT}")
    for kunci in SEPULUH:
        if kunci not in (PLT, DISPENSASI, TERLAMBAT):
            m.kirim(kunci)
    assert Perjanjian.objects.filter(status=Status.DIKIRIM).count() == 8


def _dua_kali_dikembalikan(m):
    m.pada(1, 19)
    m.kembalikan(DUA_KALI, "Samakan target dengan RKT.")
    m.pada(1, 19, 14)
    m.perbaiki(DUA_KALI, "13")
    m.pada(1, 20)
    m.kembalikan(DUA_KALI, "Target masih berbeda dengan RKT.")
    m.pada(1, 21)  # not the same day: shown late (BK penjelasan Pasal 11 ayat (4))
    m.perbaiki(DUA_KALI)


def _diperbaiki_di_desk(m, layar):
    m.pada(1, 21, 10)
    sekretaris = m.orang(SEKRETARIS)
    sekretaris.page.goto("/perjanjian/desk/susun/")
    sekretaris.page.get_by_label("Tanggal").fill("2026-01-22")
    sekretaris.tekan(sekretaris.tombol("Susun usulan"))
    sekretaris.tekan(sekretaris.tombol("Simpan rencana dan kabari")).berkata("Desk Kamis, 22 Januari 2026")
    slot = SlotDesk.objects.get(pd=m.a.d.pd[DI_DESK])

    m.pada(1, 22, slot.mulai.hour, 5)
    sekretaris = m.orang(SEKRETARIS)
    sekretaris.page.goto(slot.get_absolute_url())
    sekretaris.tekan(sekretaris.tautan("Catat yang hadir"))
    for siapa in (f"kepala_{DI_DESK}", VERIFIKATOR[0], VERIFIKATOR[1]):
        sekretaris.page.get_by_label(m.a.d.pegawai[siapa].nama).check()
    sekretaris.tekan(sekretaris.page.locator("form.panel-isi button[type=submit]"))
    sekretaris.tekan(sekretaris.tombol("Mulai Desk"))
    m.kembalikan(DI_DESK, "Target berbeda dengan RKT; perbaiki sekarang.")
    pd = m.orang(f"perencana_{DI_DESK}", **HP)
    pd.page.goto(slot.get_absolute_url())
    pd.berkata("Dikembalikan")
    m.perbaiki(DI_DESK)
    m.setujui(DI_DESK)
    v = m.orang(VERIFIKATOR[-1])
    v.page.goto(f"/perjanjian/{m.pk(DI_DESK).pk}/keselarasan/")
    v.tekan(v.tombol("Nyatakan selaras")).berkata("berita acara")
    sekretaris.page.goto(slot.get_absolute_url())
    sekretaris.tekan(sekretaris.tombol("Akhiri Desk"))
    layar(sekretaris.page, "musim-desk")
    assert m.pk(DI_DESK).status == Status.SELARAS
    desk = BeritaAcara.objects.get().verifikasi.get()
    assert desk.perjanjian == m.pk(DI_DESK) and '"desk":{' in desk.berita_acara.isi


def _sisanya_selaras(m):
    m.pada(1, 26)
    lain = [k for k in SEPULUH if k not in (DI_DESK, DISPENSASI, TERLAMBAT)]
    for kunci in lain:
        m.setujui(kunci)
    v = m.orang(VERIFIKATOR[-1])
    v.page.goto("/perjanjian/periksa/")
    v.page.locator("[data-massal] [data-semua]").check()
    v.tekan(v.page.locator(".massal button[type=submit]"), f"{len(lain)} PK selaras")
    v.tekan(v.tombol(f"Nyatakan selaras {len(lain)} PK")).berkata(f"{len(lain)} PK dinyatakan selaras")
    assert Perjanjian.objects.filter(status=Status.SELARAS).count() == 8


def _terlambat(m):
    """The day after the last day two have not sent: it is closed for both, one asks for a dispensasi and gets it."""
    m.pada(1, 27)
    for kunci in (DISPENSASI, TERLAMBAT):
        m.a.tandatangani(m.pk(kunci), f"kepala_{kunci}")
    tutup = m.orang(f"perencana_{TERLAMBAT}")
    tutup.page.goto(f"/perjanjian/{m.pk(TERLAMBAT).pk}/")
    tutup.berkata("Pengiriman ditutup setelah Senin, 26 Januari 2026").berkata("Mintalah dispensasi")
    perencana = m.orang(f"perencana_{DISPENSASI}")
    perencana.page.goto("/tenggat/dispensasi/ajukan/?tahun=2026")
    perencana.page.locator("select[name=kode]").select_option("pk.kirim")
    perencana.page.fill("[name=sampai]", "2026-01-29")
    perencana.page.fill("[name=alasan]", "Kepala dinas dirawat di rumah sakit.")
    perencana.tekan(perencana.tombol("Kirim permintaan"))
    m.pada(1, 27, 15)
    sekda = m.orang("sekda")
    sekda.depan().tugas("Putuskan dispensasi").berkata("Dinas Tujuh Alfa")
    sekda.page.goto(Dispensasi.objects.get().get_absolute_url())
    sekda.tekan(sekda.tautan("Beri dispensasi"))
    sekda.page.fill("[name=sampai]", "2026-01-29")
    sekda.page.fill("[name=nomor]", "800/12/2026")
    sekda.page.fill("[name=tanggal]", "2026-01-27")
    sekda.tekan(sekda.tombol("Beri dispensasi")).berkata("800/12/2026")
    m.pada(1, 28)
    m.a.lakukan(m.pk(DISPENSASI), Aksi.KIRIM, f"perencana_{DISPENSASI}")
    m.pada(1, 29)
    m.setujui(DISPENSASI)
    v = m.orang(VERIFIKATOR[-1])
    v.depan().tugas("Periksa keselarasan").tekan(v.tombol("Nyatakan selaras")).berkata("berita acara")


def _sampai_disampaikan(m, layar):
    m.pada(1, 30)
    sekda = m.orang("sekda")
    sekda.page.goto("/perjanjian/?status=selaras&pd=semua")
    sekda.page.locator("[data-massal] [data-semua]").check()
    sekda.tekan(sekda.page.locator(".massal").get_by_role("button", name="Teruskan"))
    sekda.tekan(sekda.tombol("Teruskan 9 PK")).berkata("9 PK")
    lembar = Penerusan.objects.get()
    sekda.page.goto(f"/perjanjian/penerusan/{lembar.pk}/")
    sekda.berkata("Dinas Tujuh Alfa")
    layar(sekda.page, "musim-lembar")
    bupati = m.orang("bupati", **HP)
    bupati.depan().tugas("Tanda tangani 9 PK").sandi().tekan(bupati.tombol("Tanda tangani 9 PK"))
    bupati.berkata("9 PK sudah Anda tanda tangani")
    m.pada(2, 2)
    sekda = m.orang("sekda")
    sekda.page.goto("/perjanjian/?status=menunggu&pd=semua")
    sekda.page.locator("[data-massal] [data-semua]").check()
    sekda.tekan(sekda.page.locator(".massal").get_by_role("button", name="Sampaikan"))
    sekda.tekan(sekda.tombol("Sampaikan 9 PK")).berkata("9 PK disampaikan")
    inspektur = m.orang("inspektur", **HP)
    inspektur.depan().tugas("Terima 9 salinan PK").tekan(inspektur.tombol("Terima 9 salinan")).berkata("dicatat")
    assert TandaTerima.objects.count() == 9
    assert Perjanjian.objects.filter(status=Status.BERLAKU, disampaikan_pada__isnull=False).count() == 9


def _kepatuhan(m, layar):
    """By hand: sent Wednesday 14 January, 26 January is the 7th working day after it (15, 19, 20, 21, 22, 23, 26).

    Verified 26 January: 7 before 4 February (27, 28, 29, 30, 2, 3, 4); in the Desk on 22 January: 9 (23 and 26 too);
    29 January: 4. In force on Friday 30 January, passed on Monday 2 February: 2 before Wednesday 4 February. Late on
    2 February: 5 working days after 26 January (27, 28, 29, 30, 2).
    """
    page = m.orang("sekda").page
    page.goto("/laporan/kepatuhan/?pd=semua")
    layar(page, "musim-kepatuhan")
    awal = "{} hari kerja lebih awal".format
    biasa = (awal(7), awal(7), awal(2))
    harap = {k: biasa for k in SEPULUH} | {
        DI_DESK: (awal(7), awal(9), awal(2)),
        DISPENSASI: ("2 hari kerja terlambat, dengan dispensasi", awal(4), awal(2)),
        TERLAMBAT: ("belum, 5 hari kerja terlambat", "2 hari kerja lagi", "menunggu pengesahan PK"),
    }
    kolom = page.locator("table.tabel-pd thead th").all_inner_texts()
    letak = [
        next(i for i, k in enumerate(kolom) if k.startswith(kode)) for kode in ("pk.kirim", "pk.veri", "pk.sampai")
    ]
    dapat = {}
    for kunci in SEPULUH:
        baris = page.locator("table.tabel-pd tbody tr").filter(has_text=f"Dinas {kunci.capitalize()} Alfa")
        sel = baris.locator("th, td").all_inner_texts()
        dapat[kunci] = tuple(sel[i].split("Batas")[0].strip() for i in letak)
    assert dapat == harap
    assert axe(page) + lewat_lebar(page) == []
    page.goto("/laporan/kepatuhan/?pd=semua&tampil=dispensasi")
    assert "800/12/2026" in page.locator("body").inner_text()
    page.goto(f"/perjanjian/{m.pk(DUA_KALI).pk}/riwayat/")
    isi = page.locator("body").inner_text()
    assert "Terlambat" in isi and "20 Jan 2026" in isi
