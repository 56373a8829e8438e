"""Facts for the completeness rules."""

from typing import Any

from django.db.models import Count, Q

from renstra.enums import JenisSimpul, JenisTolokUkur
from renstra.models import (
    RKT,
    DokumenAnggaran,
    Indikator,
    Rencana,
)
from renstra.queries.anggaran import BarisTampil, TampilanAnggaran, tampilan_anggaran
from renstra.rules.kelengkapan import FaktaAnggaran, FaktaRencana, FaktaRKT, Sebutan
from sakip.organisasi.enums import Tingkat

PENDEK = 80


def _sebut(objek: Any, teks: str) -> Sebutan:
    return Sebutan(objek.pk, f"“{teks if len(teks) <= PENDEK else teks[:PENDEK] + '…'}”")


def fakta_anggaran(dokumen: DokumenAnggaran, tampilan: TampilanAnggaran | None = None) -> FaktaAnggaran:
    """What the rules of setting look at. `tampilan`: the unfiltered page data, where it is there already."""
    baris = (tampilan or tampilan_anggaran(dokumen)).baris
    sub = [t for t in baris if t.baris.tingkat == Tingkat.SUB_KEGIATAN]
    program = [t for t in baris if t.baris.tingkat == Tingkat.PROGRAM]

    def tanpa(t: BarisTampil, jenis: JenisTolokUkur) -> bool:
        return not any(x.jenis == jenis for x in t.tolok_ukur)

    return FaktaAnggaran(
        jenis=dokumen.jenis,
        jumlah_sub=len(sub),
        sub_tanpa_pagu=tuple(Sebutan(t.baris.pk, str(t.baris)) for t in sub if not t.sumber),
        hasil_tanpa_rkt=tuple(
            _sebut(x, x.uraian)
            for t in baris
            for x in t.tolok_ukur
            if x.jenis == JenisTolokUkur.HASIL and x.baris_rkt_id is None
        ),
        program_tanpa_hasil=tuple(
            Sebutan(t.baris.pk, str(t.baris)) for t in program if tanpa(t, JenisTolokUkur.HASIL)
        ),
        sub_tanpa_keluaran=tuple(Sebutan(t.baris.pk, str(t.baris)) for t in sub if tanpa(t, JenisTolokUkur.KELUARAN)),
    )


def fakta_rkt(rkt: RKT) -> FaktaRKT:
    baris = list(rkt.baris.all())
    return FaktaRKT(
        jumlah_baris=len(baris),
        tanpa_target=tuple(_sebut(b, b.nama) for b in baris if not b.target),
        bukan_angka=tuple(_sebut(b, b.nama) for b in baris if b.target and b.target_bilangan is None),
        beda_tanpa_alasan=tuple(
            _sebut(b, b.nama) for b in baris if b.target_rencana and b.target != b.target_rencana and not b.catatan
        ),
    )


def fakta_rencana(rencana: Rencana) -> FaktaRencana:
    simpul = list(rencana.simpul.annotate(n=Count("indikator")))
    sasaran = [s for s in simpul if s.jenis == JenisSimpul.SASARAN]
    indikator = Indikator.objects.filter(simpul__rencana=rencana).annotate(
        n=Count("target", filter=~Q(target__tertulis=""))
    )
    return FaktaRencana(
        jenis=rencana.jenis,
        jumlah_sasaran=len(sasaran),
        sasaran_tanpa_indikator=tuple(_sebut(s, s.uraian) for s in sasaran if not s.n),
        sasaran_tanpa_rpjmd=tuple(_sebut(s, s.uraian) for s in sasaran if s.mendukung_id is None),
        indikator_tanpa_target=tuple(_sebut(i, i.nama) for i in indikator if i.n < len(rencana.tahun)),
    )
