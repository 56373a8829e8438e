"""What the summary sheet says of the PKs that go to the kepala daerah in one act (BK Pasal 11 ayat (4)). Pure."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class BarisRingkasan:
    """One PK. `diterima`: findings that the Tim accepted, each with its reason; `batas`, `dispensasi`: of sending."""

    perjanjian: int
    jabatan: str
    pd: str
    pejabat: str
    sasaran: int
    indikator: int
    anggaran: Decimal
    versi: int
    dasar_versi: str
    ba_nomor: str
    ba_tanggal: date | None
    diterima: tuple[str, ...]
    diperbaiki: int
    dikirim: date | None
    batas: date | None
    dispensasi: date | None

    @property
    def nama(self) -> str:
        return self.pd or self.jabatan

    @property
    def terlambat(self) -> bool:
        """First sending after its last day (BK Pasal 11 ayat (1)); a dispensasi does not undo it."""
        return bool(self.dikirim and self.batas and self.dikirim > self.batas)

    @property
    def dengan_dispensasi(self) -> bool:
        return self.terlambat and bool(self.dispensasi and self.dikirim and self.dikirim <= self.dispensasi)


@dataclass(frozen=True)
class Ringkasan:
    """The sheet of one act: who passed on what to whom, and when in the zone of the regency."""

    tahun: tuple[int, ...]
    pemda: str
    kepala_daerah: str
    oleh_nama: str
    oleh_jabatan: str
    tanggal: date
    pukul: str
    baris: tuple[BarisRingkasan, ...]

    @property
    def anggaran(self) -> Decimal:
        return sum((b.anggaran for b in self.baris), Decimal("0.00"))

    @property
    def sasaran(self) -> int:
        return sum(b.sasaran for b in self.baris)

    @property
    def indikator(self) -> int:
        return sum(b.indikator for b in self.baris)

    @property
    def diterima(self) -> int:
        return sum(len(b.diterima) for b in self.baris)

    @property
    def diperbaiki(self) -> int:
        return sum(b.diperbaiki for b in self.baris)

    @property
    def terlambat(self) -> int:
        return sum(b.terlambat for b in self.baris)

    @property
    def dengan_dispensasi(self) -> int:
        return sum(b.dengan_dispensasi for b in self.baris)

    @property
    def perubahan(self) -> int:
        return sum(b.versi > 1 for b in self.baris)

    @property
    def kata_tahun(self) -> str:
        return ", ".join(map(str, self.tahun))


def ke_json(isi: Ringkasan) -> str:
    """Canonical text of the sheet, for its hash."""
    return json.dumps(asdict(isi), sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


def dari_json(teks: str) -> Ringkasan:
    d: dict[str, Any] = json.loads(teks)
    baris = tuple(_baris(b) for b in d["baris"])
    return Ringkasan(
        **d | {"baris": baris, "tahun": tuple(d["tahun"]), "tanggal": date.fromisoformat(d["tanggal"])},
    )


def _baris(d: dict[str, Any]) -> BarisRingkasan:
    hari = {n: date.fromisoformat(d[n]) if d[n] else None for n in ("ba_tanggal", "dikirim", "batas", "dispensasi")}
    isi = {f.name: d[f.name] for f in fields(BarisRingkasan)}
    return BarisRingkasan(**isi | hari | {"anggaran": Decimal(d["anggaran"]), "diterima": tuple(d["diterima"])})


def kata_pengiriman(b: BarisRingkasan) -> str:
    """`Tepat waktu`, `Terlambat`, or late with the dispensasi that opened it; nothing where there is no last day."""
    if b.dikirim is None or b.batas is None:
        return "Tanpa batas waktu"
    if not b.terlambat:
        return "Tepat waktu"
    return "Terlambat, dengan dispensasi" if b.dengan_dispensasi else "Terlambat"


def kata_temuan(b: BarisRingkasan) -> str:
    """How the findings ended: mended, accepted with a reason."""
    bagian: Sequence[str] = [
        *([f"{b.diperbaiki} diperbaiki"] if b.diperbaiki else []),
        *([f"{len(b.diterima)} diterima dengan alasan"] if b.diterima else []),
    ]
    return ", ".join(bagian) or "Tanpa temuan"
