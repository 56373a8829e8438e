"""Sends the digests by e-mail, each at most once.

A digest is claimed by a conditional UPDATE once the mail server has answered, then handed over, then marked. Who is
stopped between handing over and marking leaves it `dikirim`: nobody can know whether the server took it. It becomes
`tak_pasti` and is not sent again (docs/adr/0016): what it says stands in the application.
"""

import logging
import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from .enums import KeadaanSurat
from .halaman.pengingat import judul_surat, kelompokkan, teks_surat
from .models import SuratPengingat

MACET = timedelta(minutes=15)  # longer than any mail server is waited for
PERCOBAAN = 5
_TANPA_SURAT = "django.core.mail.backends.dummy.EmailBackend"
log = logging.getLogger(__name__)


@dataclass
class HasilKirim:
    """How many digests went out, were refused, are undecided, or wait for the next run."""

    terkirim: int = 0
    gagal: int = 0
    tak_pasti: int = 0
    tertunda: int = 0


def bersurat() -> bool:
    """Whether this installation sends e-mail."""
    return bool(settings.EMAIL_BACKEND != _TANPA_SURAT)


def kirim_surat(*, now: datetime) -> HasilKirim:
    """Send what waits. Without a mail server nothing is claimed: it waits for the next run."""
    macet = SuratPengingat.objects.filter(keadaan=KeadaanSurat.DIKIRIM, diambil_pada__lt=now - MACET)
    hasil = HasilKirim(tak_pasti=macet.update(keadaan=KeadaanSurat.TAK_PASTI, selesai_pada=now))
    antre = list(SuratPengingat.objects.filter(keadaan=KeadaanSurat.ANTRE).values_list("pk", flat=True))
    if not antre:
        return hasil
    sambungan = get_connection()
    tersambung = _sambung(sambungan)
    try:
        for pk in antre:
            keadaan = _kirim_satu(pk, sambungan, now) if tersambung else KeadaanSurat.ANTRE
            _hitung(hasil, keadaan)
            if tersambung and keadaan == KeadaanSurat.TAK_PASTI:
                tersambung = False  # the connection is gone: the others wait for the next run
            elif tersambung and keadaan == KeadaanSurat.ANTRE:
                sambungan.close()  # some servers hang up when they refuse
                tersambung = _sambung(sambungan)
    finally:
        sambungan.close()
    return hasil


def _sambung(sambungan: Any) -> bool:
    try:
        sambungan.open()
    except (OSError, smtplib.SMTPException) as galat:
        log.warning("Peladen surel tidak menjawab: %s", galat)
        return False
    return True


def _kirim_satu(pk: int, sambungan: Any, now: datetime) -> KeadaanSurat | None:
    """The state it ended in; None where somebody else has taken it."""
    if not _ambil(pk, now):
        return None
    rows = SuratPengingat.objects.filter(pk=pk)
    surat = rows.select_related("pegawai__pemda").get()
    keadaan, galat = KeadaanSurat.TERKIRIM, ""
    try:
        susun_surat(surat, sambungan).send()
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, ValueError) as ditolak:
        keadaan, galat = _ditolak(ditolak, surat), str(ditolak)
    except (OSError, smtplib.SMTPException) as putus:
        keadaan, galat = KeadaanSurat.TAK_PASTI, str(putus)
    if galat:
        log.warning("Surat pengingat %s: %s", pk, galat)
    rows.update(keadaan=keadaan, galat=galat[:300], percobaan=surat.percobaan + 1, selesai_pada=now)
    return keadaan


def _ambil(pk: int, now: datetime) -> bool:
    """Claim a digest: of all who try, one may send it."""
    rows = SuratPengingat.objects.filter(pk=pk, keadaan=KeadaanSurat.ANTRE)
    return bool(rows.update(keadaan=KeadaanSurat.DIKIRIM, diambil_pada=now))


def _ditolak(galat: Exception, surat: SuratPengingat) -> KeadaanSurat:
    """The server answered that it did not take it: `not now` (4xx) is tried again, five times at most."""
    kode = [getattr(galat, "smtp_code", 0)]
    if isinstance(galat, smtplib.SMTPRecipientsRefused):
        kode = [jawaban[0] for jawaban in galat.recipients.values()]
    sementara = all(400 <= k < 500 for k in kode) and surat.percobaan + 1 < PERCOBAAN
    return KeadaanSurat.ANTRE if sementara else KeadaanSurat.GAGAL


def susun_surat(surat: SuratPengingat, sambungan: Any = None) -> EmailMessage:
    """The digest as a plain text; its Message-ID stays the same, whoever sends it."""
    pemda = surat.pegawai.pemda
    semua = surat.pengingat.select_related("pd").order_by("batas", "kode", "pd__nama", "pk")
    kelompok, kabar = kelompokkan(semua, pemda.zona), list(surat.kabar.order_by("pk"))
    ranah = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    return EmailMessage(
        subject=judul_surat(surat, kelompok, kabar),
        body=teks_surat(surat, kelompok, kabar, settings.ALAMAT_SITUS),
        to=[surat.pegawai.surel],
        headers={
            "Message-ID": f"<pengingat-{pemda.kode}-{surat.pk}@{ranah}>",
            "Auto-Submitted": "auto-generated",
        },
        connection=sambungan,
    )


def _hitung(hasil: HasilKirim, keadaan: KeadaanSurat | None) -> None:
    nama = {KeadaanSurat.ANTRE: "tertunda"}.get(keadaan, keadaan) if keadaan else ""
    if nama:
        setattr(hasil, nama, getattr(hasil, nama) + 1)
