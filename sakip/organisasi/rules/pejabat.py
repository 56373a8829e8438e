"""Rules of the organisation: numbers of officials, ranks, line of command, appointments, teams. No database here.

A rule answers with the reason why something is wrong, as a sentence for the reader, or with None.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..enums import JenisPegawai, JenisTim, JenisUnit, Jenjang, PihakKedua, Unsur

# ---- NIP (Perka BKN 22/2007): birth date, month of first appointment, sex, serial number

USIA_TERMUDA, USIA_TERTUA = 16, 60


def rapikan_nip(teks: str) -> str:
    """`19800101 200501 1 001` as people write it, without spaces, dots and dashes."""
    return re.sub(r"[\s.\-'’]", "", teks or "")


def periksa_nip(nip: str, jenis: str, today: date) -> str | None:
    """NIP PNS: 18 angka; tanggal lahir, bulan pengangkatan, jenis kelamin, nomor urut (Perka BKN 22/2007).

    The number of a PPPK has the same length, but digits 13-14 need not be a month. A political official has none.
    """
    if jenis == JenisPegawai.POLITIK:
        return "Pejabat politik tidak mempunyai NIP. Kosongkan isian ini." if nip else None
    if not nip:
        return "NIP wajib diisi, kecuali bagi pejabat politik."
    if not (nip.isascii() and nip.isdigit()):
        return "NIP hanya terdiri atas angka 0 sampai 9."
    if len(nip) != 18:
        return f"NIP terdiri atas 18 angka; yang diisi {len(nip)} angka."
    lahir = _tanggal(nip[:8])
    if lahir is None:
        return f"Angka ke-1 sampai ke-8 NIP ({nip[:8]}) bukan tanggal lahir yang sah."
    return _salah_pengangkatan(nip, jenis, lahir, today)


def _salah_pengangkatan(nip: str, jenis: str, lahir: date, today: date) -> str | None:
    tahun, bulan = int(nip[8:12]), int(nip[12:14])
    if not 1 <= bulan <= 12:
        if jenis != JenisPegawai.PPPK:
            return (
                f"Angka ke-13 dan ke-14 NIP ({nip[12:14]}) bukan bulan pengangkatan. "
                "Bila pegawai ini PPPK, pilih jenis PPPK."
            )
        bulan = 1
    if (tahun, bulan) > (today.year + 1, 12):
        return f"Tahun pengangkatan menurut NIP ({tahun}) belum tiba."
    usia = tahun - lahir.year - (bulan < lahir.month)
    if not USIA_TERMUDA <= usia <= USIA_TERTUA:
        return f"Menurut NIP, pegawai ini diangkat pada usia {usia} tahun. Periksa tahun lahir dan tahun pengangkatan."
    if nip[14] not in "12":
        return f"Angka ke-15 NIP ({nip[14]}) harus 1 (laki-laki) atau 2 (perempuan)."
    return None


def _tanggal(angka: str) -> date | None:
    try:
        tanggal = date(int(angka[:4]), int(angka[4:6]), int(angka[6:8]))
    except ValueError:
        return None
    return tanggal if tanggal.year >= 1900 else None


# ---- pangkat and golongan ruang (PP 99/2000 Lampiran; PPPK: Perpres 98/2020)

PANGKAT_PNS: dict[str, str] = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
GOLONGAN_PPPK = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
)  # fmt: skip


def rapikan_golongan(teks: str) -> str:
    """`IV.c`, `iv/C`, `IV c` -> `IV/c`; `ix` -> `IX`."""
    isi = re.sub(r"\s+", "", teks or "")
    cocok = re.fullmatch(r"(?i)(i{1,3}|iv)[/.\-]?([a-e])", isi)
    return f"{cocok[1].upper()}/{cocok[2].lower()}" if cocok else isi.upper()


def pangkat_dari(golongan: str) -> str:
    """The rank that belongs to a golongan ruang of a PNS; empty where there is none."""
    return PANGKAT_PNS.get(golongan, "")


def periksa_golongan(jenis: str, golongan: str, pangkat: str) -> str | None:
    """Pangkat dan golongan ruang berpasangan (PP 99/2000); PPPK bergolongan I sampai XVII tanpa pangkat."""
    if jenis == JenisPegawai.POLITIK:
        return "Pejabat politik tidak mempunyai pangkat dan golongan. Kosongkan." if golongan or pangkat else None
    if jenis == JenisPegawai.PPPK:
        return _salah_golongan_pppk(golongan, pangkat)
    if golongan and golongan not in PANGKAT_PNS:
        return f"Golongan ruang {golongan} tidak dikenal. Tulis I/a sampai IV/e."
    if pangkat and not golongan:
        return "Isi juga golongan ruangnya, misalnya IV/a."
    if pangkat and _pangkat_baku(pangkat) != PANGKAT_PNS[golongan].casefold():
        return f"Pangkat untuk {golongan} adalah {PANGKAT_PNS[golongan]}, bukan {pangkat}."
    return None


def _salah_golongan_pppk(golongan: str, pangkat: str) -> str | None:
    if golongan and golongan not in GOLONGAN_PPPK:
        return f"Golongan PPPK {golongan} tidak dikenal. Tulis I sampai XVII."
    return "PPPK tidak berpangkat. Kosongkan isian pangkat." if pangkat else None


def _pangkat_baku(pangkat: str) -> str:
    return re.sub(r"\btk\.?(?=\s)", "tingkat", " ".join(pangkat.casefold().split())).replace(" 1", " i")


# ---- line of command


@dataclass(frozen=True)
class Simpul:
    """An office as the line of command sees it."""

    id: int
    jenjang: str
    jenis_unit: str = JenisUnit.TANPA
    pd_id: int | None = None


@dataclass(frozen=True)
class PilihanPihakKedua:
    """The office of the second party, or why there is none. `lain`: the other offices above, nearest first."""

    jabatan_id: int | None
    alasan: str = ""
    lain: tuple[int, ...] = ()


def garis_komando_tanpa_lingkaran(
    jabatan_id: int | None, atasan_id: int | None, pohon: Mapping[int, int | None]
) -> str | None:
    """Garis komando tidak berputar: tidak seorang pun menjadi atasan dari atasannya sendiri."""
    dilewati: set[int] = set()
    kini = atasan_id
    while kini is not None and kini not in dilewati:
        if kini == jabatan_id:
            return "Jabatan ini akan menjadi atasan dari atasannya sendiri. Pilih atasan lain."
        dilewati.add(kini)
        kini = pohon.get(kini)
    return None if kini is None else "Garis komando di atas jabatan itu sudah berputar. Betulkan itu lebih dahulu."


def pihak_kedua(
    jabatan: Simpul, aturan: str, rantai: Sequence[Simpul], pemegang: Mapping[int, int | None]
) -> PilihanPihakKedua:
    """Pihak kedua menurut garis komando (SM Lampiran B.2; GM Lampiran C.6 penjelasan 3-4; BK Lampiran, pasangan).

    In: the office of the first party; the rule of the profile for its jenjang; the offices above, nearest first; who
    holds each office (pegawai id). Out: the nearest office the rule allows whose holder is another person: one does
    not agree with oneself, as where a Kepala Bidang is also Plt. of the office above. A vacant office is not passed
    over: its Plt. signs once there is one (BK Pasal 4-7 ayat (3)).
    """
    if aturan == PihakKedua.TIDAK_ADA:
        return PilihanPihakKedua(None)
    mulai = _mulai_dari(jabatan, aturan, rantai)
    if mulai is None:
        return PilihanPihakKedua(None, _TIDAK_TERJANGKAU[PihakKedua(aturan)], tuple(s.id for s in rantai))
    diri = pemegang.get(jabatan.id)
    for calon in rantai[mulai:]:
        if diri is None or pemegang.get(calon.id) != diri:
            return PilihanPihakKedua(calon.id, lain=tuple(s.id for s in rantai if s.id != calon.id))
    return PilihanPihakKedua(None, "Semua jabatan di atasnya dipegang orang yang sama.")


_TIDAK_TERJANGKAU = {
    PihakKedua.ATASAN: "Jabatan ini belum mempunyai atasan dalam garis komando.",
    PihakKedua.PIMPINAN_PD: "Jabatan ini belum mempunyai atasan dalam garis komando.",
    PihakKedua.SEKDA: "Garis komando jabatan ini belum sampai kepada Sekretaris Daerah.",
    PihakKedua.KEPALA_DAERAH: "Garis komando jabatan ini belum sampai kepada kepala daerah.",
}


def _mulai_dari(jabatan: Simpul, aturan: str, rantai: Sequence[Simpul]) -> int | None:
    """Where in the line of command the search begins; None where the rule's office is not in it."""
    cocok = {
        PihakKedua.KEPALA_DAERAH: lambda s: s.jenjang == Jenjang.KEPALA_DAERAH,
        PihakKedua.SEKDA: lambda s: s.jenjang == Jenjang.SEKDA,
        PihakKedua.PIMPINAN_PD: lambda s: s.jenis_unit == JenisUnit.PD and s.pd_id == jabatan.pd_id,
    }.get(PihakKedua(aturan), lambda s: True)
    letak = next((i for i, s in enumerate(rantai) if cocok(s)), None)
    if letak is None and aturan == PihakKedua.PIMPINAN_PD and rantai:
        return 0
    return letak


# ---- appointments


@dataclass(frozen=True)
class Rentang:
    """From a day to a day, both included; `selesai` None: until further notice."""

    mulai: date
    selesai: date | None
    siapa: str = ""


def satu_pemegang_definitif(baru: Rentang, lain: Iterable[Rentang]) -> str | None:
    """Pada satu hari hanya ada satu pejabat definitif dalam satu jabatan (BK Pasal 4-7 ayat (3))."""
    for lama in lain:
        if _bertumpuk(baru, lama):
            siapa = f" oleh {lama.siapa}" if lama.siapa else ""
            sampai = f"sampai {lama.selesai:%d-%m-%Y}" if lama.selesai else "dan belum berakhir"
            return (
                f"Jabatan ini sudah dipegang definitif{siapa} sejak {lama.mulai:%d-%m-%Y} {sampai}. "
                "Isi tanggal selesainya lebih dahulu, atau pilih Plt., Plh., atau Pj."
            )
    return None


def _bertumpuk(a: Rentang, b: Rentang) -> bool:
    return a.mulai <= (b.selesai or date.max) and b.mulai <= (a.selesai or date.max)


def bukan_diri_sendiri(pelaku_pegawai_id: int | None, pegawai_id: int | None) -> str | None:
    """Admin tidak memberi peran kepada dirinya sendiri."""
    if pelaku_pegawai_id is not None and pelaku_pegawai_id == pegawai_id:
        return "Anda tidak dapat memberi jabatan atau peran kepada diri sendiri. Mintalah admin lain melakukannya."
    return None


# ---- teams


def unsur_kosong(terisi: Collection[str]) -> tuple[Unsur, ...]:
    """Tim Verifikasi beranggotakan paling sedikit keempat unsur (BK Pasal 13 ayat (1) dan penjelasannya)."""
    return tuple(u for u in Unsur if u.value not in set(terisi))


def peringatan_unsur(terisi: Collection[str]) -> str | None:
    """The warning for a Tim Verifikasi that misses one of the four units, or None."""
    kosong = unsur_kosong(terisi)
    if not kosong:
        return None
    return f"Belum ada anggota dari unsur {', '.join(u.label for u in kosong)}. Keempat unsur harus terwakili."


def admin_bukan_pemeriksa(jenis: str, jenis_lain: Collection[str]) -> str | None:
    """Admin pemda tidak memeriksa PK: anggota tim admin bukan anggota Tim Verifikasi atau Tim SAKIP pada masa sama."""
    pemeriksa = {JenisTim.VERIFIKASI.value, JenisTim.SAKIP_PD.value}
    lain = set(jenis_lain)
    if jenis == JenisTim.ADMIN and lain & pemeriksa:
        return "Pegawai ini anggota tim yang memeriksa PK pada masa yang sama, sehingga tidak dapat menjadi admin."
    if jenis in pemeriksa and JenisTim.ADMIN.value in lain:
        return "Pegawai ini admin pemda pada masa yang sama, sehingga tidak dapat memeriksa PK."
    return None
