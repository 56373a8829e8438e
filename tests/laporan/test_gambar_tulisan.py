"""Pictures among the words: put in with a caption and words for who cannot see them, which can be bettered later."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from laporan.models import GambarLaporan, Paragraf
from laporan.services.dasar import LaporanDitolak
from laporan.services.gambar import uraikan
from sakip.jejak.models import Jejak
from tests.dokumen.lampiran import pdf_kosong, png

from .pabrik_tulis import lkjip

pytestmark = pytest.mark.django_db


@pytest.fixture
def lap():
    return lkjip(None)


@pytest.fixture
def kirim(lap, client):
    def kirim(alamat, isi, siapa="perencana_satu"):
        client.force_login(lap.pengguna(siapa), backend="sakip.organisasi.masuk.Masuk")
        return client.post(f"/laporan/{lap.laporan.pk}/{alamat}/", isi, follow=True)

    return kirim


def unggah(kirim, isi=None, **lain):
    berkas = SimpleUploadedFile("foto.png", isi or png())
    data = {"aksi": "gambar", "g-berkas": berkas, "g-judul": "Jalan baru", "g-alt": "Jalan beraspal."}
    return kirim("tulis/simpulan", data | lain)


def test_a_picture_stands_as_a_paragraph_with_its_caption(lap, kirim):
    halaman = unggah(kirim).content.decode()
    assert 'alt="Jalan beraspal."' in halaman and "Ubah uraian" in halaman
    assert lap.isi() == ["Jalan baru"] and Paragraf.objects.get().jenis == "gambar"


@pytest.mark.parametrize(
    ("lain", "kata"),
    [
        ({"g-alt": " "}, "Uraikan apa yang terlihat pada gambar."),
        ({"g-judul": ""}, "Beri judul gambarnya."),
        ({"isi": pdf_kosong()}, "Pilih gambar JPEG atau PNG."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_stored(kirim, lain, kata):
    jawab = unggah(kirim, **lain)
    assert jawab.status_code == 422 and kata in jawab.content.decode()
    assert not GambarLaporan.objects.exists()


def test_the_words_for_who_cannot_see_it_are_bettered_after_the_upload(lap, kirim):
    unggah(kirim)
    p = Paragraf.objects.get()
    assert kirim(f"paragraf/{p.pk}", {"alt": " "}).status_code == 422
    halaman = kirim(f"paragraf/{p.pk}", {"alt": "Jalan beraspal dengan drainase."}, "kabid_satu").content.decode()
    assert "Uraian gambar disimpan." in halaman and 'alt="Jalan beraspal dengan drainase."' in halaman
    jejak = Jejak.objects.filter(aksi="laporan.gambar").latest("id")
    assert jejak.rincian["semula"] == "Jalan beraspal."


def test_who_does_not_write_in_the_report_does_not_change_the_words_of_its_pictures(lap, kirim):
    unggah(kirim)
    p = Paragraf.objects.get()
    with pytest.raises(LaporanDitolak):
        uraikan(paragraf_id=p.pk, alt="Lain.", **lap.oleh("monev"))
    assert GambarLaporan.objects.get().alt == "Jalan beraspal."
