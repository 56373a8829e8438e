"""Fetching an agreement the way every page of the workflow does: in scope, with its people, roles and facts."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme

from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak

from ..enums import Aksi, Jalur
from ..models import Perjanjian
from ..queries.cakupan import terlihat
from ..queries.fakta import Latar, fakta, latar
from ..queries.peran import peran_pada, situasi
from ..rules.syarat import Fakta
from ..workflow import TABEL, Decision, decide

RELASI = ("pemda", "pd", "jabatan", "jabatan_kedua", "dpa", "naskah__pdf_draf")


@dataclass(frozen=True)
class Dibuka:
    """A PK as one person meets it today."""

    pk: Perjanjian
    hak: Hak
    latar: Latar
    peran: frozenset[Peran]
    fakta: Fakta

    def keputusan(self, aksi: Aksi) -> Decision:
        return decide(aksi, self.pk.jalur, self.pk.status, self.peran, self.fakta)


def ambil(request: HttpRequest, pk: int) -> Perjanjian:
    """A PK this user may know of, else 404."""
    hak: Hak = request.hak  # type: ignore[attr-defined]
    return get_object_or_404(terlihat(hak).select_related(*RELASI), pk=pk)


def buka(request: HttpRequest, pk: int, *, lengkap: bool = False) -> Dibuka:
    """The PK with everything that decides what this user may do; `lengkap` compares content and sources anew."""
    perjanjian, hak = ambil(request, pk), request.hak  # type: ignore[attr-defined]
    sekitar = situasi([perjanjian], hak.tanggal)
    lebih = latar([perjanjian], sekitar)
    peran = peran_pada(hak, perjanjian, sekitar)
    return Dibuka(perjanjian, hak, lebih, peran, fakta(perjanjian, lebih, lengkap=lengkap))


def pastikan_wewenang(dibuka: Dibuka, *aksi: Aksi) -> None:
    """403 where this person's roles never do such an act on this PK; its state is the service's to judge."""
    for baris in TABEL[Jalur(dibuka.pk.jalur)]:
        if baris.aksi in aksi and baris.roles & dibuka.peran:
            return
    raise PermissionDenied("Tindakan ini bukan wewenang Anda pada PK ini.")


def alamat_aman(request: HttpRequest, tulisan: str) -> str:
    """An address within this site, or nothing."""
    return tulisan if url_has_allowed_host_and_scheme(tulisan, {request.get_host()}, request.is_secure()) else ""


def tujuan(request: HttpRequest, perjanjian: Perjanjian) -> Any:
    """Where to go after an act: the PK, or the front page where one may not see it any more."""
    hak: Hak = request.hak  # type: ignore[attr-defined]
    if kembali := alamat_aman(request, request.POST.get("kembali", "")):
        return kembali
    return perjanjian if terlihat(hak).filter(pk=perjanjian.pk).exists() else "beranda"
