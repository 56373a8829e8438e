"""What the calendar asks of the agreements: when PKs were sent, verified, put in force, passed on, and by whom."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Max, Q, When

from renstra.enums import VersiAnggaran
from sakip.kalender import pelaku, peristiwa
from sakip.kalender.rules.pengingat import Pelaku
from sakip.kalender.rules.tenggat import kode_dppa, tanda_ada
from sakip.organisasi.enums import JenisTim
from sakip.waktu import tanggal_di

from .enums import PROSES, Jalur, Status
from .models import Perjanjian
from .queries.lapor import LAPOR, terlapor
from .queries.tenggat import KIRIM, SAMPAIKAN, SERAHKAN, SUSUN, VERIFIKASI

KEPALA_PD = Q(jalur__in=(Jalur.KABUPATEN, Jalur.SERAH))
DAFTAR = "perjanjian:daftar"
# Who acts (BK Pasal 8 ayat (3), Pasal 11 ayat (1), (2), (6), Pasal 12; GM/SM Pasal 7 ayat (2), (4)).
PELAKU = {
    SUSUN: Pelaku(tim=(JenisTim.PENYUSUN_PD, JenisTim.SAKIP_PD), pimpinan=True, alamat=DAFTAR),
    KIRIM: Pelaku(tim=(JenisTim.PENYUSUN_PD,), pimpinan=True, alamat=DAFTAR),
    VERIFIKASI: Pelaku(tim=(JenisTim.VERIFIKASI,), alamat="perjanjian:periksa"),
    SAMPAIKAN: Pelaku(tim=(JenisTim.KANTOR_SEKDA,), sekda=True, alamat=DAFTAR),
    SERAHKAN: Pelaku(tim=(JenisTim.PENYUSUN_PD, JenisTim.ORGANISASI), pimpinan=True, alamat=DAFTAR),
    LAPOR: Pelaku(tim=(JenisTim.PENYUSUN_PD,), pimpinan=True, alamat="perjanjian:lapor"),
}


_KABUPATEN = Q(jalur=Jalur.KABUPATEN)
_LAIN = ~_KABUPATEN & ~Q(status=Status.BATAL)
_UKURAN = {
    "susun": Max("berlaku_pada", filter=_LAIN),
    "proses": Count("pk", filter=_LAIN & Q(status__in=PROSES)),
    "kirim": Max("pertama_dikirim_pada", filter=KEPALA_PD),
    "selaras": Max("selaras_pada", filter=KEPALA_PD),
    "pengesahan": Max("berlaku_pada", filter=KEPALA_PD),
    "sampai": Max("disampaikan_pada", filter=_KABUPATEN),
    "serah": Max("disampaikan_pada", filter=Q(jalur=Jalur.SERAH)),
}


def tanggal_perjanjian(pemda_id: int, tahun: int) -> dict[int | None, dict[str, date | None]]:
    """{pd_id: {code: date}}, in one query: `pengesahan` by the kepala daerah, and the day each milestone was met.

    `pk.susun` is met by the last PK to come in force, and only where none is in the making any more; a PK that goes
    through the Tim Verifikasi has milestones of its own and does not count there. Counted are first versions, and
    under the codes of each DPPA those that follow it (BK Pasal 8, 9 ayat (2)), with which of them bind the PD. A PK
    changed by mutasi has no such milestones: it counts from no DPPA.
    """
    hasil: dict[int | None, dict[str, date | None]] = {}
    for b in _perjanjian(pemda_id, tahun):
        saat, ke = _tanggal(b), b["dppa"]
        isi = hasil.setdefault(b["pd_id"], {})
        isi |= {kode_dppa(k, ke): t for k, t in saat.items()}
        if ke:
            isi |= {tanda_ada(kode_dppa(k, ke)): date.min for k in saat if b["lain" if k == SUSUN else "kepala"]}
    return hasil


def _perjanjian(pemda_id: int, tahun: int) -> Iterable[dict[str, Any]]:
    """The measures of each PD: of its first PKs (`dppa` 0), and of those that follow each DPPA."""
    dppa = Q(versi__gt=1, dpa__versi=VersiAnggaran.PERUBAHAN) & ~Q(status=Status.BATAL)
    ke = Case(When(versi=1, then=0), default=F("dpa__ke"), output_field=IntegerField())
    return (
        Perjanjian.objects.filter(Q(versi=1) | dppa, pemda_id=pemda_id, tahun=tahun)
        .values("pd_id", "pemda__zona_waktu", dppa=ke)
        .annotate(**_UKURAN, kepala=Count("pk", filter=KEPALA_PD), lain=Count("pk", filter=~_KABUPATEN))
        .order_by()
    )


def _tanggal(b: dict[str, Any]) -> dict[str, date | None]:
    saat = {
        "pengesahan": b["pengesahan"],
        "pk.susun": None if b["proses"] else b["susun"],
        "pk.kirim": b["kirim"],
        "pk.verifikasi": b["selaras"],
        "pk.sampaikan": b["sampai"],
        "pk.serahkan": b["serah"],
    }
    return {kode: tanggal_di(waktu, b["pemda__zona_waktu"]) if waktu else None for kode, waktu in saat.items()}


def daftarkan() -> None:
    peristiwa.daftarkan("perjanjian", tanggal_perjanjian)
    peristiwa.daftarkan_baris("laporan perubahan", terlapor)  # BK Pasal 8 ayat (3)
    for kode, siapa in PELAKU.items():
        pelaku.daftarkan(kode, siapa)
