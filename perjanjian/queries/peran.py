"""The roles a user has on one PK today (SoD1-SoD5): computed when asked, from the Penugasan and Tim of the day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sakip.ingatan import ingat
from sakip.jejak.models import Jejak
from sakip.organisasi.enums import JenisTim, Peran, Unsur
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import AnggotaTim, Ketentuan, Penugasan
from sakip.organisasi.queries import pemegang_banyak
from sakip.organisasi.rules.verifikasi import unsur_diminta

from ..enums import Jalur
from ..models import Perjanjian

MENYUSUN = ("susun", "ubah", "revisi")


@dataclass(frozen=True)
class Situasi:
    """What is true of the people around some PKs today, fetched in a constant number of queries."""

    tanggal: date
    pemegang: Mapping[int, Penugasan] = field(default_factory=dict)  # office -> who may sign for it
    daftar: tuple[Perjanjian, ...] = ()
    tim: tuple[AnggotaTim, ...] = ()  # members of the Tim Verifikasi
    pd_anggota: dict[int, frozenset[int]] = field(default_factory=dict)  # pegawai -> PDs of the offices held

    @cached_property
    def _penyusun(self) -> Mapping[int, set[int]]:
        penyusun = {p.pk: {p.penyusun_id} for p in self.daftar}
        rows = Jejak.objects.filter(objek_jenis="perjanjian.perjanjian", objek_id__in=penyusun, aksi__in=MENYUSUN)
        for objek_id, pelaku_id in rows.order_by().values_list("objek_id", "pelaku_id"):
            if objek_id and pelaku_id:
                penyusun[objek_id].add(pelaku_id)
        return penyusun

    def penyusun(self, pk: Perjanjian) -> set[int]:
        """The users who drafted or edited a PK; read when somebody asks."""
        return self._penyusun.get(pk.pk, set())

    def pertama(self, pk: Perjanjian) -> Penugasan | None:
        return self.pemegang.get(pk.jabatan_id)

    def kedua(self, pk: Perjanjian) -> Penugasan | None:
        return self.pemegang.get(pk.jabatan_kedua_id) if pk.jabatan_kedua_id else None

    def orang_pihak(self, pk: Perjanjian) -> set[int]:
        return {p.pegawai_id for p in (self.pertama(pk), self.kedua(pk)) if p}


def situasi(daftar: Iterable[Perjanjian], tanggal: date) -> Situasi:
    """Gather the people around these PKs (all of one regency)."""
    daftar = list(daftar)
    jabatan = {p.jabatan_id for p in daftar} | {p.jabatan_kedua_id for p in daftar if p.jabatan_kedua_id}
    pemda_id = next((p.pemda_id for p in daftar if p.jalur == Jalur.KABUPATEN), None)
    tim, pd_anggota = tim_verifikasi(pemda_id, tanggal) if pemda_id else ((), {})
    pemegang = ingat(("pemegang", frozenset(jabatan), tanggal), lambda: pemegang_banyak(jabatan, tanggal))
    return Situasi(tanggal, pemegang, tuple(daftar), tim, pd_anggota)


def tim_verifikasi(pemda_id: int, tanggal: date) -> tuple[tuple[AnggotaTim, ...], dict[int, frozenset[int]]]:
    """The members of the Tim Verifikasi of the day, and the PDs of the offices they hold."""
    rows = AnggotaTim.objects.filter(
        tim__pemda_id=pemda_id,
        tim__jenis=JenisTim.VERIFIKASI,
        tim__mulai__lte=tanggal,
        tim__selesai__gte=tanggal,
    ).select_related("pegawai", "tim")
    return ingat(
        ("tim verifikasi", pemda_id, tanggal), lambda: (tim := tuple(rows), _pd_anggota(tim, tanggal) if tim else {})
    )


def _pd_anggota(tim: Iterable[AnggotaTim], tanggal: date) -> dict[int, frozenset[int]]:
    pd: dict[int, set[int]] = defaultdict(set)
    rows = Penugasan.objects.filter(pegawai_id__in=[a.pegawai_id for a in tim]).pada(tanggal)
    for pegawai_id, pd_id in rows.values_list("pegawai_id", "jabatan__pd_id"):
        pd[pegawai_id].add(pd_id)
    return {k: frozenset(v) for k, v in pd.items()}


def peran_pada(hak: Hak, pk: Perjanjian, s: Situasi) -> frozenset[Peran]:
    """Roles of this user on this PK today. A party is whoever may sign for the office now (Plt. and Pj. included)."""
    peran: set[Peran] = set()
    pertama, kedua = s.pertama(pk), s.kedua(pk)
    if hak.pemda_id != pk.pemda_id or hak.pegawai_id is None:
        return frozenset()
    if pertama and pertama.pegawai_id == hak.pegawai_id:
        peran.add(Peran.PIHAK_PERTAMA)
    if kedua and kedua.pegawai_id == hak.pegawai_id:
        peran.add(Peran.PIHAK_KEDUA)
    if pk.pd_id in hak.pd_perencana or (pk.pd_id is None and hak.perencana_pemda):
        peran.add(Peran.PERENCANA)
    memeriksa = {Peran.TIM_SAKIP} if pk.pd_id in hak.pd_sakip else set()
    if hak.punya(Peran.TIM_VERIFIKASI) and hak.unsur and pk.pd_id not in hak.pd_sendiri:
        memeriksa.add(Peran.TIM_VERIFIKASI)
    if memeriksa and not peran & {Peran.PIHAK_PERTAMA, Peran.PIHAK_KEDUA} and hak.pengguna_id not in s.penyusun(pk):
        peran |= memeriksa
    peran |= hak.peran & {Peran.SEKDA, Peran.ORGANISASI}
    return frozenset(peran)


def unsur_berhalangan(pk: Perjanjian, s: Situasi) -> frozenset[str]:
    """Unsur none of whose members may decide on this PK: of the own PD, its drafter or its party."""
    bebas = {a.unsur for a in s.tim if a.unsur and _bebas(a, pk, s)}
    return frozenset(Unsur.values) - bebas


def unsur_menyetujui(pk: Perjanjian, s: Situasi, ketentuan: Ketentuan | None) -> list[Unsur]:
    """The unsur that must agree on this PK: those the profile asks for, without those that are berhalangan."""
    berhalangan = unsur_berhalangan(pk, s)
    return [u for u in unsur_diminta(ketentuan.unsur_verifikasi if ketentuan else None) if u not in berhalangan]


def _bebas(anggota: AnggotaTim, pk: Perjanjian, s: Situasi) -> bool:
    return (
        pk.pd_id not in s.pd_anggota.get(anggota.pegawai_id, ())
        and anggota.pegawai_id not in s.orang_pihak(pk)
        and anggota.pegawai.pengguna_id not in s.penyusun(pk)
    )
