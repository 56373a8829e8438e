"""How far a report is written, for its own page: places, who writes them, quoted figures that changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sakip.organisasi.hak import Hak

from ..enums import LAPORAN_TERBUKA, KeadaanBagian
from ..isi import ParagrafIsi
from ..models import Laporan, Paragraf
from ..rules.blok import Bab
from .cakupan import boleh_tugaskan, boleh_tulis, menyusun
from .naskah import Naskah
from .tulisan import Tempat, bagian_kini, daftar_tempat
from .usang import AngkaUsang, angka_usang


@dataclass(frozen=True)
class BabTulis:
    """A chapter of the contents list, with its places."""

    bab: Bab
    tempat: list[Tempat]

    @property
    def selesai(self) -> int:
        return sum(t.keadaan == KeadaanBagian.SELESAI for t in self.tempat)


@dataclass(frozen=True)
class LepasTempat:
    """Words whose place is gone."""

    kunci: str
    judul: str
    paragraf: Sequence[ParagrafIsi]


@dataclass(frozen=True)
class Penulisan:
    """`terbuka`: it is being written, by somebody; `menulis`: by this reader. `milik`: parts he or she was given."""

    laporan: Laporan
    terbuka: bool
    menulis: bool
    menyusun: bool
    menugaskan: bool
    bab: list[BabTulis]
    lepas: list[LepasTempat]
    usang: Mapping[str, list[AngkaUsang]] = field(default_factory=dict)
    milik: int = 0

    @property
    def tempat(self) -> dict[str, Tempat]:
        return {t.kunci: t for b in self.bab for t in b.tempat}

    @property
    def selesai(self) -> int:
        return sum(b.selesai for b in self.bab)

    @property
    def judul_usang(self) -> list[tuple[str, str, list[AngkaUsang]]]:
        """(place, its title, what changed), in the order of the report."""
        return [(k, t.tulisan.judul, self.usang[k]) for k, t in self.tempat.items() if k in self.usang]


def penulisan(laporan: Laporan, hak: Hak, naskah: Naskah, paragraf: Sequence[Paragraf]) -> Penulisan:
    """One query while it is open, none after."""
    terbuka = laporan.status in LAPORAN_TERBUKA
    bagian = bagian_kini(laporan) if terbuka else {}
    tempat = daftar_tempat(naskah.bab, bagian, naskah.isi.tulisan)
    berubah = angka_usang(naskah.laporan, paragraf) if terbuka else {}
    usang: dict[str, list[AngkaUsang]] = {}
    for p in paragraf:
        if p.pk in berubah:
            usang.setdefault(p.bagian.kunci, []).extend(berubah[p.pk])
    return Penulisan(
        laporan=laporan,
        terbuka=terbuka,
        menulis=boleh_tulis(hak, laporan),
        menyusun=terbuka and menyusun(hak, laporan.pd_id),
        menugaskan=boleh_tugaskan(hak, laporan),
        bab=[BabTulis(b, [t for t in tempat.values() if t.bab is b]) for b in naskah.bab],
        lepas=[
            LepasTempat(k, bagian[k].judul if k in bagian else "Tulisan lain", isi)
            for k, isi in naskah.tanpa_tempat.items()
        ],
        usang=usang,
        milik=sum(
            t.bagian is not None and t.bagian.petugas_id == hak.pegawai_id and t.keadaan != KeadaanBagian.SELESAI
            for t in tempat.values()
        ),
    )
