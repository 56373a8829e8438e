"""Putting a PK beside its four documents (BK Pasal 11 ayat (2)-(3))."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from itertools import groupby

from renstra.models import RKT, Indikator, Rencana
from renstra.queries.berlaku import isi_tetap
from sakip.organisasi.enums import Tingkat
from sakip.organisasi.models import AturanJenjang, Ketentuan

from ..enums import Jalur, JenisKelompok, Sumber
from ..models import Butir, Perjanjian
from ..rules.keselarasan import BarisPK, BarisSumber, PaguBanding, Perbandingan, bandingkan, ringkas
from ..rules.rancang import BahanPK, SubDPA, TolokUkurDPA, kode_tingkat
from .bahan import DokumenPK, bahan, dokumen_pk, kode_diampu
from .isi import aturan_pk, ketentuan_pk, muat_isi

JENIS_TOLOK_UKUR = {
    "rkt": {"hasil"},
    "program": {"capaian_program"},
    "kegiatan": {"keluaran", "hasil"},
    "sub_kegiatan": {"keluaran"},
}


@dataclass(frozen=True)
class _Dokumen:
    """The documents one PK is held against, and how far they concern it."""

    pk: Perjanjian
    jenis_sumber: str
    rkt: RKT | None
    dpa: BahanPK
    rka: BahanPK
    lingkup: set[str] | None  # codes of the lines whose indicators it is to carry; None: every program of the PD
    boleh: tuple[str, ...]


@dataclass(frozen=True)
class HasilBanding:
    perbandingan: Perbandingan
    sidik_sumber: str  # changes when any document that was compared changes
    dokumen: DokumenPK


def nomor_butir(butir: Sequence[Butir]) -> dict[int, str]:
    """Row -> its number as read on screen and in the berita acara: 1.1, 1.2, 2.1."""
    nomor: dict[int, str] = {}
    for n, (_, isi) in enumerate(groupby(butir, key=lambda b: (b.jenis_kelompok, b.kelompok)), 1):
        nomor |= {b.pk: f"{n}.{i}" for i, b in enumerate(isi, 1)}
    return nomor


def banding(pk: Perjanjian, ketentuan: Ketentuan | None = None) -> HasilBanding:
    """Compare a PK as it stands with the documents as they are in force now. `ketentuan`: its profile, where known."""
    muat_isi([pk])
    aturan = aturan_pk(pk, ketentuan or ketentuan_pk(pk))
    jenis_sumber = aturan.sumber_butir if aturan else "rkt"
    d = dokumen_pk(pk.pemda_id, pk.pd_id, pk.tahun)
    isi_dpa, isi_rka = bahan(d.rkt, d.dpa), bahan(None, d.rka)
    boleh = tuple(aturan.jenis_indikator) if aturan else ()
    diampu = _diampu(pk, jenis_sumber)
    sumber = _sumber(_Dokumen(pk, jenis_sumber, d.rkt, isi_dpa, isi_rka, _lingkup(diampu, jenis_sumber), boleh))
    pagu_sumber = _pagu_sumber(pk, aturan, isi_dpa, isi_rka, diampu)
    hasil = bandingkan(
        _baris(pk, isi_rka),
        [PaguBanding(p.pk, p.kode, p.nama, p.jumlah, _lain(p, "tahun_dpa", pk.tahun)) for p in pk.pagu.all()],
        sumber,
        pagu_sumber,
        boleh,
        dasar={Sumber.DPA: (pk.dpa.tahun, pk.tahun)} if pk.dpa else None,
    )
    return HasilBanding(hasil, _sidik(sumber, pagu_sumber), d)


def _baris(pk: Perjanjian, rka: BahanPK) -> list[BarisPK]:
    butir = list(pk.butir.all())
    nomor = nomor_butir(butir)
    return [
        BarisPK(
            b.pk, nomor[b.pk], b.indikator, b.target, b.satuan, b.jenis, _padanan(b, rka),
            kondisi=b.jenis_kelompok == JenisKelompok.KONDISI,
            tujuan=b.jenis_kelompok == JenisKelompok.TUJUAN,
            asal=_asal(b, pk.tahun),
        )
        for b in butir
    ]  # fmt: skip


def _asal(b: Butir, tahun: int) -> dict[str, int]:
    """Document -> the year of the one that this row was drawn from, where it is another year than the PK's."""
    asal = {Sumber.RKT: _lain(b, "tahun_rkt", tahun), Sumber.DPA: _lain(b, "tahun_dpa", tahun)}
    return {s.value: t for s, t in asal.items() if t is not None}


def _lain(baris: object, kolom: str, tahun: int) -> int | None:
    """The year that was read along with a row (`muat_isi`), unless it is `tahun`."""
    punya: int | None = getattr(baris, kolom, None)
    return punya if punya != tahun else None


def _padanan(b: Butir, rka: BahanPK) -> dict[str, int]:
    kunci: dict[str, int] = {}
    if b.baris_rkt_id and b.baris_rkt:
        kunci[Sumber.RKT] = b.baris_rkt_id
        if b.baris_rkt.indikator_id:
            kunci[Sumber.RENSTRA] = b.baris_rkt.indikator_id
        for t in rka.tolok_ukur:
            if t.rkt_id == b.baris_rkt_id:
                kunci.setdefault(Sumber.RKA, t.id)
    if b.tolok_ukur_id and b.tolok_ukur:
        kunci[Sumber.DPA] = b.tolok_ukur_id
        kembar = [t for t in rka.tolok_ukur if t.kode == b.tolok_ukur.baris.kode and t.jenis == b.tolok_ukur.jenis]
        if len(kembar) == 1:
            kunci.setdefault(Sumber.RKA, kembar[0].id)
    return kunci


def _diampu(pk: Perjanjian, jenis_sumber: str) -> set[str] | None:
    """The sub kegiatan that its office answers for; None: those of the whole PD."""
    if jenis_sumber == "rkt" or pk.pd_id is None:
        return None
    return kode_diampu(pk.pemda_id, pk.pd_id, pk.tahun).get(pk.jabatan_id, set())


def _lingkup(diampu: set[str] | None, jenis_sumber: str) -> set[str] | None:
    """Codes of the lines whose indicators this PK is to carry."""
    if diampu is None or jenis_sumber == "atasan":
        return None
    return {kode_tingkat(s, Tingkat(jenis_sumber)) for s in diampu}


def _sumber(d: _Dokumen) -> dict[Sumber, list[BarisSumber] | None]:
    if d.jenis_sumber == "atasan":
        return dict.fromkeys(Sumber)
    baris_rkt = None
    if d.jenis_sumber == "rkt":
        baris_rkt = [
            BarisSumber(r.id, r.indikator, r.target, r.satuan, wajib=not d.boleh or r.jenis in d.boleh)
            for r in d.dpa.rkt
        ]
    berbudget = d.pk.jalur != Jalur.KEPALA_DAERAH
    return {
        Sumber.RENSTRA: _renstra(d.rkt, d.pk.tahun, d.lingkup),
        Sumber.RKT: baris_rkt,
        Sumber.RKA: _tolok_ukur(d.rka.tolok_ukur, d.jenis_sumber, d.lingkup) if berbudget else None,
        Sumber.DPA: _tolok_ukur(d.dpa.tolok_ukur, d.jenis_sumber, d.lingkup) if berbudget else None,
    }


def _tolok_ukur(rows: Sequence[TolokUkurDPA], jenis_sumber: str, lingkup: set[str] | None) -> list[BarisSumber]:
    """The rows of one budget document at this level; the same wording under several programs counts once."""
    hasil: dict[str, BarisSumber] = {}
    for t in rows:
        if t.jenis in JENIS_TOLOK_UKUR[jenis_sumber] and (lingkup is None or t.kode in lingkup):
            hasil.setdefault(
                f"{'' if lingkup is None else t.kode}|{ringkas(t.uraian)}",
                BarisSumber(t.id, t.uraian, t.target, t.satuan, wajib=jenis_sumber != "rkt"),
            )
    return list(hasil.values())


def _renstra(rkt: RKT | None, tahun: int, lingkup: set[str] | None) -> list[BarisSumber] | None:
    """Indicators of the Renstra with this year's target; None where the Renstra has none at this level."""
    if rkt is None:
        return []
    semua = isi_tetap(f"indikator {tahun}", rkt.rencana, lambda: _indikator(rkt.rencana, tahun))
    hasil = [baris for kode, baris in semua if lingkup is None or kode in lingkup]
    return None if lingkup is not None and not hasil else hasil


def _indikator(rencana: Rencana, tahun: int) -> list[tuple[str, BarisSumber]]:
    """Every indicator of a plan with the code of its line and the target of that year."""
    rows = Indikator.objects.filter(simpul__rencana=rencana).select_related("simpul").prefetch_related("target")
    hasil = []
    for i in rows:
        target = {t.tahun: t.tertulis for t in i.target.all()}
        kini = target.pop(tahun, "")
        hasil.append((i.simpul.kode, BarisSumber(i.pk, i.nama, kini, i.satuan, False, target)))
    return hasil


def _pagu_sumber(
    pk: Perjanjian, aturan: AturanJenjang | None, dpa: BahanPK, rka: BahanPK, diampu: set[str] | None
) -> dict[Sumber, dict[str, tuple[str, Decimal]] | None]:
    if aturan is None or not aturan.tingkat_anggaran or pk.pd_id is None:
        return {}
    tingkat = Tingkat(aturan.tingkat_anggaran)
    return {
        Sumber.RKA: _jumlah(rka.sub, rka, tingkat, diampu) if rka.sub else None,
        Sumber.DPA: _jumlah(dpa.sub, dpa, tingkat, diampu),
    }


def _jumlah(
    sub: Sequence[SubDPA], isi: BahanPK, tingkat: Tingkat, diampu: set[str] | None
) -> dict[str, tuple[str, Decimal]]:
    hasil: dict[str, tuple[str, Decimal]] = {}
    for s in sub:
        if diampu is None or s.kode in diampu:
            kode = kode_tingkat(s.kode, tingkat)
            nama = isi.nama.get(kode, (0, kode))[1]
            hasil[kode] = (nama, hasil.get(kode, (nama, Decimal(0)))[1] + s.jumlah)
    return hasil


def _sidik(
    sumber: dict[Sumber, list[BarisSumber] | None], pagu: dict[Sumber, dict[str, tuple[str, Decimal]] | None]
) -> str:
    isi = [
        {s.value: [_tahun_ini(r) for r in rows] if rows is not None else None for s, rows in sumber.items()},
        {
            s.value: {k: [n, str(j)] for k, (n, j) in rows.items()} if rows is not None else None
            for s, rows in pagu.items()
        },
    ]
    return hashlib.sha256(json.dumps(isi, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _tahun_ini(r: BarisSumber) -> dict[str, object]:
    """What of a row is compared; the targets of other years only give a difference its name."""
    return {k: v for k, v in asdict(r).items() if k != "tahun_lain"}
