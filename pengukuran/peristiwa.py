"""What the calendar asks of the measurements: on which day each period was first submitted, and who submits it."""

from datetime import date

from django.db.models import Min

from sakip.kalender import pelaku, peristiwa
from sakip.kalender.rules_pengingat import Pelaku
from sakip.organisasi.enums import JenisTim
from sakip.waktu import tanggal_di

from .enums import PERIODE_UKUR
from .models import Pengukuran
from .queries.fakta import KEPALA
from .rules.masa import kode_tenggat

ALAMAT = "pengukuran:beranda"
# GM/SM Pasal 9 ayat (6): a PD submits through the Tim Monev; the regency's own is seen to by its planners
PELAKU_PD = Pelaku(tim=(JenisTim.PENYUSUN_PD,), pimpinan=True, alamat=ALAMAT)
PELAKU_PEMDA = Pelaku(tim=(JenisTim.PENYUSUN_PEMDA,), sekda=True, alamat=ALAMAT)


def tanggal_pengukuran(pemda_id: int, tahun: int) -> dict[int | None, dict[str, date | None]]:
    """{pd_id: {code: date}}: when the measurement of the head's PK was first submitted (GM/SM Pasal 9 ayat (6)-(9)).

    None: the regency, by the PK of the kepala daerah. Whatever happens to it later, that day stays; one query.
    """
    rows = Pengukuran.objects.filter(pemda_id=pemda_id, tahun=tahun, perjanjian__jalur__in=KEPALA)
    isi = rows.values("pd_id", "periode", "pemda__zona_waktu").annotate(pertama=Min("pertama_diajukan_pada"))
    hasil: dict[int | None, dict[str, date | None]] = {}
    for b in isi.filter(pertama__isnull=False).order_by():
        saat = tanggal_di(b["pertama"], b["pemda__zona_waktu"])
        hasil.setdefault(b["pd_id"], {})[kode_tenggat(b["periode"])] = saat
    return hasil


def daftarkan() -> None:
    peristiwa.daftarkan("pengukuran", tanggal_pengukuran)
    for periode in PERIODE_UKUR:
        pelaku.daftarkan(kode_tenggat(periode), PELAKU_PD, pemda=PELAKU_PEMDA)
