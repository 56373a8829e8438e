"""Officials and offices in from Excel: read whole, every fault named by its cell, then all or nothing.

`periksa_*` saves nothing and says what would happen; `terapkan` does it in one transaction with one audit line.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from sakip.jejak.services import catat
from sakip.lembar import CellError, Kolom, baca, bulat_dari, kode_dari, pilihan_dari, teks_dari
from sakip.lembar.kolom import seragam

from .enums import JenisPegawai, JenisUnit, Jenjang, Unsur
from .models import Jabatan, Pegawai, PemerintahDaerah, PerangkatDaerah
from .rules import pejabat as rules

_YA = {"Ya": True, "Tidak": False}


def _pilihan(enum: type[models.TextChoices]) -> dict[str, str]:
    return {str(label): nilai for nilai, label in enum.choices}


def _label(enum: type[models.TextChoices]) -> Callable[[Any], str]:
    return lambda nilai: str(enum(nilai).label) if nilai else ""


def _kolom_pilihan(judul: str, nama: str, enum: type[models.TextChoices], **lain: Any) -> Kolom:
    bantuan = "Salah satu: " + ", ".join(_pilihan(enum)) + "."
    return Kolom(judul, nama, pilihan_dari(_pilihan(enum)), tulis=_label(enum), bantuan=bantuan, lebar=24, **lain)


KOLOM_PEGAWAI: tuple[Kolom, ...] = (
    Kolom(
        "NIP",
        "nip",
        kode_dari(30),
        lebar=24,
        contoh="198609262015051001",
        bantuan="18 angka, dalam sel berformat Text. Kosong hanya bagi pejabat politik.",
    ),
    Kolom("Nama dengan gelar", "nama", teks_dari(200), wajib=True, alias=("Nama",), lebar=40, contoh="Siti, S.E."),
    _kolom_pilihan("Jenis", "jenis", JenisPegawai, contoh="PNS"),
    Kolom(
        "Golongan ruang",
        "golongan",
        teks_dari(10),
        alias=("Golongan", "Gol."),
        lebar=16,
        contoh="IV/a",
        bantuan="I/a sampai IV/e; PPPK: I sampai XVII. Pangkat mengikuti sendiri.",
    ),
    Kolom("Surel", "surel", teks_dari(254), alias=("Email",), lebar=30),
    Kolom("Aktif", "aktif", pilihan_dari(_YA), lebar=10, contoh="Ya", bantuan="Ya atau Tidak; kosong berarti Ya."),
)

KOLOM_JABATAN: tuple[Kolom, ...] = (
    Kolom(
        "Nomor",
        "nomor",
        bulat_dari(1, 2**53),
        lebar=10,
        bantuan="Diisi aplikasi saat ekspor; jangan diubah. Kosongkan bagi jabatan baru.",
    ),
    Kolom(
        "Perangkat Daerah",
        "pd",
        teks_dari(200),
        alias=("PD", "Kode PD"),
        lebar=34,
        contoh="bappeda",
        bantuan="Kode, singkatan, atau nama. Kosong hanya bagi kepala daerah.",
    ),
    Kolom("Nama jabatan", "nama", teks_dari(250), wajib=True, alias=("Jabatan",), lebar=46, contoh="Kepala Bidang"),
    _kolom_pilihan("Jenjang", "jenjang", Jenjang, wajib=True, contoh="Administrator"),
    _kolom_pilihan("Memimpin", "jenis_unit", JenisUnit, contoh="Tidak memimpin unit"),
    Kolom("Nama unit", "nama_unit", teks_dari(250), lebar=34, contoh="Bidang Perencanaan"),
    Kolom("Eselon", "eselon", teks_dari(6), lebar=10, contoh="III.b"),
    Kolom(
        "Atasan",
        "atasan",
        teks_dari(250),
        alias=("Jabatan atasan",),
        lebar=46,
        contoh="Kepala Badan",
        bantuan="Nama jabatan atasan, atau nomornya bila ada yang senama.",
    ),
    _kolom_pilihan("Unsur", "unsur", Unsur),
    Kolom("Sub-koordinator", "sub_koordinator", pilihan_dari(_YA), lebar=16, contoh="Tidak"),
    Kolom("Urutan", "urutan", bulat_dari(0, 100_000), lebar=10, contoh="10"),
    Kolom("Aktif", "aktif", pilihan_dari(_YA), lebar=10, contoh="Ya"),
)


@dataclass
class Rencana:
    """What an import would do. `baru` and `ubah` hold unsaved objects; with any `kesalahan` nothing is saved."""

    model: type[models.Model]
    baru: list[Any] = field(default_factory=list)
    ubah: list[tuple[Any, list[str]]] = field(default_factory=list)
    sama: int = 0
    kesalahan: list[CellError] = field(default_factory=list)
    peringatan: list[str] = field(default_factory=list)

    @property
    def ada(self) -> bool:
        return bool(self.baru or self.ubah)


class ImporDitolak(Exception):
    """Between the look and the confirmation something changed; nothing was saved."""


def periksa_pegawai(isi: bytes, *, pemda_id: int, today: date) -> Rencana:
    """Officials are known by their NIP, political ones by their name."""
    hasil = baca(isi, KOLOM_PEGAWAI, maks_baris=20_000)
    rencana = Rencana(Pegawai, kesalahan=list(hasil.kesalahan), peringatan=list(hasil.peringatan))
    lama = {_kunci_pegawai(p): p for p in Pegawai.objects.filter(pemda_id=pemda_id)}
    terbaca: dict[str, int] = {}
    for baris, sel in hasil.rows:
        isian = {k: v for k, v in sel.items() if v is not None}
        if "nip" in isian:
            isian["nip"] = rules.rapikan_nip(isian["nip"])
        kunci = isian.get("nip") or seragam(isian["nama"])
        if kunci in terbaca:
            rencana.kesalahan.append(_di(KOLOM_PEGAWAI, "nip", baris, f"Sama dengan baris {terbaca[kunci]}."))
            continue
        terbaca[kunci] = baris
        pegawai = lama.get(kunci) or Pegawai(pemda_id=pemda_id)
        _isi(rencana, KOLOM_PEGAWAI, baris, obj=pegawai, isian=isian, periksa=lambda p: p.clean())
    return rencana


def _kunci_pegawai(p: Pegawai) -> str:
    return p.nip or seragam(p.nama)


def periksa_jabatan(isi: bytes, *, pemda_id: int, today: date) -> Rencana:
    """Offices are known by their number, else by PD and name; the one above by name or number, in file or database."""
    hasil = baca(isi, KOLOM_JABATAN, maks_baris=20_000)
    rencana = Rencana(Jabatan, kesalahan=list(hasil.kesalahan), peringatan=list(hasil.peringatan))
    buku = _BukuJabatan(pemda_id)
    atasan: list[tuple[int, Jabatan, str]] = []
    for baris, sel in hasil.rows:
        isian = {k: v for k, v in sel.items() if v is not None}
        try:
            jabatan = buku.ambil(baris, isian)
        except _Salah as salah:
            rencana.kesalahan.append(_di(KOLOM_JABATAN, salah.kolom, baris, salah.pesan))
            continue
        atasan.append((baris, jabatan, isian.pop("atasan", "")))
        buku.isian[baris] = (jabatan, isian)
    for baris, jabatan, nama in atasan:
        try:
            buku.isian[baris][1]["atasan"] = buku.atasan(jabatan, nama) if nama else jabatan.atasan
        except _Salah as salah:
            rencana.kesalahan.append(_di(KOLOM_JABATAN, salah.kolom, baris, salah.pesan))
    for baris, (jabatan, isian) in buku.isian.items():
        _isi(rencana, KOLOM_JABATAN, baris, obj=jabatan, isian=isian, periksa=_periksa_jabatan)
    for baris, (jabatan, _) in buku.isian.items():
        if pesan := buku.berputar(jabatan) or buku.pimpinan_kedua(jabatan):
            rencana.kesalahan.append(_di(KOLOM_JABATAN, "", baris, pesan))
    return rencana


def _periksa_jabatan(jabatan: Jabatan) -> None:
    if jabatan.jenjang != Jenjang.KEPALA_DAERAH and jabatan.pd is None:
        raise ValidationError({"pd": "Belum diisi. Hanya kepala daerah yang berdiri di luar Perangkat Daerah."})


class _Salah(Exception):
    def __init__(self, kolom: str, pesan: str) -> None:
        super().__init__(pesan)
        self.kolom, self.pesan = kolom, pesan


class _BukuJabatan:
    """The offices of a regency, those of the file among them, found by number or by name."""

    def __init__(self, pemda_id: int) -> None:
        self.pemda_id = pemda_id
        self.isian: dict[int, tuple[Jabatan, dict[str, Any]]] = {}
        self.pd = {k: p for p in PerangkatDaerah.objects.filter(pemda_id=pemda_id) for k in _nama_pd(p)}
        semua = list(Jabatan.objects.filter(pemda_id=pemda_id).select_related("pd"))
        self.nomor = {j.pk: j for j in semua}
        for j in semua:
            j.atasan = self.nomor.get(j.atasan_id)
        self.nama: dict[str, list[Jabatan]] = defaultdict(list)
        for j in semua:
            self.nama[seragam(j.nama)].append(j)
        self.terbaca: dict[int, int] = {}

    def ambil(self, baris: int, isian: dict[str, Any]) -> Jabatan:
        pd = isian.pop("pd", None)
        nomor = isian.pop("nomor", None)
        if pd is not None:
            if seragam(pd) not in self.pd:
                raise _Salah("pd", f"Perangkat Daerah “{pd}” tidak ditemukan. Tulis kode, singkatan, atau namanya.")
            isian["pd"] = self.pd[seragam(pd)]
        jabatan = self._dikenal(nomor, isian.get("pd"), isian["nama"])
        if jabatan is None:
            jabatan = Jabatan(pemda_id=self.pemda_id, pd=isian.get("pd"), nama=isian["nama"])
            self.nama[seragam(jabatan.nama)].append(jabatan)
        if id(jabatan) in self.terbaca:
            raise _Salah("nama", f"Jabatan yang sama sudah ada pada baris {self.terbaca[id(jabatan)]}.")
        self.terbaca[id(jabatan)] = baris
        return jabatan

    def _dikenal(self, nomor: int | None, pd: PerangkatDaerah | None, nama: str) -> Jabatan | None:
        if nomor is not None:
            if nomor not in self.nomor:
                raise _Salah("nomor", f"Tidak ada jabatan bernomor {nomor}. Kosongkan bagi jabatan baru.")
            return self.nomor[nomor]
        calon = [j for j in self.nama[seragam(nama)] if j.pd == pd]
        if len(calon) > 1:
            raise _Salah("nomor", f"Ada {len(calon)} jabatan bernama itu. Isi nomornya (lihat hasil ekspor).")
        return calon[0] if calon else None

    def atasan(self, jabatan: Jabatan, nama: str) -> Jabatan:
        if nama.isascii() and nama.isdigit() and len(nama) < 16 and int(nama) in self.nomor:
            return self.nomor[int(nama)]
        calon = [j for j in self.nama[seragam(nama)] if j is not jabatan]
        dekat = [j for j in calon if j.pd == (self.isian_pd(jabatan))] or calon
        if len(dekat) != 1:
            sebab = "tidak ditemukan" if not dekat else f"ada {len(dekat)}; tulis nomornya (lihat hasil ekspor)"
            raise _Salah("atasan", f"Jabatan atasan “{nama}” {sebab}.")
        return dekat[0]

    def isian_pd(self, jabatan: Jabatan) -> PerangkatDaerah | None:
        return next((i.get("pd", j.pd) for j, i in self.isian.values() if j is jabatan), jabatan.pd)

    def berputar(self, jabatan: Jabatan) -> str | None:
        dilewati: set[int] = set()
        kini = jabatan.atasan
        while kini is not None and id(kini) not in dilewati:
            if kini is jabatan:
                return "Garis komando berputar melalui jabatan ini. Periksa kolom Atasan."
            dilewati.add(id(kini))
            kini = kini.atasan
        return None

    def pimpinan_kedua(self, jabatan: Jabatan) -> str | None:
        """A Perangkat Daerah has one head; a second one would only be noticed by the database."""
        if not (jabatan.jenis_unit == JenisUnit.PD and jabatan.aktif and jabatan.pd):
            return None
        semua = {id(j): j for j in [*self.nomor.values(), *(j for j, _ in self.isian.values())]}.values()
        lain = [j.nama for j in semua if j is not jabatan and j.pd == jabatan.pd and _memimpin_pd(j)]
        return f"{jabatan.pd.nama} sudah dipimpin {lain[0]}. Ubah kolom Memimpin." if lain else None


def _memimpin_pd(jabatan: Jabatan) -> bool:
    return jabatan.jenis_unit == JenisUnit.PD and jabatan.aktif


def _nama_pd(p: PerangkatDaerah) -> set[str]:
    return {seragam(p.kode), seragam(p.nama), seragam(p.singkatan)}


def _isi(
    rencana: Rencana,
    kolom: Iterable[Kolom],
    baris: int,
    *,
    obj: Any,
    isian: dict[str, Any],
    periksa: Callable[[Any], None],
) -> None:
    """Put a row into its object, check it, and file it under new, changed or unchanged."""
    kolom = list(kolom)
    dulu = {f.attname: getattr(obj, f.attname) for f in obj._meta.concrete_fields}
    atas = obj.atasan if isinstance(obj, Jabatan) and obj.pk else None
    for nama, nilai in isian.items():
        setattr(obj, nama, nilai)
    tautan = [f.name for f in obj._meta.concrete_fields if f.is_relation]
    try:
        obj.clean_fields(exclude=tautan)
        periksa(obj)
    except ValidationError as salah:
        for nama, pesan in salah.message_dict.items():
            rencana.kesalahan += [_di(kolom, nama, baris, p) for p in pesan]
        return
    if obj.pk is None:
        rencana.baru.append(obj)
        return
    beda = [f.name for f in obj._meta.concrete_fields if getattr(obj, f.attname) != dulu[f.attname]]
    if isinstance(obj, Jabatan) and obj.atasan is not atas and "atasan" not in beda:
        beda.append("atasan")
    if beda:
        rencana.ubah.append((obj, beda))
    else:
        rencana.sama += 1


def _di(kolom: Iterable[Kolom], nama: str, baris: int, pesan: str) -> CellError:
    judul = next((k.judul for k in kolom if k.field == nama), "")
    return CellError(f"Baris {baris}", f"{judul}: {pesan}" if judul else pesan)


def baris_pegawai(obj: Pegawai) -> dict[str, Any]:
    """A person as the row of a worksheet that could be imported again."""
    return {k: getattr(obj, k) for k in ("nip", "nama", "jenis", "golongan", "surel", "aktif")}


def baris_jabatan(obj: Jabatan) -> dict[str, Any]:
    """A post as the row of a worksheet that could be imported again."""
    kolom = ("nama", "jenjang", "jenis_unit", "nama_unit", "eselon", "unsur", "sub_koordinator", "urutan", "aktif")
    return {k: getattr(obj, k) for k in kolom} | {
        "nomor": obj.pk,
        "pd": obj.pd.kode if obj.pd else None,
        "atasan": obj.atasan_id and str(obj.atasan_id),
    }


BARIS: dict[str, Callable[[Any], dict[str, Any]]] = {"pegawai": baris_pegawai, "jabatan": baris_jabatan}
PERIKSA: dict[str, Callable[..., Rencana]] = {"pegawai": periksa_pegawai, "jabatan": periksa_jabatan}
KOLOM: dict[str, tuple[Kolom, ...]] = {"pegawai": KOLOM_PEGAWAI, "jabatan": KOLOM_JABATAN}


@transaction.atomic
def terapkan(*, jenis: str, isi: bytes, nama_berkas: str, pelaku: Any, pemda_id: int, now: datetime) -> Rencana:
    """Look again inside the transaction, then save all or nothing. Raises `ImporDitolak` where anything is wrong."""
    pemda = PemerintahDaerah.objects.select_for_update().get(pk=pemda_id)
    rencana = PERIKSA[jenis](isi, pemda_id=pemda_id, today=now.date())
    if rencana.kesalahan:
        raise ImporDitolak("Data berubah sejak berkas diperiksa. Unggah dan periksa lagi; belum ada yang disimpan.")
    _tolak_diri(rencana, pelaku)
    for obj in _atasan_dahulu(rencana.baru):
        obj.save(force_insert=True)
    pindah = [obj.pk for obj, beda in rencana.ubah if "atasan" in beda]
    if pindah:  # two offices may change places: nobody is above anybody for a moment, so that no loop arises
        Jabatan.objects.filter(pk__in=pindah).update(atasan=None)
    for obj, beda in rencana.ubah:
        obj.save(update_fields=beda)
    ringkasan = f"Mengimpor {jenis}: {len(rencana.baru)} baru, {len(rencana.ubah)} berubah, {rencana.sama} tetap"
    rincian = {
        "berkas": nama_berkas[:100],
        "sha256": hashlib.sha256(isi).hexdigest(),
        "berubah": [[obj.pk, beda] for obj, beda in rencana.ubah[:500]],
    }
    catat(
        pelaku=pelaku,
        peran="Admin pemda",
        aksi=f"impor_{jenis}",
        objek=pemda,
        ringkasan=ringkasan,
        now=now,
        pemda_id=pemda_id,
        rincian=rincian,
    )
    return rencana


def _tolak_diri(rencana: Rencana, pelaku: Any) -> None:
    """An import is no way round the rule that nobody changes the office that gives him his own role."""
    if rencana.model is not Jabatan:
        return
    dipegang = set(Jabatan.objects.filter(penugasan__pegawai__pengguna_id=pelaku.pk).values_list("pk", flat=True))
    if any(obj.pk in dipegang and PEMBERI_PERAN & set(beda) for obj, beda in rencana.ubah):
        raise ImporDitolak("Berkas ini mengubah jabatan Anda sendiri. Mintalah admin lain mengimpornya.")


PEMBERI_PERAN = {"jenjang", "jenis_unit", "pd", "unsur", "aktif"}  # what a role follows from


def _atasan_dahulu(baru: list[Any]) -> Iterable[Any]:
    """New offices so that the one above is saved before those below."""
    sisa = list(baru)
    while sisa:
        siap = [o for o in sisa if getattr(o, "atasan", None) is None or o.atasan.pk is not None]
        if not siap:
            raise ImporDitolak("Garis komando di dalam berkas berputar.")
        yield from siap  # saved by the caller before the next round
        sisa = [o for o in sisa if o.pk is None]
