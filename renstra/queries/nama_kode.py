"""Names of codes in the Renstra, for files that give only those of the sub kegiatan."""

from renstra.enums import JenisRencana, StatusDokumen
from renstra.models import DokumenAnggaran, Simpul


def nama_dari_renstra(dokumen: DokumenAnggaran) -> dict[str, str]:
    """Code -> name in the Renstra of the PD that covers the year."""
    rows = Simpul.objects.filter(
        rencana__pd_id=dokumen.pd_id,
        rencana__jenis=JenisRencana.RENSTRA,
        rencana__tahun_awal__lte=dokumen.tahun,
        rencana__tahun_akhir__gte=dokumen.tahun,
    ).exclude(rencana__status=StatusDokumen.DIGANTIKAN)
    return {kode: uraian[:500] for kode, uraian in rows.exclude(kode="").values_list("kode", "uraian")}
