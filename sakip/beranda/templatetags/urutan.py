"""One after another: steps, timeline, pages of a list."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.http import QueryDict

from sakip.angka import format_bilangan

from ._alat import ambil, kunci_keadaan

register = template.Library()


@register.inclusion_tag("components/langkah.html")
def langkah(daftar: Iterable[Any]) -> dict[str, Any]:
    """The stepper: a list of {nama, ket, keadaan: selesai | kini | nanti, ikon?}; numbers count by themselves."""
    baris = []
    for nomor, item in enumerate(daftar, start=1):
        keadaan = kunci_keadaan(ambil(item, "keadaan", "nanti"))
        bawaan = "check-lg" if keadaan == "selesai" else ""
        baris.append(
            {
                "nama": ambil(item, "nama"),
                "ket": ambil(item, "ket") or "",
                "keadaan": keadaan,
                "nomor": nomor,
                "ikon": ambil(item, "ikon") or bawaan,
            }
        )
    return {"daftar": baris}


@register.inclusion_tag("components/lini_masa.html")
def lini_masa(daftar: Iterable[Any]) -> dict[str, Any]:
    """The timeline, newest first: {tebal, teks, waktu, jenis: biasa | kini | kembali, url?, tautan?}."""
    kunci = ("tebal", "teks", "waktu", "url", "tautan")
    return {
        "daftar": [
            {**{k: ambil(item, k) or "" for k in kunci}, "jenis": kunci_keadaan(ambil(item, "jenis") or "biasa")}
            for item in daftar
        ]
    }


@register.inclusion_tag("components/halaman.html", takes_context=True)
def halaman(context: template.Context, page: Any, benda: str = "Baris") -> dict[str, Any]:
    """Pagination of a Django `Page`: `Baris 1–15 dari 150`. The number travels as `halaman`, other parameters stay."""
    request = context.get("request")

    def alamat(nomor: int) -> str:
        params = request.GET.copy() if request else QueryDict(mutable=True)
        params["halaman"] = str(nomor)
        return f"?{params.urlencode()}"

    paginator = page.paginator
    tombol = [
        {"nomor": n, "url": alamat(n) if isinstance(n, int) else "", "kini": n == page.number}
        for n in paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    return {
        "benda": benda,
        "dari": format_bilangan(page.start_index()),
        "sampai": format_bilangan(page.end_index()),
        "jumlah": format_bilangan(paginator.count),
        "tombol": tombol if paginator.num_pages > 1 else [],
        "sebelum": alamat(page.previous_page_number()) if page.has_previous() else "",
        "sesudah": alamat(page.next_page_number()) if page.has_next() else "",
    }
