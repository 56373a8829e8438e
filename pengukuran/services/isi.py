"""Typing figures: row by row, each saved only if nobody else changed it; nothing typed is lost (G2, G3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from ..enums import AksiUkur, PutusanAngka, StatusUkur
from ..models import Ambilan, Pengukuran, Realisasi, TargetTriwulan
from ..queries.kewajaran import tanda
from ..rules.masa import triwulan
from .dasar import Terkunci, UkurDitolak, kunci, tulis_jejak
from .hitung import hitung

# what a person writes on a row
MEDAN = (
    "tertulis", "notasi", "pembilang", "penyebut", "kendala", "solusi", "jenis_sumber", "sumber_data", "data_id",
    "data_pembilang_id", "data_penyebut_id",
)  # fmt: skip
ASING = "Salah satu baris bukan bagian dari pengukuran ini. Muat ulang halaman."


@dataclass(frozen=True)
class IsiBaris:
    """What was changed on a row (only fields of `MEDAN`), and the version of it that the person saw.

    `target_triwulan`: what the target of this quarter becomes (None: not touched; empty: none). `benar`: the odd
    figure is confirmed.
    """

    id: int
    versi: int
    isi: Mapping[str, Any] = field(default_factory=dict)
    target_triwulan: str | None = None
    benar: bool = False


@dataclass(frozen=True)
class Bentrok:
    """A row that somebody else saved since: what is there now, beside what was sent. Nothing of it was written."""

    kini: Realisasi
    dikirim: IsiBaris


@dataclass(frozen=True)
class Simpanan:
    """What came of a saving: the rows as they are now with their figures computed, and those in conflict."""

    pengukuran: Pengukuran
    tersimpan: tuple[int, ...] = ()
    bentrok: tuple[Bentrok, ...] = ()


@transaction.atomic
def simpan_isi(*, pengukuran_id: int, baris: Sequence[IsiBaris], aktor: Any, now: datetime) -> Simpanan:
    """Save these rows. Rows that others changed meanwhile are left alone and given back as `bentrok`; the rest is
    saved, so that one conflict does not cost the others.

    Raises `UkurDitolak` where the sheet is not open to this user, or a row is not of it, or was accepted already.
    """
    t = kunci(pengukuran_id, aktor, now)
    t.pastikan(AksiUkur.ISI)
    ada = {r.pk: r for r in t.p.realisasi.select_related("butir", "program").select_for_update(of=("self",))}
    if {b.id for b in baris} - set(ada):
        raise UkurDitolak(ASING)
    bentrok, berubah = [], []
    for b in baris:
        satu = ada[b.id]
        if satu.versi_kunci != b.versi and _beda(satu, b):
            bentrok.append(Bentrok(satu, b))
        elif rincian := _simpan_satu(t, satu, b, aktor):
            berubah.append((satu.pk, rincian))
    if berubah:
        hitung([t.p])
        tulis_jejak(
            t, aktor, AksiUkur.ISI, f"Mengisi {len(berubah)} angka {t.p}", baris={str(k): v for k, v in berubah}
        )
    kini = Pengukuran.objects.select_related("pemda", "pd", "perjanjian__jabatan").get(pk=t.p.pk)
    return Simpanan(kini, tuple(k for k, _ in berubah), tuple(bentrok))


def _beda(satu: Realisasi, b: IsiBaris) -> bool:
    """Whether saving would overwrite something else than what is sent."""
    return any(getattr(satu, nama) != nilai for nama, nilai in b.isi.items()) or b.target_triwulan is not None


def _simpan_satu(t: Terkunci, satu: Realisasi, b: IsiBaris, aktor: Any) -> dict[str, Any]:
    if set(b.isi) - set(MEDAN):
        raise UkurDitolak(ASING)
    isi = {nama: nilai for nama, nilai in b.isi.items() if getattr(satu, nama) != nilai}
    target = _simpan_target(t.p, satu, b.target_triwulan)
    for nama, nilai in isi.items():
        setattr(satu, nama, nilai)
    angka = ("tertulis",) if satu.tertulis or "tertulis" in isi else ("pembilang", "penyebut")
    if isi.keys() & set(angka) and "notasi" not in isi:
        satu.notasi = isi["notasi"] = ""  # what was chosen for the figure before does not hold for another
    benar = tanda(satu) if b.benar else satu.dibenarkan
    if benar != satu.dibenarkan:
        isi["dibenarkan"] = satu.dibenarkan = benar
    if not isi:
        return target
    if satu.putusan == PutusanAngka.DITERIMA:
        raise UkurDitolak(f"“{satu.asal.indikator}” sudah diterima pemeriksa dan tidak diubah lagi.")
    if isi.keys() & {"tertulis", "pembilang", "penyebut"}:
        if satu.diambil_dari_id:
            satu.ambilan.all().delete()
        satu.diambil_dari = None
        isi["diambil_dari_id"] = None
    satu.dicatat_oleh, satu.dicatat_pada = aktor, t.now
    satu.versi_kunci += 1
    satu.save(update_fields=[*{n.removesuffix("_id") for n in isi}, "dicatat_oleh", "dicatat_pada", "versi_kunci"])
    return {n: v for n, v in isi.items() if n != "dibenarkan"} | ({"benar": True} if b.benar else {}) | target


def _simpan_target(p: Pengukuran, satu: Realisasi, tulisan: str | None) -> dict[str, Any]:
    ke = triwulan(p.periode)
    if tulisan is None or ke is None:
        return {}
    return {"target_triwulan": tulisan} if tulis_target(satu.asal, ke, tulisan) else {}


def tulis_target(asal: Any, ke: int, tulisan: str) -> bool:
    """Set or remove the target of one quarter of a row; whether something changed."""
    kunci_asal = {"butir": asal} if asal._meta.model_name == "butir" else {"program": asal}
    ada = TargetTriwulan.objects.filter(**kunci_asal, triwulan=ke).first()
    lama = ada.tertulis if ada else ""
    if tulisan == lama:
        return False
    if not tulisan and ada:
        ada.delete()
    else:
        TargetTriwulan.objects.update_or_create(**kunci_asal, triwulan=ke, defaults={"tertulis": tulisan})
    return True


@transaction.atomic
def ambil(
    *, pengukuran_id: int, realisasi_id: int, versi: int, isi: Mapping[str, Any], dari_id: Sequence[int], aktor: Any,
    now: datetime,
) -> Simpanan:  # fmt: skip
    """Take over what subordinates measured, one figure or several put together, with the trace to each of them: they
    must support this row and have been submitted (G1)."""
    satu = Realisasi.objects.filter(pk=realisasi_id, pengukuran_id=pengukuran_id, butir__isnull=False).first()
    asal = Realisasi.objects.filter(pk__in=dari_id, butir__mendukung_id=satu.butir_id if satu else None)
    sah = asal.exclude(pengukuran__status=StatusUkur.DRAF).values_list("pk", flat=True)
    if not dari_id or set(sah) != set(dari_id):
        raise UkurDitolak("Angka bawahan ini belum diajukan, sehingga belum dapat diambil.")
    hasil = simpan_isi(pengukuran_id=pengukuran_id, baris=[IsiBaris(realisasi_id, versi, isi)], aktor=aktor, now=now)
    if not hasil.bentrok:
        _telusur(realisasi_id, dari_id)
    return hasil


def _telusur(realisasi_id: int, dari_id: Sequence[int]) -> None:
    Realisasi.objects.filter(pk=realisasi_id).update(diambil_dari=dari_id[0])
    Ambilan.objects.filter(realisasi=realisasi_id).delete()
    lain = dict.fromkeys(dari_id[1:])
    Ambilan.objects.bulk_create(Ambilan(realisasi_id=realisasi_id, dari_id=n) for n in lain)
