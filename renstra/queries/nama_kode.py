"""Names of codes, for files that give only those of the sub kegiatan."""

from collections.abc import Iterable

from renstra.enums import JenisRencana, StatusDokumen
from renstra.models import DokumenAnggaran, Nomenklatur, Simpul

GENERIK = "X.XX"


def nama_dari_nomenklatur(kode: Iterable[str], edisi_id: int | None) -> dict[str, str]:
    """Code -> name in the edition (or the newest that has it); a bidang's own code may stand there as X.XX."""
    dicari = list(kode)
    semua = {*dicari, *(f"{GENERIK}{k[4:]}" for k in dicari)}
    rows = Nomenklatur.objects.filter(kode__in=semua)
    if edisi_id:
        rows = rows.filter(edisi_id=edisi_id)
    nama = dict(rows.order_by("edisi__tanggal", "-jenis_pemda").values_list("kode", "nama"))
    return {k: hasil for k in dicari if (hasil := nama.get(k) or nama.get(f"{GENERIK}{k[4:]}"))}


def nama_dari_renstra(dokumen: DokumenAnggaran) -> dict[str, str]:
    """Code -> name in the Renstra of the PD that covers the year."""
    rows = Simpul.objects.filter(
        rencana__pd_id=dokumen.pd_id,
        rencana__jenis=JenisRencana.RENSTRA,
        rencana__tahun_awal__lte=dokumen.tahun,
        rencana__tahun_akhir__gte=dokumen.tahun,
    ).exclude(rencana__status=StatusDokumen.DIGANTIKAN)
    return {kode: uraian[:500] for kode, uraian in rows.exclude(kode="").values_list("kode", "uraian")}
