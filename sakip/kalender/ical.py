"""Writes an iCalendar (RFC 5545) of all-day events; text in, text out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_PANJANG = 75  # octets of a line, without its end (RFC 5545, 3.1)
_LOLOS = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True)
class Acara:
    """One all-day event; `uid` stays the same when its date moves."""

    uid: str
    tanggal: date
    judul: str
    uraian: str = ""
    url: str = ""


def kalender(nama: str, acara: Iterable[Acara], *, now: datetime, zona: str) -> str:
    """The whole calendar, each line ended by CR LF."""
    baris = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//SAKIP//Tenggat//ID",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{lolos(nama)}",
        f"X-WR-TIMEZONE:{zona}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
    ]
    for satu in acara:
        baris += _acara(satu, now)
    return "".join(f"{lipat(b)}\r\n" for b in [*baris, "END:VCALENDAR"])


def _acara(a: Acara, now: datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{lolos(a.uid)}",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{a.tanggal:%Y%m%d}",
        f"DTEND;VALUE=DATE:{a.tanggal + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{lolos(a.judul)}",
        *([f"DESCRIPTION:{lolos(a.uraian)}"] if a.uraian else []),
        *([f"URL:{a.url}"] if a.url else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def lolos(teks: str) -> str:
    """TEXT: backslash, semicolon, comma, and line ends escaped; other control characters left out (3.3.11)."""
    return "".join(c for c in teks.translate(_LOLOS) if c == "\t" or (ord(c) >= 32 and ord(c) != 127))


def lipat(baris: str) -> str:
    """Folded so that no line is longer than 75 octets, never within a character."""
    hasil, kini, panjang = [], "", 0
    for huruf in baris:
        ukuran = len(huruf.encode())
        if panjang + ukuran > _PANJANG:
            hasil.append(kini)
            kini, panjang = " ", 1
        kini += huruf
        panjang += ukuran
    return "\r\n".join([*hasil, kini])
