"""Ticking the checklist of an unsur: what a member looked at, with name and time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from sakip.organisasi.models import Pegawai
from sakip.organisasi.rules.verifikasi import TIM_SAKIP, unsur_diminta

from ..enums import Jalur
from ..models import Verifikasi
from ..queries.daftar_periksa import daftar_satu
from ..rules.daftar_periksa import daftar_lengkap
from .dasar import AksiDenied, Terkunci, kunci, tulis_jejak
from .putaran import berjalan

Centang = Collection[tuple[str, str]]  # unsur ("" inside a PD) and item


@dataclass(frozen=True)
class Lembar:
    """What a verifier hands in with a vote: a note, what is ticked, and what was when he or she saw the list."""

    catatan: str = ""
    centang: Centang = ()
    semula: Centang = ()


@transaction.atomic
def centang_daftar(*, perjanjian_id: int, centang: Centang, semula: Centang, aktor: Any, now: datetime) -> None:
    """Keep what is ticked now on the lists of the own unsur; `semula`: what was ticked when the person saw them."""
    t = kunci(perjanjian_id, aktor, now)
    simpan_centang(t, berjalan(t), centang, semula, aktor)


def unsur_sendiri(t: Terkunci) -> list[str]:
    """The unsur this user speaks for on this PK, of those whose consent is asked for; `""` inside a PD."""
    if t.pk.jalur != Jalur.KABUPATEN:
        return [""]
    ketentuan = t.latar.ketentuan.get(t.pk.tahun)
    return [u.value for u in unsur_diminta(ketentuan.unsur_verifikasi if ketentuan else None) if u in t.hak.unsur]


def simpan_centang(t: Terkunci, putaran: Verifikasi, centang: Centang, semula: Centang, aktor: Any) -> None:
    """What another member ticked meanwhile stays; only what this person saw ticked, and took off, is taken off."""
    ketentuan = t.latar.ketentuan.get(t.pk.tahun)
    daftar = ketentuan.daftar_periksa if ketentuan else {}
    ada = {(c["unsur"], c["teks"]) for c in putaran.diperiksa}
    sendiri = unsur_sendiri(t)
    dikenal = {(u, b["teks"]) for u in sendiri for b in daftar.get(u or TIM_SAKIP, ())}
    baru = (set(centang) & dikenal) - ada
    lepas = {c for c in semula if c[0] in sendiri} & ada - set(centang)
    if not baru and not lepas:
        return
    assert t.hak.pegawai_id is not None  # roles come from teams, which only a pegawai has
    oleh = Pegawai.objects.get(pk=t.hak.pegawai_id)
    putaran.diperiksa = [c for c in putaran.diperiksa if (c["unsur"], c["teks"]) not in lepas] + [
        {"unsur": u, "teks": b, "pegawai": oleh.pk, "nama": oleh.nama, "pada": t.now.isoformat()}
        for u, b in sorted(baru)
    ]
    Verifikasi.objects.filter(pk=putaran.pk).update(diperiksa=putaran.diperiksa)
    tulis_jejak(
        t, aktor, "centang", f"Daftar periksa {t.pk}: {len(baru)} butir dicentang, {len(lepas)} dilepas",
        dicentang=sorted(b for _, b in baru), dilepas=sorted(b for _, b in lepas),
    )  # fmt: skip


def pastikan_lengkap(t: Terkunci, putaran: Verifikasi, unsur: str, catatan: str) -> None:
    """An unsur agrees with its list complete, or with a note (BK Pasal 13 ayat (1))."""
    daftar = daftar_satu(t.pk, putaran, t.latar.ketentuan.get(t.pk.tahun), [unsur], list(putaran.temuan.all()))
    if salah := daftar_lengkap(daftar[unsur], catatan):
        raise AksiDenied(salah)
