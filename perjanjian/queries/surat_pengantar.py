"""To whom a PK goes after pengesahan, and what the letter with it says (BK Pasal 11 ayat (6)-(7) and penjelasan)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max, Q

from sakip.dokumen.isi import PemdaIsi
from sakip.dokumen.profil import pemda_isi, pihak_isi
from sakip.organisasi.enums import FungsiPD, JenisUnit, Jenjang, Unsur
from sakip.organisasi.models import Jabatan, Ketentuan, Penugasan
from sakip.waktu import tanggal_di

from ..enums import Pihak
from ..isi import pihak_dari
from ..models import Penyampaian, Perjanjian, SuratPengantar, TandaTangan, TandaTerima
from ..pdf import KopIsi, SuratPengantarIsi, TerimaIsi
from .berita_acara import kop

INSPEKTUR, KEPALA_BAPPEDA, KABAG_ORGANISASI = "Inspektur", "Kepala Bappeda", "Kepala Bagian Organisasi"
SEKDA = "Sekretaris Daerah"
PEJABAT = (
    Q(jenis_unit=JenisUnit.PD, pd__fungsi__in=(FungsiPD.INSPEKTORAT, FungsiPD.PERENCANAAN))
    | Q(unsur=Unsur.ORGANISASI)
    | Q(jenjang=Jenjang.SEKDA)
)


@dataclass(frozen=True)
class Penerima:
    """An office that gets a copy; only its title where the regency has not entered the office."""

    nama: str
    jabatan_id: int | None = None


def penerima_sah(pk: Perjanjian) -> list[Penerima]:
    """Kepala PD, Inspektur, Kepala Bappeda, Kabag Organisasi; an office that coincides with another stands once."""
    lain = penerima_bersebutan(pk.pemda_id, (INSPEKTUR, KEPALA_BAPPEDA, KABAG_ORGANISASI))
    return [Penerima(pk.jabatan.nama, pk.jabatan_id), *(p for p in lain if p.jabatan_id != pk.jabatan_id)]


def penerima_bersebutan(pemda_id: int, sebutan: Sequence[str]) -> list[Penerima]:
    """These offices of the regency in this order, each once; in one query."""
    semua = Jabatan.objects.filter(PEJABAT, pemda_id=pemda_id, aktif=True)
    jabatan = {_sebagai(j): j for j in semua.select_related("pd").order_by("-urutan", "-id")}
    hasil: dict[int | str, Penerima] = {}
    for satu in sebutan:
        ada = jabatan.get(satu)
        hasil.setdefault(ada.pk if ada else satu, Penerima(ada.nama, ada.pk) if ada else Penerima(satu))
    return list(hasil.values())


def _sebagai(jabatan: Jabatan) -> str:
    if jabatan.jenjang == Jenjang.SEKDA:
        return SEKDA
    if jabatan.unsur == Unsur.ORGANISASI:
        return KABAG_ORGANISASI
    assert jabatan.pd is not None
    return INSPEKTUR if jabatan.pd.fungsi == FungsiPD.INSPEKTORAT else KEPALA_BAPPEDA


def urut_berikut(pemda_id: int, tahun: int) -> int:
    """The next number of the year; call under the lock of the regency's row."""
    return (SuratPengantar.objects.filter(pemda_id=pemda_id, tahun=tahun).aggregate(n=Max("urut"))["n"] or 0) + 1


def surat_isi(
    pk: Perjanjian,
    ketentuan: Ketentuan,
    penanda_tangan: Penugasan,
    penerima: Sequence[Penerima],
    *,
    tanggal: date,
    urut: int,
) -> SuratPengantarIsi:
    """The letter with which this PK goes out: parties as they signed it, recipients as offices."""
    assert pk.berlaku_pada is not None and pk.jabatan_kedua is not None
    jabatan = _sebagai_penanda_tangan(pk)
    return SuratPengantarIsi(
        nomor=ketentuan.format_nomor_sp.format(urut=urut, tahun=tanggal.year),
        tanggal=tanggal,
        tahun=pk.tahun,
        pemda=pemda_isi(pk.pemda),
        kop=kop(pk, kabupaten=True),
        penerima=tuple(p.nama for p in penerima),
        pihak_pertama_jabatan=jabatan.get(Pihak.PERTAMA, pk.jabatan.nama),
        pihak_kedua_jabatan=jabatan.get(Pihak.KEDUA, pk.jabatan_kedua.nama),
        pengesahan=tanggal_di(pk.berlaku_pada, pk.pemda.zona_waktu),
        peraturan=ketentuan.peraturan.partition(" tentang ")[0],
        penanda_tangan=pihak_isi(penanda_tangan, penanda_tangan.jabatan.nama),
    )


def _sebagai_penanda_tangan(pk: Perjanjian) -> dict[str, str]:
    rows = TandaTangan.objects.filter(naskah_id=pk.naskah_id or 0, pembatalan__isnull=True)
    return dict(rows.values_list("pihak", "jabatan"))


def isi_tersimpan(surat: SuratPengantar) -> SuratPengantarIsi:
    """The letter as it was frozen."""
    d: dict[str, Any] = json.loads(surat.isi)
    return SuratPengantarIsi(
        **{n: d[n] for n in ("nomor", "tahun", "pihak_pertama_jabatan", "pihak_kedua_jabatan", "peraturan")},
        tanggal=date.fromisoformat(d["tanggal"]),
        pengesahan=date.fromisoformat(d["pengesahan"]),
        pemda=PemdaIsi(**d["pemda"]),
        kop=KopIsi(**{**d["kop"], "alamat": tuple(d["kop"]["alamat"])}),
        penerima=tuple(d["penerima"]),
        penanda_tangan=pihak_dari(d["penanda_tangan"]),
    )


def terima_tercatat(surat: SuratPengantar, isi: SuratPengantarIsi, zona: ZoneInfo) -> list[TerimaIsi | None]:
    """Per recipient of the letter the receipt that was given, None where there is none yet."""
    rows = TandaTerima.objects.filter(
        penyampaian__perjanjian_id=surat.perjanjian_id, penyampaian__jenis=Penyampaian.Jenis.DISAMPAIKAN
    ).select_related("penyampaian")
    ada = {r.penyampaian.penerima: TerimaIsi(r.waktu.astimezone(zona), r.nama, r.nip) for r in rows}
    return [ada.get(nama) for nama in isi.penerima]
