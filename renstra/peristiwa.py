"""The event that starts the clocks of the agreements: the day a DPA is set (BK Pasal 11 ayat (1), GM/SM Pasal 7)."""

from datetime import date

from renstra.enums import JenisAnggaran, StatusDokumen, VersiAnggaran
from renstra.models import DokumenAnggaran
from sakip.ingatan import ingat
from sakip.kalender.enums import Peristiwa
from sakip.kalender.rules.tenggat import kode_dppa


def tanggal_dpa(pemda_id: int, tahun: int) -> dict[int | None, dict[str, date | None]]:
    """Per PD: `dpa` - the day its first DPA was set; `dpa.dppa1` - that of its first perubahan. In one query.

    A pergeseran or perubahan does not move the clock of the first agreement: lateness is never lost.
    """
    return ingat(("peristiwa dpa", pemda_id, tahun), lambda: _tanggal_dpa(pemda_id, tahun))


def _tanggal_dpa(pemda_id: int, tahun: int) -> dict[int | None, dict[str, date | None]]:
    hasil: dict[int | None, dict[str, date | None]] = {}
    dokumen = (
        DokumenAnggaran.objects.filter(pemda_id=pemda_id, tahun=tahun, jenis=JenisAnggaran.DPA, tanggal__isnull=False)
        .exclude(status=StatusDokumen.DISUSUN)
        .order_by("tanggal", "id")
        .values_list("pd_id", "versi", "ke", "tanggal")
    )
    for pd_id, versi, ke, tanggal in dokumen:
        catatan = hasil.setdefault(pd_id, {Peristiwa.DPA: tanggal})
        if versi == VersiAnggaran.PERUBAHAN:
            catatan[kode_dppa(Peristiwa.DPA, ke)] = tanggal
    return hasil
