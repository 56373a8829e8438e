"""Everything of a PD that is filled in for one period, row by row: of each PK, and of the programs beside them.

A row is known by the promise it measures, so that it can be filled in before its sheet was opened.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from perjanjian.enums import Status
from perjanjian.models import Butir, Perjanjian
from perjanjian.queries.isi import muat_butir
from sakip.organisasi.models import PerangkatDaerah

from ..enums import PERIODE_UKUR, TRIWULAN, UKUR_TERBUKA, PutusanAngka, StatusUkur, sampai_triwulan
from ..models import ButirProgram, Realisasi
from .diukur import susun_diukur, tertulis
from .masa import dari_versi

PROGRAM = "Program di luar PK"


@dataclass(frozen=True)
class BarisIsian:
    """`realisasi` None: its sheet was not opened yet. `sebelum`: triwulan -> what was written for the same promise."""

    asal: Butir | ButirProgram
    jabatan: str
    periode: str
    pk: Perjanjian | None = None
    realisasi: Realisasi | None = None
    sebelum: dict[int, str] = field(default_factory=dict)

    @property
    def nomor(self) -> int:
        """One number for promise and period: what the key of a worksheet carries."""
        return nomor_baris(self.asal.pk, self.periode, program=isinstance(self.asal, ButirProgram))

    @property
    def status(self) -> StatusUkur:
        return StatusUkur(self.realisasi.pengukuran.status) if self.realisasi else StatusUkur.BELUM

    @property
    def tertutup(self) -> str:
        """Why its figure may not be changed; nothing where it may."""
        if self.realisasi is None:
            return ""
        if self.realisasi.pengukuran.status not in UKUR_TERBUKA:
            return (
                f"Pengukuran {self.jabatan} sudah {self.status.label.lower()}, sehingga angkanya tidak dapat diubah."
            )
        if self.realisasi.putusan == PutusanAngka.DITERIMA:
            return "Angka ini sudah diterima pemeriksa, sehingga tidak dapat diubah."
        return ""


def nomor_baris(asal_id: int, periode: str, *, program: bool) -> int:
    return (asal_id * 2 + program) * 10 + PERIODE_UKUR.index(periode) + 1


def periode_nomor(nomor: int) -> str:
    """The period of a row's number; empty where it names none."""
    ke = nomor % 10
    return PERIODE_UKUR[ke - 1] if 1 <= ke <= len(PERIODE_UKUR) else ""


def isian_pd(pd: PerangkatDaerah, tahun: int, periode: str) -> list[BarisIsian]:
    """In the order of the offices and their rows; four queries, however many."""
    rows = Perjanjian.objects.filter(pd=pd, tahun=tahun, status__in=(Status.BERLAKU, Status.DIGANTI))
    urut = rows.select_related("pemda", "jabatan").order_by("jabatan__urutan", "jabatan_id", "versi")
    semua = list(dari_versi(urut, tahun, periode).values())
    muat_butir(semua)
    angka: dict[int | None, list[Realisasi]] = defaultdict(list)
    semua_angka = Realisasi.objects.filter(pengukuran__pd=pd, pengukuran__tahun=tahun)
    for r in semua_angka.select_related("pengukuran__perjanjian", "butir", "program").order_by("urutan", "id"):
        angka[r.pengukuran.perjanjian.jabatan_id if r.pengukuran.perjanjian else None].append(r)
    hasil = [b for pk in semua for b in _baris_pk(pk, periode, angka[pk.jabatan_id])]
    return [*hasil, *_baris_program(periode, angka[None])]


def _baris_pk(pk: Perjanjian, periode: str, angka: list[Realisasi]) -> Iterator[BarisIsian]:
    butir = list(pk.butir.all())
    diukur = susun_diukur(angka)
    sebelum = {n: diukur.baris(pk.tahun, p, butir) for p, n in _sebelum(periode)}
    kini = _terbaru([r for r in angka if r.pengukuran.perjanjian_id == pk.pk and r.pengukuran.periode == periode])
    peta = {r.butir_id: r for r in kini}
    for b in butir:
        lalu = {n: tertulis(isi[b.pk]) for n, isi in sebelum.items() if b.pk in isi}
        yield BarisIsian(b, pk.jabatan.nama, periode, pk, peta.get(b.pk), lalu)


def _baris_program(periode: str, angka: list[Realisasi]) -> Iterator[BarisIsian]:
    lalu: dict[int | None, dict[int, str]] = defaultdict(dict)
    for p, n in _sebelum(periode):
        for r in _terbaru([r for r in angka if r.pengukuran.periode == p]):
            lalu[r.program_id][n] = tertulis(r)
    for r in _terbaru([r for r in angka if r.pengukuran.periode == periode]):
        yield BarisIsian(r.asal, PROGRAM, periode, None, r, lalu[r.program_id])


def _terbaru(rows: list[Realisasi]) -> list[Realisasi]:
    """Those of the newest version of the sheet."""
    versi = max((r.pengukuran.versi for r in rows), default=0)
    return [r for r in rows if r.pengukuran.versi == versi]


def _sebelum(periode: str) -> list[tuple[str, int]]:
    setahun = periode not in TRIWULAN
    return [(p, n) for p, n in TRIWULAN.items() if setahun or n < sampai_triwulan(periode)]
