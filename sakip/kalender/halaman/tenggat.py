"""What the milestone pages show, prepared so that the templates only print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..enums import Keadaan, Peristiwa
from ..queries.geseran import Riwayat, kalimat
from ..queries.tenggat import BarisPD, BarisTenggat
from ..rules.dispensasi import PENERIMA
from ..rules.hitungan import hitungan, rincian
from ..rules.tenggat import Kotak, Lencana, Tenggat, mistar, pisah_dppa

_MENURUT_PD = {Peristiwa.DPA, Peristiwa.PENGESAHAN}
_MENDESAK = {Keadaan.HAMPIR, Keadaan.HARI_INI, Keadaan.TERLAMBAT}
_SELESAI = {Keadaan.TERPENUHI, Keadaan.MENUNGGU}


@dataclass(frozen=True)
class BarisHalaman:
    """One milestone on a page: `rincian` says in words what the ruler shows, `geseran` which dates it had before."""

    tenggat: Tenggat
    lencana: Lencana
    terpenuhi: date | None
    dispensasi: date | None
    mistar: list[Kotak]
    hitungan: str
    rincian: list[str]
    catatan: str
    geseran: list[str]

    @property
    def dapat_diminta(self) -> bool:
        """Whether a dispensasi makes sense: missed or near, and not met yet."""
        return (
            self.lencana.keadaan in _MENDESAK
            and self.terpenuhi is None
            and pisah_dppa(self.tenggat.kode)[0] in PENERIMA
        )


def susun_baris(
    baris: Iterable[BarisTenggat], hari_ini: date, geseran: Riwayat | None = None, pd_id: int | None = None
) -> list[BarisHalaman]:
    """`geseran`: what moved in the year, by PD and milestone."""
    bergeser = geseran or {}
    return [
        BarisHalaman(
            tenggat=b.tenggat,
            lencana=b.lencana,
            terpenuhi=b.terpenuhi,
            dispensasi=_dihitung(b),
            mistar=mistar(b.tenggat, hari_ini),
            hitungan=hitungan(b.tenggat),
            rincian=rincian(b.tenggat),
            geseran=[kalimat(g) for g in reversed(bergeser.get((pd_id, b.tenggat.kode), []))],
            catatan=b.tenggat.aturan.catatan if b.tenggat.aturan else "",
        )
        for b in baris
    ]


def _dihitung(b: BarisTenggat) -> date | None:
    """The dispensasi that is still open, or under which a late act was done."""
    if b.terpenuhi is None or b.tenggat.tanggal is None or b.dispensasi is None:
        return b.dispensasi
    return b.dispensasi if b.tenggat.tanggal < b.terpenuhi <= b.dispensasi else None


def terdesak(baris: list[BarisHalaman]) -> BarisHalaman | None:
    """The open milestone whose date comes first: it gets the large ruler."""
    terbuka = [b for b in baris if b.lencana.keadaan not in _SELESAI and b.tenggat.tanggal]
    return min(terbuka, key=lambda b: b.tenggat.tanggal or date.max, default=None)


def kelompok_pd(banyak: list[BarisPD], hari_ini: date, geseran: Riwayat) -> dict[str, object]:
    """All PD at once: the milestones that differ per PD as columns (with the date before), the others once."""
    contoh = list({kode: b for satu in reversed(banyak) for kode, b in satu.baris.items()}.values())
    per_pd = [b for b in contoh if _menurut_pd(b.tenggat, contoh)]
    sama = [b for b in contoh if not _menurut_pd(b.tenggat, contoh)]
    return {
        "kolom": [b.tenggat for b in per_pd],
        "baris": [(satu.pd, [_sel(satu, b.tenggat.kode, geseran) for b in per_pd]) for satu in banyak],
        "baris_sama": susun_baris(sama, hari_ini, geseran, banyak[0].pd.pk if banyak else None),
    }


def _sel(satu: BarisPD, kode: str, geseran: Riwayat) -> tuple[BarisTenggat | None, date | None]:
    """The milestone of one PD, and the date it had before the last move."""
    bergeser = geseran.get((satu.pd.pk, kode))
    return satu.baris.get(kode), bergeser[-1].dari if bergeser else None


def _menurut_pd(tenggat: Tenggat, semua: list[BarisTenggat]) -> bool:
    """Whether the milestone hangs, perhaps through others, on an event of the PD itself."""
    per_kode = {b.tenggat.kode: b.tenggat for b in semua}
    aturan = tenggat.aturan
    while aturan and aturan.setelah and aturan.setelah in per_kode:
        aturan = per_kode[aturan.setelah].aturan
    return aturan is not None and pisah_dppa(aturan.peristiwa)[0] in _MENURUT_PD
