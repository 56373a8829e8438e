"""What a reader gets when something is refused, not found, or fails. Nothing secret is shown."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

COBA_LAGI = 60  # seconds
RAHASIA = ("sandi", "password", "passphrase", "csrf", "token", "kunci")
PANJANG = 4000


def _kalimat(exception: Exception | None) -> str:
    """The sentence that was raised with a refusal; technical ones of the framework are left out."""
    teks = str(exception or "")
    return teks if teks.endswith(".") and "\n" not in teks and len(teks) < 300 else ""


def tidak_terbaca(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def ditolak(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", {"alasan": _kalimat(exception)}, status=403)


def tidak_ditemukan(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def gagal(request: HttpRequest) -> HttpResponse:
    """500; or 503 with a time to come back where the database does not answer. Needs neither database nor session.

    What was typed is shown again, so that it is not lost; passwords and keys are not.
    """
    putus = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    isi = get_template("503.html" if putus else "500.html").render({"ketikan": _ketikan(request)})
    jawaban = HttpResponse(isi, status=503 if putus else 500)
    if putus:
        jawaban["Retry-After"] = str(COBA_LAGI)
    jawaban["Cache-Control"] = "no-store"
    return jawaban


def _ketikan(request: HttpRequest) -> list[tuple[str, str]]:
    """Longer texts of the form that failed."""
    if request.method != "POST":
        return []
    try:
        isian = list(request.POST.items())
    except Exception:  # the body itself may be what failed
        return []
    return [
        (nama.replace("_", " ").replace("-", " ").capitalize()[:60], str(teks)[:PANJANG])
        for nama, teks in isian
        if len(str(teks).strip()) > 12 and not any(r in nama.lower() for r in RAHASIA)
    ][:50]
