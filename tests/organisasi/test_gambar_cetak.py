"""Emblems that a regency uploads: printable pictures only, and they are printed."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from perjanjian.services.naskah import baca_gambar
from sakip.organisasi.models.pemda import gambar_cetak
from tests.pemeran import pemeran


def _gambar(jenis="PNG", sisi=20):
    keluar = BytesIO()
    Image.new("RGB", (sisi, 10), "#0E4C69").save(keluar, jenis)
    return ContentFile(keluar.getvalue(), "logo")


def test_png_and_jpeg_are_taken():
    assert gambar_cetak(_gambar("PNG")) is None
    assert gambar_cetak(_gambar("JPEG")) is None


@pytest.mark.parametrize(
    ("berkas", "pesan"),
    [
        (_gambar("GIF"), "PNG atau JPEG"),
        (_gambar(sisi=4001), "4.000 piksel"),
        (ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo.png"), "bukan gambar"),
        (ContentFile(b"\x89PNG" + b"0" * (2 * 1024 * 1024), "logo.png"), "2 MB"),
    ],
)
def test_anything_else_is_refused_with_what_to_do(berkas, pesan):
    with pytest.raises(ValidationError, match=pesan):
        gambar_cetak(berkas)


@pytest.mark.django_db
def test_an_uploaded_emblem_is_read_back_and_a_missing_one_is_none(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    }
    pemda = pemeran().alfa.pemda
    assert baca_gambar(pemda.lambang_negara) is None
    pemda.lambang_negara.save("garuda.png", _gambar())
    pemda.refresh_from_db()
    assert baca_gambar(pemda.lambang_negara).startswith(b"\x89PNG")
    pemda.refresh_from_db()
    (tmp_path / pemda.lambang_negara.name).unlink()
    assert baca_gambar(pemda.lambang_negara) is None
