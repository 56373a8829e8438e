"""The page of one part: its paragraphs to type in, and what a writer wants to have beside them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404

from sakip.organisasi.hak import Hak
from sakip.organisasi.models import Pengguna

from .forms.tulis import sidik_polos
from .isi import IndikatorIsi, LaporanIsi
from .kaya.bentuk import ke_polos
from .models import Bagian, Komentar, Laporan, Paragraf
from .queries.cakupan import boleh_komentar, boleh_tugaskan, boleh_tulis
from .queries.naskah import Naskah, naskah
from .queries.tulisan import Tempat, daftar_tempat, paragraf_bagian, paragraf_lalu
from .queries.usang import AngkaUsang, angka_usang


@dataclass(frozen=True)
class BarisTulis:
    """A paragraph on the page. `polos`, `awal`: as plain lines to type in, and how the page showed it."""

    p: Paragraf
    ke: int
    polos: str
    awal: str
    usang: Sequence[AngkaUsang] = ()
    komentar: int = 0


@dataclass(frozen=True)
class HalamanTulis:
    """`tempat` None: the place is gone, its words are still there. `sebelum`, `sesudah`: the neighbouring places."""

    laporan: Laporan
    kunci: str
    judul: str
    naskah: Naskah
    bagian: Bagian | None
    tempat: Tempat | None
    semua: Sequence[Tempat]
    baris: list[BarisTulis]
    keluar: list[Paragraf]
    komentar: list[Komentar]
    lalu: list[Paragraf]
    menulis: bool
    berkomentar: bool
    menugaskan: bool

    @property
    def sebelum(self) -> Tempat | None:
        return self._tetangga(-1)

    @property
    def sesudah(self) -> Tempat | None:
        return self._tetangga(1)

    @property
    def isi(self) -> LaporanIsi:
        return self.naskah.laporan

    @property
    def indikator(self) -> list[IndikatorIsi]:
        """Those whose figures belong to the part."""
        dekat = self.tempat.tulisan.indikator if self.tempat else ()
        return [i for i in self.isi.indikator if i.kunci in dekat]

    @property
    def belum_tuntas(self) -> int:
        return sum(k.selesai_pada is None for k in self.komentar)

    def _tetangga(self, arah: int) -> Tempat | None:
        ke = self.tempat.ke - 1 + arah if self.tempat else -1
        return self.semua[ke] if 0 <= ke < len(self.semua) else None


def muat_halaman(laporan: Laporan, kunci: str, hak: Hak, diketik: Mapping[int, str] | None = None) -> HalamanTulis:
    """Four queries; 404 where the report has neither such a place nor words of it."""
    bagian = Bagian.objects.filter(laporan=laporan, kunci=kunci).select_related("petugas").first()
    paragraf = paragraf_bagian(laporan, kunci) if bagian else []
    n = naskah(laporan, ())
    tempat = daftar_tempat(n.bab, {kunci: bagian} if bagian else {}, {kunci: _berdiri(paragraf)})
    ini = tempat.get(kunci)
    if ini is None and bagian is None:
        raise Http404
    komentar = list(bagian.komentar.select_related("oleh__pegawai", "selesai_oleh__pegawai")) if bagian else []
    return HalamanTulis(
        laporan=laporan,
        kunci=kunci,
        judul=ini.tulisan.judul if ini else bagian.judul if bagian else "",
        naskah=n,
        bagian=bagian,
        tempat=ini,
        semua=list(tempat.values()),
        baris=susun_baris(n.laporan, paragraf, komentar, diketik or {}),
        keluar=[p for p in paragraf if p.dihapus],
        komentar=komentar,
        lalu=paragraf_lalu(laporan, kunci),
        menulis=boleh_tulis(hak, laporan),
        berkomentar=boleh_komentar(hak, laporan),
        menugaskan=boleh_tugaskan(hak, laporan),
    )


def susun_baris(
    isi: LaporanIsi, paragraf: Iterable[Paragraf], komentar: Iterable[Komentar], diketik: Mapping[int, str]
) -> list[BarisTulis]:
    """The paragraphs that stand, numbered; `diketik`: what was typed and not saved takes the place of their words."""
    berdiri = [p for p in paragraf if not p.dihapus]
    usang = angka_usang(isi, berdiri)
    belum = [k.paragraf_id for k in komentar if k.selesai_pada is None]
    hasil = []
    for n, p in enumerate(berdiri, 1):
        polos = ke_polos(p.isi)
        awal = "" if p.pk in diketik else sidik_polos(polos)
        hasil.append(BarisTulis(p, n, diketik.get(p.pk, polos), awal, usang.get(p.pk, ()), belum.count(p.pk)))
    return hasil


def nama_orang(pengguna: Pengguna) -> str:
    """Whose words these are."""
    pegawai = getattr(pengguna, "pegawai", None)
    return str(pegawai.nama if pegawai else pengguna.username)


@dataclass(frozen=True)
class Sekitar:
    """What others do at the part: who is in which paragraph (None: at none)."""

    nama: str
    paragraf: int | None


def sekitar(bagian: Bagian, aku: Any, sejak: datetime) -> list[Sekitar]:
    """Who else was here since that moment; one query."""
    rows = bagian.kehadiran.filter(pada__gte=sejak).exclude(pengguna=aku).select_related("pengguna__pegawai")
    return [Sekitar(nama_orang(k.pengguna), k.paragraf_id) for k in rows.order_by("-pada")]


def _berdiri(paragraf: Iterable[Paragraf]) -> list[Paragraf]:
    return [p for p in paragraf if not p.dihapus and (p.isi or p.gambar_id)]
