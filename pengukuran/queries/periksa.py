"""The inbox of those who check, and the list of everything that was submitted (GM/SM Pasal 9 ayat (6))."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from perjanjian.queries.tenggat import BatasPK, Kalender
from sakip.kalender.rules.tenggat import batas_utc
from sakip.organisasi.hak import Hak
from sakip.waktu import tanggal_di

from ..enums import PERIODE_UKUR, UKUR_DIPERIKSA, PutusanAngka, StatusUkur
from ..models import Pengukuran, Realisasi
from .cakupan import DIAJUKAN, terlihat
from .fakta import KEPALA
from .menunggu import SIAP_DISAMPAIKAN, dapat_memeriksa, diperiksa
from .tenggat import batas_ukur, tenggat_periode

SAYA, SIAP, LAMBAT, SEMUA = "saya", "siap", "lambat", "semua"
KEADAAN = {
    SAYA: "Menunggu Anda",
    "diperiksa": "Sedang diperiksa",
    "dikembalikan": "Dikembalikan",
    SIAP: "Siap disampaikan",
    "disampaikan": "Disampaikan",
    LAMBAT: "Terlambat diajukan",
    SEMUA: "Semua",
}


@dataclass(frozen=True)
class SaringanPeriksa:
    """What of the list is looked at; without `keadaan` what the reader comes for."""

    keadaan: str = ""
    pd: int | None = None
    periode: str = ""
    cari: str = ""

    @property
    def tanya(self) -> dict[str, str]:
        """The same as an address carries it; what is empty is left out."""
        isi = {"keadaan": self.keadaan, "unit": str(self.pd or ""), "periode": self.periode, "cari": self.cari}
        return {k: v for k, v in isi.items() if v}

    @property
    def dipakai(self) -> bool:
        """Whether anything but the condition narrows it."""
        return bool(self.pd or self.periode or self.cari)


@dataclass(frozen=True)
class BarisPeriksa:
    """A measurement in the list, with how it stands."""

    p: Pengukuran
    judul: str
    hari: int  # day x since it was submitted
    batas: BatasPK | None
    boleh: bool  # checked by this reader
    diterima: int
    dikembalikan: int

    @property
    def menunggu(self) -> bool:
        return self.p.status in UKUR_DIPERIKSA

    @property
    def siap(self) -> bool:
        """One act accepts it as a whole: nothing on it was marked."""
        return self.boleh and not self.dikembalikan

    @property
    def belum(self) -> int:
        return self.p.baris - self.diterima - self.dikembalikan

    @property
    def lambat(self) -> str:
        """`2 hari kerja`, where it was submitted late; lateness stays with a dispensasi too."""
        b = self.batas
        if b is None or b.lencana.angka is None or b.lencana.angka >= 0:
            return ""
        return f"{-b.lencana.angka} {b.lencana.satuan}"


def urutan_periksa(hak: Hak, tahun: int, s: SaringanPeriksa, kalender: Kalender) -> QuerySet[Pengukuran]:
    """Everything submitted in the year that this user may see, as filtered: the oldest first."""
    rows = dicari(hak, tahun, s).filter(_keadaan(hak, kalender)[s.keadaan or SEMUA])
    return rows.order_by("diajukan_pada", "pk")


def hitung_keadaan(hak: Hak, tahun: int, s: SaringanPeriksa, kalender: Kalender) -> dict[str, int]:
    """How many there are under each condition, with the other filters; one query."""
    syarat = _keadaan(hak, kalender)
    rows = dicari(hak, tahun, s).order_by()
    return rows.aggregate(**{k: Count("pk", filter=q) for k, q in syarat.items()})


def dicari(hak: Hak, tahun: int, s: SaringanPeriksa) -> QuerySet[Pengukuran]:
    """What was submitted, by PD, period and words; a version that was corrected stands no more."""
    rows = terlihat(hak).filter(DIAJUKAN, tahun=tahun).exclude(pengganti__status__in=_BERDIRI)
    if s.pd:
        rows = rows.filter(pd_id=s.pd)
    if s.periode:
        rows = rows.filter(periode=s.periode)
    if s.cari:
        kata = Q(butir__indikator__icontains=s.cari) | Q(program__indikator__icontains=s.cari)
        rows = rows.filter(
            Q(pd__nama__icontains=s.cari)
            | Q(pd__singkatan__iexact=s.cari)
            | Q(perjanjian__jabatan__nama__icontains=s.cari)
            | Q(Exists(Realisasi.objects.filter(kata, pengukuran=OuterRef("pk"))))
        )
    return rows


_BERDIRI = (StatusUkur.DITERIMA, StatusUkur.DISAMPAIKAN)


def _keadaan(hak: Hak, kalender: Kalender) -> dict[str, Q]:
    tanpa = Q(pk__in=[])
    menunggu = Q(status__in=UKUR_DIPERIKSA)
    return {
        SAYA: menunggu & diperiksa(hak) if dapat_memeriksa(hak) else tanpa,
        "diperiksa": menunggu,
        "dikembalikan": Q(status=StatusUkur.DIKEMBALIKAN),
        SIAP: SIAP_DISAMPAIKAN,
        "disampaikan": Q(status=StatusUkur.DISAMPAIKAN),
        LAMBAT: reduce(or_, _terlambat(kalender), tanpa),
        SEMUA: Q(),
    }


def _terlambat(kalender: Kalender) -> Iterable[Q]:
    """First submitted after the milestone of its period (E6, E7)."""
    for periode in PERIODE_UKUR:
        t = tenggat_periode(kalender, periode)
        if t and t.tanggal:
            yield Q(periode=periode, versi=1, pertama_diajukan_pada__gte=batas_utc(t.tanggal, kalender.zona))


def baris_periksa(hak: Hak, rows: Sequence[Pengukuran], kalender: Kalender) -> list[BarisPeriksa]:
    """The rows of one page, in two queries."""
    nomor = [p.pk for p in rows]
    boleh = set(
        terlihat(hak).filter(diperiksa(hak), pk__in=nomor, status__in=UKUR_DIPERIKSA).values_list("pk", flat=True)
    )
    putusan = putusan_banyak(nomor)
    hasil = []
    for p in rows:
        n = putusan.get(p.pk, {})
        assert p.diajukan_pada is not None and p.pertama_diajukan_pada is not None
        batas = batas_ukur(kalender, p.periode, p, p.pd_id)
        hari = (kalender.hari_ini - tanggal_di(p.diajukan_pada, kalender.zona)).days + 1
        hasil.append(
            BarisPeriksa(
                p, judul_ukur(p), hari, batas, p.pk in boleh,
                n.get(PutusanAngka.DITERIMA, 0), n.get(PutusanAngka.DIKEMBALIKAN, 0),
            )
        )  # fmt: skip
    return hasil


def putusan_banyak(nomor: Sequence[int]) -> Mapping[int, Mapping[str, int]]:
    """{measurement: {PutusanAngka: how many figures}}, in one query; undecided ones are not counted."""
    rows = Realisasi.objects.filter(pengukuran__in=nomor).exclude(putusan="").order_by()
    hasil: dict[int, dict[str, int]] = {}
    for pk, putusan, n in rows.values_list("pengukuran_id", "putusan").annotate(n=Count("pk")):
        hasil.setdefault(pk, {})[putusan] = n
    return hasil


def dikoreksi(nomor: Sequence[int]) -> set[int]:
    """Those of which a correction was opened; one query."""
    rows = Pengukuran.objects.filter(menggantikan__in=nomor).order_by()
    return {n for n in rows.values_list("menggantikan_id", flat=True) if n}


def judul_ukur(p: Pengukuran) -> str:
    """What is measured, in few words."""
    pk = p.perjanjian
    return judul_dari(p.pd.nama if p.pd else "", pk.jabatan.nama if pk else "", pk.jalur if pk else "")


def judul_dari(pd: str, jabatan: str, jalur: str) -> str:
    """The PD for its head's PK, else the office; without a PK the programs of the PD."""
    if not jabatan:
        return f"Program {pd}"
    return pd if pd and jalur in KEPALA else jabatan
