"""Who receives the document of a milestone; when a dispensasi may be asked for, given, withdrawn; what it counts.

A dispensasi opens what was closed; it does not undo lateness. Both are told apart for ever.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sakip.angka import tanggal_lengkap
from sakip.organisasi.enums import Peran

from .tenggat import pisah_dppa


@dataclass(frozen=True)
class Penerima:
    """Who receives a document, as people say it, and the roles that act for it."""

    sebutan: str
    peran: frozenset[Peran]


SEKDA = Penerima("Sekretaris Daerah", frozenset({Peran.SEKDA, Peran.KANTOR_SEKDA}))
ORGANISASI = Penerima("Bagian Organisasi", frozenset({Peran.ORGANISASI}))
KEPALA_DAERAH = Penerima("kepala daerah", frozenset({Peran.BUPATI}))
MONEV = Penerima("Tim Monitoring dan Evaluasi", frozenset({Peran.MONEV}))
_MELALUI = {"sekda": SEKDA, "organisasi": ORGANISASI}
# milestone -> receiver (None: through whom the profile says, `pk_melalui`). What is not listed is no
# document that a PD hands over, or goes to somebody outside the regency. Every one of them is addressed to the kepala
# daerah in the end, who may therefore decide too: also where the receiver is of the PD that asks.
PENERIMA: dict[str, Penerima | None] = {
    "pk.kirim": None,  # BK Pasal 11 ayat (1)
    "pk.serahkan": None,  # GM/SM Pasal 7 ayat (4)
    "pk.susun": ORGANISASI,  # BK Pasal 15; GM/SM Pasal 7 ayat (2)
    "pk.lapor_perubahan": SEKDA,  # BK Pasal 8 ayat (3)
    "ukur.tw1": MONEV,  # GM/SM Pasal 9 ayat (6)
    "ukur.tw2": MONEV,  # GM/SM Pasal 9 ayat (6)
    "ukur.tw3": MONEV,  # GM/SM Pasal 9 ayat (6)
    "ukur.tw4": MONEV,  # GM/SM Pasal 9 ayat (6)
    "ukur.tahunan": MONEV,  # GM/SM Pasal 9 ayat (6)
    "lkjip.pd": ORGANISASI,  # GM/SM Pasal 11 ayat (2)
}

PENERIMA_DOKUMEN = SEKDA.peran | ORGANISASI.peran | KEPALA_DAERAH.peran | MONEV.peran


def penerima(kode: str, pk_melalui: str) -> Penerima | None:
    """Who receives the document of this milestone; None where nobody here can give a dispensasi."""
    asal = pisah_dppa(kode)[0]
    if asal not in PENERIMA:
        return None
    return PENERIMA[asal] or _MELALUI.get(pk_melalui, KEPALA_DAERAH)


@dataclass(frozen=True)
class FaktaDispensasi:
    """What the conditions look at; `sampai` is the new date, None as long as nobody has named one."""

    hari_ini: date
    tahun: int
    batas: date | None = None
    menunggu: str = ""
    terpenuhi: date | None = None
    ada_penerima: bool = True
    ada_permintaan: bool = False
    diminta_sendiri: bool = False
    sampai: date | None = None


def ada_penerima(f: FaktaDispensasi) -> str | None:
    """Only who receives the document may open its milestone again (BK Pasal 11 ayat (1))."""
    return None if f.ada_penerima else "Dispensasi untuk tonggak ini tidak diberikan di sini."


def batas_diketahui(f: FaktaDispensasi) -> str | None:
    """There is nothing to open again before there is a date (BK Pasal 11 ayat (1))."""
    if f.batas is not None:
        return None
    return f"Tonggak ini belum mempunyai tanggal, masih menunggu {f.menunggu or 'peristiwanya'}."


def belum_dipenuhi(f: FaktaDispensasi) -> str | None:
    """A late act stays late: no dispensasi afterwards (BK Pasal 11 ayat (1))."""
    if f.terpenuhi is None:
        return None
    return (
        f"Tonggak ini sudah dipenuhi pada {tanggal_lengkap(f.terpenuhi)}. "
        "Dispensasi tidak mengubah catatan yang sudah ada."
    )


def satu_permintaan(f: FaktaDispensasi) -> str | None:
    """One question at a time for one PD and milestone."""
    return "Permintaan untuk tonggak ini masih menunggu keputusan." if f.ada_permintaan else None


def bukan_permintaan_sendiri(f: FaktaDispensasi) -> str | None:
    """Nobody decides on what he or she asked for."""
    return "Permintaan ini Anda ajukan sendiri. Orang lain yang memutuskannya." if f.diminta_sendiri else None


def tanggal_baru_wajar(f: FaktaDispensasi) -> str | None:
    """The new date lies after the deadline and not in the past."""
    if f.sampai is None or f.batas is None:
        return None
    if f.sampai <= f.batas:
        return f"Tanggal baru harus setelah batas semula, {tanggal_lengkap(f.batas)}."
    if f.sampai < f.hari_ini:
        return f"Tanggal baru sudah lewat. Pilih {tanggal_lengkap(f.hari_ini)} atau sesudahnya."
    if f.sampai.year > f.tahun + 1:
        return f"Tanggal baru paling lambat 31 Desember {f.tahun + 1}."
    return None


def belum_dipakai(f: FaktaDispensasi) -> str | None:
    """What was done under a dispensasi stays recorded so; only what is not used yet can be withdrawn."""
    if f.terpenuhi is None:
        return None
    return (
        f"Dispensasi ini sudah dipakai: tonggaknya dipenuhi pada {tanggal_lengkap(f.terpenuhi)}. "
        "Yang sudah dipakai tidak dapat dicabut."
    )


@dataclass(frozen=True)
class Pemberian:
    """A dispensasi that was given: on which day, and until when it opens."""

    diberikan: date
    sampai: date


def dengan_dispensasi(batas: date, terpenuhi: date, pemberian: Iterable[Pemberian]) -> Pemberian | None:
    """The dispensasi under which a late act was done; one that came after the act does not count."""
    if terpenuhi <= batas:
        return None
    return next((p for p in pemberian if p.diberikan <= terpenuhi <= p.sampai), None)
