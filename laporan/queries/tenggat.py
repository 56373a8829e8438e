"""The milestone of a report (E8, E9), and how it stands."""

from datetime import date

from perjanjian.queries.tenggat import BatasPK, Kalender
from sakip.angka import tanggal_lengkap
from sakip.kalender.rules.tenggat import Tenggat
from sakip.organisasi.queries import ketentuan_pada
from sakip.waktu import tanggal_di

from ..models import Laporan


def kalender_laporan(laporan: Laporan, hari_ini: date) -> Kalender:
    """The deadlines of the year that the report is about, whichever year the reader looks at."""
    tahun, pemda = laporan.tahun, laporan.pemda
    return Kalender(ketentuan_pada(pemda.pk, date(tahun, 1, 1)), tahun, hari_ini, pemda.zona_waktu)


def tenggat_laporan(kalender: Kalender, pd_id: int | None) -> Tenggat | None:
    """Two months after the year for a PD, three for the regency (GM/SM Pasal 11 ayat (2); SM Lampiran D)."""
    return kalender.tenggat(None).get("lkjip.pd" if pd_id else "lkjip.pemda")


def batas_laporan(kalender: Kalender, laporan: Laporan | None, pd_id: int | None) -> BatasPK | None:
    """How the milestone stands today; met by handing it on, not by submitting it for review."""
    saat = laporan.disampaikan_pada if laporan else None
    hari = tanggal_di(saat, kalender.zona) if saat else None
    return kalender.nilai(tenggat_laporan(kalender, pd_id), hari, pd_id=pd_id)


def penutupan(laporan: Laporan, hari_ini: date) -> str:
    """Why the profile keeps a first submission out; empty where it does not."""
    if laporan.pertama_diajukan_pada or laporan.pd_id is None:  # the regency's own: nobody could open it again
        return ""
    kalender = kalender_laporan(laporan, hari_ini)
    tenggat = tenggat_laporan(kalender, laporan.pd_id)
    if tenggat is None or tenggat.tanggal is None or not tenggat.menutup or hari_ini <= tenggat.tanggal:
        return ""
    sampai = kalender.dispensasi(laporan.pd_id, tenggat)
    if sampai is not None and hari_ini <= sampai:
        return ""
    return (
        f"Penyampaian LKjIP ditutup sejak {tanggal_lengkap(tenggat.tanggal)}, {tenggat.dasar}. "
        "Mintalah dispensasi kepada Bagian Organisasi."
    )
