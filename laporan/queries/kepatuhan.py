"""PD x milestone of a year, with the dispensasi behind it; a constant number of queries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sakip.kalender.enums import StatusDispensasi
from sakip.kalender.models import Dispensasi
from sakip.kalender.queries.dispensasi import pemberian
from sakip.kalender.queries.tenggat import BarisTenggat, TahunTenggat
from sakip.kalender.rules.tenggat import Tenggat
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.models import PerangkatDaerah

from ..enums import BELUM_DIPENUHI, Patuh
from ..rules.kepatuhan import Rekap, Sel, nilai, rekap


@dataclass(frozen=True)
class Saring:
    """What the address asks for."""

    kode: str = ""
    keadaan: str = ""
    cari: str = ""


@dataclass(frozen=True)
class BarisPatuh:
    """One PD (None: the regency itself) and its cells by code."""

    pd: PerangkatDaerah | None
    nama: str
    sel: Mapping[str, Sel]


@dataclass(frozen=True)
class BelumPatuh:
    """Something that has not been done yet: whose, what, and the dispensasi that was asked for."""

    baris: BarisPatuh
    sel: Sel
    diminta: Dispensasi | None


@dataclass(frozen=True)
class Kepatuhan:
    kolom: Sequence[Tenggat]  # only their code, name and article hold for every PD
    baris: Sequence[BarisPatuh]
    dispensasi: Sequence[Dispensasi]
    belum_resmi: bool

    def rekap(self) -> list[Rekap]:
        """One line per milestone."""
        per_kode = {k.kode: [b.sel[k.kode] for b in self.baris if k.kode in b.sel] for k in self.kolom}
        return [rekap(sel) for sel in per_kode.values() if sel]

    def belum(self) -> list[BelumPatuh]:
        """What still has to be done, the earliest deadline first."""
        diminta = {(d.pd_id, d.kode): d for d in self.dispensasi if d.status == StatusDispensasi.DIMINTA}
        semua = [
            BelumPatuh(b, s, diminta.get((b.pd.pk, kode)) if b.pd else None)
            for b in self.baris
            for kode, s in b.sel.items()
            if s.keadaan in BELUM_DIPENUHI
        ]
        return sorted(semua, key=lambda x: (x.sel.tenggat.tanggal or date.max, x.baris.nama))


def kepatuhan(hak: Hak, konteks: Konteks) -> Kepatuhan:
    """What this user may see: every PD of the regency and the regency itself, or the own PD."""
    if konteks.pemda is None:
        return Kepatuhan((), (), (), belum_resmi=False)
    tahun = TahunTenggat(konteks.pemda.pk, konteks.ketentuan, konteks.tahun, konteks.hari_ini)
    semua_pd = _pd(hak, konteks)
    dispensasi = list(
        Dispensasi.objects.filter(pd__in=semua_pd, tahun=konteks.tahun)
        .select_related("pd__pemda")
        .order_by("tenggat", "pd")
    )
    per_tonggak: dict[tuple[int, str], list[Dispensasi]] = defaultdict(list)
    for d in dispensasi:
        per_tonggak[d.pd_id, d.kode].append(d)
    baris = [
        BarisPatuh(satu.pd, satu.pd.nama, {k: _sel(b, per_tonggak[satu.pd.pk, k]) for k, b in satu.baris.items()})
        for satu in tahun.banyak(semua_pd)
    ]
    if hak.se_daerah and konteks.pd is None and konteks.ketentuan:
        sendiri = {b.tenggat.kode: _sel(b, []) for b in tahun.pemda()}
        baris.insert(0, BarisPatuh(None, konteks.pemda.sebutan, sendiri))
    kolom = {k: s.tenggat for b in reversed(baris) for k, s in b.sel.items()}
    return Kepatuhan(tuple(kolom.values()), baris, dispensasi, tahun.belum_resmi)


def _pd(hak: Hak, konteks: Konteks) -> list[PerangkatDaerah]:
    boleh = [pd for pd in konteks.pd_aktif if hak.se_daerah or pd.pk in hak.pd_milik]
    return [pd for pd in boleh if pd == konteks.pd] if konteks.pd else boleh


def _sel(b: BarisTenggat, dispensasi: Sequence[Dispensasi]) -> Sel:
    return nilai(b.tenggat, b.lencana, b.terpenuhi, [p for d in dispensasi if (p := pemberian(d))])


def disaring(isi: Kepatuhan, s: Saring) -> Kepatuhan:
    """Only what was asked for: PDs by name, with the milestones in that state."""
    kata = s.cari.lower().split()
    kolom = [k for k in isi.kolom if s.kode in ("", k.kode)]
    kode = {k.kode for k in kolom}

    def cocok(b: BarisPatuh) -> bool:
        nama = f"{b.nama} {b.pd.singkatan if b.pd else ''}".lower()
        dicari = [x for k, x in b.sel.items() if k in kode]
        return (
            all(k in nama for k in kata)
            and bool(dicari)
            and (not s.keadaan or any(x.keadaan == Patuh(s.keadaan) for x in dicari))
        )

    baris = [BarisPatuh(b.pd, b.nama, {k: x for k, x in b.sel.items() if k in kode}) for b in isi.baris if cocok(b)]
    pd = {b.pd.pk for b in baris if b.pd}
    dispensasi = [d for d in isi.dispensasi if d.kode in kode and d.pd_id in pd]
    return Kepatuhan(kolom, baris, dispensasi, isi.belum_resmi)
