"""The event that starts the clocks of the agreements: the day a DPA is set (BK Pasal 11 ayat (1), GM/SM Pasal 7)."""

from datetime import date

from renstra.enums import JenisAnggaran, StatusDokumen, VersiAnggaran
from renstra.models import DokumenAnggaran
from sakip.ingatan import ingat


def tanggal_dpa(pemda_id: int, tahun: int) -> dict[int | None, dict[str, date | None]]:
    """Per PD: `dpa` - the day its first DPA was set; `dppa` - that of its newest perubahan. In one query.

    A pergeseran or perubahan does not move the clock of the first agreement: lateness is never lost.
    """
    return ingat(("peristiwa dpa", pemda_id, tahun), lambda: _tanggal_dpa(pemda_id, tahun))


def _tanggal_dpa(pemda_id: int, tahun: int) -> dict[int | None, dict[str, date | None]]:
    hasil: dict[int | None, dict[str, date | None]] = {}
    dokumen = (
        DokumenAnggaran.objects.filter(pemda_id=pemda_id, tahun=tahun, jenis=JenisAnggaran.DPA, tanggal__isnull=False)
        .exclude(status=StatusDokumen.DISUSUN)
        .order_by("tanggal", "id")
        .values_list("pd_id", "versi", "tanggal")
    )
    for pd_id, versi, tanggal in dokumen:
        catatan = hasil.setdefault(pd_id, {"dpa": tanggal})
        if versi == VersiAnggaran.PERUBAHAN:
            catatan["dppa"] = tanggal
    return hasil
