"""Reads of the reminders: the milestones of a regency with those who act on them, what is due, what one was told."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import IntegerField, Min, Model, OuterRef, QuerySet, Subquery

from sakip.ingatan import ingat
from sakip.organisasi.enums import JenisUnit, Jenjang
from sakip.organisasi.models import (
    AnggotaTim,
    Jabatan,
    Ketentuan,
    Pegawai,
    PemerintahDaerah,
    Penugasan,
    PerangkatDaerah,
    SidikAcuan,
)
from sakip.organisasi.queries import ketentuan_pada, pilih_pemegang, pohon_atasan, semua_pd

from ..models import AlamatKalender, Kabar, Pengingat
from ..pelaku import pelaku
from ..rules.pengingat import CaraHitung, Jatuh, Keadaannya, Pelaku, Susunan, kata_sisa, penerima, yang_jatuh
from .tenggat import BarisTenggat, TahunTenggat, libur_pemda

TERBANYAK = 500  # reminders, and kabar, on the page
Kunci = tuple[int | None, int, str]  # PD, year, milestone


@dataclass(frozen=True)
class Tonggak:
    """One milestone of one PD (None: the regency) and year, as it stands today."""

    pd: PerangkatDaerah | None
    tahun: int
    baris: BarisTenggat
    ketentuan: Ketentuan
    menunggu_sebelumnya: bool = False

    @property
    def pd_id(self) -> int | None:
        return self.pd.pk if self.pd else None

    @property
    def kunci(self) -> Kunci:
        return (self.pd_id, self.tahun, self.baris.tenggat.kode)

    @property
    def pelaku(self) -> Pelaku:
        return pelaku(self.baris.tenggat.kode, self.pd_id)


def tonggak(pemda: PemerintahDaerah, hari_ini: date, tahun_tengah: int | None = None) -> list[Tonggak]:
    """The milestones of last year, this, and the next (a DPA may be set before its year): few queries per year.

    `tahun_tengah`: the year that is looked at, where it is not that of today.
    """
    tengah = tahun_tengah or hari_ini.year
    pd = [p for p in semua_pd(pemda.pk) if p.aktif]
    hasil: list[Tonggak] = []
    for tahun in (tengah - 1, tengah, tengah + 1):
        ketentuan = ketentuan_pada(pemda.pk, date(tahun, 1, 1))
        if ketentuan is None:
            continue
        tenggat = TahunTenggat(pemda.pk, ketentuan, tahun, hari_ini)
        for satu in tenggat.banyak(pd):
            hasil += _tonggak(satu.pd, tahun, list(satu.baris.values()), ketentuan)
        hasil += _tonggak(None, tahun, tenggat.pemda(), ketentuan)
    return hasil


def _tonggak(
    pd: PerangkatDaerah | None, tahun: int, baris: list[BarisTenggat], ketentuan: Ketentuan
) -> Iterator[Tonggak]:
    terbuka = {b.tenggat.kode for b in baris if b.terpenuhi is None}
    for b in baris:
        sebelumnya = b.tenggat.aturan.setelah if b.tenggat.aturan else ""
        yield Tonggak(pd, tahun, b, ketentuan, sebelumnya in terbuka)


def susunan(pemda_id: int, hari_ini: date) -> Susunan:
    """Who holds which office and sits in which team on that day."""
    return ingat(("susunan", pemda_id, hari_ini), lambda: _susunan(pemda_id, hari_ini))


def _susunan(pemda_id: int, hari_ini: date) -> Susunan:
    tim: dict[tuple[str, int | None], set[int]] = defaultdict(set)
    anggota = AnggotaTim.objects.filter(
        tim__pemda_id=pemda_id, tim__mulai__lte=hari_ini, tim__selesai__gte=hari_ini, pegawai__aktif=True
    )
    for jenis, pd_id, orang in anggota.values_list("tim__jenis", "tim__pd_id", "pegawai_id"):
        tim[jenis, pd_id].add(orang)
    petugas = Penugasan.objects.filter(jabatan__pemda_id=pemda_id, jabatan__aktif=True).pada(hari_ini)
    jabatan = list(
        Jabatan.objects.filter(pemda_id=pemda_id, aktif=True).values_list("pk", "pd_id", "jenjang", "jenis_unit")
    )
    return Susunan(
        tim={k: frozenset(v) for k, v in tim.items()},
        pemegang={j: p.pegawai_id for j, p in pilih_pemegang(petugas.select_related("pegawai")).items()},
        atasan=pohon_atasan(pemda_id),
        pimpinan={pd: pk for pk, pd, _, unit in jabatan if pd is not None and unit == JenisUnit.PD},
        pd_jabatan={pk: pd for pk, pd, _, _ in jabatan},
        sekda=next((pk for pk, _, jenjang, _ in jabatan if jenjang == Jenjang.SEKDA), None),
        kepala_daerah=frozenset(pk for pk, _, jenjang, _ in jabatan if jenjang == Jenjang.KEPALA_DAERAH),
    )


def cara_hitung(ketentuan: Ketentuan, hari_ini: date) -> CaraHitung:
    """How that profile counts days, with the holidays two years around today."""
    dari, sampai = date(hari_ini.year - 2, 1, 1), date(hari_ini.year + 2, 12, 31)
    return CaraHitung(ketentuan.hari, ketentuan.hari_kerja_seminggu, libur_pemda(ketentuan.pemda_id, dari, sampai))


def jatuh_tempo(semua: Iterable[Tonggak], hari_ini: date) -> Iterator[tuple[Tonggak, Jatuh]]:
    """The milestones of which somebody is to be reminded today, or was to be and was not."""
    cara: dict[int, CaraHitung] = {}
    for t in semua:
        k = t.ketentuan
        if k.pk not in cara:
            cara[k.pk] = cara_hitung(k, hari_ini)
        keadaan = Keadaannya(
            terpenuhi=t.baris.terpenuhi is not None,
            dispensasi=t.baris.dispensasi,
            menunggu_sebelumnya=t.menunggu_sebelumnya,
            dicatat=t.pelaku.dicatat,
        )
        if satu := yang_jatuh(t.baris.tenggat, k.pengingat, hari_ini, cara[k.pk], keadaan):
            yield t, satu


def pengingat_jatuh(semua: Iterable[Tonggak], orang: Susunan, hari_ini: date) -> Iterator[Pengingat]:
    """One reminder, not yet written, for each person concerned."""
    for t, jatuh in jatuh_tempo(semua, hari_ini):
        tenggat = t.baris.tenggat
        for pegawai_id, sebagai in penerima(t.pelaku, t.pd_id, orang).items():
            yield Pengingat(
                pegawai_id=pegawai_id,
                pd_id=t.pd_id,
                tahun=t.tahun,
                kode=tenggat.kode,
                batas=jatuh.batas,
                selisih=jatuh.selisih,
                sebagai=sebagai,
                nama=tenggat.nama,
                dasar=tenggat.dasar,
                sisa=kata_sisa(tenggat, t.baris.lencana)[:60],
            )


def kalender_sendiri(pegawai: Pegawai, hari_ini: date, tahun_tengah: int | None = None) -> list[Tonggak]:
    """The dated milestones that this person, or somebody under this person, acts on."""
    orang = susunan(pegawai.pemda_id, hari_ini)
    return [
        t
        for t in tonggak(pegawai.pemda, hari_ini, tahun_tengah)
        if t.baris.tenggat.tanggal and pegawai.pk in penerima(t.pelaku, t.pd_id, orang)
    ]


def pengingat_milik(pegawai_id: int) -> list[Pengingat]:
    """The newest reminders of a person."""
    return list(Pengingat.objects.filter(pegawai_id=pegawai_id).select_related("pd")[:TERBANYAK])


def kabar_milik(pegawai_id: int) -> list[Kabar]:
    """The newest kabar of a person."""
    return list(Kabar.objects.filter(pegawai_id=pegawai_id)[:TERBANYAK])


class _Hitung(Subquery):
    """How many rows a query has, as a value beside another query."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) baris)"
    output_field = IntegerField()


def _belum_dibaca(isi: type[Model], *per_baris: str) -> _Hitung:
    """How many lines of the page the user of the outer query has not read."""
    rows = isi._default_manager.filter(pegawai__pengguna=OuterRef("pk"), dibaca_pada=None).order_by()
    return _Hitung(rows.values(*per_baris).annotate(satu=Min("pk")).values("satu"))


# what comes along with the user of every request (`organisasi.masuk`); many PD under one milestone are one line
BELUM_DIBACA = {
    "pengingat_baru": _belum_dibaca(Pengingat, "tahun", "kode", "batas", "sebagai", "sisa", "dibuat_pada"),
    "kabar_baru": _belum_dibaca(Kabar, "pk"),
}
_SEBUTAN = {"pengingat_baru": "pengingat tenggat", "kabar_baru": "kabar"}


def jumlah_belum_dibaca(pengguna: Any) -> int:
    """How many lines the signed-in user has not read; without a query."""
    return sum(getattr(pengguna, nama, 0) for nama in BELUM_DIBACA)


def kata_belum_dibaca(pengguna: Any) -> str:
    """`3 pengingat tenggat dan 1 kabar`; empty where everything is read."""
    jumlah = {kata: getattr(pengguna, nama, 0) for nama, kata in _SEBUTAN.items()}
    return " dan ".join(f"{n} {kata}" for kata, n in jumlah.items() if n)


def belum_disurati(pemda_id: int, sejak: datetime) -> "QuerySet[Pengingat]":
    """Unread reminders of people with an address that no digest holds yet."""
    return (
        Pengingat.objects.filter(pegawai__pemda_id=pemda_id, surat=None, dibaca_pada=None)
        .filter(dibuat_pada__gte=sejak, pegawai__aktif=True)
        .exclude(pegawai__surel="")
        .order_by("pk")
    )


def kabar_belum_disurati(pemda_id: int, sejak: datetime) -> "QuerySet[Kabar]":
    """Unread kabar of people with an address that no digest holds yet."""
    return (
        Kabar.objects.filter(pegawai__pemda_id=pemda_id, surat=None, dibaca_pada=None)
        .filter(dibuat_pada__gte=sejak, pegawai__aktif=True)
        .exclude(pegawai__surel="")
        .order_by("pk")
    )


def alamat_kalender(kode: str) -> AlamatKalender | None:
    """The address with that number, of somebody who may still sign in; with the stamp of what pages remember."""
    rows = AlamatKalender.objects.filter(
        kode=kode, pegawai__aktif=True, pegawai__pengguna__is_active=True, pegawai__pemda__aktif=True
    )
    sidik = Subquery(SidikAcuan.objects.values("sidik")[:1])
    return rows.select_related("pegawai__pemda").annotate(sidik_acuan=sidik).first()
