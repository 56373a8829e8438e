"""Which PKs wait for this person: one database condition per role and state, from the workflow tables."""

from collections.abc import Callable, Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When

from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak

from ..enums import Aksi, Jalur, Status
from ..models import Butir, Perjanjian
from ..models.perjanjian import PerjanjianQuerySet
from ..workflow import TABEL
from .cakupan import terlihat
from .lapor import menunggu_terima as menunggu_laporan
from .penyampaian import menunggu_terima

Penyedia = Callable[[Hak, int], QuerySet[Any]]
_lain: dict[str, Penyedia] = {}
_banyak: dict[str, Callable[[Hak, int], Mapping[str, QuerySet[Any]]]] = {}
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


def daftarkan(nama: str, penyedia: Penyedia) -> None:
    """Register what of another app waits for a user, to be counted with the PKs in the same query. It takes (rights,
    year) and gives rows; the same name replaces it."""
    _lain[nama] = penyedia


def daftarkan_banyak(nama: str, penyedia: Callable[[Hak, int], Mapping[str, QuerySet[Any]]]) -> None:
    """The same where one thing may wait several times: rows by what they wait for."""
    _banyak[nama] = penyedia


def _bukan_pk(hak: Hak, tahun: int) -> dict[str, QuerySet[Any]]:
    """What waits beside the acts on PKs: copies and reports for a receipt, and what other apps registered."""
    isi = {"terima": menunggu_terima(hak, tahun), "laporan": menunggu_laporan(hak, tahun)}
    isi |= {nama: penyedia(hak, tahun) for nama, penyedia in _lain.items()}
    for nama, banyak in _banyak.items():
        isi |= {f"{nama} {apa}": rows for apa, rows in banyak(hak, tahun).items()}
    return {nama: rows.order_by() for nama, rows in isi.items()}


def hitung_menunggu(hak: Hak, tahun: int) -> int:
    """How much waits for this user: PKs for an act, papers for a receipt, what other apps registered; one query."""
    if not hak.pemda_id:
        return 0
    lain = [rows.values("pk") for rows in _bukan_pk(hak, tahun).values()]
    return menunggu(hak, tahun).order_by().values("pk").union(*lain, all=True).count()


def hitung_dengan(hak: Hak, tahun: int, sebagian: PerjanjianQuerySet) -> tuple[int, int]:
    """The same, and how many of the PKs are among `sebagian`, in one query."""
    ikut = Case(When(pk__in=sebagian.order_by().values("pk"), then=Value("ikut")), default=Value("lain"))
    pk = menunggu(hak, tahun).order_by().annotate(macam=ikut).values_list("macam").annotate(n=Count("pk"))
    semua = [
        rows.annotate(macam=Value(nama)).values_list("macam").annotate(n=Count("pk"))
        for nama, rows in _bukan_pk(hak, tahun).items()
    ]
    jumlah = dict(pk.union(*semua, all=True))
    return sum(jumlah.values()), jumlah.get("ikut", 0)


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
