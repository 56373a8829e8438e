"""What the report of the regency gathers from its PDs: who supports a sasaran, how each did, who has reported."""

from pengukuran.enums import SETAHUN
from pengukuran.queries.laporan import TahunKantor, rata_pd
from perjanjian.models import Butir, Perjanjian
from renstra.queries.realisasi import realisasi_semua_pd
from sakip.dokumen.teks import tegak
from sakip.organisasi.models import Ketentuan, PemerintahDaerah
from sakip.organisasi.queries import semua_pd

from ..enums import StatusLaporan
from ..isi import PendukungIsi, PerangkatIsi
from ..models import Laporan
from .bahan_anggaran import cetak_persen


def pendukung(pk: Perjanjian, tahun: TahunKantor) -> dict[int, list[PendukungIsi]]:
    """{row of the kepala daerah: rows of PKs in force that support it, with their capaian}; two queries."""
    rows = Butir.objects.filter(mendukung__perjanjian=pk, perjanjian__berlaku_pada__isnull=False)
    rows = rows.exclude(perjanjian__status="diganti").select_related("perjanjian__pd").order_by("perjanjian__pd", "id")
    capaian = tahun.capaian_butir([b.pk for b in rows])
    hasil: dict[int, list[PendukungIsi]] = {}
    for b in rows:
        nama = b.perjanjian.pd.nama if b.perjanjian.pd else ""
        hasil.setdefault(b.mendukung_id or 0, []).append(
            PendukungIsi(nama, tegak(b.indikator), tahun.cetak(capaian.get(b.pk)))
        )
    return hasil


def perangkat(pemda: PemerintahDaerah, tahun: int, ketentuan: Ketentuan | None) -> tuple[PerangkatIsi, ...]:
    """Every active PD: mean capaian of its head, budget, how its own report stands; four queries and the budget."""
    semua = [pd for pd in semua_pd(pemda.pk) if pd.aktif]
    capaian = rata_pd([pd.pk for pd in semua], tahun, ketentuan)
    uang = {b.id: b for b in realisasi_semua_pd(pemda.pk, tahun)}
    status = dict(Laporan.objects.filter(pemda=pemda, tahun=tahun, pd__isnull=False).values_list("pd_id", "status"))
    hasil = []
    for pd in semua:
        nilai, cetak, predikat, periode = capaian.get(pd.pk, (None, "", "", None))
        u = uang.get(pd.pk)
        hasil.append(
            PerangkatIsi(
                nama=pd.nama,
                capaian="" if nilai is None else str(nilai),
                cetak=cetak,
                predikat=predikat,
                pagu=u.pagu if u else None,
                realisasi=u.jumlah if u and u.bulan else None,
                persen=cetak_persen(u.persen) if u and u.bulan else "",
                laporan=str(StatusLaporan(status.get(pd.pk, "")).label),
                sampai_periode="" if periode in (None, *SETAHUN) else str(periode.label),
            )
        )
    return tuple(hasil)
