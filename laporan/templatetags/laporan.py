"""Blocks of a report on a page: each kind has its own small template."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from sakip.angka import format_bilangan

from .. import gambar
from ..enums import KeadaanBagian
from ..kaya import teks_polos, urai
from ..kaya.simpul import Simpul
from ..queries.naskah import Naskah
from ..queries.penulisan import Penulisan
from ..queries.riwayat import Beda
from ..rules import satuan as rules
from ..rules.blok import Bagan, Blok, Grafik, Kolom, Tulisan, kunci_gambar

register = template.Library()


KEADAAN = {
    KeadaanBagian.BELUM: ("abu", "circle"),
    KeadaanBagian.DITULIS: ("biru", "pencil"),
    KeadaanBagian.SELESAI: ("hijau", "check-circle"),
}


@register.simple_tag(takes_context=True)
def blok_laporan(context: Context, blok: Blok, naskah: Naskah, tulis: Penulisan | None = None) -> SafeString:
    """One block of `laporan`; of a place for words those that stand there, and (with `tulis`) where to write them."""
    isi: dict[str, Any] = {"b": blok, "nomor": naskah.nomor.get(getattr(blok, "kunci", ""), "")}
    if isinstance(blok, Bagan | Grafik):
        isi["gambar"] = [_alamat(context, blok.kunci, n) for n in range(gambar.jumlah(blok))]
    if isinstance(blok, Tulisan):
        semua = naskah.isi.tulisan.get(blok.kunci, ())
        isi["paragraf"] = [(naskah.nomor.get(kunci_gambar(blok.kunci, n), ""), p) for n, p in enumerate(semua)]
        isi["foto"] = {p.gambar.id: _alamat_foto(context, p.gambar.id) for p in semua if p.gambar}
        isi["tulis"] = tulis
    return render_to_string(f"laporan/blok/{type(blok).__name__.lower()}.html", isi)


def _alamat(context: Context, kunci: str, nomor: int) -> str:
    """Where a picture is drawn: of the report, on the public page (`terbitan`) of what was published."""
    if p := context.get("terbitan"):
        return (
            f"{reverse('publik:gambar', args=[p.pemda.kode, p.tahun, p.pd_id or 0, kunci, nomor])}?s={p.sha256[:12]}"
        )
    laporan = context["laporan"]
    return f"{reverse('laporan:gambar', args=[laporan.pk, kunci, nomor])}?s={laporan.sidik_bahan[:12]}"


def _alamat_foto(context: Context, gambar_id: int) -> str:
    """Where a picture of people is: of the report, on the public page of what was published."""
    if p := context.get("terbitan"):
        return reverse("publik:foto", args=[p.pemda.kode, p.tahun, p.pd_id or 0, gambar_id])
    return reverse("laporan:gambar_tulisan", args=[context["laporan"].pk, gambar_id])


@register.filter
def baris_grafik(g: Grafik) -> list[tuple[str, list[str]]]:
    """The figures of a chart as rows: its label, and each series as printed."""
    return [
        (label, [s.teks[n] if s.teks else "" if s.nilai[n] is None else format_bilangan(s.nilai[n]) for s in g.seri])
        for n, label in enumerate(g.label)
    ]


@register.inclusion_tag("components/label.html")
def label_bagian(keadaan: KeadaanBagian) -> dict[str, Any]:
    """How far a part is."""
    keluarga, gambar = KEADAAN[keadaan]
    return {"keluarga": keluarga, "ikon": gambar, "kata": keadaan.label, "kecil": True}


@register.filter
def nilai(peta: Mapping[int, Any], kunci: int) -> Any:
    """What a table says of one row; nothing where it says none."""
    return peta.get(kunci, "")


@register.filter
def ringkas_kaya(html: str) -> str:
    """The first words of a text."""
    return Truncator(teks_polos(html)).chars(200)


@register.filter
def bersatuan(nilai: str, satuan: str) -> str:
    """A figure with its unit, as the report prints it."""
    return rules.bersatuan(nilai, satuan)


@register.filter
def kolom_angka(kolom: tuple[Kolom, ...], ke: int) -> bool:
    """Whether the column with this number holds figures."""
    return kolom[ke].rata == "angka"


@register.filter
def berubah(beda: Beda, bab: str) -> frozenset[int]:
    """Numbers of the blocks of a chapter that changed since the revision before."""
    return beda.di_bab(bab)


@register.filter
def di(nomor: frozenset[int], ke: int) -> bool:
    return ke in nomor


@register.filter
def kolom_ke(kolom: tuple[Kolom, ...], ke: int) -> Kolom:
    """The column with this number."""
    return kolom[ke]


@register.filter
def kaya(html: str) -> SafeString:
    """People's words: known marks as marks, everything else escaped."""
    return _simpul(urai(html))


def _simpul(isi: tuple[Simpul | str, ...]) -> SafeString:
    return format_html_join("", "{}", ((x if isinstance(x, str) else _satu(x),) for x in isi))


def _satu(s: Simpul) -> SafeString:
    if s.tag == "br":
        return format_html("<br>")
    atribut = format_html_join("", ' {}="{}"', s.atribut.items())
    return format_html("<{0}{1}>{2}</{0}>", s.tag, atribut, _simpul(s.isi))
