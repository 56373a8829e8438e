"""What became of one agreement: its acts, its papers, its versions side by side."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sakip.jejak.models import Jejak
from sakip.organisasi.hak import Hak

from ..enums import Status
from ..models import Butir, Naskah, Perjanjian, Verifikasi
from .cakupan import terlihat
from .rinci import hari_pendek

SEJARAH = 30
PERISTIWA: dict[str, tuple[str, str]] = {
    "susun": ("Disusun", ""),
    "ubah": ("Diubah", ""),
    "ajukan": ("Diajukan", ""),
    "tandatangani": ("Ditandatangani", "pihak pertama"),
    "sahkan": ("Ditandatangani", "pihak kedua"),
    "kirim": ("Dikirim", "dengan empat salinan elektronik"),
    "tarik": ("Ditarik kembali", ""),
    "kembalikan": ("Dikembalikan", ""),
    "nyatakan_selaras": ("Dinyatakan selaras", ""),
    "teruskan": ("Diteruskan", ""),
    "sampaikan": ("Disampaikan", "dengan surat pengantar"),
    "terima": ("Salinan diterima", ""),
    "serahkan": ("Diserahkan", ""),
    "revisi": ("Versi baru dibuka", ""),
    "ganti": ("Diganti versi baru", ""),
    "batalkan": ("Draf dihapus", ""),
    "putuskan": ("Temuan diputuskan", ""),
    "temuan": ("Temuan ditambahkan", ""),
    "centang": ("Daftar periksa dicentang", ""),
    "persetujuan": ("Putusan unsur dinyatakan", ""),
}


def _waktu(saat: datetime, zona: ZoneInfo) -> str:
    return f"{hari_pendek(saat, zona)} {saat.astimezone(zona):%Y, %H.%M}"


def sejarah(pk: Perjanjian) -> list[Jejak]:
    return list(Jejak.objects.filter(objek_jenis="perjanjian.perjanjian", objek_id=pk.pk).order_by("-id")[:SEJARAH])


def lini_masa(baris: Sequence[Jejak], zona: ZoneInfo) -> list[dict[str, Any]]:
    """The audit lines as the timeline tells them, newest first."""
    hasil = []
    for i, j in enumerate(baris):
        kata, tambahan = PERISTIWA.get(j.aksi, (j.aksi.replace("_", " ").capitalize(), ""))
        catatan = j.rincian.get("catatan") or j.rincian.get("alasan") or ""
        teks = f"oleh {j.pelaku_nama}" + (f", {tambahan}" if tambahan else "") + (f": “{catatan}”" if catatan else "")
        jenis = "kembali" if j.aksi == "kembalikan" else "kini" if i == 0 else "biasa"
        hasil.append({"tebal": kata, "teks": teks, "waktu": _waktu(j.waktu, zona), "jenis": jenis})
    return hasil


def versi(pk: Perjanjian, hak: Hak) -> list[Perjanjian]:
    """All versions of this agreement that the reader may open, newest first."""
    rows = terlihat(hak).filter(jabatan_id=pk.jabatan_id, tahun=pk.tahun).exclude(status=Status.BATAL)
    return list(rows.order_by("-versi"))


def naskah(pk: Perjanjian) -> list[Naskah]:
    return list(Naskah.objects.filter(perjanjian=pk).select_related("pdf").defer("isi").order_by("-revisi"))


def semua_putaran(pk: Perjanjian) -> list[Verifikasi]:
    """The rounds with their berita acara, the last at the end."""
    return list(Verifikasi.objects.filter(perjanjian=pk).select_related("berita_acara").order_by("putaran"))


def putaran_selaras(semua: Sequence[Verifikasi]) -> Verifikasi | None:
    """The last round, where it ended in agreement with a berita acara."""
    putaran = semua[-1] if semua else None
    return putaran if putaran and putaran.berita_acara and putaran.hasil == "selaras" else None


def banding_versi(lama: Sequence[Butir], baru: Sequence[Butir]) -> list[dict[str, Any]]:
    """Rows of two versions side by side: by their trace, else by wording, else by place."""
    sisa = list(lama)
    hasil: list[dict[str, Any]] = []
    for b in baru:
        pasangan = _pasangan(b, sisa)
        if pasangan is not None:
            sisa.remove(pasangan)
        hasil.append({"baru": b, "lama": pasangan, "ubah": pasangan is None or _berubah(pasangan, b)})
    return hasil + [{"baru": None, "lama": b, "ubah": True} for b in sisa]


def _pasangan(b: Butir, sisa: Sequence[Butir]) -> Butir | None:
    for syarat in (
        lambda x: b.baris_rkt_id and x.baris_rkt_id == b.baris_rkt_id and x.kelompok == b.kelompok,
        lambda x: b.tolok_ukur_id and x.tolok_ukur_id == b.tolok_ukur_id,
        lambda x: x.indikator == b.indikator,
        lambda x: x.urutan == b.urutan and x.kelompok == b.kelompok,
    ):
        if cocok := next((x for x in sisa if syarat(x)), None):
            return cocok
    return None


def _berubah(a: Butir, b: Butir) -> bool:
    return (a.kelompok, a.indikator, a.target, a.satuan) != (b.kelompok, b.indikator, b.target, b.satuan)
