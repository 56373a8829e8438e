"""The rows of one page of the list: who, what, until when, and what the reader may do with each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import Penugasan
from sakip.organisasi.queries import pemegang_banyak

from ..enums import Aksi, Status
from ..kata import KATA
from ..models import Perjanjian
from ..workflow import decide
from .daftar import jumlah_pagu
from .fakta import Latar, fakta, latar
from .isi import muat_butir
from .peran import Situasi, peran_pada, situasi
from .tenggat import Kalender

TANDA_TANGAN = "tanda_tangan"
# what may be done to many at once, in the order of the path; the first that is possible is the main one
MASSAL: tuple[tuple[str, tuple[Aksi, ...]], ...] = (
    (Aksi.AJUKAN.value, (Aksi.AJUKAN,)),
    (TANDA_TANGAN, (Aksi.TANDATANGANI, Aksi.SAHKAN)),
    *((a.value, (a,)) for a in (Aksi.KIRIM, Aksi.NYATAKAN_SELARAS, Aksi.TERUSKAN, Aksi.SAMPAIKAN)),
)


@dataclass(frozen=True)
class BarisDaftar:
    pk: Perjanjian
    pejabat: Penugasan | None
    kedua: Penugasan | None
    butir: int
    pagu: Decimal | None
    lencana: Any
    tanggal: Any
    boleh: tuple[str, ...] = ()
    sebab: dict[str, str] = field(default_factory=dict)  # bulk act -> why this one cannot


def baris_daftar(
    daftar: Sequence[Perjanjian], hak: Hak, kalender: Kalender
) -> tuple[list[BarisDaftar], list[dict[str, str]]]:
    """The rows, and the bulk acts that at least one of them allows."""
    if not daftar:
        return [], []
    sekitar = situasi(daftar, hak.tanggal) if _dapat_bertindak(hak) else _hanya_pemegang(daftar, hak)
    muat_butir(daftar)
    pagu = jumlah_pagu([p.pk for p in daftar])
    peran = {p.pk: peran_pada(hak, p, sekitar) for p in daftar}
    latar_aksi = latar([p for p in daftar if peran[p.pk]], sekitar, kalender)
    putusan = {p.pk: _putusan(p, peran[p.pk], latar_aksi) if peran[p.pk] else {} for p in daftar}
    massal = [
        {"aksi": kunci, "kata": KATA[a].tombol, "ikon": KATA[a].ikon, "pasif": KATA[a].pasif}
        for kunci, (a, *_) in MASSAL
        if any(x.get(kunci) == "" for x in putusan.values())
    ]
    return [_satu(p, sekitar, kalender, pagu=pagu, putusan=putusan[p.pk], massal=massal) for p in daftar], massal


def _dapat_bertindak(hak: Hak) -> bool:
    """Whether this reader can have a role on any PK at all; an admin, for one, only looks."""
    return bool(
        hak.pegangan or hak.pd_perencana or hak.perencana_pemda or hak.pd_sakip or hak.unsur
        or hak.punya(Peran.SEKDA, Peran.ORGANISASI)
    )  # fmt: skip


def _hanya_pemegang(daftar: Sequence[Perjanjian], hak: Hak) -> Situasi:
    jabatan = {j for p in daftar for j in (p.jabatan_id, p.jabatan_kedua_id) if j}
    return Situasi(hak.tanggal, pemegang_banyak(jabatan, hak.tanggal))


def _putusan(p: Perjanjian, peran: frozenset[Peran], lebih: Latar) -> dict[str, str]:
    """Bulk act -> "" where it is allowed, else why not; acts that are not this reader's are left out."""
    isi = fakta(p, lebih, lengkap=False)
    hasil: dict[str, str] = {}
    for kunci, macam in MASSAL:
        for aksi in macam:
            d = decide(aksi, p.jalur, p.status, peran, isi)
            if d.visible:
                hasil[kunci] = "" if d.allowed else d.reasons[0].split(".")[0]
                break
    return hasil


def _satu(
    p: Perjanjian,
    sekitar: Situasi,
    kalender: Kalender,
    *,
    pagu: dict[int, Decimal],
    putusan: dict[str, str],
    massal: list[dict[str, str]],
) -> BarisDaftar:
    batas = kalender.batas(p)
    sebab = {
        m["aksi"]: putusan.get(m["aksi"]) or f"berstatus {Status(p.status).label.lower()}"
        for m in massal
        if putusan.get(m["aksi"]) != ""
    }
    return BarisDaftar(
        pk=p,
        pejabat=sekitar.pertama(p),
        kedua=sekitar.kedua(p),
        butir=len(p.butir.all()),
        pagu=pagu.get(p.pk),
        lencana=batas.lencana if batas else None,
        tanggal=batas.tenggat.tanggal if batas else None,
        boleh=tuple(k for k, alasan in putusan.items() if alasan == ""),
        sebab=sebab,
    )
