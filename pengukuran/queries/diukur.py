"""The measurements of one office that count, joined row by row to the PK that answers for a period."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from perjanjian.models import Butir
from sakip.organisasi.hak import Hak

from ..enums import TRIWULAN, UKUR_DITERIMA, Periode
from ..models import Pengukuran, Realisasi
from ..rules.masa import VersiUkur, yang_berlaku
from ..rules.padanan import padankan
from .cakupan import terlihat
from .deret import janji

URUTAN = (*TRIWULAN, Periode.TAHUN)


@dataclass(frozen=True)
class Diukur:
    """The measurements of one office that count: year -> period -> its rows."""

    isi: Mapping[int, Mapping[str, Sequence[Realisasi]]] = field(default_factory=dict)

    def baris(self, tahun: int, periode: str, butir: Sequence[Butir]) -> dict[int, Realisasi]:
        """{row of the PK: the figure for the same promise}."""
        rows = self.isi.get(tahun, {}).get(periode, ())
        if rows and butir and rows[0].pengukuran.perjanjian_id == butir[0].perjanjian_id:
            return {r.butir_id: r for r in rows if r.butir_id}
        peta = {r.pk: r for r in rows}
        pasangan = padankan([janji(r.pk, r.asal) for r in rows], [janji(b.pk, b) for b in butir])
        return {b: peta[r] for b, r in pasangan.items()}

    def ukuran(self, tahun: int, periode: str) -> Pengukuran | None:
        rows = self.isi.get(tahun, {}).get(periode, ())
        return rows[0].pengukuran if rows else None

    def terakhir(self, tahun: int, periode: str) -> str | None:
        """The newest period measured, not later than `periode`: what has been reached so far."""
        ada = [p for p in URUTAN[: URUTAN.index(Periode(periode)) + 1] if p in self.isi.get(tahun, {})]
        return ada[-1] if ada else None


def diukur(hak: Hak, jabatan_id: int, tahun: int, lain: Collection[int] = ()) -> Diukur:
    """What this user may see of an office's measurements of a year, and of `lain` years what was accepted."""
    lihat = terlihat(hak).filter(perjanjian__jabatan_id=jabatan_id, tahun__in={tahun, *lain})
    semua = Realisasi.objects.filter(pengukuran__in=lihat.values("pk"), butir__isnull=False)
    rows = semua.select_related("pengukuran__perjanjian", "butir").order_by("urutan", "id")
    return susun_diukur(r for r in rows if r.pengukuran.tahun == tahun or r.pengukuran.status in UKUR_DITERIMA)


def susun_diukur(semua: Iterable[Realisasi]) -> Diukur:
    """The same of figures of one office that were read already, in their order."""
    rows: dict[Pengukuran, list[Realisasi]] = defaultdict(list)
    for r in semua:
        rows[r.pengukuran].append(r)
    dipilih: dict[tuple[int, str], list[Pengukuran]] = defaultdict(list)
    for p in rows:
        dipilih[p.tahun, p.periode].append(p)
    hasil: dict[int, dict[str, Sequence[Realisasi]]] = defaultdict(dict)
    for (satu, periode), daftar in dipilih.items():
        berlaku = yang_berlaku(
            VersiUkur(p.pk, p.perjanjian.versi if p.perjanjian else 1, p.versi, p.status) for p in daftar
        )
        if berlaku:
            hasil[satu][periode] = rows[next(p for p in daftar if p.pk == berlaku.id)]
    return Diukur(hasil)


def tertulis(r: Realisasi) -> str:
    """A figure as it was typed; a ratio of which only the two parts were, as these."""
    if r.tertulis.strip():
        return r.tertulis.strip()
    return f"{r.pembilang} / {r.penyebut}" if r.pembilang and r.penyebut else ""
