"""The indicators of a PD that no PK carries, in step with its Renstra and DPA (GM/SM Pasal 9 ayat (5) huruf b)."""

from collections.abc import Iterable

from renstra.enums import JenisSimpul, JenisTolokUkur
from renstra.models import CARA_UKUR, Indikator, TolokUkur
from renstra.queries.berlaku import dpa_berlaku, renstra_untuk
from sakip.organisasi.models import PerangkatDaerah
from sakip.teks import seragam

from ..enums import JenisProgram
from ..models import ButirProgram
from ..queries.program import Dipikul, dipikul

DPA = (JenisTolokUkur.CAPAIAN_PROGRAM, JenisTolokUkur.HASIL, JenisTolokUkur.KELUARAN)


def selaraskan_program(pd: PerangkatDaerah, tahun: int) -> list[ButirProgram]:
    """What is to be measured beside the PKs, in order; call inside a transaction.

    New indicators are added; one that a PK carries by now goes, unless it has been measured already.
    """
    sudah = dipikul(pd.pk, tahun)
    ada = {_kunci(b): b for b in ButirProgram.objects.filter(pd=pd, tahun=tahun)}
    hasil = []
    for urutan, baru in enumerate(_semua(pd, tahun, sudah)):
        lama = ada.pop(_kunci(baru), None)
        if lama is None:
            baru.urutan = urutan
            baru.save()
        hasil.append(lama or baru)
    ButirProgram.objects.filter(pk__in=[b.pk for b in ada.values()], realisasi=None, target_triwulan=None).delete()
    return hasil


def _kunci(b: ButirProgram) -> tuple[str, str]:
    return (b.kode, seragam(b.indikator))


def _semua(pd: PerangkatDaerah, tahun: int, sudah: Dipikul) -> list[ButirProgram]:
    hasil: dict[tuple[str, str], ButirProgram] = {}
    for b in (*_renstra(pd, tahun), *_dpa(pd, tahun)):
        dibawa = (
            b.dari_indikator_id in sudah.indikator
            or b.dari_tolok_ukur_id in sudah.tolok_ukur
            or seragam(b.indikator) in sudah.kata
        )
        if not dibawa:
            hasil.setdefault(_kunci(b), b)
    return list(hasil.values())


def _renstra(pd: PerangkatDaerah, tahun: int) -> Iterable[ButirProgram]:
    rencana = renstra_untuk(pd.pk, tahun)
    if rencana is None:
        return
    rows = Indikator.objects.filter(simpul__rencana=rencana, simpul__jenis=JenisSimpul.PROGRAM).select_related(
        "simpul"
    )
    for i in rows.prefetch_related("target").order_by("simpul__kode", "urutan", "id"):
        target = next((t.tertulis for t in i.target.all() if t.tahun == tahun), "")
        yield ButirProgram(
            pemda=pd.pemda, pd=pd, tahun=tahun, jenis=JenisProgram.PROGRAM, kode=i.simpul.kode,
            kelompok=i.simpul.uraian[:500], indikator=i.nama, target=target, satuan=i.satuan, dari_indikator=i,
            **{nama: getattr(i, nama) for nama in CARA_UKUR},
        )  # fmt: skip


def _dpa(pd: PerangkatDaerah, tahun: int) -> Iterable[ButirProgram]:
    dpa = dpa_berlaku(pd.pk, tahun)
    if dpa is None:
        return
    rows = TolokUkur.objects.filter(baris__dokumen=dpa, jenis__in=DPA).select_related("baris", "baris_rkt__indikator")
    for t in rows.order_by("baris__kode", "urutan", "id"):
        asal = t.baris_rkt.indikator if t.baris_rkt else None
        ukur = {nama: getattr(asal, nama) for nama in CARA_UKUR} if asal else {}
        yield ButirProgram(
            pemda=pd.pemda, pd=pd, tahun=tahun, jenis=JenisProgram(t.jenis), kode=t.baris.kode, kelompok=t.baris.nama,
            indikator=t.uraian, target=t.target, satuan=t.satuan, dari_tolok_ukur=t, dari_indikator=asal, **ukur,
        )  # fmt: skip
