"""What the pages of dispensasi show, prepared so that the templates only print."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sakip.angka import tanggal_panjang

from ..enums import AksiDispensasi as Aksi
from ..enums import StatusDispensasi as Status
from ..models import Dispensasi
from ..queries.tenggat import BarisTenggat
from ..rules.dispensasi import penerima

# colour family, icon
LABEL: dict[str, tuple[str, str]] = {
    Status.DIMINTA: ("kuning", "hourglass-split"),
    Status.DIBERIKAN: ("ungu", "unlock"),
    Status.DITOLAK: ("merah", "slash-circle"),
    Status.DICABUT: ("putus", "clock-history"),
}
# what the act does, said before it is done
AKIBAT: dict[str, str] = {
    Aksi.BERI: "Tonggak ini dibuka kembali sampai tanggal baru. Keterlambatannya tetap tercatat.",
    Aksi.TOLAK: "Tonggak ini tetap tertutup atau tercatat terlambat. Peminta dapat mengajukan permintaan baru.",
    Aksi.TARIK: "Permintaan tidak lagi menunggu keputusan. Permintaan baru dapat diajukan.",
    Aksi.CABUT: "Tonggak ini tertutup lagi sejak dicabut.",
}


@dataclass(frozen=True)
class BarisDispensasi:
    """One dispensasi on a list."""

    d: Dispensasi
    keluarga: str
    ikon: str

    @property
    def kata(self) -> str:
        return Status(self.d.status).label


def baris(semua: Iterable[Dispensasi]) -> list[BarisDispensasi]:
    return [BarisDispensasi(d, *LABEL[d.status]) for d in semua]


def pilihan_tonggak(kini: Mapping[str, BarisTenggat], melalui: str) -> list[tuple[str, str]]:
    """What may be asked for now: milestones with a date, not met yet, whose receiver is known here."""
    return [
        (kode, f"{b.tenggat.nama} (batas {tanggal_panjang(b.tenggat.tanggal)})")
        for kode, b in kini.items()
        if b.tenggat.tanggal and b.terpenuhi is None and penerima(kode, melalui)
    ]


def riwayat(d: Dispensasi) -> list[dict[str, Any]]:
    """What happened, newest first, for the timeline."""
    hasil = [_hal(d.diminta_nama, f"meminta dispensasi sampai {tanggal_panjang(d.diminta_sampai)}", d.diminta_pada)]
    if d.diputuskan_pada:
        kata = f"memberi dispensasi sampai {_hari(d.sampai)}" if d.sampai else "menolak permintaan"
        siapa = f"{d.diputuskan_nama} ({d.diputuskan_peran})" if d.diputuskan_peran else d.diputuskan_nama
        hasil.insert(0, _hal(siapa, kata, d.diputuskan_pada))
    if d.dicabut_pada:
        kata = "mencabut dispensasi" if d.sampai else "menarik permintaan"
        alasan = f": {d.alasan_dicabut}" if d.alasan_dicabut else ""
        hasil.insert(0, _hal(d.dicabut_nama, kata + alasan, d.dicabut_pada))
    return hasil


def _hari(tanggal: date | None) -> str:
    return tanggal_panjang(tanggal) if tanggal else ""


def _hal(siapa: str, kata: str, pada: Any) -> dict[str, Any]:
    return {"tebal": siapa, "teks": kata, "waktu": pada}
