"""The quality of the indicators that the rows of an agreement come from, as its verifier sees it."""

from dataclasses import dataclass

from renstra.models import Indikator
from renstra.queries.mutu import IndikatorMutu, kriteria_berlaku, mutu_indikator
from sakip.organisasi.models import Ketentuan

from ..enums import JenisTemuan
from ..models import Butir, Perjanjian
from ..rules.keselarasan import TemuanIsi
from .banding import nomor_butir


@dataclass(frozen=True)
class ButirMutu:
    """A row with the indicator of the plan behind it; None where it comes from no plan (a kondisi, own words)."""

    butir: Butir
    mutu: IndikatorMutu | None


def mutu_butir(pk: Perjanjian, ketentuan: Ketentuan | None) -> list[ButirMutu]:
    """Every row of a PK with remarks and answers on its indicator, in five queries."""
    semua = list(
        Butir.objects.filter(perjanjian=pk)
        .select_related("baris_rkt", "tolok_ukur__baris_rkt")
        .order_by("urutan", "id")
    )
    asal = {b.pk: _indikator(b) for b in semua}
    rows = Indikator.objects.filter(pk__in={i for i in asal.values() if i})
    mutu = mutu_indikator(rows, kriteria_berlaku(ketentuan))
    return [ButirMutu(b, mutu.get(asal[b.pk] or 0)) for b in semua]


def _indikator(b: Butir) -> int | None:
    """Straight through the RKT row, or through the hasil of the budget that names one (SM Lampiran B)."""
    if b.baris_rkt and b.baris_rkt.indikator_id:
        return b.baris_rkt.indikator_id
    rkt = b.tolok_ukur.baris_rkt if b.tolok_ukur else None
    return rkt.indikator_id if rkt else None


def temuan_mutu(pk: Perjanjian, ketentuan: Ketentuan | None) -> list[TemuanIsi]:
    """One finding for each row whose indicator fails a criterion of the profile (BK Pasal 3 ayat (6))."""
    baris = mutu_butir(pk, ketentuan)
    nomor = nomor_butir([b.butir for b in baris])
    hasil = []
    for b in baris:
        gagal = b.mutu.gagal if b.mutu else []
        if gagal:
            pesan = " ".join(dict.fromkeys(c.pesan for c in gagal))
            kriteria = ", ".join(dict.fromkeys(c.sebutan for c in gagal))
            hasil.append(
                TemuanIsi(JenisTemuan.MUTU, "", nomor[b.butir.pk], pesan, f"Kriteria {kriteria}", butir=b.butir.pk)
            )
    return hasil
