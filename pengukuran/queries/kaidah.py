"""The rules of capaian as the regency's profile of the year gives them."""

from datetime import date

from sakip.organisasi.models import Ketentuan
from sakip.organisasi.queries import ketentuan_pada

from ..rules.predikat import baca_jenjang
from ..rules.ukuran import Kaidah


def kaidah_pada(pemda_id: int, tahun: int) -> Kaidah:
    """By the profile in force at the beginning of the year (ketentuan of the regency; SM Lampiran C)."""
    return kaidah_dari(ketentuan_pada(pemda_id, date(tahun, 1, 1)))


def kaidah_dari(k: Ketentuan | None) -> Kaidah:
    if k is None:
        return Kaidah()
    return Kaidah(
        batas=k.batas_capaian,
        pembulatan=k.pembulatan,
        predikat=baca_jenjang(k.skala_predikat) if k.predikat else (),
        antara=k.predikat_antara,
        ambang=k.ambang_penjelasan,
        atas=k.wajar_atas,
        bawah=k.wajar_bawah,
        efisiensi=k.efisiensi,
        rata=k.rata_capaian,
    )
