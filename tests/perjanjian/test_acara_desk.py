"""The berita acara of a day of Desk, and attendance in that of a PK (BK penjelasan Pasal 11 ayat (4))."""

from datetime import timedelta

import pytest

from perjanjian.models import BeritaAcara
from perjanjian.queries.acara_desk import acara_desk_tersimpan
from perjanjian.queries.berita_acara import isi_tersimpan
from perjanjian.services import AksiDenied
from perjanjian.services.acara_desk import buat_acara_desk
from perjanjian.services.tanda_tangan_acara import cetak_acara, tandatangani_acara
from tests.dokumen import baca
from tests.pemeran import SANDI

from .halaman import Halaman, teks
from .pabrik import VERIFIKATOR
from .pabrik_desk import SEKRETARIS, desk

pytestmark = pytest.mark.django_db


def berakhir():
    """PD `satu` aligned in the Desk, PD `dua` did not come."""
    d = desk(pd=("satu", "dua"))
    d.mulai()
    d.a.selaraskan(d.a.d.jabatan["kepala_satu"].perjanjian.get())
    d.lakukan("selesaikan")
    d.a.maju(hours=1)
    d.lakukan("tidak_hadir", slot=d.slot("dua"))
    return d


def buat(d, oleh=SEKRETARIS):
    return buat_acara_desk(hari_id=d.hari.pk, aktor=d.a.pengguna(oleh), now=d.a.now)


def test_the_berita_acara_of_a_pk_names_its_desk_and_who_came_bk_penjelasan_pasal_11_ayat_4():
    d = berakhir()
    isi = isi_tersimpan(BeritaAcara.objects.get(hari_desk=None))
    assert (isi.desk.ruang, isi.desk.pukul) == ("Ruang A", "09.00–10.00")
    assert any(nama.startswith("Kepala Satu") for nama in isi.desk.pd) and len(isi.desk.tim) == 2
    assert d.a.d.pegawai[VERIFIKATOR[0]].nama in isi.desk.tim[0]


def test_a_pk_verified_without_a_desk_names_none():
    d = desk(dikirim=True, pd=())
    d.a.selaraskan(d.a.d.jabatan["kepala_satu"].perjanjian.get())
    assert isi_tersimpan(BeritaAcara.objects.get()).desk is None


def test_the_day_has_one_berita_acara_with_every_appointment_and_its_result():
    d = berakhir()
    acara = buat(d)
    isi = acara_desk_tersimpan(acara)
    hasil = {j.perangkat_daerah: j.hasil for j in isi.janji}
    nomor = BeritaAcara.objects.get(hari_desk=None).nomor
    assert hasil == {
        "Dinas Satu Alfa": f"Selaras, berita acara {nomor}", "Dinas Dua Alfa": "Perangkat Daerah tidak hadir",
    }  # fmt: skip
    assert isi.selaras == 1 and acara.urut == 2
    with pytest.raises(AksiDenied, match="sudah dibuat"):
        buat(d)


def test_its_members_are_those_of_the_tim_who_came_and_they_sign_it():
    d = berakhir()
    acara = buat(d)
    assert {a.pegawai for a in acara.anggota.all()} == {d.a.d.pegawai[v] for v in VERIFIKATOR[:2]}
    zona = d.a.d.pemda.zona
    tandatangani_acara(
        acara_id=[acara.pk], aktor=d.a.pengguna(VERIFIKATOR[0]), kata_sandi=SANDI, now=d.a.now, zona=zona
    )
    with pytest.raises(AksiDenied, match="anggota tim yang tercantum"):
        tandatangani_acara(
            acara_id=[acara.pk], aktor=d.a.pengguna(VERIFIKATOR[3]), kata_sandi=SANDI, now=d.a.now, zona=zona
        )


@pytest.mark.cetak_asli
def test_the_printed_paper_names_time_room_pd_attendance_and_result():
    d = berakhir()
    acara = buat(d)
    tandatangani_acara(
        acara_id=[acara.pk], aktor=d.a.pengguna(VERIFIKATOR[0]), kata_sandi=SANDI, now=d.a.now, zona=d.a.d.pemda.zona
    )
    isi = " ".join(baca.alinea(cetak_acara(acara), 1).split())
    assert "DESK PERJANJIAN KINERJA TAHUN 2026" in isi and "09.00–10.00, Ruang A" in isi
    assert "Perangkat Daerah tidak hadir" in isi and "Dari 2 (dua) janji, 1 (satu) Perjanjian Kinerja" in isi
    assert "Ditandatangani secara elektronik" in isi


def test_it_is_not_made_while_an_appointment_is_open_nor_before_the_day_nor_by_anybody_else():
    d = desk(pd=("satu", "dua"))
    with pytest.raises(AksiDenied, match="2 janji belum diakhiri"):
        buat(d)
    with pytest.raises(AksiDenied, match="sekretaris Tim Verifikasi"):
        buat(d, "perencana_satu")
    d.a.now -= timedelta(days=3)
    with pytest.raises(AksiDenied, match="pada atau sesudah hari Desk"):
        buat(d)


def test_from_the_page_of_the_day_it_is_looked_over_first_and_made_once():
    d = berakhir()
    h = Halaman(d.a)
    assert "Berita acara" in teks(h.buka(SEKRETARIS, "perjanjian:desk_hari", d.hari.pk))
    tinjau = teks(h.buka(SEKRETARIS, "perjanjian:desk_acara", d.hari.pk))
    assert "tidak dapat diubah atau dihapus" in tinjau and "Dinas Dua Alfa" in tinjau
    jawaban = h.kirim(SEKRETARIS, "perjanjian:desk_acara", d.hari.pk)
    acara = BeritaAcara.objects.get(hari_desk=d.hari)
    assert jawaban.url == acara.get_absolute_url()
    assert h.buka(SEKRETARIS, "perjanjian:desk_acara", d.hari.pk).url == acara.get_absolute_url()
    assert "memuat seluruh janji pada Desk" in teks(h.ikuti(SEKRETARIS, acara.get_absolute_url()))


def test_the_page_says_what_is_missing_and_offers_no_button():
    d = desk(pd=("satu",))
    isi = Halaman(d.a).buka(SEKRETARIS, "perjanjian:desk_acara", d.hari.pk)
    assert "1 janji belum diakhiri" in teks(isi)
    assert "Buat berita acara</button>" not in isi.content.decode()
