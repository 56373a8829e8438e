"""Conditions of each act. In: the facts of one PK at one moment. Out: the reason it is refused, or None."""

from dataclasses import dataclass
from datetime import date

from sakip.angka import tanggal_lengkap


@dataclass(frozen=True)
class BarisFakta:
    """What completeness asks of a row."""

    rujukan: str
    indikator: str
    target: str


@dataclass(frozen=True)
class Fakta:
    """Everything the conditions look at; drawn from the database in one place, again under the lock."""

    hari_ini: date
    baris: tuple[BarisFakta, ...] = ()
    wajib_dpa: bool = True
    dpa_ditetapkan: bool = False
    dpa_terkini: bool = True
    tenggat_kirim: date | None = None
    dasar_kirim: str = ""
    kirim_ditutup: bool = False  # the profile closes after the deadline instead of recording it as late
    dispensasi_sampai: date | None = None
    pernah_dikirim: bool = False
    satu_pihak: bool = False
    pihak_pertama_ada: bool = True
    pihak_kedua_ada: bool = True
    orang_sama: bool = False
    pertama_ditandatangani: bool = False
    isi_sama_dengan_naskah: bool = True
    pihak_sama_dengan_naskah: bool = True
    isi_sama_dengan_verifikasi: bool = True
    sumber_sama_dengan_verifikasi: bool = True
    pemeriksaan_dimulai: bool = False
    temuan_belum: int = 0  # of weight `wajib`
    temuan_perbaiki: int = 0  # of any weight
    unsur_belum: tuple[str, ...] = ()
    unsur_perbaikan: tuple[str, ...] = ()
    berita_acara: bool = False
    acara_wajib_lengkap: bool = False  # the profile asks for every member's signature before the PK moves on
    acara_belum: int = 0  # members who have not signed it
    disampaikan: bool = False
    diserahkan: bool = False
    perlu_diserahkan: bool = False
    punya_versi_proses: bool = False


def isi_lengkap(f: Fakta) -> str | None:
    """A PK states indicators and targets (BK Pasal 3 ayat (2); GM/SM Pasal 6 ayat (3))."""
    if not f.baris:
        return "PK belum memuat indikator. Tambahkan sedikitnya satu baris indikator beserta targetnya."
    kurang = [b.rujukan for b in f.baris if not b.indikator.strip() or not b.target.strip()]
    if kurang:
        return f"Indikator atau target belum diisi pada baris {', '.join(kurang)}."
    return None


def dpa_sudah_ditetapkan(f: Fakta) -> str | None:
    """None is drawn up or signed without a DPA (GM/SM Pasal 6 ayat (2); LT C.2; BK Pasal 3 ayat (1))."""
    if not f.wajib_dpa:
        return None
    if not f.dpa_ditetapkan:
        return "DPA belum ditetapkan. PK disusun setelah DPA disahkan; tetapkan DPA lebih dahulu."
    if not f.dpa_terkini:
        return "DPA yang menjadi dasar PK ini sudah digantikan. Ambil ulang isi PK dari DPA yang berlaku."
    return None


def dalam_tenggat_kirim(f: Fakta) -> str | None:
    """First sending: within the days after the DPA (BK Pasal 11 ayat (1)); not applied to sending again."""
    if f.pernah_dikirim or f.tenggat_kirim is None or not f.kirim_ditutup or f.hari_ini <= f.tenggat_kirim:
        return None
    if f.dispensasi_sampai and f.hari_ini <= f.dispensasi_sampai:
        return None
    return (
        f"Pengiriman ditutup setelah {tanggal_lengkap(f.tenggat_kirim)}, {f.dasar_kirim}. "
        "Mintalah dispensasi kepada Sekretaris Daerah."
    )


def kedua_pihak_ada(f: Fakta) -> str | None:
    """Both offices have somebody who may sign: the holder, a Pj. or a Plt. (BK Pasal 4-7 ayat (2) and (3))."""
    if not f.pihak_pertama_ada:
        return "Jabatan pihak pertama belum ada pejabatnya. Catat penugasan definitif atau Plt. lebih dahulu."
    if not f.satu_pihak and not f.pihak_kedua_ada:
        return "Jabatan pihak kedua belum ada pejabatnya. Catat penugasan definitif atau Plt. lebih dahulu."
    return None


def pihak_berbeda(f: Fakta) -> str | None:
    """Two parties agree (BK Pasal 3 ayat (4) huruf b): nobody makes an agreement with himself or herself."""
    if f.orang_sama and not f.satu_pihak:
        return "Pihak pertama dan pihak kedua dijabat orang yang sama. Pilih atasan di atasnya sebagai pihak kedua."
    return None


def pertama_sudah_menandatangani(f: Fakta) -> str | None:
    """What is sent or signed second carries the first party's signature (BK Pasal 11 ayat (1), Pasal 12 ayat (4))."""
    return None if f.pertama_ditandatangani else "Pihak pertama belum menandatangani."


def isi_sesuai_naskah(f: Fakta) -> str | None:
    """Pernyataan and lampiran are one document (BK Pasal 3 ayat (5)): both parties sign the same content."""
    if not f.isi_sama_dengan_naskah:
        return "Isi PK berubah sejak ditandatangani pihak pertama. Pihak pertama perlu menandatangani lagi."
    if not f.pihak_sama_dengan_naskah:
        return "Pejabatnya berganti sejak naskah dibuat. Kembalikan PK agar naskah memuat pejabat yang sekarang."
    return None


def belum_diperiksa(f: Fakta) -> str | None:
    """What was sent may be taken back until somebody has begun to verify it."""
    return "Pemeriksaan sudah dimulai, PK tidak dapat ditarik kembali." if f.pemeriksaan_dimulai else None


def temuan_diputuskan(f: Fakta) -> str | None:
    """Aligned means that every difference that weighs (`wajib`) has been decided, and none of any weight is to be
    mended (BK Pasal 11 ayat (2)-(4)); a lighter one left open is a note in the berita acara."""
    if f.temuan_belum:
        return f"{f.temuan_belum} temuan wajib belum diputuskan."
    if f.temuan_perbaiki:
        return f"{f.temuan_perbaiki} temuan perlu diperbaiki; kembalikan PK dengan catatan."
    return None


def unsur_menyetujui(f: Fakta) -> str | None:
    """All unsur that are not berhalangan agree (BK Pasal 13 ayat (1))."""
    if f.unsur_perbaikan:
        return f"Unsur {', '.join(f.unsur_perbaikan)} meminta perbaikan."
    if f.unsur_belum:
        return f"Unsur {', '.join(f.unsur_belum)} belum menyetujui."
    return None


def sumber_tetap(f: Fakta) -> str | None:
    """The comparison holds for the documents of today (BK Pasal 11 ayat (2)): a revised DPA is compared again."""
    if not f.sumber_sama_dengan_verifikasi or not f.isi_sama_dengan_verifikasi:
        return "Dokumen sumber berubah sejak dibandingkan. Bandingkan ulang sebelum menyatakan selaras."
    return None


def isi_sesuai_berita_acara(f: Fakta) -> str | None:
    """What is signed is what the berita acara calls aligned (BK Pasal 12 ayat (4))."""
    if not f.berita_acara:
        return "Belum ada berita acara yang menyatakan selaras."
    if not f.isi_sama_dengan_verifikasi:
        return "Isi PK berubah sejak dinyatakan selaras."
    return None


def berita_acara_ditandatangani(f: Fakta) -> str | None:
    """Where the profile asks for it, the members sign before the PK moves on (BK Pasal 11 ayat (4), 12 ayat (4))."""
    if f.acara_wajib_lengkap and f.acara_belum:
        return f"Berita acara belum ditandatangani {f.acara_belum} anggota tim."
    return None


def belum_disampaikan(f: Fakta) -> str | None:
    """Passed on once (BK Pasal 11 ayat (6))."""
    return "PK sudah disampaikan." if f.disampaikan else None


def dapat_diserahkan(f: Fakta) -> str | None:
    """Handed to the kepala daerah through the unit of the profile (GM/SM Pasal 7 ayat (4)), once."""
    if not f.perlu_diserahkan:
        return "Ketentuan daerah ini tidak mengatur penyerahan tersendiri."
    return "PK sudah diserahkan." if f.diserahkan else None


def belum_ada_versi_baru(f: Fakta) -> str | None:
    """One version in the making at a time; the one in force stays until the new one replaces it (BK Pasal 8)."""
    return "Versi baru sedang disusun." if f.punya_versi_proses else None
