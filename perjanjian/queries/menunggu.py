"""Which PKs wait for this person: one database condition per role and state, from the workflow tables."""

from functools import reduce
from operator import or_

from django.db.models import Count, Exists, OuterRef, Q

from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak

from ..enums import Aksi, Jalur, Status
from ..models import Butir, Perjanjian
from ..models.perjanjian import PerjanjianQuerySet
from ..workflow import TABEL
from .cakupan import terlihat

MAJU = (
    Aksi.AJUKAN,
    Aksi.TANDATANGANI,
    Aksi.KIRIM,
    Aksi.NYATAKAN_SELARAS,
    Aksi.TERUSKAN,
    Aksi.SAHKAN,
    Aksi.SAMPAIKAN,
    Aksi.SERAHKAN,
)


def menunggu(hak: Hak, tahun: int) -> PerjanjianQuerySet:
    """PKs of the year on which this user may do the act that moves them on, or that came back to be mended."""
    per_aksi = menunggu_per_aksi(hak)
    if not per_aksi:  # nothing ever waits for this user: nothing is asked of the database, on any page
        return Perjanjian.objects.none()
    return terlihat(hak).filter(reduce(or_, per_aksi.values()), tahun=tahun).exclude(_sudah(hak))


def menunggu_per_aksi(hak: Hak) -> dict[Aksi, Q]:
    """The same, by act; `UBAH` is what a planner must mend or finish before the first party can sign."""
    dipegang = _menandatangani(hak)
    hasil: dict[Aksi, Q] = {}
    for jalur, tabel in TABEL.items():
        for baris in tabel:
            aksi = Aksi(baris.aksi)
            if aksi in MAJU:
                siapa = _siapa(hak, frozenset(Peran(r) for r in baris.roles), dipegang)
                if siapa is not None:
                    satu = Q(jalur=jalur, status__in=[Status(s) for s in baris.sources]) & siapa
                    hasil[aksi] = hasil[aksi] | satu if aksi in hasil else satu
    if hak.pd_perencana:
        hasil[Aksi.UBAH] = Q(pd_id__in=hak.pd_perencana, jalur=Jalur.KABUPATEN) & (
            Q(status=Status.DIKEMBALIKAN) | (Q(status=Status.DRAF) & _belum_lengkap())
        )
    return hasil


def hitung_menunggu(hak: Hak, tahun: int) -> int:
    return menunggu(hak, tahun).count() if hak.pemda_id else 0


def hitung_dengan(hak: Hak, tahun: int, sebagian: PerjanjianQuerySet) -> tuple[int, int]:
    """How many wait for this user, and how many of them are among `sebagian`, in one query."""
    ikut = Q(pk__in=sebagian.order_by().values("pk"))
    hasil = menunggu(hak, tahun).order_by().aggregate(semua=Count("pk"), ikut=Count("pk", filter=ikut))
    return hasil["semua"], hasil["ikut"]


def untuk_aksi(hak: Hak, aksi: Aksi) -> PerjanjianQuerySet:
    """PKs in a state, and to this user in a role, that the workflow opens `aksi` to; before any condition."""
    dipegang = _menandatangani(hak)
    syarat = Q(pk__in=[])
    for jalur, tabel in TABEL.items():
        for baris in tabel:
            if baris.aksi == aksi:
                siapa = _siapa(hak, frozenset(Peran(r) for r in baris.roles), dipegang)
                if siapa is not None:
                    syarat |= Q(jalur=jalur, status__in=[Status(s) for s in baris.sources]) & siapa
    return terlihat(hak).filter(syarat)


def _belum_lengkap() -> Q:
    butir = Butir.objects.filter(perjanjian=OuterRef("pk"))
    return ~Q(Exists(butir)) | Q(Exists(butir.filter(target="")))


def _siapa(hak: Hak, peran: frozenset[Peran], dipegang: set[int]) -> Q | None:
    """The database condition for holding one of these roles on a PK; None where this user never does."""
    syarat: list[Q] = []
    if Peran.PIHAK_PERTAMA in peran and dipegang:
        syarat.append(Q(jabatan_id__in=dipegang))
    if Peran.PIHAK_KEDUA in peran and dipegang:
        syarat.append(Q(jabatan_kedua_id__in=dipegang))
    if Peran.PERENCANA in peran and hak.pd_perencana:
        syarat.append(Q(pd_id__in=hak.pd_perencana))
    if Peran.PERENCANA in peran and hak.perencana_pemda:
        syarat.append(Q(pd_id=None))
    if Peran.TIM_SAKIP in peran and hak.pd_sakip:
        syarat.append(Q(pd_id__in=hak.pd_sakip) & ~_terlibat(hak, dipegang))
    if Peran.TIM_VERIFIKASI in peran and hak.punya(Peran.TIM_VERIFIKASI) and hak.unsur:
        syarat.append(~Q(pd_id__in=hak.pd_sendiri) & ~_terlibat(hak, dipegang))
    if peran & hak.peran & {Peran.SEKDA}:
        syarat.append(Q(pemda_id=hak.pemda_id))
    return reduce(or_, syarat) if syarat else None


def _menandatangani(hak: Hak) -> set[int]:
    """Offices for which this user, and nobody before him or her, signs today."""
    return {p.jabatan_id for p in hak.pegangan if p.kini}


def _terlibat(hak: Hak, dipegang: set[int]) -> Q:
    return Q(penyusun_id=hak.pengguna_id) | Q(jabatan_id__in=dipegang) | Q(jabatan_kedua_id__in=dipegang)


def _sudah(hak: Hak) -> Q:
    """Done already: passed on or handed over, and own vote given while other unsur are still missing."""
    suara = Q(pk__in=[])
    if hak.unsur:
        suara = Q(
            jalur=Jalur.KABUPATEN, status=Status.DIKIRIM, verifikasi__selesai_pada__isnull=True,
            verifikasi__persetujuan__unsur__in=hak.unsur,
        )  # fmt: skip
    return Q(status=Status.BERLAKU, disampaikan_pada__isnull=False) | Q(
        pk__in=Perjanjian.objects.filter(suara).values("pk")
    )
