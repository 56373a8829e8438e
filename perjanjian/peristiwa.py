"""What the calendar asks of the agreements: when PKs were sent, verified, put in force, passed on."""

from datetime import date

from django.db.models import Count, F, Max, Q

from sakip.kalender import peristiwa
from sakip.waktu import tanggal_di

from .enums import PROSES, Jalur, Status
from .models import Perjanjian

KEPALA_PD = (Jalur.KABUPATEN, Jalur.SERAH)


def _kepala_pd(pemda_id: int, tahun: int) -> list[dict[str, object]]:
    """The first version of each Kepala PD's PK, with its moments."""
    return list(
        Perjanjian.objects.filter(pemda_id=pemda_id, tahun=tahun, jalur__in=KEPALA_PD, versi=1)
        .annotate(zona=F("pemda__zona_waktu"))
        .values("pd_id", "zona", "pertama_dikirim_pada", "selaras_pada", "berlaku_pada", "disampaikan_pada", "jalur")
    )


def pengesahan(pemda_id: int, tahun: int) -> dict[int | None, dict[str, date | None]]:
    """{pd_id: {"pengesahan": date}} of the PKs that the kepala daerah has signed."""
    return {b["pd_id"]: {"pengesahan": _tanggal(b, "berlaku_pada")} for b in _kepala_pd(pemda_id, tahun)}  # type: ignore[misc]


def _semua_berlaku(pemda_id: int, tahun: int) -> dict[int | None, date]:
    """PD -> the day on which the last of its PKs came in force; only where none is in the making any more.

    A PK that goes through the Tim Verifikasi has deadlines of its own and does not count here.
    """
    semua = (
        Perjanjian.objects.filter(pemda_id=pemda_id, tahun=tahun, versi=1)
        .exclude(jalur=Jalur.KABUPATEN)
        .exclude(status=Status.BATAL)
        .values("pd_id", "pemda__zona_waktu")
        .annotate(terakhir=Max("berlaku_pada"), proses=Count("pk", filter=Q(status__in=PROSES)))
    )
    return {
        b["pd_id"]: tanggal_di(b["terakhir"], b["pemda__zona_waktu"])
        for b in semua
        if b["terakhir"] and not b["proses"]
    }


def terpenuhi(pemda_id: int, tahun: int) -> dict[int | None, dict[str, date | None]]:
    """{pd_id: {kode tenggat: date}} of what was done; a milestone not met is None."""
    hasil: dict[int | None, dict[str, date | None]] = {
        pd_id: {"pk.susun": tanggal} for pd_id, tanggal in _semua_berlaku(pemda_id, tahun).items()
    }
    for b in _kepala_pd(pemda_id, tahun):
        hasil.setdefault(b["pd_id"], {}).update(_kepala(b))  # type: ignore[arg-type]
    return hasil


def _kepala(b: dict[str, object]) -> dict[str, date | None]:
    return {
        "pk.kirim": _tanggal(b, "pertama_dikirim_pada"),
        "pk.verifikasi": _tanggal(b, "selaras_pada"),
        "pk.sampaikan": _tanggal(b, "disampaikan_pada") if b["jalur"] == Jalur.KABUPATEN else None,
        "pk.serahkan": _tanggal(b, "disampaikan_pada") if b["jalur"] == Jalur.SERAH else None,
    }


def _tanggal(baris: dict[str, object], nama: str) -> date | None:
    waktu = baris[nama]
    return tanggal_di(waktu, str(baris["zona"])) if waktu else None  # type: ignore[arg-type]


def daftarkan() -> None:
    peristiwa.daftarkan("perjanjian", pengesahan)
    peristiwa.daftarkan_pemenuhan("perjanjian", terpenuhi)
