"""Keeps, of every milestone, each date it ever had: compared with what is counted now, written once, and told.

Nothing needs to know what moves what. Who changes a holiday, a rule, the profile or an event only asks for a
comparison once that is committed (`jadwalkan`); `manage.py ingatkan` compares too, so that what was changed behind the
application's back, or by a process that died before it compared, is found at its next run.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.db import connection, transaction
from django.urls import reverse

from sakip.organisasi.giliran import giliran
from sakip.waktu import tanggal_di

from ..models import GeseranTenggat
from ..queries.geseran import kalimat, rantai_terakhir
from ..queries.pengingat import Kunci, Tonggak, susunan, tonggak
from ..rules.geseran import TAK_DIATUR, sebab, uraian
from ..rules.pengingat import penerima
from .kabar import kabari

DISEBUT = 4  # PD named behind one move
SEKALIGUS = 20  # moves told in one kabar; the page of the milestones has all


def jadwalkan(pemda_id: int, now: datetime) -> None:
    """Compare once the running transaction is committed; several changes of one transaction are compared once."""
    terjadwal = [f for _, f, *_ in connection.run_on_commit if isinstance(f, partial) and f.func is catat_geseran]
    if not any(f.keywords["pemda_id"] == pemda_id for f in terjadwal):
        transaction.on_commit(partial(catat_geseran, pemda_id=pemda_id, now=now), robust=True)


@transaction.atomic
def catat_geseran(*, pemda_id: int, now: datetime) -> list[GeseranTenggat]:
    """Write a link for every milestone whose date is not the one last known, and tell who acts on it and the superior.

    One at a time per regency: who waits for the lock compares with what the other has written.
    """
    pemda = giliran(pemda_id)
    hari_ini = tanggal_di(now, pemda.zona_waktu)
    kini = {t.kunci: t for t in tonggak(pemda, hari_ini)}
    dulu = rantai_terakhir(pemda.pk, {hari_ini.year - 1, hari_ini.year, hari_ini.year + 1})
    baru = [*_berpindah(pemda.pk, kini, dulu, now), *_hilang(kini, dulu, now)]
    GeseranTenggat.objects.bulk_create(baru, batch_size=500)
    berubah = [g for g in baru if g.urut > 1]
    if berubah:
        _kabarkan(berubah, kini, susunan(pemda.pk, hari_ini), now)
    return berubah


def _berpindah(
    pemda_id: int, kini: dict[Kunci, Tonggak], dulu: dict[Kunci, GeseranTenggat], now: datetime
) -> Iterable[GeseranTenggat]:
    for kunci, t in kini.items():
        tenggat, lama = t.baris.kini or t.baris.tenggat, dulu.get(kunci)
        dari = lama.ke if lama else None
        if tenggat.tanggal == dari:
            continue
        isi = uraian(tenggat)
        yield GeseranTenggat(
            pemda_id=pemda_id, pd_id=t.pd_id, tahun=t.tahun, kode=tenggat.kode, nama=tenggat.nama,
            dasar=tenggat.dasar, urut=lama.urut + 1 if lama else 1, dari=dari, ke=tenggat.tanggal, hitungan=isi,
            sebab=sebab(lama.hitungan if lama else {}, dari, isi, tenggat.tanggal), pada=now,
        )  # fmt: skip


def _hilang(kini: dict[Kunci, Tonggak], dulu: dict[Kunci, GeseranTenggat], now: datetime) -> Iterable[GeseranTenggat]:
    """Milestones that the profile no longer knows, of years and PDs that are still followed."""
    diikuti = {(t.pd_id, t.tahun) for t in kini.values()}
    for kunci, lama in dulu.items():
        if kunci not in kini and lama.ke is not None and (lama.pd_id, lama.tahun) in diikuti:
            yield GeseranTenggat(
                pemda_id=lama.pemda_id, pd_id=lama.pd_id, tahun=lama.tahun, kode=lama.kode, nama=lama.nama,
                dasar=lama.dasar, urut=lama.urut + 1, dari=lama.ke, ke=None, sebab=TAK_DIATUR, pada=now,
            )  # fmt: skip


def _kabarkan(berubah: Sequence[GeseranTenggat], kini: dict[Kunci, Tonggak], orang: Any, now: datetime) -> None:
    """One kabar a person with everything that moved; nothing of what has been met: it keeps the date of its day."""
    per_orang: dict[int, list[tuple[GeseranTenggat, Tonggak]]] = defaultdict(list)
    for g in berubah:
        t = kini.get((g.pd_id, g.tahun, g.kode))
        if t is not None and t.baris.terpenuhi is None:
            for pegawai_id in penerima(t.pelaku, t.pd_id, orang):
                per_orang[pegawai_id].append((g, t))
    sama: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for pegawai_id, semua in per_orang.items():
        sama[_isi_kabar(semua)].append(pegawai_id)
    for (judul, isi, alamat), pegawai in sama.items():
        kabari(pegawai_id=pegawai, judul=judul, isi=isi, alamat=alamat, now=now)


def _isi_kabar(semua: Sequence[tuple[GeseranTenggat, Tonggak]]) -> tuple[str, str, str]:
    """Title, text and page: the same move of many PD is one line."""
    per_baris: dict[str, list[str]] = defaultdict(list)
    for g, t in semua:
        per_baris[f"{g.nama}, tahun {g.tahun}. {kalimat(g)}"].append(t.pd.singkatan or t.pd.nama if t.pd else "")
    baris = [f"{teks}{_siapa(pd)}" for teks, pd in per_baris.items()]
    if len(baris) > SEKALIGUS:
        baris = [*baris[:SEKALIGUS], f"Dan {len(baris) - SEKALIGUS} lainnya."]
    pd = {g.pd_id for g, _ in semua}
    tanya = {"tahun": max(g.tahun for g, _ in semua), "pd": pd.pop() or "semua" if len(pd) == 1 else "semua"}
    judul = f"Tenggat bergeser: {semua[0][0].nama}" if len(per_baris) == 1 else f"{len(per_baris)} tenggat bergeser"
    return judul, "\n".join(baris), f"{reverse('kalender:daftar')}?{urlencode(tanya)}"


def _siapa(pd: Sequence[str]) -> str:
    nama = [p for p in pd if p]
    if not nama:
        return ""
    lain = f", dan {len(nama) - DISEBUT} lainnya" if len(nama) > DISEBUT else ""
    return f" ({', '.join(nama[:DISEBUT])}{lain})"
