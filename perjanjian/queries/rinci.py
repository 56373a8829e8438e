"""Everything the page of one agreement shows, gathered once; what is heavy only where it is needed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q

from sakip.angka import BULAN
from sakip.organisasi.enums import Tingkat
from sakip.organisasi.hak import Hak

from ..enums import DIHITUNG, Jalur, JenisKelompok, Keputusan, Pihak, Status
from ..models import (
    Butir,
    PaguPerjanjian,
    Perjanjian,
    TandaTangan,
    Temuan,
)
from ..rules.keselarasan import BarisBanding, Perbandingan, Sel
from ..rules.rancang import PANJANG
from ..workflow import LANGKAH, pelaku_berikut
from .bahan import kode_anggaran
from .banding import nomor_butir
from .cakupan import terlihat
from .peran import Situasi

MIRING = re.compile(r"\*([^*]+)\*")
IKON = {
    Status.DRAF: "pencil",
    Status.DIAJUKAN: "box-arrow-in-up-right",
    Status.DITANDATANGANI: "vector-pen",
    Status.DIKIRIM: "send",
    Status.DIKEMBALIKAN: "arrow-return-left",
    Status.SELARAS: "check2-all",
    Status.DITERUSKAN: "box-arrow-right",
    Status.BERLAKU: "shield-check",
    Status.DIGANTI: "clock-history",
}
TINGKAT_KOSONG = {Tingkat.PROGRAM: 0, Tingkat.KEGIATAN: 0, Tingkat.SUB_KEGIATAN: 0}


@dataclass(frozen=True)
class BarisRinci:
    butir: Butir
    nomor: str
    chip: list[dict[str, str]]
    selisih: list[str]

    @property
    def potongan(self) -> list[tuple[str, bool]]:
        """The wording in pieces; what stands between asterisks is printed in italics, here as on paper."""
        return [(teks, i % 2 == 1) for i, teks in enumerate(MIRING.split(self.butir.indikator)) if teks]


@dataclass(frozen=True)
class KelompokRinci:
    nomor: int
    jenis: str
    teks: str
    tujuan: str
    baris: list[BarisRinci]


@dataclass(frozen=True)
class PaguRinci:
    pagu: PaguPerjanjian
    anak: int
    beda: Decimal  # PK minus source, 0 where equal


@dataclass
class Anggaran:
    baris: list[PaguRinci] = field(default_factory=list)
    jumlah: Decimal = Decimal(0)
    jumlah_sumber: Decimal = Decimal(0)
    program: int = 0
    kegiatan: int = 0
    sub: int = 0
    tingkat: str = ""

    @property
    def beda(self) -> Decimal:
        return self.jumlah - self.jumlah_sumber

    @property
    def anak(self) -> int:
        return sum(b.anak for b in self.baris)


@dataclass
class Kaitan:
    """Links up (rows of the superior that are supported) and down (PKs that support this one), with the gaps."""

    atas: list[dict[str, Any]] = field(default_factory=list)
    bawah: list[dict[str, Any]] = field(default_factory=list)
    tanpa_induk: list[tuple[str, str]] = field(default_factory=list)
    tanpa_dukungan: list[tuple[str, str]] = field(default_factory=list)


def isi_rinci(pk: Perjanjian, butir: Sequence[Butir], hasil: Perbandingan | None) -> list[KelompokRinci]:
    """The rows in their groups, with source chips where they are compared."""
    sel = {b.baris.kunci: b for b in hasil.baris} if hasil else {}
    berbeda = any(s.jenis for b in sel.values() for s in b.sel)
    diterima = _keputusan(pk) if berbeda else {}
    nomor = nomor_butir(butir)
    kelompok = []
    for n, ((jenis, teks), isi) in enumerate(groupby(butir, key=lambda b: (b.jenis_kelompok, b.kelompok)), 1):
        baris = [
            BarisRinci(b, nomor[b.pk], _chip(sel.get(b.pk)), _selisih(sel.get(b.pk), diterima, b.pk)) for b in isi
        ]
        kelompok.append(KelompokRinci(n, JenisKelompok(jenis).label, teks, baris[0].butir.tujuan, baris))
    return kelompok


def _keputusan(pk: Perjanjian) -> dict[tuple[int | None, str, str], str]:
    """What was decided on each finding of the last round: row, document, kind -> words."""
    rows = (
        Temuan.objects.filter(verifikasi__perjanjian=pk, keputusan=Keputusan.DITERIMA)
        .order_by("verifikasi__putaran")
        .values_list("butir_id", "sumber", "jenis")
    )
    return {(b, s, j): "Selisih diterima pemeriksa." for b, semua, j in rows for s in semua.split(",")}


def _chip(baris: BarisBanding | None) -> list[dict[str, str]]:
    if baris is None:
        return []
    hasil = []
    for s in baris.sel:
        keadaan = "tiada" if not s.dibandingkan else "sama"
        if s.jenis == "tidak_ada":
            keadaan = "hilang"
        elif s.jenis:
            keadaan = "beda"
        elif s.dibandingkan and not s.teks:
            keadaan = "tiada"
        hasil.append({"nama": s.sumber.label, "keadaan": keadaan})
    return hasil


def _selisih(baris: BarisBanding | None, diterima: dict[tuple[int | None, str, str], str], butir_id: int) -> list[str]:
    if baris is None:
        return []
    hasil = []
    for s in baris.sel:
        if s.jenis:
            putusan = diterima.get((butir_id, s.sumber, s.jenis), "")
            hasil.append(f"{_kalimat(s)} {putusan}".strip())
    return hasil


def _kalimat(s: Sel) -> str:
    nama = s.sumber.label
    if s.jenis == "tidak_ada":
        return f"{nama}: tidak ada baris yang sepadan."
    if s.jenis == "target":
        return f"{nama}: target {s.target}."
    if s.jenis == "satuan":
        return f"{nama}: {s.target} {s.satuan}".strip() + "."
    return f"{nama}: “{s.teks}”."


def anggaran(pk: Perjanjian) -> Anggaran:
    """Budget lines beside what the DPA said when they were drawn, with how many lines of the DPA are below each."""
    pagu = list(pk.pagu.all())
    hasil = Anggaran(tingkat=pagu[0].tingkat if pagu else "")
    kode = kode_anggaran(pk.dpa) if pk.dpa and pagu else []
    ada = {t: 0 for t in TINGKAT_KOSONG}
    for p in pagu:
        bawah = [t for k, t in kode if k == p.kode or k.startswith(f"{p.kode}.")]
        for t in bawah:
            ada[Tingkat(t)] += 1
        anak = bawah.count(_anak(p.tingkat)) if _anak(p.tingkat) else 0
        sumber = p.jumlah if p.sumber_jumlah is None else p.sumber_jumlah
        hasil.baris.append(PaguRinci(p, anak, p.jumlah - sumber))
        hasil.jumlah += p.jumlah
        hasil.jumlah_sumber += sumber
    hasil.program, hasil.kegiatan, hasil.sub = ada[Tingkat.PROGRAM], ada[Tingkat.KEGIATAN], ada[Tingkat.SUB_KEGIATAN]
    return hasil


def _anak(tingkat: str) -> str:
    urut = list(PANJANG)
    posisi = urut.index(Tingkat(tingkat)) + 1
    return urut[posisi] if posisi < len(urut) else ""


def kaitan(pk: Perjanjian, butir: Sequence[Butir], hak: Hak) -> Kaitan:
    """Links by `mendukung` (BK Pasal 3 ayat (7)); another's PK is linked only where this reader may see it."""
    nomor = nomor_butir(butir)
    hasil = Kaitan()
    induk = {b.mendukung_id: [] for b in butir if b.mendukung_id}  # type: dict[int | None, list[str]]
    for b in butir:
        if b.mendukung_id:
            induk[b.mendukung_id].append(nomor[b.pk])
        elif pk.jalur != Jalur.KEPALA_DAERAH:
            hasil.tanpa_induk.append((nomor[b.pk], b.indikator))
    mendukung = Q(mendukung__in=[b.pk for b in butir], perjanjian__status__in=DIHITUNG)
    boleh = Exists(terlihat(hak).filter(pk=OuterRef("perjanjian_id")).order_by())
    semua = Butir.objects.filter(Q(pk__in=list(induk)) | mendukung).annotate(boleh=boleh)
    rows = list(semua.select_related("perjanjian__jabatan").order_by())
    di_atas, bawah = [b for b in rows if b.pk in induk], [b for b in rows if b.mendukung_id in nomor]
    hasil.atas = [
        {
            "indikator": b.indikator,
            "target": b.target,
            "oleh": ", ".join(sorted(induk[b.pk])),
            "pk": b.perjanjian,
            "boleh": b.boleh,
        }
        for b in di_atas
    ]
    hasil.bawah = _bawah(bawah, nomor)
    if pk.jenjang not in ("fungsional", "pelaksana"):
        didukung = {b.mendukung_id for b in bawah}
        hasil.tanpa_dukungan = [(nomor[b.pk], b.indikator) for b in butir if b.pk not in didukung]
    return hasil


def _bawah(bawah: Sequence[Any], nomor: dict[int, str]) -> list[dict[str, Any]]:
    per_pk: dict[int, dict[str, Any]] = {}
    for b in bawah:
        satu = per_pk.setdefault(b.perjanjian_id, {"pk": b.perjanjian, "jumlah": 0, "nomor": set(), "boleh": b.boleh})
        satu["jumlah"] += 1
        satu["nomor"].add(nomor[b.mendukung_id or 0])
    for satu in per_pk.values():
        satu["nomor"] = " dan ".join(sorted(satu["nomor"]))
    return sorted(per_pk.values(), key=lambda s: (s["pk"].jabatan.urutan, s["pk"].pk))


def tanda_tangan(pk: Perjanjian) -> dict[str, TandaTangan]:
    """Signatures that count on the present naskah, by party."""
    rows = TandaTangan.objects.filter(naskah_id=pk.naskah_id, pembatalan__isnull=True) if pk.naskah_id else ()
    return {t.pihak: t for t in rows}


def pihak(pk: Perjanjian, s: Situasi, ttd: dict[str, TandaTangan]) -> list[dict[str, Any]]:
    """Both parties: who signed as the paper says, else who holds the office today."""
    hasil = [_pihak("Pihak pertama", pk.jabatan.nama, s.pertama(pk), ttd.get(Pihak.PERTAMA))]
    if pk.jabatan_kedua:
        hasil.append(_pihak("Pihak kedua", pk.jabatan_kedua.nama, s.kedua(pk), ttd.get(Pihak.KEDUA)))
    return hasil


def _pihak(sebutan: str, jabatan: str, kini: Any, ttd: TandaTangan | None) -> dict[str, Any]:
    return {
        "sebutan": sebutan,
        "nama": ttd.nama if ttd else (kini.pegawai.nama if kini else ""),
        "jabatan": ttd.jabatan if ttd else (kini.jabatan_cetak if kini else jabatan),
        "nip": ttd.nip if ttd else (kini.pegawai.nip if kini else ""),
        "pangkat": kini.pegawai.pangkat_golongan if kini else "",
        "waktu": ttd.waktu if ttd else None,
    }


def langkah(pk: Perjanjian, penyusun: str) -> list[dict[str, Any]]:
    """The way of this PK with dates: done, now, and who is next (BK Pasal 11 and 12)."""
    urut = LANGKAH[Jalur(pk.jalur)]
    kini = Status.BERLAKU if pk.status == Status.DIGANTI else Status(pk.status)
    posisi = urut.index(kini) if kini in urut else 0
    saat = {
        Status.DRAF: pk.disusun_pada,
        Status.DIAJUKAN: pk.diajukan_pada,
        Status.DITANDATANGANI: pk.ditandatangani_pada,
        Status.DIKIRIM: pk.dikirim_pada,
        Status.SELARAS: pk.selaras_pada,
        Status.DITERUSKAN: pk.diteruskan_pada,
        Status.BERLAKU: pk.berlaku_pada,
    }
    hasil = []
    for i, status in enumerate(urut):
        selesai = i < posisi or (i == posisi and status == Status.BERLAKU)
        dikembalikan = i == posisi and pk.status == Status.DIKEMBALIKAN
        pada = pk.dikembalikan_pada if dikembalikan else saat[status]
        ket = _siapa(pk, urut[i - 1]) if i > posisi else hari_pendek(pada, pk.pemda.zona)
        if i == 0 and not dikembalikan and penyusun:
            ket = f"{ket}, {penyusun}"
        hasil.append(
            {
                "nama": "Dikembalikan" if dikembalikan else status.label,
                "ket": ket,
                "keadaan": "selesai" if selesai else "kini" if i == posisi else "nanti",
                "ikon": IKON[Status(pk.status)] if i == posisi and not selesai else "",
            }
        )
    return hasil


def _siapa(pk: Perjanjian, dari: Status) -> str:
    peran = {p.label for _, siapa in pelaku_berikut(pk.jalur, dari) for p in siapa}
    return " atau ".join(sorted(peran))


def hari_pendek(saat: datetime | None, zona: ZoneInfo) -> str:
    """`21 Jan`, in the time of the regency; empty for what has not happened."""
    return f"{(h := saat.astimezone(zona)).day} {BULAN[h.month - 1][:3]}" if saat else ""


def temuan_kembali(pk: Perjanjian, kini: Perbandingan) -> list[dict[str, Any]]:
    """The findings a PK came back with, each ticked where the comparison no longer shows it."""
    terakhir = (
        Temuan.objects.filter(
            verifikasi__perjanjian=pk, verifikasi__hasil="dikembalikan", keputusan=Keputusan.PERBAIKI
        )
        .select_related("verifikasi")
        .order_by("-verifikasi__putaran", "nomor")
    )
    rows = list(terakhir)
    putaran = rows[0].verifikasi.putaran if rows else 0
    masih = {(x.jenis, x.sumber, x.menurut_pk, x.menurut_sumber) for x in kini.temuan}
    return [
        {
            "temuan": x,
            "otomatis": x.otomatis,
            "selesai": x.otomatis and (x.jenis, x.sumber, x.menurut_pk, x.menurut_sumber) not in masih,
        }
        for x in rows
        if x.verifikasi.putaran == putaran
    ]
