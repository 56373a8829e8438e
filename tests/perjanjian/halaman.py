"""Opening pages of the workflow as somebody, at the moment of the scene."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from sakip.waktu import geser, sekarang


class Halaman:
    """`h = Halaman(a)`; `h.buka("kepala_satu", "perjanjian:tanda_tangan", pk)`; `h.kirim(...)` posts."""

    def __init__(self, adegan: Any) -> None:
        self.a = adegan
        self.klien: dict[str, Client] = {}

    def _klien(self, siapa: str, daerah: Any = None) -> Client:
        pengguna = (daerah or self.a.d).pengguna[siapa]
        if pengguna.username not in self.klien:
            klien = Client(raise_request_exception=True)
            klien.force_login(pengguna, backend="sakip.organisasi.masuk.Masuk")
            self.klien[pengguna.username] = klien
        return self.klien[pengguna.username]

    def buka(self, siapa: str, nama: str, *args: Any, tanya: dict | None = None, daerah: Any = None, **kw: Any):
        with geser(self.a.now - sekarang()):
            return self._klien(siapa, daerah).get(reverse(nama, args=args), tanya or {}, **kw)

    def kirim(self, siapa: str, nama: str, *args: Any, isi: dict | None = None, daerah: Any = None, **kw: Any):
        with geser(self.a.now - sekarang()):
            return self._klien(siapa, daerah).post(reverse(nama, args=args), isi or {}, **kw)

    def ikuti(self, siapa: str, alamat: str):
        with geser(self.a.now - sekarang()):
            return self._klien(siapa).get(alamat)


def teks(jawaban: Any) -> str:
    """What a person reads, without tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", jawaban.content.decode())).strip()
