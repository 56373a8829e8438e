"""Reads of dispensasi: who may see and decide them, the facts of one, and the new dates that count."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from sakip.ingatan import ingat
from sakip.organisasi.enums import JenisTim, JenisUnit, Jenjang, Peran, Unsur
from sakip.organisasi.hak import Hak, hak_dari
from sakip.organisasi.models import Ketentuan, Pegawai, Penugasan, PerangkatDaerah
from sakip.organisasi.queries import ketentuan_pada
from sakip.waktu import tanggal_di

from ..enums import PeranDispensasi, StatusDispensasi
from ..models import Dispensasi
from ..rules.dispensasi import PENERIMA, FaktaDispensasi, Pemberian, penerima
from ..rules.tenggat import kode_dppa
from .tenggat import BarisTenggat, TahunTenggat


def ketentuan_tahun(pemda_id: int, tahun: int) -> Ketentuan | None:
    return ketentuan_pada(pemda_id, date(tahun, 1, 1))


def pd_peminta(hak: Hak) -> frozenset[int]:
    """The PDs this user asks for: as planner, or as the head who signs for it today."""
    pimpinan = {
        p.pd_id for p in hak.pegangan if p.pd_id and p.jenis_unit == JenisUnit.PD and p.kini and p.menandatangani
    }
    return frozenset(hak.pd_perencana | pimpinan)


def _memutus(hak: Hak, kode: str, pk_melalui: str, *, sendiri: bool) -> bool:
    """Whoever holds an office in the PD that asks does not decide on it; the kepala daerah may always."""
    siapa = penerima(kode, pk_melalui)
    if siapa is None:
        return False
    return hak.punya(Peran.BUPATI) or (hak.punya(*siapa.peran) and not sendiri)


def peran_pada(hak: Hak, pd: PerangkatDaerah, kode: str, ketentuan: Ketentuan | None) -> frozenset[PeranDispensasi]:
    """How this user stands today to one PD and milestone."""
    peran: set[PeranDispensasi] = set()
    if hak.pemda_id != pd.pemda_id or ketentuan is None:
        return frozenset()
    if pd.pk in pd_peminta(hak):
        peran.add(PeranDispensasi.PEMINTA)
    if _memutus(hak, kode, ketentuan.pk_melalui, sendiri=pd.pk in hak.pd_sendiri):
        peran.add(PeranDispensasi.PENERIMA)
    return frozenset(peran)


def pemutus(pd: PerangkatDaerah, kode: str, ketentuan: Ketentuan | None, tanggal: date, *, kecuali: int) -> list[int]:
    """The people who may decide on this milestone of this PD that day, but for one user: asked of the same rule that
    decides it. Only who receives documents comes into question: their teams, and offices of the regency."""
    tim = Q(
        keanggotaan__tim__jenis__in=(JenisTim.MONEV, JenisTim.KANTOR_SEKDA, JenisTim.ORGANISASI),
        keanggotaan__tim__mulai__lte=tanggal, keanggotaan__tim__selesai__gte=tanggal,
    )  # fmt: skip
    kini = Penugasan.objects.filter(jabatan__pemda_id=pd.pemda_id).pada(tanggal)
    pimpinan = Q(jabatan__jenjang__in=(Jenjang.KEPALA_DAERAH, Jenjang.SEKDA)) | Q(jabatan__unsur=Unsur.ORGANISASI)
    calon = Pegawai.objects.filter(
        tim | Q(pk__in=kini.filter(pimpinan).values("pegawai_id")), pemda_id=pd.pemda_id, pengguna__isnull=False
    ).select_related("pengguna", "pemda")
    return [
        p.pk
        for p in calon.exclude(pengguna_id=kecuali).distinct()
        if PeranDispensasi.PENERIMA in peran_pada(hak_dari(p.pengguna, tanggal, pegawai=p), pd, kode, ketentuan)
    ]


def terlihat(hak: Hak) -> QuerySet[Dispensasi]:
    """Those this user may know of: of the whole regency, or of the own PD."""
    if hak.pemda_id is None:
        return Dispensasi.objects.none()
    semua = Dispensasi.objects.filter(pd__pemda_id=hak.pemda_id).select_related("pd__pemda")
    return semua if hak.se_daerah else semua.filter(pd_id__in=hak.pd_milik)


def menunggu_keputusan(hak: Hak, ketentuan: Ketentuan | None) -> Q:
    """What waits for a decision of this user."""
    if ketentuan is None:
        return Q(pk=None)
    bebas = {k for k in PENERIMA if _memutus(hak, k, ketentuan.pk_melalui, sendiri=False)}
    sendiri = {k for k in PENERIMA if _memutus(hak, k, ketentuan.pk_melalui, sendiri=True)}
    boleh = _berkode(bebas) & (~Q(pd_id__in=hak.pd_sendiri) | _berkode(sendiri))
    return boleh & Q(status=StatusDispensasi.DIMINTA) & ~Q(diminta_oleh_id=hak.pengguna_id)


def _berkode(kode: Iterable[str]) -> Q:
    """One of these milestones, or the same of a DPPA."""
    semua = [Q(kode=k) | Q(kode__startswith=kode_dppa(k, 1)[:-1]) for k in kode]
    return reduce(or_, semua) if semua else Q(pk=None)


def tonggak(pd: PerangkatDaerah, ketentuan: Ketentuan | None, tahun: int, hari_ini: date) -> dict[str, BarisTenggat]:
    """The milestones of a PD by code, as they stand today."""
    return {b.tenggat.kode: b for b in TahunTenggat(pd.pemda_id, ketentuan, tahun, hari_ini).pd(pd)}


def fakta(
    baris: BarisTenggat | None, tahun: int, hari_ini: date, *, melalui: str, kode: str, **lain: Any
) -> FaktaDispensasi:
    """What the workflow looks at for one PD and milestone."""
    return FaktaDispensasi(
        hari_ini=hari_ini,
        tahun=tahun,
        batas=baris.tenggat.tanggal if baris else None,
        menunggu=baris.tenggat.menunggu if baris else "",
        terpenuhi=baris.terpenuhi if baris else None,
        ada_penerima=penerima(kode, melalui) is not None,
        **lain,
    )


def dispensasi_berlaku(pemda_id: int, tahun: int) -> dict[int | None, dict[str, date | None]]:
    """{pd_id: {code: the last day it opens}} of what was given and not withdrawn; a provider of `peristiwa`."""
    rows = Dispensasi.objects.filter(pd__pemda_id=pemda_id, tahun=tahun, status=StatusDispensasi.DIBERIKAN)
    medan = rows.order_by("sampai").values_list("pd_id", "kode", "sampai")
    hasil: dict[int | None, dict[str, date | None]] = defaultdict(dict)
    for pd_id, kode, sampai in ingat(("dispensasi", pemda_id, tahun), lambda: list(medan)):
        hasil[pd_id][kode] = sampai
    return hasil


def pemberian(d: Dispensasi) -> Pemberian | None:
    """A dispensasi as the rules see it; None where it was not given."""
    if d.status != StatusDispensasi.DIBERIKAN or d.sampai is None or d.diputuskan_pada is None:
        return None
    return Pemberian(tanggal_di(d.diputuskan_pada, d.pd.pemda.zona_waktu), d.sampai)
