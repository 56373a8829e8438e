"""The national codes: editions that a regency may use, a look-up in one of them, two of them side by side."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from renstra.enums import JenisPemda
from renstra.models import DokumenAnggaran, EdisiNomenklatur, Nomenklatur, Rencana
from renstra.rules.banding_nomenklatur import Banding, KodeDibanding, bandingkan
from renstra.rules.kode import BIDANG, kode_umum

_KODE = re.compile(r"[0-9Xx][0-9Xx.]*")
KABKOT = JenisPemda.KABUPATEN_KOTA


@dataclass(frozen=True)
class EdisiTampil:
    """An edition with its counts (whom it is for, how many codes) and how many documents use it."""

    edisi: EdisiNomenklatur
    jumlah: tuple[tuple[str, int], ...]
    dipakai: int


def daftar_edisi(pemda_id: int) -> list[EdisiTampil]:
    """Every edition a regency may use, newest first, in four queries."""
    edisi = list(EdisiNomenklatur.objects.untuk(pemda_id).order_by(F("tanggal").desc(nulls_last=True), "nama"))
    jumlah: dict[tuple[int, str], int] = {
        (e, j): n
        for e, j, n in Nomenklatur.objects.filter(edisi__in=edisi)
        .values_list("edisi_id", "jenis_pemda")
        .annotate(n=Count("id"))
        .order_by()
    }
    dipakai: dict[int, int] = {}
    for model in (Rencana, DokumenAnggaran):
        rows = model._default_manager.filter(pemda_id=pemda_id, edisi__isnull=False)
        for e, n in rows.values_list("edisi_id").annotate(n=Count("id")).order_by():
            dipakai[e] = dipakai.get(e, 0) + n
    return [
        EdisiTampil(
            e,
            tuple((j.label, jumlah[e.pk, j]) for j in JenisPemda if (e.pk, j) in jumlah),
            dipakai.get(e.pk, 0),
        )
        for e in edisi
    ]


def edisi_dipakai(edisi_id: int) -> int:
    """How many documents, of any regency, rest on an edition."""
    return sum(m._default_manager.filter(edisi_id=edisi_id).count() for m in (Rencana, DokumenAnggaran))


def cari_kode(
    edisi: EdisiNomenklatur, cari: str = "", *, jenis_pemda: str = "", tingkat: str = "", bidang: str = ""
) -> QuerySet[Nomenklatur]:
    """Codes of an edition: below a code, or with every word in name, kinerja or indikator; each with its path."""
    rows = Nomenklatur.objects.filter(edisi=edisi).select_related("induk__induk__induk")
    if jenis_pemda:
        rows = rows.filter(jenis_pemda=jenis_pemda)
    if tingkat:
        rows = rows.filter(tingkat=tingkat)
    if bidang:
        rows = rows.filter(Q(kode=bidang) | Q(kode__startswith=f"{bidang}."))
    if _KODE.fullmatch(cari.strip()):
        rows = rows.filter(kode__startswith=cari.strip().upper())
    else:
        for kata in cari.split():
            rows = rows.filter(Q(nama__icontains=kata) | Q(kinerja__icontains=kata) | Q(indikator__icontains=kata))
    return rows.order_by("jenis_pemda", "kode")


def bidang_edisi(edisi: EdisiNomenklatur) -> list[tuple[str, str]]:
    """Code and name of every bidang urusan of an edition, for choosing."""
    rows = Nomenklatur.objects.filter(edisi=edisi, tingkat=BIDANG).order_by("kode").values_list("kode", "nama")
    return sorted(dict(rows).items())


def jalur(kode: Nomenklatur) -> list[Nomenklatur]:
    """What stands above a code, from the top."""
    hasil: list[Nomenklatur] = []
    atas = kode.induk
    while atas is not None:
        hasil.insert(0, atas)
        atas = atas.induk
    return hasil


def nama_nomenklatur(kode: str, edisi_id: int | None, pemda_id: int | None = None) -> str:
    """The name of one code (see `nama_dari_nomenklatur`), else nothing."""
    return nama_dari_nomenklatur([kode], edisi_id, pemda_id).get(kode, "")


def nama_dari_nomenklatur(kode: Iterable[str], edisi_id: int | None, pemda_id: int | None) -> dict[str, str]:
    """Code -> the name that the nomenclature gives it for a kabupaten/kota, in the edition or in the newest one that
    the regency may use and that has it. What all bidang share stands under `X.XX`."""
    dicari = list(kode)
    rows = Nomenklatur.objects.filter(kode__in={*dicari, *map(kode_umum, dicari)}, jenis_pemda=KABKOT)
    rows = (
        rows.filter(edisi_id=edisi_id) if edisi_id else rows.filter(edisi__in=EdisiNomenklatur.objects.untuk(pemda_id))
    )
    nama = dict(rows.order_by(F("edisi__tanggal").asc(nulls_first=True)).values_list("kode", "nama"))
    return {k: n for k in dicari if (n := nama.get(k) or nama.get(kode_umum(k)))}


def banding_edisi(lama: EdisiNomenklatur, baru: EdisiNomenklatur) -> Banding:
    """What the newer of two editions adds, drops and renames, in two queries."""
    return bandingkan(_untuk_banding(lama), _untuk_banding(baru))


def _untuk_banding(edisi: EdisiNomenklatur) -> list[KodeDibanding]:
    rows = Nomenklatur.objects.filter(edisi=edisi).order_by("jenis_pemda", "kode")
    return [KodeDibanding(*r) for r in rows.values_list("jenis_pemda", "tingkat", "kode", "nama")]
