"""Filters and tags of every page: numbers and dates as Indonesians write them, states as label, badge and ruler.

The module is a template builtin: no `{% load %}` is needed. The markup is in `templates/components/`.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from enum import Enum
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.http import QueryDict
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from . import _label

register = template.Library()

TIADA = "–"
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()  # noqa: SIM905
)
BULAN_PENDEK = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()  # noqa: SIM905


# --- Numbers -------------------------------------------------------------------------------------------------------
def _kelompok(bulat: int) -> str:
    return f"{bulat:,}".replace(",", ".")


@register.filter
def rupiah(value: Any) -> str:
    """`17020520112` -> `17.020.520.112,00`: exact, always with sen; none = –. A float is refused."""
    if value is None or value == "":
        return TIADA
    if isinstance(value, float):
        raise TypeError("Uang tidak boleh float; pakai Decimal.")
    try:
        jumlah = Decimal(value)
    except InvalidOperation:
        return str(value)
    tanda = "-" if jumlah < 0 else ""
    bulat, _, sen = f"{abs(jumlah):f}".partition(".")
    sen = sen.rstrip("0").ljust(2, "0")
    return f"{tanda}{_kelompok(int(bulat))},{sen}"


@register.filter
def angka(value: Any, desimal: int | None = None) -> str:
    """`1234.5` -> `1.234,5`; with an argument exactly so many decimals (`85.1|angka:2` -> `85,10`). None = –."""
    if value is None or value == "":
        return TIADA
    try:
        jumlah = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    if desimal is not None:
        jumlah = jumlah.quantize(Decimal(1).scaleb(-int(desimal)))
    tanda = "-" if jumlah < 0 else ""
    bulat, _, pecahan = f"{abs(jumlah):f}".partition(".")
    return f"{tanda}{_kelompok(int(bulat))}" + (f",{pecahan}" if pecahan else "")


@register.filter
def nip(value: Any) -> str:
    """`197008171996031001` -> `19700817 199603 1 001`; anything else as it is."""
    angka_saja = re.sub(r"\D", "", str(value or ""))
    if len(angka_saja) != 18:
        return str(value or TIADA)
    return f"{angka_saja[:8]} {angka_saja[8:14]} {angka_saja[14]} {angka_saja[15:]}"


# --- Dates and times -----------------------------------------------------------------------------------------------
def _setempat(value: datetime, zona: str | None = None) -> datetime:
    """The moment in the zone named, else in the zone that the request has activated."""
    if timezone.is_naive(value):
        return value
    return value.astimezone(ZoneInfo(zona)) if zona else timezone.localtime(value)


def _hari(value: date | datetime, zona: str | None = None) -> date:
    return _setempat(value, zona).date() if isinstance(value, datetime) else value


@register.filter
def tanggal(value: date | datetime | None, zona: str | None = None) -> str:
    """`Senin, 26 Januari 2026`."""
    if not value:
        return TIADA
    hari = _hari(value, zona)
    return f"{HARI[hari.weekday()]}, {hari.day} {BULAN[hari.month - 1]} {hari.year}"


@register.filter
def tanggal_panjang(value: date | datetime | None, zona: str | None = None) -> str:
    """`26 Januari 2026`."""
    return tanggal(value, zona).partition(", ")[2] or TIADA


@register.filter
def tanggal_pendek(value: date | datetime | None, zona: str | None = None) -> str:
    """`26 Jan 2026`, for tables."""
    if not value:
        return TIADA
    hari = _hari(value, zona)
    return f"{hari.day} {BULAN_PENDEK[hari.month - 1]} {hari.year}"


@register.filter
def jam(value: datetime | None, zona: str | None = None) -> str:
    """`14.45 WIB`."""
    return f"{_setempat(value, zona):%H.%M %Z}".strip() if value else TIADA


@register.filter
def jam_detik(value: datetime | None, zona: str | None = None) -> str:
    """`14.45.12 WIB`: the moment of a signature."""
    return f"{_setempat(value, zona):%H.%M.%S %Z}".strip() if value else TIADA


@register.filter
def waktu(value: datetime | None, zona: str | None = None) -> str:
    """`26 Jan 2026, 14.45 WIB`."""
    return f"{tanggal_pendek(value, zona)}, {jam(value, zona)}" if value else TIADA


@register.filter
def kapan(value: datetime | None, sekarang: datetime) -> str:
    """`Hari ini, 08.55`, `Kemarin, 15.30`, else `19 Jan 2026, 17.05`, seen from `sekarang`."""
    if not value:
        return TIADA
    setempat = _setempat(value)
    selisih_hari = (_setempat(sekarang).date() - setempat.date()).days
    hari = {0: "Hari ini", 1: "Kemarin"}.get(selisih_hari, tanggal_pendek(value))
    return f"{hari}, {setempat:%H.%M}"


@register.filter
def menit(value: timedelta) -> str:
    """How long one must wait: `15 menit`, `2 jam`."""
    banyak = max(1, -(-int(value.total_seconds()) // 60))
    return f"{banyak // 60} jam" if banyak % 60 == 0 else f"{banyak} menit"


# --- Words ---------------------------------------------------------------------------------------------------------
GELAR = {"dr", "drs", "dra", "ir", "prof", "h", "hj", "drg", "drh", "plt", "plh", "pj", "apt", "ns"}


@register.filter
def inisial(nama: Any) -> str:
    """Two letters for the round badge: `Dr. Bintang Andaikata, M.Si.` -> `BA`."""
    kata = [k for k in str(nama or "").split(",")[0].split() if k.rstrip(".").lower() not in GELAR]
    if not kata:
        return "?"
    return (kata[0][0] + (kata[1][0] if len(kata) > 1 else "")).upper()


def selisih(lama: str, baru: str) -> list[tuple[str, str]]:
    """Compare two texts word by word: `[("sama", ...), ("hapus", only in lama), ("tambah", only in baru), ...]`.

    Joined without `tambah` it gives `lama` again, without `hapus` it gives `baru`, to the letter.
    """
    dari, ke = (re.findall(r"\s+|\d+(?:,\d+)?|\w+|[^\w\s]", str(teks or "")) for teks in (lama, baru))
    hasil: list[tuple[str, str]] = []
    for op, a1, a2, b1, b2 in SequenceMatcher(None, dari, ke, autojunk=False).get_opcodes():
        if op == "equal":
            potong = a1
            if dari[a1] == "%" and [jenis for jenis, _ in hasil[-2:]] == ["hapus", "tambah"]:
                # 90% -> 100%: the sign belongs to the number
                hasil[-2:] = [(jenis, teks + "%") for jenis, teks in hasil[-2:]]
                potong += 1
            _sambung(hasil, "sama", "".join(dari[potong:a2]))
        else:
            _sambung(hasil, "hapus", "".join(dari[a1:a2]))
            _sambung(hasil, "tambah", "".join(ke[b1:b2]))
    return hasil


def _sambung(hasil: list[tuple[str, str]], jenis: str, teks: str) -> None:
    if not teks:
        return
    if hasil and hasil[-1][0] == jenis:
        hasil[-1] = (jenis, hasil[-1][1] + teks)
    else:
        hasil.append((jenis, teks))


register.simple_tag(selisih, name="selisih_kata")


@register.inclusion_tag("components/selisih.html")
def selisih_versi(lama: str, baru: str) -> dict[str, Any]:
    """Between two versions: what went is struck through, what came is underlined."""
    return {"potongan": selisih(lama, baru), "hapus": "lama", "tambah": "baru"}


@register.inclusion_tag("components/selisih.html")
def selisih_pk(sumber: str, pk: str) -> dict[str, Any]:
    """The text of the PK; words that the source does not have are underlined."""
    return {"potongan": [p for p in selisih(sumber, pk) if p[0] != "hapus"], "hapus": "", "tambah": "di-pk"}


@register.inclusion_tag("components/selisih.html")
def selisih_sumber(sumber: str, pk: str) -> dict[str, Any]:
    """The text of the source; words that the PK does not have are framed."""
    return {"potongan": [p for p in selisih(sumber, pk) if p[0] != "tambah"], "hapus": "di-sumber", "tambah": ""}


# --- Icons and files -----------------------------------------------------------------------------------------------
@register.simple_tag
def statis(path: str) -> str:
    """Like `{% static %}`, but an unknown file never breaks the page: error pages stand on it."""
    try:
        return static(path)
    except (ValueError, OSError):
        return f"{settings.STATIC_URL}{path}"


@cache
def _lembar_ikon() -> str:
    """Address of the sheet that all icons are on; a page names it some forty times."""
    return statis("vendor/bootstrap-icons/ikon.svg")


@receiver(setting_changed)
def _lupakan_lembar_ikon(**kwargs: Any) -> None:
    """Settings change only in tests."""
    _lembar_ikon.cache_clear()


def _ikon(nama: str, kelas: str = "") -> SafeString:
    return format_html(
        '<svg class="ikon{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        f" {kelas}" if kelas else "",
        _lembar_ikon(),
        nama,
    )


@register.simple_tag
def ikon(nama: str, kelas: str = "") -> SafeString:
    """A decorative Bootstrap icon: `{% ikon "send" %}`. A word always stands beside it."""
    return _ikon(nama, kelas)


# --- States --------------------------------------------------------------------------------------------------------
def _kunci(value: Any) -> str:
    if isinstance(value, Enum):
        value = value.value
    return re.sub(r"[\s\-]+", "_", str(value or "").strip().lower())


def _dari(benda: Any, nama: str, bawaan: Any = None) -> Any:
    """A key of a dict or an attribute of an object."""
    if isinstance(benda, dict):
        return benda.get(nama, bawaan)
    return getattr(benda, nama, bawaan)


def _isi_label(peta: dict[str, _label.Label], value: Any, kata: str = "", kecil: bool = False) -> dict[str, Any]:
    kunci = _kunci(value)
    bawaan = kunci.replace("_", " ").capitalize() or TIADA
    keluarga, nama_ikon, nama = peta.get(kunci, ("abu", "circle", bawaan))
    return {"keluarga": keluarga, "ikon": nama_ikon, "kata": kata or nama, "kecil": kecil}


@register.inclusion_tag("components/label.html")
def label(keluarga: str, ikon: str, kata: str, kecil: bool = False) -> dict[str, Any]:
    """Any label: `{% label "toska" "check2-all" "Selaras, tanpa temuan" %}`."""
    return {"keluarga": keluarga, "ikon": ikon, "kata": kata, "kecil": kecil}


@register.inclusion_tag("components/label.html")
def label_status(status: Any, kata: str = "", kecil: bool = False) -> dict[str, Any]:
    """Status of a PK, a document, a measurement or a report."""
    return _isi_label(_label.STATUS, status, kata, kecil)


@register.inclusion_tag("components/label.html")
def label_beda(jenis: Any, kata: str = "", kecil: bool = True) -> dict[str, Any]:
    """Kind of difference: redaksi, target, satuan, anggaran, tidak_ada."""
    return _isi_label(_label.BEDA, jenis, kata, kecil)


@register.inclusion_tag("components/label.html")
def label_putusan(putusan: Any, kata: str = "", kecil: bool = True) -> dict[str, Any]:
    """Decision on a finding: belum, diterima, perlu_diperbaiki."""
    return _isi_label(_label.PUTUSAN, putusan or "belum", kata, kecil)


@register.inclusion_tag("components/label.html")
def label_unsur(persetujuan: Any, kata: str = "", kecil: bool = True) -> dict[str, Any]:
    """Approval by an unsur: belum, setuju, minta_perbaikan, berhalangan."""
    return _isi_label(_label.UNSUR, persetujuan or "belum", kata, kecil)


@register.inclusion_tag("components/label.html")
def label_tonggak(keadaan: Any, kata: str = "", kecil: bool = False) -> dict[str, Any]:
    """State of a milestone: terbuka, hampir, hari_ini, terlambat, terpenuhi, dispensasi, menunggu."""
    return _isi_label(_label.TONGGAK, keadaan, kata, kecil)


@register.inclusion_tag("components/label.html")
def label_predikat(predikat: Any, kata: str = "", kecil: bool = False) -> dict[str, Any]:
    """Predikat of an achievement: sangat_tinggi ... sangat_rendah, tidak_dapat_dihitung."""
    return _isi_label(_label.PREDIKAT, predikat or "tidak_dapat_dihitung", kata, kecil)


def _kata_tenggat(keadaan: str, angka: int | None, satuan: str) -> str:
    banyak = "" if angka is None else abs(angka)
    return {
        "terbuka": f"{satuan} lagi",
        "hampir": f"{satuan} lagi",
        "hari_ini": "hari ini sampai 24.00",
        "terlambat": f"{satuan} terlambat",
        "terpenuhi": f"{banyak} {satuan} lebih awal" if angka else "tepat waktu",
        "dispensasi": f"dispensasi {banyak} {satuan}" if angka else "dispensasi",
    }.get(keadaan, "menunggu")


@register.inclusion_tag("components/lencana_hari.html")
def lencana_hari(tenggat: Any, kecil: bool = False) -> dict[str, Any]:
    """The days-left badge.

    In: a dict or object with `keadaan` (terbuka | hampir | hari_ini | terlambat | terpenuhi | dispensasi | menunggu),
    `angka` (int or None; below zero: met late), `satuan` ("hari kerja" or "hari") and `kata` (made from the others
    where it is empty).
    """
    if not tenggat:
        return {"ada": False}
    keadaan = _kunci(_dari(tenggat, "keadaan", "menunggu"))
    banyak = _dari(tenggat, "angka")
    lambat = keadaan == "terpenuhi" and (banyak or 0) < 0
    keluarga, nama_ikon = _label.LENCANA.get(f"{keadaan}_terlambat" if lambat else keadaan, ("", ""))
    kata = _dari(tenggat, "kata") or _kata_tenggat(keadaan, banyak, _dari(tenggat, "satuan") or "hari kerja")
    kotak = TIADA if banyak is None or keadaan == "menunggu" else str(abs(banyak))
    return {
        "ada": True,
        "kelas": f"{keadaan} {keluarga}".strip() + (" lencana-kecil" if kecil else ""),
        "ikon": nama_ikon,
        "kotak": kotak,
        "kata": kata,
    }


@register.inclusion_tag("components/mistar.html")
def mistar(hari: Iterable[Any], kecil: bool = False, keterangan: bool = True) -> dict[str, Any]:
    """The working-day ruler.

    In: a list of dicts or objects with `jenis` (kejadian | lewat | hari_ini | nanti | akhir | akhir_pekan | libur),
    `nomor` and `nama`. A last day that is past or today has that as its `jenis`, and is known by being the last.
    """
    kotak = [
        {"jenis": _kunci(_dari(h, "jenis")), "nomor": _dari(h, "nomor"), "nama": _dari(h, "nama") or ""} for h in hari
    ]
    bernomor = [k for k in kotak if k["nomor"] is not None]
    akhir = bernomor[-1] if len(bernomor) > 1 else None
    if akhir and akhir["jenis"] in {"lewat", "nanti"}:
        akhir["jenis"] += " akhir"
    return {
        "hari": kotak,
        "kecil": kecil,
        "awal": bernomor[0]["nama"] if bernomor and keterangan and not kecil else "",
        "libur": [k["nama"] for k in kotak if k["jenis"] == "libur" and k["nama"]] if keterangan and not kecil else [],
        "akhir": (akhir["nama"] or f"Hari ke-{akhir['nomor']}") if akhir and keterangan and not kecil else "",
    }


@register.inclusion_tag("components/sel_patuh.html")
def sel_patuh(keadaan: Any, kata: str = "", url: str = "") -> dict[str, Any]:
    """Heat cell: awal, awal_sekali (3 days or more), tepat, lambat, lambat_sekali, lewat, dispensasi, belum, tiada."""
    kunci = _kunci(keadaan)
    kelas, nama_ikon = _label.SEL.get(kunci, ("putus", "circle"))
    return {"kelas": kelas, "ikon": nama_ikon, "kata": kata or (TIADA if kunci == "tiada" else kunci), "url": url}


@register.inclusion_tag("components/chip_sumber.html")
def chip_sumber(sumber: Iterable[Any]) -> dict[str, Any]:
    """Source chips: a list of {nama, keadaan: sama | beda | hilang | tiada, url?}."""
    ikon_chip = {"sama": "check2", "beda": "exclamation-triangle", "hilang": "slash-circle", "tiada": "dash"}
    kata = {"sama": "sama", "beda": "berbeda", "hilang": "tidak ada", "tiada": "tidak berlaku"}
    chip = []
    for s in sumber:
        keadaan = _kunci(_dari(s, "keadaan", "sama"))
        chip.append(
            {
                "nama": _dari(s, "nama"),
                "kelas": keadaan,
                "ikon": ikon_chip.get(keadaan, "dash"),
                "kata": kata.get(keadaan, keadaan),
                "url": _dari(s, "url") or "",
            }
        )
    return {"chip": chip}


# --- Sequences -----------------------------------------------------------------------------------------------------
@register.inclusion_tag("components/langkah.html")
def langkah(daftar: Iterable[Any]) -> dict[str, Any]:
    """The stepper: a list of {nama, ket, keadaan: selesai | kini | nanti, ikon?}; numbers count by themselves."""
    baris = []
    for nomor, item in enumerate(daftar, start=1):
        keadaan = _kunci(_dari(item, "keadaan", "nanti"))
        bawaan = "check-lg" if keadaan == "selesai" else ""
        baris.append(
            {
                "nama": _dari(item, "nama"),
                "ket": _dari(item, "ket") or "",
                "keadaan": keadaan,
                "nomor": nomor,
                "ikon": _dari(item, "ikon") or bawaan,
            }
        )
    return {"daftar": baris}


@register.inclusion_tag("components/lini_masa.html")
def lini_masa(daftar: Iterable[Any]) -> dict[str, Any]:
    """The timeline, newest first: {tebal, teks, waktu, jenis: biasa | kini | kembali, url?, tautan?}."""
    kunci = ("tebal", "teks", "waktu", "url", "tautan")
    return {
        "daftar": [
            {**{k: _dari(item, k) or "" for k in kunci}, "jenis": _kunci(_dari(item, "jenis") or "biasa")}
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
        "dari": _kelompok(page.start_index()),
        "sampai": _kelompok(page.end_index()),
        "jumlah": _kelompok(paginator.count),
        "tombol": tombol if paginator.num_pages > 1 else [],
        "sebelum": alamat(page.previous_page_number()) if page.has_previous() else "",
        "sesudah": alamat(page.next_page_number()) if page.has_next() else "",
    }


# --- Boxes with a body ---------------------------------------------------------------------------------------------
def _render(nama: str, isi: dict[str, Any]) -> SafeString:
    return get_template(nama).render(isi)


@register.simple_block_tag
def panel(
    content: str,
    *,
    judul: str = "",
    anak: str = "",
    jumlah: Any = None,
    minta: bool = False,
    tautan: str = "",
    url: str = "",
    id: str = "",
    rapat: bool = False,
) -> SafeString:
    """A panel: `{% panel judul="Temuan" jumlah=6 minta=True tautan="Semua" url=u rapat=True %}...{% endpanel %}`.

    `rapat` leaves out the padding (tables, lists); `minta` colours the counter because it asks for work.
    """
    isi = {
        "isi": content,
        "judul": judul,
        "anak": anak,
        "jumlah": jumlah,
        "ada_jumlah": jumlah is not None and jumlah != "",
        "minta": minta,
        "tautan": tautan,
        "url": url,
        "id": id,
        "rapat": rapat,
    }
    return _render("components/panel.html", isi)


@register.simple_block_tag
def kabar(content: str, keluarga: str = "biru", ikon: str = "", peran: str = "") -> SafeString:
    """An alert that stays: `{% kabar "jingga" %}<strong>Dikembalikan.</strong> Perbaiki 3 temuan.{% endkabar %}`."""
    nama_ikon = ikon or _label.KABAR_IKON.get(keluarga, "info-circle")
    return _render("components/kabar.html", {"isi": content, "keluarga": keluarga, "ikon": nama_ikon, "peran": peran})


@register.simple_block_tag
def kosong(content: str, judul: str = "") -> SafeString:
    """The empty state: what is missing (judul), then why and the first step (the body)."""
    return _render("components/kosong.html", {"isi": content, "judul": judul})


@register.inclusion_tag("components/pesan.html")
def pesan_halaman(daftar: Iterable[Any] | None) -> dict[str, Any]:
    """Django's messages: what succeeded becomes a toast, everything else stays on the page."""
    semua = list(daftar or [])
    keluarga = {"error": "merah", "warning": "kuning", "info": "biru", "debug": "abu"}
    tetap = [
        {"teks": p, "keluarga": (k := keluarga.get(p.level_tag, "biru")), "ikon": _label.KABAR_IKON[k]}
        for p in semua
        if p.level_tag != "success"
    ]
    return {"tetap": tetap, "kilas": [p for p in semua if p.level_tag == "success"]}


@register.inclusion_tag("components/sebaran.html")
def sebaran(daftar: Iterable[Any], keterangan: bool = False) -> dict[str, Any]:
    """The distribution bar: a list of {nama, jumlah, warna, url?}; `warna` is a status that has a chart colour.

    The numbers must stand beside it: in the table, or printed by `keterangan=True`.
    """
    semua = [(b, int(_dari(b, "jumlah") or 0)) for b in daftar]
    jumlah = sum(banyak for _, banyak in semua) or 1
    mulai, bagian = 0, []
    for b, banyak in semua:
        letak = {"x": f"{100 * mulai / jumlah:.3f}%", "lebar": f"{100 * banyak / jumlah:.3f}%", "jumlah": banyak}
        bagian.append({k: _dari(b, k) or "" for k in ("nama", "warna", "url")} | letak)
        mulai += banyak
    return {"bagian": bagian, "keterangan": keterangan}
