"""The forms of a page as a browser would send them, and what somebody careless or hostile writes into them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

BURUK = {
    "nothing": "",
    "blank": " \t\u00a0\u200b",
    "enormous text": "a" * 1_000_000,
    "enormous number": "1" + "0" * 400,
    "exponent": "1e400",
    "negative": "-1",
    "not a number": "NaN",
    "script": "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>",
    "template": "hasil-{{7*7}}-templat{% debug %}",
    "right to left": "\u202egnp.exe\u202c\u2066",
    "NUL": "a\x00b",
    "emoji": "🏛️👩‍👩‍👧‍👦" * 20,
    "SQL": "'; DROP TABLE perjanjian_perjanjian; --",
    "date": "2026-02-30",
    "far date": "99999-12-31",
    "path": "../../../../etc/passwd",
    "format": "%s%n%x{0.__class__}",
}


@dataclass
class Formulir:
    cara: str
    alamat: str
    isian: dict[str, list[str]] = field(default_factory=dict)  # as the browser would send it untouched
    tulis: list[str] = field(default_factory=list)  # what a person can write into or choose from
    tombol: list[tuple[str, str]] = field(default_factory=list)
    berkas: list[str] = field(default_factory=list)
    ident: str = ""


class _Pembaca(HTMLParser):
    def __init__(self, alamat: str) -> None:
        super().__init__()
        self.alamat, self.semua, self.kini = alamat, [], None
        self.menurut_id: dict[str, Formulir] = {}
        self.luar: list[tuple[str, dict[str, str | None]]] = []
        self.pilihan: tuple[Formulir, str, bool] | None = None
        self.teks: tuple[Formulir, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = dict(attrs)
        if tag == "form":
            self.kini = Formulir(
                (a.get("method") or "get").lower(),
                urljoin(self.alamat, a.get("action") or ""),
                ident=a.get("id") or "",
            )
            self.semua.append(self.kini)
            self.menurut_id[a.get("id") or ""] = self.kini
        elif tag in {"input", "select", "textarea", "button"}:
            milik = a.get("form")
            if milik and (self.kini is None or self.kini.ident != milik):
                self.luar.append((tag, a))
            elif self.kini is not None:
                self._isian(self.kini, tag, a)
        elif tag == "option" and self.pilihan:
            formulir, nama, ada = self.pilihan
            if not ada or "selected" in a:
                formulir.isian[nama] = [a.get("value") or ""]
                self.pilihan = (formulir, nama, True)

    def _isian(self, f: Formulir, tag: str, a: dict[str, str | None]) -> None:
        nama, jenis = a.get("name"), (a.get("type") or "text").lower()
        if tag == "button":
            if nama:
                f.tombol.append((nama, a.get("value") or ""))
            return
        if not nama or "disabled" in a or nama == "csrfmiddlewaretoken":
            return
        if tag == "select":
            self.pilihan = (f, nama, False)
        elif tag == "textarea":
            self.teks = (f, nama)
            f.isian[nama] = [""]
        elif jenis == "file":
            f.berkas.append(nama)
            return
        elif jenis in {"checkbox", "radio"}:
            if "checked" in a:
                f.isian.setdefault(nama, []).append(a.get("value") or "on")
        else:
            f.isian[nama] = [a.get("value") or ""]
        if nama not in f.tulis:
            f.tulis.append(nama)

    def handle_data(self, data: str) -> None:
        if self.teks:
            f, nama = self.teks
            f.isian[nama][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.kini = None
        elif tag == "select":
            self.pilihan = None
        elif tag == "textarea":
            self.teks = None

    def selesai(self) -> list[Formulir]:
        for tag, a in self.luar:
            if formulir := self.menurut_id.get(a.get("form") or ""):
                self._isian(formulir, tag, a)
        return self.semua


def formulir(html: str, alamat: str) -> list[Formulir]:
    pembaca = _Pembaca(alamat)
    pembaca.feed(html)
    return pembaca.selesai()
