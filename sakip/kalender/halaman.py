"""What the milestone pages show, prepared so that the templates only print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .enums import Keadaan, Peristiwa, Satuan
from .queries import BarisPD, BarisTenggat
from .rules import Kotak, Lencana, Tenggat, mistar
from .rules_dispensasi import PENERIMA

_MENURUT_PD = {Peristiwa.DPA, Peristiwa.PENGESAHAN}
_MENDESAK = {Keadaan.HAMPIR, Keadaan.HARI_INI, Keadaan.TERLAMBAT}
_SELESAI = {Keadaan.TERPENUHI, Keadaan.MENUNGGU}
_KATA_SATUAN = {Satuan.BULAN: "bulan", Satuan.MINGGU: "minggu"}


@dataclass(frozen=True)
class BarisHalaman:
    """One milestone on a page: `hitungan` says in words what the ruler shows."""

    tenggat: Tenggat
    lencana: Lencana
    terpenuhi: date | None
    dispensasi: date | None
    mistar: list[Kotak]
    hitungan: str
    catatan: str

    @property
    def dapat_diminta(self) -> bool:
        """Whether a dispensasi makes sense: missed or near, and not met yet."""
        return self.lencana.keadaan in _MENDESAK and self.terpenuhi is None and self.tenggat.kode in PENERIMA


def susun_baris(baris: Iterable[BarisTenggat], hari_ini: date) -> list[BarisHalaman]:
    return [
        BarisHalaman(
            tenggat=b.tenggat,
            lencana=b.lencana,
            terpenuhi=b.terpenuhi,
            dispensasi=_dihitung(b),
            mistar=mistar(b.tenggat, hari_ini),
            hitungan=hitungan(b.tenggat),
            catatan=b.tenggat.aturan.catatan if b.tenggat.aturan else "",
        )
        for b in baris
    ]


def _dihitung(b: BarisTenggat) -> date | None:
    """The dispensasi that is still open, or under which a late act was done."""
    if b.terpenuhi is None or b.tenggat.tanggal is None or b.dispensasi is None:
        return b.dispensasi
    return b.dispensasi if b.tenggat.tanggal < b.terpenuhi <= b.dispensasi else None


def hitungan(tenggat: Tenggat) -> str:
    """`15 hari kerja setelah DPA/DPPA disahkan`."""
    aturan = tenggat.aturan
    if aturan is None:
        return ""
    satuan = _KATA_SATUAN.get(Satuan(aturan.satuan), "hari kerja" if tenggat.hari_kerja else "hari")
    asal = "batas sebelumnya" if aturan.setelah else Peristiwa(aturan.peristiwa).label
    return f"{aturan.jumlah} {satuan} setelah {asal.replace('Akhir', 'akhir')}"


def terdesak(baris: list[BarisHalaman]) -> BarisHalaman | None:
    """The open milestone whose date comes first: it gets the large ruler."""
    terbuka = [b for b in baris if b.lencana.keadaan not in _SELESAI and b.tenggat.tanggal]
    return min(terbuka, key=lambda b: b.tenggat.tanggal or date.max, default=None)


def kelompok_pd(banyak: list[BarisPD], hari_ini: date) -> dict[str, object]:
    """All PD at once: the milestones that differ per PD as columns, the others once."""
    contoh = list(banyak[0].baris.values()) if banyak else []
    per_pd = [b for b in contoh if _menurut_pd(b.tenggat, contoh)]
    sama = [b for b in contoh if not _menurut_pd(b.tenggat, contoh)]
    return {
        "kolom": [b.tenggat for b in per_pd],
        "baris": [(satu.pd, [satu.baris[b.tenggat.kode] for b in per_pd]) for satu in banyak],
        "baris_sama": susun_baris(sama, hari_ini),
    }


def _menurut_pd(tenggat: Tenggat, semua: list[BarisTenggat]) -> bool:
    """Whether the milestone hangs, perhaps through others, on an event of the PD itself."""
    per_kode = {b.tenggat.kode: b.tenggat for b in semua}
    aturan = tenggat.aturan
    while aturan and aturan.setelah and aturan.setelah in per_kode:
        aturan = per_kode[aturan.setelah].aturan
    return aturan is not None and aturan.peristiwa in _MENURUT_PD
