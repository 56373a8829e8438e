"""What every service here stands on: a refusal with its reasons, and the compare-and-swap of a document."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db import models

from renstra.enums import StatusDokumen
from renstra.rules.kelengkapan import Kekurangan
from sakip import waktu
from sakip.formulir import Bentrok
from sakip.jejak.models import Jejak
from sakip.jejak.services import catat
from sakip.kunci import ambil
from sakip.organisasi.models import PerangkatDaerah

D = TypeVar("D", bound=models.Model)


HILANG = "Bagian ini baru saja dihapus orang lain. Kembali ke dokumennya untuk melihat keadaan terbaru."


class Ditolak(Exception):
    """The act is against a rule. `pesan` is for the reader; `kekurangan` names each part that is missing."""

    def __init__(self, pesan: str, kekurangan: Sequence[Kekurangan] = ()) -> None:
        super().__init__(pesan)
        self.pesan = pesan
        self.kekurangan = list(kekurangan)


def kunci(model: type[D], pk: int, versi_kunci: int) -> D:
    """Take the document for a change: it must still be drawn up and be as it was when the page was opened.

    Raises `Bentrok` where somebody saved in between, `Ditolak` where it is set already.
    """
    manager = model._default_manager
    diambil = ambil(manager.filter(status=StatusDokumen.DISUSUN), pk, versi_kunci)
    dokumen = manager.filter(pk=pk).first()
    if dokumen is None:
        raise Ditolak(HILANG)
    if diambil:
        return dokumen
    if dokumen.status != StatusDokumen.DISUSUN:  # type: ignore[attr-defined]
        status = StatusDokumen(dokumen.status).label.lower()  # type: ignore[attr-defined]
        raise Ditolak(f"{dokumen} sudah {status}, sehingga tidak dapat diubah. Buat versi penggantinya.")
    raise _bentrok(dokumen)


def kunci_pd(pemda_id: int, pd_id: int | None) -> None:
    """Hold a PD, or every PD of the regency, for a change of what has no version of its own."""
    pd = PerangkatDaerah.objects.filter(pemda_id=pemda_id).order_by("pk").select_for_update()
    list((pd.filter(pk=pd_id) if pd_id else pd).values_list("pk"))


def _bentrok(dokumen: models.Model) -> Bentrok:
    """Say who saved in between, where the audit trail knows."""
    terakhir = Jejak.objects.filter(objek_jenis=dokumen._meta.label_lower, objek_id=dokumen.pk).order_by("-id").first()
    return Bentrok(
        oleh=terakhir.pelaku_nama if terakhir else "",
        pada=terakhir.waktu if terakhir else None,
    )


def hari_ini(dokumen: Any, now: datetime) -> Any:
    """Today's date in the zone of the document's regency."""
    return waktu.tanggal_di(now, dokumen.pemda.zona_waktu)


def jejak(dokumen: Any, aksi: str, ringkasan: str, *, pelaku: Any, now: datetime, **rincian: Any) -> None:
    """The audit line of an act on a document, last in its transaction."""
    catat(
        pelaku=pelaku,
        aksi=f"renstra.{aksi}",
        objek=dokumen,
        ringkasan=ringkasan,
        now=now,
        pemda_id=dokumen.pemda_id,
        rincian=rincian,
    )
