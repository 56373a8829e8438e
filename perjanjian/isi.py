"""The frozen content of an agreement: what the parties promise and sign, and its one canonical written form.

The hash of the canonical form is what a signature rests on. Pure: no Django, no database.
"""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, get_args

from sakip.dokumen.isi import IndikatorIsi, Jenis, KelompokIsi, PemdaIsi, PihakIsi

Tingkat = Literal["program", "kegiatan", "sub_kegiatan"]
JENIS: tuple[str, ...] = get_args(Jenis)
TINGKAT: tuple[str, ...] = get_args(Tingkat)
SEN = Decimal("0.01")
__all__ = [
    "IndikatorIsi",
    "IsiPerjanjian",
    "IsiSalah",
    "KelompokIsi",
    "PaguIsi",
    "PemdaIsi",
    "PihakIsi",
    "dari_json",
    "ke_json",
    "sidik",
    "sidik_substansi",
    "substansi",
]


class IsiSalah(ValueError):
    """The content contradicts itself or cannot be written down exactly."""


@dataclass(frozen=True)
class PaguIsi:
    kunci: int
    kode: str
    nama: str
    tingkat: Tingkat
    jumlah: Decimal
    keterangan: str = ""
    sumber: tuple[tuple[str, Decimal], ...] = ()
    indikator: tuple[int, ...] = ()


@dataclass(frozen=True)
class IsiPerjanjian:
    tahun: int
    versi: int
    tata_letak: Mapping[str, Any]
    pemda: PemdaIsi
    pd_nama: str | None
    unit_nama: str | None
    pihak_pertama: PihakIsi
    pihak_kedua: PihakIsi | None
    kelompok: tuple[KelompokIsi, ...]
    pagu: tuple[PaguIsi, ...] = ()
    dasar_anggaran: str = ""
    tanggal: date | None = field(default=None)

    def __post_init__(self) -> None:
        periksa_baris(self.kelompok, self.pagu)

    @property
    def jumlah(self) -> Decimal:
        """The budget promised: each line counts once, however many indicators it supports (GM Lampiran C.6)."""
        return sum((pagu.jumlah for pagu in self.pagu), Decimal("0.00"))


def periksa_baris(kelompok: tuple[KelompokIsi, ...], pagu: tuple[PaguIsi, ...]) -> None:
    """Rows point only at rows that exist, and a budget line occurs once."""
    for satu in kelompok:
        if satu.jenis not in JENIS:
            raise IsiSalah(f"Jenis kelompok tidak dikenal: {satu.jenis}.")
        if satu.induk is not None and not (0 <= satu.induk < len(kelompok) and kelompok[satu.induk].jenis == "tujuan"):
            raise IsiSalah(f'Induk dari "{satu.teks}" bukan tujuan dalam perjanjian ini.')
    kunci = [indikator.kunci for satu in kelompok for indikator in satu.indikator]
    if len(set(kunci)) != len(kunci):
        raise IsiSalah("Kunci indikator tidak boleh berulang.")
    if len({satu.kunci for satu in pagu}) != len(pagu) or len({satu.kode for satu in pagu}) != len(pagu):
        raise IsiSalah("Satu mata anggaran hanya boleh tercantum sekali.")
    for mata in pagu:
        if mata.tingkat not in TINGKAT:
            raise IsiSalah(f"Tingkat anggaran tidak dikenal: {mata.tingkat}.")
        if not set(mata.indikator) <= set(kunci):
            raise IsiSalah(f'"{mata.nama}" mendukung indikator yang tidak ada dalam perjanjian ini.')
        if mata.sumber and sum(jumlah for _, jumlah in mata.sumber) != mata.jumlah:
            raise IsiSalah(f'Jumlah sumber dana "{mata.nama}" tidak sama dengan anggarannya.')


def ke_json(isi: IsiPerjanjian) -> str:
    """Canonical: keys sorted, no spaces, NFC, money as text with two decimals, no floats. One content, one text."""
    return _tulis(_bidang(isi))


def sidik(isi: IsiPerjanjian) -> str:
    """SHA-256 (hex) over the canonical form in UTF-8."""
    return _sha256(ke_json(isi))


def substansi(isi: IsiPerjanjian) -> dict[str, Any]:
    """Rows and budget only, whoever signs, wherever and in whatever form; rows are numbered, not keyed."""
    urutan = {indikator.kunci: nomor for nomor, indikator in enumerate(i for k in isi.kelompok for i in k.indikator)}
    data = _bidang(isi)
    for kelompok in data["kelompok"]:
        for indikator in kelompok["indikator"]:
            del indikator["kunci"]
    for pagu, asal in zip(data["pagu"], isi.pagu, strict=True):
        del pagu["kunci"]
        pagu["indikator"] = sorted(urutan[kunci] for kunci in asal.indikator)
    return {"kelompok": data["kelompok"], "pagu": data["pagu"]}


def sidik_substansi(isi: IsiPerjanjian) -> str:
    return _sha256(_tulis(substansi(isi)))


def dari_json(teks: str | bytes) -> IsiPerjanjian:
    """Back from the canonical form; refuses what `ke_json` would not write."""
    try:
        d = json.loads(teks, parse_float=_tolak_pecahan, parse_constant=_tolak_pecahan)
        return IsiPerjanjian(
            **{nama: d[nama] for nama in ("tahun", "versi", "tata_letak", "pd_nama", "unit_nama", "dasar_anggaran")},
            pemda=PemdaIsi(**d["pemda"]),
            pihak_pertama=pihak_dari(d["pihak_pertama"]),
            pihak_kedua=pihak_dari(d["pihak_kedua"]) if d["pihak_kedua"] is not None else None,
            kelompok=tuple(_kelompok(satu) for satu in d["kelompok"]),
            pagu=tuple(_pagu(satu) for satu in d["pagu"]),
            tanggal=date.fromisoformat(d["tanggal"]) if d["tanggal"] is not None else None,
        )
    except IsiSalah:
        raise
    except (KeyError, TypeError, ValueError, InvalidOperation, RecursionError) as galat:
        raise IsiSalah("Isi perjanjian yang tersimpan tidak dapat dibaca.") from galat


def pihak_dari(d: Mapping[str, Any]) -> PihakIsi:
    """A party back from JSON."""
    return PihakIsi(**{**d, "jabatan_cetak": tuple(d["jabatan_cetak"])})


def _kelompok(d: Mapping[str, Any]) -> KelompokIsi:
    return KelompokIsi(**{**d, "indikator": tuple(IndikatorIsi(**satu) for satu in d["indikator"])})


def _pagu(d: Mapping[str, Any]) -> PaguIsi:
    return PaguIsi(
        **{
            **d,
            "jumlah": Decimal(d["jumlah"]),
            "sumber": tuple((nama, Decimal(jumlah)) for nama, jumlah in d["sumber"]),
            "indikator": tuple(d["indikator"]),
        }
    )


def _bidang(nilai: Any) -> Any:
    """Dataclasses to plain JSON values, exactly or not at all."""
    if hasattr(nilai, "__dataclass_fields__"):
        return {nama: _bidang(getattr(nilai, nama)) for nama in nilai.__dataclass_fields__}
    if isinstance(nilai, Mapping):
        return {_nfc(nama): _bidang(satu) for nama, satu in nilai.items()}
    if isinstance(nilai, list | tuple):
        return [_bidang(satu) for satu in nilai]
    return _nilai(nilai)


def _nilai(nilai: object) -> str | int | None:
    if isinstance(nilai, Decimal):
        return _uang(nilai)
    if isinstance(nilai, date):
        return nilai.isoformat()
    if isinstance(nilai, str):
        return _nfc(nilai)
    if nilai is None or isinstance(nilai, bool | int):
        return nilai
    raise IsiSalah(f"Nilai jenis {type(nilai).__name__} tidak dapat dibekukan dengan tepat.")


def _uang(nilai: Decimal) -> str:
    try:
        bulat = nilai.quantize(SEN)
    except InvalidOperation as galat:
        raise IsiSalah("Jumlah anggaran tidak dapat ditulis.") from galat
    if not nilai.is_finite() or bulat != nilai:
        raise IsiSalah(f"Jumlah {nilai} lebih halus daripada sen.")
    return f"{abs(bulat) if bulat == 0 else bulat:f}"


def _nfc(teks: str) -> str:
    return unicodedata.normalize("NFC", teks)


def _tolak_pecahan(teks: str) -> float:
    raise IsiSalah(f"Bilangan pecahan biner {teks} tidak boleh ada dalam isi perjanjian.")


def _tulis(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _sha256(teks: str) -> str:
    try:
        return hashlib.sha256(teks.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as galat:
        raise IsiSalah("Teks memuat karakter yang tidak sah.") from galat
