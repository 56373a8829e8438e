"""One page for who leads: the regency for kepala daerah and Sekda, a PD for its head (GM/SM Pasal 9 ayat (6))."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.models import PerangkatDaerah

from ..enums.dasbor import KeadaanUkur
from ..rules.cetak import cetak_capaian
from ..rules.dasbor import Sel
from ..rules.efisiensi import Efisiensi
from ..rules.predikat import Jenjang, predikat
from ..rules.rata import Rata, rata
from ..rules.ukuran import Kaidah
from .anggaran import Serapan
from .cakupan import melihat_semua
from .dasbor import BarisDasbor, SasaranUkur, dasbor_pd, dasbor_pemda, sasaran_ukur

DISEBUT = 3  # sasaran at either end
TERBANYAK = 6  # names in a list; how many more there are is said


@dataclass(frozen=True)
class Golongan:
    """Those of one predikat."""

    jenjang: Jenjang
    anggota: Sequence[BarisDasbor]


@dataclass(frozen=True)
class HalamanPimpinan:
    """`bawah`: what is led: PDs, or officials of the PD. `kini`: the leader's own PK."""

    siapa: str
    sebutan_bawah: str
    kini: Sel
    kaidah: Kaidah
    bawah: Sequence[BarisDasbor]
    sasaran: Sequence[SasaranUkur]
    serapan: Serapan
    efisiensi: Efisiensi | None

    @property
    def rata_bawah(self) -> Rata:
        return rata((b.kini.rata for b in self.bawah if b.kini.diterima), self.kaidah.rata)

    @property
    def predikat_bawah(self) -> Jenjang | None:
        return predikat(self.rata_bawah.nilai, self.kaidah.predikat, self.kaidah.antara)

    @property
    def berpk(self) -> int:
        return sum(b.kini.keadaan != KeadaanUkur.TIADA for b in self.bawah)

    @property
    def diajukan(self) -> int:
        return sum(b.kini.sudah_diajukan for b in self.bawah)

    @property
    def diterima(self) -> int:
        return sum(b.kini.diterima for b in self.bawah)

    @property
    def _terurut(self) -> list[SasaranUkur]:
        ada = [s for s in self.sasaran if s.rata.nilai is not None]
        return sorted(ada, key=lambda s: s.rata.nilai or Decimal(0), reverse=True)

    @property
    def teratas(self) -> list[SasaranUkur]:
        """The sasaran that stand highest."""
        return self._terurut[:DISEBUT]

    @property
    def terbawah(self) -> list[SasaranUkur]:
        """Those that stand lowest, the lowest first; none stands in both lists."""
        return list(reversed(self._terurut[DISEBUT:]))[:DISEBUT]

    @property
    def golongan(self) -> list[Golongan]:
        """By predikat from the highest down."""
        diterima = [b for b in self.bawah if b.kini.diterima and b.kini.predikat]
        hasil = [
            Golongan(j, [b for b in diterima if b.kini.predikat and b.kini.predikat.kode == j.kode])
            for j in self.kaidah.predikat
        ]
        return [g for g in hasil if g.anggota]

    @property
    def belum(self) -> list[BarisDasbor]:
        """Who has not submitted, the late first."""
        semua = [b for b in self.bawah if b.kini.menunggu]
        return sorted(semua, key=lambda b: b.kini.keadaan != KeadaanUkur.LEWAT)

    @property
    def boros(self) -> list[BarisDasbor]:
        """Where more of the budget was spent than of the performance reached, the farthest first."""
        semua = [b for b in self.bawah if b.efisiensi and b.efisiensi.nilai is not None and b.efisiensi.nilai < 0]
        return sorted(semua, key=lambda b: (b.efisiensi and b.efisiensi.nilai) or Decimal(0))[:DISEBUT]

    def cetak(self, nilai: Decimal | None) -> str:
        return cetak_capaian(nilai, cara=self.kaidah.pembulatan)


def pd_pimpinan(hak: Hak, k: Konteks) -> PerangkatDaerah | None:
    """The PD the page is about: the chosen one, else the own one of who does not follow the whole regency."""
    if k.pd is not None or melihat_semua(hak):
        return k.pd
    return next((pd for pd in k.pd_aktif if pd.pk in (hak.pd_sendiri or hak.pd_milik)), None)


def halaman_pimpinan(hak: Hak, k: Konteks, periode: str) -> HalamanPimpinan:
    """Seven queries at most."""
    pd = pd_pimpinan(hak, k)
    if pd is not None:
        isi = dasbor_pd(hak, k, pd, periode)
        kepala = isi.kepala.pk.jabatan_id if isi.kepala.pk else None
        bawah = [b for b in isi.pejabat if b.pk is None or b.pk.jabatan_id != kepala]
        return HalamanPimpinan(
            pd.nama, "Pejabat", isi.kepala.kini, isi.kaidah, bawah, isi.sasaran, isi.kepala.serapan,
            isi.kepala.efisiensi,
        )  # fmt: skip
    d = dasbor_pemda(hak, k, periode)
    kini = d.pemda.kini if d.pemda else Sel(periode, KeadaanUkur.TIADA)
    sasaran = sasaran_ukur([kini.nomor] if kini.nomor else [], d.kaidah)
    return HalamanPimpinan(
        k.pemda.sebutan if k.pemda else "", "Perangkat Daerah", kini, d.kaidah, d.baris,
        sasaran.get(kini.nomor or 0, []), d.serapan, d.pemda.efisiensi if d.pemda else None,
    )  # fmt: skip
