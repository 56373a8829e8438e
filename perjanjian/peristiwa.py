"""What the calendar asks of the agreements: when PKs were sent, verified, put in force, passed on, and by whom."""

from datetime import date
from typing import Any

from django.db.models import Count, Max, Q

from sakip.kalender import pelaku, peristiwa
from sakip.kalender.rules_pengingat import Pelaku
from sakip.organisasi.enums import JenisTim
from sakip.waktu import tanggal_di

from .enums import PROSES, Jalur, Status
from .models import Perjanjian
from .queries.tenggat import KIRIM, SAMPAIKAN, SERAHKAN, SUSUN, VERIFIKASI

KEPALA_PD = Q(jalur__in=(Jalur.KABUPATEN, Jalur.SERAH))
DAFTAR = "perjanjian:daftar"
# Who acts (BK Pasal 11 ayat (1), (2), (6), Pasal 12; GM/SM Pasal 7 ayat (2), (4)).
PELAKU = {
    SUSUN: Pelaku(tim=(JenisTim.PENYUSUN_PD, JenisTim.SAKIP_PD), pimpinan=True, alamat=DAFTAR),
    KIRIM: Pelaku(tim=(JenisTim.PENYUSUN_PD,), pimpinan=True, alamat=DAFTAR),
    VERIFIKASI: Pelaku(tim=(JenisTim.VERIFIKASI,), alamat="perjanjian:periksa"),
    SAMPAIKAN: Pelaku(tim=(JenisTim.KANTOR_SEKDA,), sekda=True, alamat=DAFTAR),
    SERAHKAN: Pelaku(tim=(JenisTim.PENYUSUN_PD, JenisTim.ORGANISASI), pimpinan=True, alamat=DAFTAR),
}


def tanggal_perjanjian(pemda_id: int, tahun: int) -> dict[int | None, dict[str, date | None]]:
    """{pd_id: {code: date}}, in one query: `pengesahan` by the kepala daerah, and the day each milestone was met.

    `pk.susun` is met by the last PK to come in force, and only where none is in the making any more; a PK that goes
    through the Tim Verifikasi has milestones of its own and does not count there. Counted are first versions.
    """
    lain = ~Q(jalur=Jalur.KABUPATEN) & ~Q(status=Status.BATAL)
    semua = (
        Perjanjian.objects.filter(pemda_id=pemda_id, tahun=tahun, versi=1)
        .values("pd_id", "pemda__zona_waktu")
        .annotate(
            susun=Max("berlaku_pada", filter=lain),
            proses=Count("pk", filter=lain & Q(status__in=PROSES)),
            kirim=Max("pertama_dikirim_pada", filter=KEPALA_PD),
            selaras=Max("selaras_pada", filter=KEPALA_PD),
            pengesahan=Max("berlaku_pada", filter=KEPALA_PD),
            sampai=Max("disampaikan_pada", filter=Q(jalur=Jalur.KABUPATEN)),
            serah=Max("disampaikan_pada", filter=Q(jalur=Jalur.SERAH)),
        )
        .order_by()
    )
    return {b["pd_id"]: _tanggal(b) for b in semua}


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
    for kode, siapa in PELAKU.items():
        pelaku.daftarkan(kode, siapa)
