"""Signing with the own password, with a stop to guessing: five wrong ones and signing closes for a quarter of an hour.

A wrong password is written down outside the act that failed, so that undoing the act does not undo the count.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from sakip.jejak.models import Jejak
from sakip.jejak.services import catat
from sakip.organisasi.models import Pegawai, Pengguna

from ..models import Perjanjian
from .alur import SandiSalah, tandatangani
from .dasar import AksiDenied

BATAS = 5
JENDELA = timedelta(minutes=15)
AKSI_SALAH = "sandi_salah"


class TerkunciSementara(AksiDenied):
    """Too many wrong passwords."""

    def __init__(self) -> None:
        super().__init__(
            "Kata sandi salah terlalu sering. Tanda tangan ditutup selama 15 menit; belum ada PK yang ditandatangani."
        )


def menandatangani(
    *, perjanjian_id: Sequence[int], aktor: Any, kata_sandi: str, now: datetime, terlihat: Mapping[int, str]
) -> list[Perjanjian]:
    """Sign these PKs in one act, all or none. Raises `SandiSalah`, `TerkunciSementara` or `AksiDenied`."""
    periksa_sandi(aktor=aktor, kata_sandi=kata_sandi, now=now)
    return tandatangani(perjanjian_id=perjanjian_id, aktor=aktor, kata_sandi=kata_sandi, now=now, terlihat=terlihat)


def periksa_sandi(*, aktor: Any, kata_sandi: str, now: datetime) -> None:
    """The password is the signer's own. Guesses of one account are judged one after another."""
    with transaction.atomic():
        pengguna = Pengguna.objects.select_for_update().get(pk=aktor.pk)
        salah = Jejak.objects.filter(
            objek_jenis=pengguna._meta.label_lower, objek_id=pengguna.pk, aksi=AKSI_SALAH,
            waktu__gt=now - JENDELA, waktu__lte=now + JENDELA,
        )  # fmt: skip
        if salah.count() >= BATAS:
            raise TerkunciSementara
        if pengguna.check_password(kata_sandi):
            return
        pemda_id = Pegawai.objects.filter(pengguna_id=pengguna.pk).values_list("pemda_id", flat=True).first()
        catat(
            pelaku=pengguna, aksi=AKSI_SALAH, objek=pengguna, now=now, pemda_id=pemda_id,
            ringkasan="Kata sandi salah saat menandatangani",
        )  # fmt: skip
    raise SandiSalah
