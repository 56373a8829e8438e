"""The milestone of a period (E6, E7), and how it stands for one PD."""

from datetime import date

from perjanjian.queries.tenggat import BatasPK, Kalender
from sakip.kalender.rules.tenggat import Tenggat
from sakip.organisasi.queries import ketentuan_pada
from sakip.waktu import tanggal_di

from ..models import Pengukuran
from ..rules.masa import kode_tenggat


def kalender_ukur(p: Pengukuran, hari_ini: date) -> Kalender:
    """The deadlines of the year of this measurement, whichever year the reader looks at, as seen on `hari_ini`."""
    return Kalender(ketentuan_pada(p.pemda_id, date(p.tahun, 1, 1)), p.tahun, hari_ini, p.pemda.zona_waktu)


def tenggat_periode(kalender: Kalender, periode: str) -> Tenggat | None:
    """What the profile asks of this period (GM/SM Pasal 9 ayat (7)-(9)); None where it asks nothing."""
    return kalender.tenggat(None).get(kode_tenggat(periode))


def batas_ukur(kalender: Kalender, periode: str, p: Pengukuran | None, pd_id: int | None) -> BatasPK | None:
    """How the milestone stands today for this measurement (None: none yet), by its first submission. A correction is
    under no deadline: it was kept, or missed, by the version that it corrects."""
    if p is not None and p.versi > 1:
        return None
    diajukan = p.pertama_diajukan_pada if p else None
    hari = tanggal_di(diajukan, kalender.zona) if diajukan else None
    return kalender.nilai(tenggat_periode(kalender, periode), hari, pd_id=pd_id)
