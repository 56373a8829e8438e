"""The one way in which a file becomes an answer, with its headers."""

from django.http import HttpResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def kirim_berkas(isi: bytes, nama: str, *, jenis: str = "application/pdf", inline: bool = False) -> HttpResponse:
    """A response that hands over a file safely: fixed type, no sniffing, nothing in it may run."""
    respons = HttpResponse(isi, content_type=jenis)
    cara = "inline" if inline else "attachment"
    aman = "".join(c if c.isalnum() or c in "-_." else "-" for c in nama.encode("ascii", "ignore").decode())
    respons["Content-Disposition"] = f'{cara}; filename="{aman}"'
    respons["X-Content-Type-Options"] = "nosniff"
    # a browser's own PDF viewer does not open in a sandbox; what is shown inline is made by this application
    kotak = "" if inline else "sandbox; "
    respons["Content-Security-Policy"] = f"{kotak}default-src 'none'; object-src 'self'; frame-ancestors 'self'"
    respons["Cache-Control"] = "private, no-store"
    return respons


def kirim_xlsx(isi: bytes, nama: str) -> HttpResponse:
    """A workbook to keep; `nama` without its ending."""
    return kirim_berkas(isi, f"{nama}.xlsx", jenis=XLSX)
