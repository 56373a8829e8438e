"""Writes of dispensasi: asking, giving, refusing, taking back. Decided anew under the lock; one line in the trail."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from sakip.angka import tanggal_panjang
from sakip.jejak.services import catat
from sakip.kunci import tukar
from sakip.organisasi.hak import Hak, hak_dari
from sakip.organisasi.models import Ketentuan, Pegawai, PerangkatDaerah
from sakip.waktu import tanggal_di

from ..enums import AksiDispensasi as Aksi
from ..enums import StatusDispensasi
from ..models import Dispensasi
from ..queries.dispensasi import fakta, ketentuan_tahun, pemutus, peran_pada, tonggak
from ..rules.dispensasi import penerima
from ..workflow import decide
from .kabar import kabari


class DispensasiDitolak(Exception):
    """The act was refused; the text says why and what to do."""


BERUBAH = "Permintaan ini baru saja diputuskan orang lain. Muat ulang halaman untuk melihat keputusannya."
SUDAH_DIMINTA = "Permintaan untuk tonggak ini masih menunggu keputusan."


@dataclass(frozen=True)
class Keputusan:
    """What the one who decides writes: a note; where it is given, the new date, number and date of the letter."""

    catatan: str = ""
    sampai: date | None = None
    nomor: str = ""
    tanggal: date | None = None


@dataclass(frozen=True)
class _Latar:
    """Who acts, on which day, under which profile."""

    pelaku: Any
    hak: Hak
    hari_ini: date
    ketentuan: Ketentuan | None
    now: datetime
    kini: Mapping[str, Any] = field(default_factory=dict)

    @property
    def melalui(self) -> str:
        return self.ketentuan.pk_melalui if self.ketentuan else ""

    @property
    def nama(self) -> str:
        pegawai = getattr(self.pelaku, "pegawai", None)
        return str(pegawai.nama if pegawai else self.pelaku.get_username())


def _latar(pd: PerangkatDaerah, tahun: int, pelaku: Any, now: datetime) -> _Latar:
    hari_ini = tanggal_di(now, pd.pemda.zona_waktu)
    ketentuan = ketentuan_tahun(pd.pemda_id, tahun)
    return _Latar(
        pelaku, hak_dari(pelaku, hari_ini), hari_ini, ketentuan, now, tonggak(pd, ketentuan, tahun, hari_ini)
    )


@transaction.atomic
def minta(
    *, pd: PerangkatDaerah, tahun: int, kode: str, sampai: date, alasan: str, pelaku: Any, now: datetime
) -> Dispensasi:
    """Ask for a milestone to be opened until `sampai`. Raises `DispensasiDitolak`."""
    l = _latar(pd, tahun, pelaku, now)  # noqa: E741
    baris = l.kini.get(kode)
    ada = Dispensasi.objects.filter(pd=pd, tahun=tahun, kode=kode, status=StatusDispensasi.DIMINTA).exists()
    f = fakta(baris, tahun, l.hari_ini, melalui=l.melalui, kode=kode, ada_permintaan=ada, sampai=sampai)
    _pastikan(Aksi.MINTA, StatusDispensasi.BELUM, peran_pada(l.hak, pd, kode, l.ketentuan), f, alasan)
    assert baris is not None
    assert baris.tenggat.tanggal is not None
    d = Dispensasi(
        pd=pd, tahun=tahun, kode=kode, nama=baris.tenggat.nama, dasar=baris.tenggat.dasar,
        tenggat=baris.tenggat.tanggal, alasan=alasan.strip(), diminta_sampai=sampai, diminta_oleh=pelaku,
        diminta_nama=l.nama, diminta_pada=now,
    )  # fmt: skip
    try:
        with transaction.atomic():
            d.save(force_insert=True)
    except IntegrityError:
        raise DispensasiDitolak(SUDAH_DIMINTA) from None
    _kabari_penerima(d, l)
    _catat(d, l, Aksi.MINTA, f"Meminta {d} sampai {tanggal_panjang(sampai)}: {d.alasan}")
    return d


@transaction.atomic
def putuskan(
    *, dispensasi_id: int, aksi: Aksi, isi: Keputusan, pelaku: Any, now: datetime, versi: int | None = None
) -> Dispensasi:
    """Give, refuse, take back or withdraw. `versi`: the one that was shown. Raises `DispensasiDitolak`."""
    d = Dispensasi.objects.select_for_update(of=("self",)).select_related("pd__pemda").get(pk=dispensasi_id)
    if versi is not None and versi != d.versi_kunci:
        raise DispensasiDitolak(BERUBAH)
    l = _latar(d.pd, d.tahun, pelaku, now)  # noqa: E741
    f = fakta(
        l.kini.get(d.kode), d.tahun, l.hari_ini, melalui=l.melalui, kode=d.kode, sampai=isi.sampai,
        diminta_sendiri=d.diminta_oleh_id == pelaku.pk,
    )  # fmt: skip
    tujuan = _pastikan(aksi, d.status, peran_pada(l.hak, d.pd, d.kode, l.ketentuan), f, isi.catatan)
    ubah, kalimat = _isi(d, aksi, isi, l)
    _pindahkan(d, tujuan, ubah)
    _kabari_peminta(d, l, aksi)
    _catat(d, l, aksi, kalimat)
    return d


def pegang_dispensasi(*, pd_id: int, tahun: int, kode: str) -> date | None:
    """The last day that a dispensasi opens this milestone, held until the transaction ends; None where there is none.

    Who acts late takes hold of what opens the way, so that it cannot be withdrawn at the same moment: the withdrawal
    waits, then sees that it was used. The order of locks: the PK, this, numbers, the audit trail.
    """
    rows = Dispensasi.objects.filter(pd_id=pd_id, tahun=tahun, kode=kode, status=StatusDispensasi.DIBERIKAN)
    return max((d.sampai for d in rows.select_for_update().order_by("pk") if d.sampai), default=None)


def _kabari_penerima(d: Dispensasi, l: _Latar) -> None:  # noqa: E741
    """Who may decide is told that somebody asks."""
    orang = pemutus(d.pd, d.kode, l.ketentuan, l.hari_ini, kecuali=l.pelaku.pk)
    judul = f"Permintaan dispensasi {d.pd.singkatan or d.pd.nama}: {d.nama}"
    isi = f"Diminta sampai {tanggal_panjang(d.diminta_sampai)}. Alasan: {d.alasan}\nPermintaan ini menunggu keputusan."
    kabari(pegawai_id=orang, judul=judul, isi=isi, alamat=d.get_absolute_url(), now=l.now)


def _kabari_peminta(d: Dispensasi, l: _Latar, aksi: Aksi) -> None:  # noqa: E741
    """Who asked is told the answer; who takes back the own request knows it."""
    if d.diminta_oleh_id == l.pelaku.pk:
        return
    orang = Pegawai.objects.filter(pengguna=d.diminta_oleh_id).values_list("pk", flat=True)
    judul = f"Dispensasi {StatusDispensasi(d.status).label.lower()}: {d.nama} {d.tahun}"
    isi = {
        Aksi.BERI: f"Berlaku sampai {tanggal_panjang(d.sampai) if d.sampai else ''}, nomor {d.nomor}.",
        Aksi.TOLAK: f"Alasan: {d.catatan}",
    }.get(aksi, f"Alasan: {d.alasan_dicabut}" if d.alasan_dicabut else "")
    kabari(pegawai_id=orang, judul=judul, isi=isi, alamat=d.get_absolute_url(), now=l.now)


def _isi(d: Dispensasi, aksi: Aksi, isi: Keputusan, l: _Latar) -> tuple[dict[str, Any], str]:  # noqa: E741
    catatan = isi.catatan.strip()
    if aksi in (Aksi.TARIK, Aksi.CABUT):
        kata = "Menarik permintaan" if aksi == Aksi.TARIK else "Mencabut"
        ubah = {"dicabut_nama": l.nama, "dicabut_pada": l.now, "alasan_dicabut": catatan}
        return ubah, f"{kata} {d}{f': {catatan}' if catatan else ''}"
    siapa = penerima(d.kode, l.melalui)
    ubah = {
        "catatan": catatan, "diputuskan_oleh": l.pelaku, "diputuskan_nama": l.nama, "diputuskan_pada": l.now,
        "diputuskan_peran": siapa.sebutan if siapa else "",
    }  # fmt: skip
    if aksi == Aksi.TOLAK:
        return ubah, f"Menolak {d}: {catatan}"
    if isi.sampai is None or isi.tanggal is None or not isi.nomor.strip():
        raise DispensasiDitolak("Isi tanggal baru, nomor, dan tanggal keputusan.")
    if isi.tanggal > l.hari_ini:
        raise DispensasiDitolak("Tanggal keputusan belum tiba. Isi tanggal hari ini atau sebelumnya.")
    ubah |= {"sampai": isi.sampai, "nomor": isi.nomor.strip(), "tanggal": isi.tanggal}
    return ubah, f"Memberi {d} sampai {tanggal_panjang(isi.sampai)}, nomor {isi.nomor.strip()}"


def _pastikan(aksi: Aksi, status: str, peran: Any, f: Any, catatan: str) -> StatusDispensasi:
    keputusan = decide(aksi, status, peran, f)
    if not keputusan.allowed or keputusan.transition is None:
        raise DispensasiDitolak(" ".join(keputusan.reasons))
    if keputusan.transition.needs_catatan and not catatan.strip():
        raise DispensasiDitolak("Alasan belum ditulis. Tulis alasannya dengan singkat dan jelas.")
    return StatusDispensasi(keputusan.transition.destination)


def _pindahkan(d: Dispensasi, tujuan: StatusDispensasi, ubah: dict[str, Any]) -> None:
    """Write the new state, only if nobody moved it meanwhile."""
    rows = Dispensasi.objects.filter(status=d.status)
    tukar(rows, d, {"status": tujuan, **ubah}, DispensasiDitolak(BERUBAH))


def _catat(d: Dispensasi, l: _Latar, aksi: Aksi, kalimat: str) -> None:  # noqa: E741
    siapa = penerima(d.kode, l.melalui)
    rincian = {
        "pd": d.pd_id, "tahun": d.tahun, "kode": d.kode, "status": str(d.status), "batas": d.tenggat.isoformat(),
        "sampai": (d.sampai or d.diminta_sampai).isoformat(),
    }  # fmt: skip
    catat(
        pelaku=l.pelaku,
        aksi=f"dispensasi.{aksi}",
        objek=d,
        ringkasan=kalimat,
        now=l.now,
        pemda_id=d.pd.pemda_id,
        peran=siapa.sebutan if siapa and aksi in (Aksi.BERI, Aksi.TOLAK, Aksi.CABUT) else "",
        rincian=rincian,
    )
