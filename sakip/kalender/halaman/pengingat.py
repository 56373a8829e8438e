"""The reminders as the page and the digest show them: one line per milestone, however many PD it concerns."""

from collections.abc import Iterable, Sequence, Sized
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.urls import reverse

from sakip.angka import tanggal_lengkap, tanggal_panjang

from ..enums import Sebagai
from ..ical import Acara
from ..models import Kabar, Pengingat, SuratPengingat
from ..pelaku import pelaku
from ..queries.pengingat import Tonggak

DISEBUT = 4  # PD named on one line


@dataclass
class Kelompok:
    """One milestone at one date, as one person was reminded of it on one day."""

    hari: date
    pertama: Pengingat
    pk: list[int] = field(default_factory=list)
    pd: list[Any] = field(default_factory=list)
    dibaca: bool = True

    @property
    def untuk_bawahan(self) -> bool:
        return self.pertama.sebagai == Sebagai.ATASAN

    @property
    def siapa(self) -> str:
        return sebut(self.pd)

    @property
    def kunci(self) -> str:
        """What a button sends back."""
        return ",".join(map(str, self.pk))

    @property
    def url(self) -> str:
        """Where to act; who only oversees it gets the page of the milestones."""
        p = self.pertama
        nama = "kalender:daftar" if self.untuk_bawahan else pelaku(p.kode, p.pd_id).alamat
        pd = self.pd[0].pk if len(self.pd) == 1 else "semua"
        return f"{reverse(nama)}?{urlencode({'tahun': p.tahun, 'pd': pd})}"


def sebut(semua: Sequence[Any]) -> str:
    """The PD by name; many of them by their short names, the first few."""
    nama = [pd.singkatan or pd.nama if len(semua) > 1 else pd.nama for pd in semua]
    lain = f", dan {len(nama) - DISEBUT} lainnya" if len(nama) > DISEBUT else ""
    return ", ".join(nama[:DISEBUT]) + lain


def kelompokkan(semua: Iterable[Pengingat], zona: ZoneInfo) -> list[Kelompok]:
    """In the order given."""
    hasil: dict[tuple[Any, ...], Kelompok] = {}
    for p in semua:
        hari = p.dibuat_pada.astimezone(zona).date()
        kunci = (hari, p.tahun, p.kode, p.batas, p.sebagai, p.sisa)
        satu = hasil.setdefault(kunci, Kelompok(hari, p))
        satu.pk.append(p.pk)
        satu.dibaca = satu.dibaca and p.dibaca_pada is not None
        if p.pd:
            satu.pd.append(p.pd)
    return list(hasil.values())


PENUTUP = (
    "Isi surat ini juga ada pada aplikasi, menu Tenggat, Pengingat dan kabar. Surat dikirim otomatis paling banyak\n"
    "satu kali sehari; mohon tidak dibalas."
)


def judul_surat(surat: SuratPengingat, kelompok: Sized, kabar: Sized) -> str:
    """What the digest holds, how many, and the day."""
    kata = [n for n, isi in (("Pengingat tenggat", kelompok), ("kabar", kabar)) if len(isi)]
    nama = " dan ".join(kata) or "Pengingat tenggat"
    return f"{nama[:1].upper()}{nama[1:]}: {len(kelompok) + len(kabar)} hal, {tanggal_lengkap(surat.tanggal)}"


def teks_surat(surat: SuratPengingat, kelompok: Sequence[Kelompok], kabar: Sequence[Kabar], situs: str) -> str:
    """The digest in plain text: deadlines, then what happened."""
    daerah = surat.pegawai.pemda.sebutan
    bagian = [f"Yth. {' '.join(surat.pegawai.nama.split())},"]
    if kelompok:
        bagian.append(f"Tenggat yang menyangkut Anda di {daerah}, per {tanggal_lengkap(surat.tanggal)}:")
        bagian += [f"{n}. {_teks_kelompok(k, situs)}" for n, k in enumerate(kelompok, start=1)]
    if kabar:
        bagian.append(f"Kabar untuk Anda dari {daerah}:")
        bagian += [f"{n}. {_teks_kabar(k, situs)}" for n, k in enumerate(kabar, start=1)]
    return "\n\n".join([*bagian, PENUTUP]) + "\n"


def _teks_kabar(k: Kabar, situs: str) -> str:
    baris = [" ".join(k.judul.split()), *k.isi.splitlines(), f"{situs}{k.alamat}" if situs and k.alamat else ""]
    return "\n   ".join(b for b in baris if b.strip())


def _teks_kelompok(k: Kelompok, situs: str) -> str:
    p = k.pertama
    baris = [
        f"{p.nama}{' (dikerjakan bawahan Anda)' if k.untuk_bawahan else ''}",
        f"Batas: {tanggal_lengkap(p.batas)}. {p.sisa[:1].upper()}{p.sisa[1:]}.",
        k.siapa,
        p.dasar,
        f"{situs}{k.url}" if situs else "",
    ]
    return "\n   ".join(b for b in baris if b)


def acara(t: Tonggak, daerah: str, situs: str) -> Acara:
    """A milestone as an event of the calendar: on the day of the dispensasi where there is one."""
    tenggat = t.baris.tenggat
    batas = max(d for d in (tenggat.tanggal, t.baris.dispensasi) if d is not None)
    siapa = (t.pd.singkatan or t.pd.nama) if t.pd else t.ketentuan.pemda.sebutan
    uraian = [f"{t.pd.nama if t.pd else siapa}, tahun {t.tahun}.", tenggat.dasar]
    if tenggat.aturan and tenggat.aturan.bersyarat:
        uraian.append("Hanya bila terjadi.")
    if t.baris.terpenuhi:
        uraian.insert(0, f"Dipenuhi {tanggal_panjang(t.baris.terpenuhi)}.")
    tanya = urlencode({"tahun": t.tahun, "pd": t.pd.pk if t.pd else "semua"})
    return Acara(
        uid=f"{tenggat.kode}-{t.tahun}-{t.pd_id or 'pemda'}@{daerah}.sakip",
        tanggal=batas,
        judul=f"{'Selesai: ' if t.baris.terpenuhi else ''}{tenggat.nama} ({siapa})",
        uraian="\n".join(uraian),
        url=f"{situs}{reverse('kalender:daftar')}?{tanya}",
    )
