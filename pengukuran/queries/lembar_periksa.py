"""One sheet as its checker sees it: each figure with all that it has to be judged by (GM/SM Pasal 9 ayat (4), (6))."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sakip.organisasi.models import Pengguna

from ..enums import TRIWULAN, Periode, sampai_triwulan
from ..models import Bukti, Pengukuran, Realisasi
from ..rules.gabung import Isian
from ..rules.kewajaran import Keanehan
from ..rules.ukuran import Kaidah
from .deret import Deret, setahun
from .fakta import periksaan
from .kewajaran import keanehan

ROMAWI = {1: "I", 2: "II", 3: "III", 4: "IV"}


@dataclass(frozen=True)
class AngkaPeriksa:
    """A figure, and what it is held against."""

    r: Realisasi
    nomor: str
    target: str
    satuan: str
    target_triwulan: str
    sebelum: Sequence[tuple[str, str]]  # ("TW I", as written)
    aneh: Sequence[Keanehan]  # also what the writer has confirmed
    perlu_penjelasan: bool
    bukti: Sequence[Bukti]
    pencatat: str
    pemeriksa: str

    @property
    def tanpa_penjelasan(self) -> bool:
        return self.perlu_penjelasan and not (self.r.kendala and self.r.solusi)


@dataclass(frozen=True)
class KelompokPeriksa:
    """The figures of one sasaran, or of one program."""

    teks: str
    angka: Sequence[AngkaPeriksa]


@dataclass(frozen=True)
class VersiUkur:
    """A version of a measurement, the newest first: the correction, and what it replaced."""

    p: Pengukuran
    kini: bool

    @property
    def saat(self) -> datetime | None:
        return self.p.diterima_pada or self.p.diajukan_pada


def lembar_periksa(p: Pengukuran, d: Deret, kaidah: Kaidah) -> list[KelompokPeriksa]:
    """The sheet `p` of the series `d` (`deret_satu`), in two queries."""
    rows = list(p.realisasi.all())
    aneh = keanehan(p, d, kaidah, dibenarkan=True)
    perlu = periksaan(p, d, kaidah).perlu_penjelasan
    bukti, nama, isian = _bukti(rows), _nama(rows), d.isian(p)
    sampai = sampai_triwulan(p.periode) - (not setahun(p))

    def satu(r: Realisasi, nomor: str) -> AngkaPeriksa:
        u = d.ukuran(r)
        return AngkaPeriksa(
            r=r,
            nomor=nomor,
            target=u.target,
            satuan=u.satuan,
            target_triwulan=u.target_triwulan.get(TRIWULAN.get(Periode(p.periode), 0), ""),
            sebelum=_sebelum(isian[r.pk], sampai),
            aneh=aneh.get(r.pk, ()),
            perlu_penjelasan=r.pk in perlu,
            bukti=bukti.get(r.pk, ()),
            pencatat=nama.get(r.dicatat_oleh_id or 0, ""),
            pemeriksa=nama.get(r.diputuskan_oleh_id or 0, ""),
        )

    return [
        KelompokPeriksa(teks, [satu(r, f"{nomor}.{i}") for i, r in enumerate(isi, 1)])
        for nomor, (teks, isi) in enumerate(groupby(rows, key=lambda r: r.asal.kelompok), 1)
    ]


def _sebelum(isi: Mapping[int, Isian], sampai: int) -> list[tuple[str, str]]:
    """What the earlier quarters of the year said of the same promise."""
    return [(f"TW {ROMAWI[n]}", isi[n].nilai.tertulis or "–") for n in sorted(isi) if n <= sampai]


def versi(d: Deret, p: Pengukuran, *, mengisi: bool = False) -> list[VersiUkur]:
    """All versions of this measurement that were submitted, and to those who fill it in the draft; no query."""
    sama = [x for x in d.semua if (x.perjanjian_id, x.periode) == (p.perjanjian_id, p.periode)]
    semua = [x for x in sama if mengisi or x.pertama_diajukan_pada or x.pk == p.pk]
    return [VersiUkur(x, x.pk == p.pk) for x in sorted(semua, key=lambda x: -x.versi)]


def _bukti(rows: Sequence[Realisasi]) -> Mapping[int, list[Bukti]]:
    hasil: dict[int, list[Bukti]] = {}
    for b in Bukti.objects.filter(realisasi__in=rows).order_by("id"):
        hasil.setdefault(b.realisasi_id, []).append(b)
    return hasil


def _nama(rows: Sequence[Realisasi]) -> Mapping[int, str]:
    """{user: name} of those who typed and decided."""
    nomor = {n for r in rows for n in (r.dicatat_oleh_id, r.diputuskan_oleh_id) if n}
    orang = Pengguna.objects.filter(pk__in=nomor).values_list("pk", "pegawai__nama", "username")
    return {pk: nama or masuk for pk, nama, masuk in orang}
