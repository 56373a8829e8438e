"""Opening the measurement of a PK, or of the programs of a PD, for a period; and its correction."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from perjanjian.models import Perjanjian
from sakip.jejak.services import catat
from sakip.organisasi.hak import hak_dari
from sakip.organisasi.models import PerangkatDaerah
from sakip.waktu import tanggal_di

from ..enums import PERIODE_UKUR, AksiUkur
from ..models import Ambilan, Pengukuran, Realisasi
from ..queries.cakupan import boleh_isi
from ..queries.deret import deret, janji, kelompok
from ..queries.masa import pk_menjawab
from ..rules.padanan import padankan
from .dasar import UkurDitolak, kunci, tulis_jejak
from .hitung import hitung
from .kabar import Kejadian, Peristiwa, kabarkan
from .program import selaraskan_program

# carried over from the quarter before: whence the figures come
ASAL = ("jenis_sumber", "sumber_data", "data_id", "data_pembilang_id", "data_penyebut_id")
ISI = (
    *ASAL, "tertulis", "notasi", "pembilang", "penyebut", "kendala", "solusi", "dibenarkan", "diambil_dari_id",
    "dicatat_oleh_id", "dicatat_pada",
)  # fmt: skip


@transaction.atomic
def buka(*, perjanjian: Perjanjian, periode: str, aktor: Any, now: datetime) -> Pengukuran:
    """The newest measurement of the PK in this period; begun, with a row for every indicator, where there is none.

    Raises `UkurDitolak` where this user does not fill it in, or another version of the PK answers for the period
    (GM/SM Pasal 9 ayat (2)).
    """
    _periode(periode)
    hak = hak_dari(aktor, tanggal_di(now, perjanjian.pemda.zona_waktu))
    if hak.pemda_id != perjanjian.pemda_id or not boleh_isi(hak, perjanjian.pd_id, perjanjian.jabatan_id):
        raise UkurDitolak("Pengukuran ini diisi perencana Perangkat Daerah atau pejabatnya sendiri.")
    menjawab = pk_menjawab([perjanjian.jabatan_id], perjanjian.tahun, periode).get(perjanjian.jabatan_id)
    if menjawab is None or menjawab.pk != perjanjian.pk:
        raise UkurDitolak("Periode ini diukur dengan versi PK yang berlaku pada akhir periodenya. Buka versi itu.")
    ada = Pengukuran.objects.filter(perjanjian=perjanjian, periode=periode).order_by("-versi").first()
    if ada:
        return ada
    butir = perjanjian.butir.order_by("urutan", "id")
    return _mulai(
        Pengukuran(
            pemda=perjanjian.pemda, pd=perjanjian.pd, tahun=perjanjian.tahun, periode=periode, perjanjian=perjanjian,
            dibuat_oleh=aktor, dibuat_pada=now,
        ),
        [Realisasi(butir=b, jenis_sumber=b.jenis_sumber, sumber_data=b.sumber_data) for b in butir],
    )  # fmt: skip


@transaction.atomic
def buka_program(*, pd: PerangkatDaerah, tahun: int, periode: str, aktor: Any, now: datetime) -> Pengukuran:
    """The same for what no PK of the PD carries: programs of the Renstra, outputs and outcomes of the DPA."""
    _periode(periode)
    hak = hak_dari(aktor, tanggal_di(now, pd.pemda.zona_waktu))
    if pd.pk not in hak.pd_perencana:
        raise UkurDitolak("Indikator program diukur oleh perencana Perangkat Daerah.")
    ada = Pengukuran.objects.filter(pd=pd, perjanjian=None, tahun=tahun, periode=periode).order_by("-versi").first()
    if ada:
        return ada
    butir = selaraskan_program(pd, tahun)
    if not butir:
        raise UkurDitolak("Semua indikator program, hasil, dan keluaran tahun ini sudah ada dalam PK.")
    return _mulai(
        Pengukuran(pemda=pd.pemda, pd=pd, tahun=tahun, periode=periode, dibuat_oleh=aktor, dibuat_pada=now),
        [Realisasi(program=b, jenis_sumber=b.jenis_sumber, sumber_data=b.sumber_data) for b in butir],
    )


@transaction.atomic
def koreksi(*, pengukuran_id: int, alasan: str, aktor: Any, now: datetime) -> Pengukuran:
    """A new version of what was accepted, with the same figures to begin with; the old one stays readable."""
    t = kunci(pengukuran_id, aktor, now)
    t.pastikan(AksiUkur.KOREKSI)
    if not alasan.strip():
        raise UkurDitolak("Tulis alasan koreksi: angka mana yang berubah, dan mengapa.")
    lama = t.p
    baru = Pengukuran(
        pemda=lama.pemda, pd=lama.pd, tahun=lama.tahun, periode=lama.periode, perjanjian=lama.perjanjian,
        versi=lama.versi + 1, menggantikan=lama, alasan=alasan.strip(), dibuat_oleh=aktor, dibuat_pada=now,
    )  # fmt: skip
    angka = list(lama.realisasi.prefetch_related("ambilan").order_by("urutan", "id"))
    rows = [Realisasi(butir_id=r.butir_id, program_id=r.program_id, **{n: getattr(r, n) for n in ISI}) for r in angka]
    baru = _tulis(baru, rows)
    Ambilan.objects.bulk_create(
        Ambilan(realisasi=b, dari_id=x.dari_id) for a, b in zip(angka, rows, strict=True) for x in a.ambilan.all()
    )
    tulis_jejak(t, aktor, AksiUkur.KOREKSI, f"Membuka koreksi {lama}: {alasan.strip()}", versi_baru=baru.pk)
    kabarkan([Kejadian(t, aktor, Peristiwa.KOREKSI, alasan.strip())])
    return baru


def _periode(periode: str) -> None:
    if periode not in PERIODE_UKUR:
        raise UkurDitolak("Periode ini tidak dikenal. Pilih triwulan I sampai IV, atau tahun.")


def _mulai(p: Pengukuran, rows: Sequence[Realisasi]) -> Pengukuran:
    baru = _tulis(p, _warisi(p, rows))
    catat(
        pelaku=p.dibuat_oleh, aksi="pengukuran.mulai", objek=baru, ringkasan=f"Memulai {baru}", now=p.dibuat_pada,
        pemda_id=baru.pemda_id, rincian={"pd": baru.pd_id, "periode": baru.periode, "tahun": baru.tahun},
    )  # fmt: skip
    return baru


def _tulis(p: Pengukuran, rows: Iterable[Realisasi]) -> Pengukuran:
    try:
        with transaction.atomic():
            p.save(force_insert=True)
    except IntegrityError:
        raise UkurDitolak("Orang lain baru saja membukanya. Muat ulang halaman.") from None
    semua = list(rows)
    for urutan, satu in enumerate(semua):
        satu.pengukuran, satu.urutan = p, urutan
    Realisasi.objects.bulk_create(semua)
    hitung([p])
    return Pengukuran.objects.get(pk=p.pk)


def _warisi(p: Pengukuran, rows: Sequence[Realisasi]) -> Sequence[Realisasi]:
    """Sources and shared figures as in the last period that was measured, of the same promise."""
    terakhir = _terakhir(p)
    if terakhir is None:
        return rows
    lama = {r.pk: r for r in terakhir.realisasi.all()}
    pasangan = padankan([janji(r.pk, r.asal) for r in lama.values()], [janji(i, r.asal) for i, r in enumerate(rows)])
    for i, asal in pasangan.items():
        for nama in ASAL:
            setattr(rows[i], nama, getattr(lama[asal], nama) or getattr(rows[i], nama))
    return rows


def _terakhir(p: Pengukuran) -> Pengukuran | None:
    d = deret([p]).get(kelompok(p))
    sebelum = [x for x in d.semua if x.periode < p.periode and x.periode in PERIODE_UKUR] if d else []
    return max(sebelum, key=lambda x: (x.periode, x.versi), default=None)
