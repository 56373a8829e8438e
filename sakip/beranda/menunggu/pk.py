"""Acts on PKs: one line for each kind, with its deadline and its PKs."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, CharField, Value, When
from django.urls import reverse

from perjanjian.enums import Aksi, Jalur, Status
from perjanjian.queries.menunggu import menunggu, menunggu_per_aksi
from perjanjian.queries.tenggat import KIRIM, SUSUN, VERIFIKASI, Kalender, hari_dasar
from sakip.kalender.rules.tenggat import Tenggat
from sakip.organisasi.enums import Jenjang
from sakip.organisasi.hak import Hak
from sakip.waktu import tanggal_di

from .jenis import JENIS, Tugas, ringkas

URUT = (
    Aksi.SAHKAN, Aksi.TANDATANGANI, Aksi.NYATAKAN_SELARAS, Aksi.TERUSKAN, Aksi.SAMPAIKAN, Aksi.KIRIM, Aksi.AJUKAN,
    Aksi.UBAH, Aksi.SERAHKAN,
)  # fmt: skip
TANDA_TANGAN = (Aksi.SAHKAN, Aksi.TANDATANGANI)
KOLOM = (
    "pk", "jalur", "status", "jenjang", "versi", "jabatan__nama", "pd__nama", "catatan_kembali", "dpa__tanggal",
    "dpa__versi", "berlaku_pada", "dikembalikan_pada", "aksi",
)  # fmt: skip
CONTOH = 100  # PKs listed under one line on the page of everything that waits


def tugas_pk(hak: Hak, tahun: int, kalender: Kalender) -> list[Tugas]:
    """One line for each kind of act that PKs wait for; one query."""
    kelompok: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for baris in _menunggu(hak, tahun):
        kelompok[_jenis(baris)].append(baris)
    return [_tugas(jenis, baris, kalender) for jenis, baris in kelompok.items()]


def _menunggu(hak: Hak, tahun: int) -> Iterable[Mapping[str, Any]]:
    per_aksi = menunggu_per_aksi(hak)
    if not per_aksi:
        return []
    aksi = Case(
        *(When(per_aksi[a], then=Value(a.value)) for a in URUT if a in per_aksi),
        default=Value(""),
        output_field=CharField(),
    )
    urut = ("pd__nama", "jabatan__urutan", "pk")
    return list(menunggu(hak, tahun).annotate(aksi=aksi).order_by(*urut).values(*KOLOM))


def _jenis(baris: Mapping[str, Any]) -> str:
    aksi = baris["aksi"]
    if aksi in TANDA_TANGAN:
        return "tanda_tangan"
    if baris["status"] == Status.DIKEMBALIKAN:
        return "perbaiki"
    return {
        Aksi.KIRIM: "kirim", Aksi.NYATAKAN_SELARAS: "periksa", Aksi.TERUSKAN: "teruskan",
        Aksi.SAMPAIKAN: "sampaikan", Aksi.SERAHKAN: "serahkan",
    }.get(aksi, "lengkapi")  # fmt: skip


def _tugas(jenis: str, baris: Sequence[Mapping[str, Any]], kalender: Kalender) -> Tugas:
    j, n = JENIS[jenis], len(baris)
    tenggat = [t for b in baris if (t := _tenggat(b, j.kode, kalender)) is not None]
    batas = kalender.nilai(min(tenggat, key=lambda t: t.tanggal or date.max, default=None))
    return Tugas(
        jenis,
        j.ikon,
        j.keluarga,
        j.satu.format(nama=baris[0]["jabatan__nama"]) if n == 1 else j.banyak.format(n=n),
        _alamat(jenis, baris),
        KETERANGAN[jenis](baris),
        j.tombol,
        batas.lencana if batas else None,
        batas.tenggat.tanggal if batas else None,
        tuple(baris[:CONTOH]),
        n,
        dihitung=True,
    )


def _tenggat(baris: Mapping[str, Any], kode: str, kalender: Kalender) -> Tenggat | None:
    """The milestone it is counted against; a PK below the Kepala PD has only the one for drawing it up."""
    if not kode or baris["status"] == Status.DITERUSKAN:
        return None
    if kode in (KIRIM, VERIFIKASI) and baris["jalur"] != Jalur.KABUPATEN:
        kode = SUSUN
    berlaku = tanggal_di(baris["berlaku_pada"], kalender.zona) if baris["berlaku_pada"] else None
    dpa = hari_dasar(baris["versi"], baris["dpa__tanggal"], baris["dpa__versi"])
    return kalender.tenggat(dpa, berlaku).get(kode)


def _alamat(jenis: str, baris: Sequence[Mapping[str, Any]]) -> str:
    pk = baris[0]["pk"]
    if jenis == "tanda_tangan":
        return reverse("perjanjian:tanda_tangan", args=[pk]) if len(baris) == 1 else reverse("perjanjian:antrean")
    if jenis == "periksa":
        return reverse("perjanjian:keselarasan", args=[pk]) if len(baris) == 1 else reverse("perjanjian:periksa")
    if len(baris) == 1:
        nama = "perjanjian:ubah" if jenis in ("lengkapi", "perbaiki") else "perjanjian:rinci"
        return reverse(nama, args=[pk])
    status = {b["status"] for b in baris}
    tanya = {"status": status.pop() if len(status) == 1 else "menunggu", "pd": "semua"}
    if jenis in ("lengkapi", "perbaiki", "kirim"):
        del tanya["pd"]
    return f"{reverse('perjanjian:daftar')}?{urlencode(tanya)}"


def _per_jenjang(baris: Sequence[Mapping[str, Any]]) -> str:
    jumlah = Counter(Jenjang(b["jenjang"]) for b in baris)
    urut = sorted(jumlah, key=list(Jenjang).index, reverse=True)
    return ", ".join(f"{jumlah[j]} {j.label}" for j in urut) + "."


def _nama(baris: Sequence[Mapping[str, Any]]) -> str:
    return f"{ringkas(_sebut(b) for b in baris)}."


def _sebut(baris: Mapping[str, Any]) -> str:
    """The PD for the PK of its head, else the office."""
    kepala = baris["jalur"] in (Jalur.KABUPATEN, Jalur.SERAH)
    return str(baris["pd__nama"] if kepala and baris["pd__nama"] else baris["jabatan__nama"])


def _perbaiki(baris: Sequence[Mapping[str, Any]]) -> str:
    if len(baris) == 1 and baris[0]["catatan_kembali"]:
        catatan = baris[0]["catatan_kembali"]
        return f"Dikembalikan: “{catatan[:140]}{'…' if len(catatan) > 140 else ''}”"
    return _per_jenjang(baris)


def _tanda_tangan(baris: Sequence[Mapping[str, Any]]) -> str:
    if all(b["status"] == Status.DITERUSKAN for b in baris):
        return f"Dinyatakan selaras dan diteruskan Sekretaris Daerah: {_nama(baris)}"
    if len(baris) > 1:
        return _nama(baris)
    return f"Status {Status(baris[0]['status']).label.lower()}; giliran Anda menandatangani."


KETERANGAN: dict[str, Callable[[Sequence[Mapping[str, Any]]], str]] = {
    "perbaiki": _perbaiki,
    "tanda_tangan": _tanda_tangan,
    "kirim": lambda b: "Pihak pertama sudah menandatangani. Empat salinan elektronik sudah siap.",
    "periksa": _nama,
    "teruskan": lambda b: f"Berita acara menyatakan selaras: {_nama(b)}",
    "sampaikan": lambda b: f"Kepada pihak pertama, Inspektur, Kepala Bappeda, dan Bagian Organisasi: {_nama(b)}",
    "serahkan": _nama,
    "lengkapi": _per_jenjang,
}
