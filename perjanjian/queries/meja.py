"""The work-bench of the alignment check: what stands beside what, findings, votes, what is new since before."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Any

from sakip.angka import format_rupiah
from sakip.kalender.rules import Kotak, Tenggat, mistar
from sakip.organisasi.enums import Unsur
from sakip.organisasi.hak import Hak

from ..enums import Jalur, JenisKelompok, JenisTemuan, Keputusan, Sumber
from ..isi import dari_json
from ..models import Butir, Naskah, Perjanjian, Temuan, Verifikasi
from ..rules.keselarasan import URUTAN, BarisBanding, BarisPagu, Sel
from .banding import HasilBanding, nomor_butir
from .berita_acara import ALASAN_BERHALANGAN
from .fakta import Latar, banding_kini, tenggat_pk
from .peran import unsur_berhalangan
from .perubahan import Perubahan, baris_isi, perubahan_isi

Label = tuple[str, str, str]  # colour family, icon, word
JENIS: dict[str, Label] = {
    JenisTemuan.REDAKSI: ("kuning", "type", "Redaksi beda"),
    JenisTemuan.TARGET: ("jingga", "bullseye", "Target beda"),
    JenisTemuan.SATUAN: ("jingga", "rulers", "Satuan beda"),
    JenisTemuan.ANGGARAN: ("jingga", "cash", "Anggaran beda"),
    JenisTemuan.TIDAK_ADA: ("merah", "slash-circle", "Tidak ada"),
    JenisTemuan.BERLEBIH: ("merah", "slash-circle", "Tidak ada di PK"),
    JenisTemuan.TINGKAT: ("kuning", "diagram-2", "Tingkat tidak sesuai"),
    JenisTemuan.LAIN: ("biru", "chat-left-text", "Catatan pemeriksa"),
}
PUTUSAN: dict[str, Label] = {
    Keputusan.BELUM: ("abu", "circle", "Belum diputuskan"),
    Keputusan.DITERIMA: ("toska", "check-lg", "Diterima"),
    Keputusan.PERBAIKI: ("jingga", "wrench", "Perlu diperbaiki"),
}
SUARA: dict[str, Label] = {
    "": ("abu", "circle", "Belum"),
    "setuju": ("hijau", "check-circle", "Setuju"),
    "perbaikan": ("jingga", "wrench", "Minta perbaikan"),
    "berhalangan": ("putus", "slash-circle", "Berhalangan"),
}
KELOMPOK = {
    JenisKelompok.TUJUAN: "Tujuan",
    JenisKelompok.SASARAN: "Sasaran",
    JenisKelompok.KONDISI: "Kondisi",
    JenisKelompok.RENCANA_KERJA: "Rencana kerja atasan",
}


@dataclass(frozen=True)
class SelMeja:
    """One cell: `keadaan` sama | beda | tiada (this document does not go down to this level)."""

    sumber: str
    keadaan: str
    jenis: Label | None = None
    teks: str = ""  # of the source
    banding: str = ""  # of the PK, to mark words against
    pengantar: str = ""
    catatan: str = ""
    target: str = ""
    nomor: int | None = None


@dataclass(frozen=True)
class BarisMeja:
    nomor: str
    butir_id: int | None
    indikator: str
    target: str
    semula: str  # wording of a source that differs, to underline what only the PK has
    target_semula: str
    sel: tuple[SelMeja, ...]
    catatan: tuple["TemuanMeja", ...] = ()  # findings on the row itself
    berubah: str = ""

    @property
    def beda(self) -> bool:
        return bool(self.catatan) or any(s.keadaan == "beda" for s in self.sel)


@dataclass(frozen=True)
class KelompokMeja:
    judul: str
    baris: tuple[BarisMeja, ...]

    @property
    def beda(self) -> bool:
        return any(b.beda for b in self.baris)


@dataclass(frozen=True)
class TemuanMeja:
    temuan: Temuan
    jenis: Label
    putusan: Label
    ringkas: str
    riwayat: str = ""  # "masih ada" | "baru", from the second round on

    @property
    def panjang(self) -> bool:
        """Whether the two values are too long to be set large."""
        return max(len(self.temuan.menurut_pk), len(self.temuan.menurut_sumber)) > 12


@dataclass(frozen=True)
class UnsurMeja:
    nama: str
    anda: bool
    keadaan: Label
    ket: str


@dataclass(frozen=True)
class Sejak:
    """What became of the findings of the round before."""

    putaran: int
    selesai: tuple[Temuan, ...] = ()
    masih: int = 0
    baru: int = 0


@dataclass(frozen=True)
class Meja:
    putaran: Verifikasi | None
    kolom: tuple[tuple[str, str], ...]
    kelompok: tuple[KelompokMeja, ...]
    berlebih: tuple[BarisMeja, ...]
    pagu: tuple[BarisMeja, ...]
    jumlah: tuple[str, ...]  # of the PK, of RKA, of DPA
    temuan: tuple[TemuanMeja, ...]
    unsur: tuple[UnsurMeja, ...]
    usang: bool
    sejak: Sejak | None = None
    perubahan: Perubahan = field(default_factory=Perubahan)
    tenggat: Tenggat | None = None
    mistar: list[Kotak] = field(default_factory=list)

    @property
    def n_baris(self) -> int:
        return sum(len(k.baris) for k in self.kelompok) + len(self.berlebih) + len(self.pagu)

    @property
    def n_beda(self) -> int:
        semua = [b for k in self.kelompok for b in k.baris] + list(self.berlebih) + list(self.pagu)
        return sum(b.beda for b in semua)

    @property
    def n_putus(self) -> int:
        return sum(t.temuan.keputusan != Keputusan.BELUM for t in self.temuan)

    @property
    def sebaran(self) -> tuple[str, str, str]:
        """Widths of the progress bar: accepted, where the second part begins, to be mended."""
        n = len(self.temuan) or 1
        hitung = Counter(t.temuan.keputusan for t in self.temuan)
        terima = 100 * hitung[Keputusan.DITERIMA] / n
        return f"{terima:.2f}%", f"{terima:.2f}%", f"{100 * hitung[Keputusan.PERBAIKI] / n:.2f}%"

    @property
    def hari_ke(self) -> int | None:
        """Today's counted day of the deadline; None before it begins or where there is none."""
        hari = [k.nomor for k in self.mistar if k.jenis in ("lewat", "hari_ini") and k.nomor]
        return max(hari, default=None)

    @property
    def hari_terakhir(self) -> int | None:
        return max((k.nomor for k in self.mistar if k.nomor), default=None)


def meja(pk: Perjanjian, latar: Latar, hak: Hak) -> Meja:
    """Everything the work-bench shows: rows compared with the documents as they are now, findings of the round."""
    hasil, putaran = banding_kini(pk, latar), latar.putaran.get(pk.pk)
    temuan, sebelum = _temuan_putaran(putaran)
    sejak, lama = _sejak(putaran, temuan, sebelum)
    isi_temuan = [_temuan(t, lama) for t in temuan]
    berubah = _berubah(pk, latar)
    kelompok, berlebih, pagu = _baris(hasil, latar.butir[pk.pk], isi_temuan, berubah)
    tenggat = tenggat_pk(pk, latar).get("pk.verifikasi") if pk.jalur == Jalur.KABUPATEN else None
    p = hasil.perbandingan
    return Meja(
        putaran=putaran,
        kolom=_kolom(hasil, pk.tahun),
        kelompok=kelompok,
        berlebih=berlebih,
        pagu=pagu,
        jumlah=tuple(
            format_rupiah(n, lambang=False) if n is not None else "–"
            for n in (p.total_pk, p.total_sumber.get(Sumber.RKA), p.total_sumber.get(Sumber.DPA))
        ),
        temuan=tuple(isi_temuan),
        unsur=_unsur(pk, latar, hak, putaran),
        usang=bool(putaran and not putaran.selesai_pada and putaran.sidik_sumber != hasil.sidik_sumber),
        sejak=sejak,
        perubahan=berubah,
        tenggat=tenggat,
        mistar=mistar(tenggat, latar.hari_ini) if tenggat else [],
    )


def _temuan_putaran(putaran: Verifikasi | None) -> tuple[list[Temuan], list[Temuan]]:
    """The findings of this round and of the one before."""
    if putaran is None:
        return [], []
    rows = (
        Temuan.objects.filter(
            verifikasi__perjanjian_id=putaran.perjanjian_id, verifikasi__putaran__gte=putaran.putaran - 1
        )
        .select_related("oleh")
        .order_by("nomor")
    )
    semua = list(rows)
    kini = [t for t in semua if t.verifikasi_id == putaran.pk]
    return kini, [t for t in semua if t.verifikasi_id != putaran.pk]


def _sejak(
    putaran: Verifikasi | None, temuan: Sequence[Temuan], sebelum: Sequence[Temuan]
) -> tuple[Sejak | None, set[tuple[str, ...]]]:
    if putaran is None or putaran.putaran == 1:
        return None, set()
    kini, lama = {_sidik(t) for t in temuan}, {_sidik(t) for t in sebelum}
    selesai = tuple(t for t in sebelum if _sidik(t) not in kini and t.keputusan != Keputusan.DITERIMA)
    return Sejak(putaran.putaran - 1, selesai, len(kini & lama), len(kini - lama)), lama


def _sidik(t: Temuan) -> tuple[str, ...]:
    return (t.jenis, t.sumber, t.rujukan, t.menurut_pk, t.menurut_sumber)


def _temuan(t: Temuan, lama: set[tuple[str, ...]]) -> TemuanMeja:
    riwayat = ""
    if lama:
        riwayat = "masih ada" if _sidik(t) in lama else "baru"
    return TemuanMeja(t, JENIS[t.jenis], PUTUSAN[t.keputusan], _ringkas(t), riwayat)


def _ringkas(t: Temuan) -> str:
    """One line: which row, which document, what."""
    sumber = t.nama_sumber
    if t.jenis == JenisTemuan.LAIN:
        return f"{t.rujukan}: {t.menurut_sumber}" if t.rujukan != "–" else t.menurut_sumber
    if t.jenis == JenisTemuan.BERLEBIH:
        return f"{sumber}: {t.menurut_sumber}"
    if t.jenis == JenisTemuan.TIDAK_ADA:
        return f"{t.rujukan} tidak ada di {sumber}"
    if t.jenis == JenisTemuan.REDAKSI:
        return f"{t.rujukan}, {sumber}: bunyi indikator berbeda"
    if t.jenis == JenisTemuan.TINGKAT:
        return f"{t.rujukan}: indikator {t.menurut_pk}, seharusnya {t.menurut_sumber}"
    return f"{t.rujukan}, {sumber}: PK {t.menurut_pk or '–'}, dokumen {t.menurut_sumber or '–'}"


def _berubah(pk: Perjanjian, latar: Latar) -> Perubahan:
    """Against the naskah that was sent before this one, so that a second look begins with what is new."""
    if pk.naskah is None or pk.naskah.revisi == 1:
        return Perubahan()
    lama = Naskah.objects.filter(perjanjian=pk, revisi__lt=pk.naskah.revisi).order_by("-revisi").first()
    if lama is None:
        return Perubahan()
    kini = dari_json(pk.naskah.isi)
    return perubahan_isi(dari_json(lama.isi), baris_isi(kini), kini.jumlah)


def _kolom(hasil: HasilBanding, tahun: int) -> tuple[tuple[str, str], ...]:
    rkt = hasil.dokumen.rkt
    rencana = rkt.rencana if rkt else None
    return (
        ("Renstra", f"{rencana.tahun_awal}–{rencana.tahun_akhir}, target {tahun}" if rencana else "belum ada"),
        ("RKT", str(rkt.tahun) if rkt else "belum ada"),
        ("RKA", _dokumen(hasil.dokumen.rka)),
        ("DPA", _dokumen(hasil.dokumen.dpa)),
    )


def _dokumen(dokumen: Any) -> str:
    if dokumen is None:
        return "belum ditetapkan"
    return f"{dokumen.get_versi_display().lower()}" + (f", {dokumen.tanggal:%d-%m-%Y}" if dokumen.tanggal else "")


def _baris(
    hasil: HasilBanding, butir: Sequence[Butir], temuan: Sequence[TemuanMeja], berubah: Perubahan
) -> tuple[tuple[KelompokMeja, ...], tuple[BarisMeja, ...], tuple[BarisMeja, ...]]:
    p = hasil.perbandingan
    nomor = _nomor_sel(temuan)
    di_baris: dict[int, list[TemuanMeja]] = {}
    for t in temuan:
        if t.temuan.butir_id and t.temuan.jenis in (JenisTemuan.TINGKAT, JenisTemuan.LAIN):
            di_baris.setdefault(t.temuan.butir_id, []).append(t)
    per_butir = {b.baris.kunci: b for b in p.baris}
    kelompok, rujukan = [], nomor_butir(butir)
    bunyi = berubah.baris
    for n, ((jenis, teks), isi) in enumerate(groupby(butir, key=lambda b: (b.jenis_kelompok, b.kelompok)), 1):
        rows = tuple(
            _baris_butir(per_butir[b.pk], rujukan[b.pk], nomor, tuple(di_baris.get(b.pk, ())), bunyi.get(b.pk, ""))
            for b in isi
        )
        kelompok.append(KelompokMeja(f"{KELOMPOK[JenisKelompok(jenis)]} {n}. {teks}", rows))
    nomor_pagu = _nomor_sel(temuan, pagu=True)
    berlebih = tuple(_baris_berlebih(t) for t in temuan if t.temuan.jenis == JenisTemuan.BERLEBIH)
    return tuple(kelompok), berlebih, tuple(_baris_pagu(x, nomor_pagu) for x in p.pagu)


def _baris_butir(
    b: BarisBanding,
    nomor_baris: str,
    nomor: Mapping[tuple[str, str, int | None], int],
    catatan: tuple[TemuanMeja, ...],
    berubah: str,
) -> BarisMeja:
    beda = next((s for s in b.sel if s.jenis == JenisTemuan.REDAKSI), None)
    target = next((s for s in b.sel if s.jenis in (JenisTemuan.TARGET, JenisTemuan.SATUAN)), None)
    tulisan = _bersatuan(b.baris.target, b.baris.satuan)
    return BarisMeja(
        nomor_baris,
        b.baris.kunci,
        b.baris.indikator,
        tulisan,
        beda.teks if beda else b.baris.indikator,
        _bersatuan(target.target, target.satuan) if target else tulisan,
        tuple(_sel(s, b, nomor) for s in b.sel),
        catatan,
        berubah,
    )


def _bersatuan(target: str, satuan: str) -> str:
    """The target with its unit, unless it is written in it already."""
    if (
        not satuan
        or satuan.casefold() in target.casefold()
        or (satuan.casefold() in ("persen", "%") and "%" in target)
    ):
        return target
    return f"{target} {satuan}".strip()


def _sel(s: Sel, b: BarisBanding, nomor: Mapping[tuple[str, str, int | None], int]) -> SelMeja:
    nama = Sumber(s.sumber).label
    if not s.dibandingkan:
        return SelMeja(nama, "tiada")
    if s.jenis is None:
        return SelMeja(nama, "sama", target=s.target)
    n = nomor.get((s.sumber, s.jenis, b.baris.kunci))
    if s.jenis == JenisTemuan.TIDAK_ADA:
        apa = "indikator" if s.sumber in (Sumber.RENSTRA, Sumber.RKT) else "tolok ukur"
        return SelMeja(nama, "beda", JENIS[s.jenis], catatan=f"Tidak ada {apa} dengan bunyi ini di {nama}.", nomor=n)
    if s.jenis == JenisTemuan.REDAKSI:
        return SelMeja(nama, "beda", JENIS[s.jenis], s.teks, b.baris.indikator, nomor=n, target=s.target)
    sumber, pk = _bersatuan(s.target, s.satuan), _bersatuan(b.baris.target, b.baris.satuan)
    bunyi = nomor.get((s.sumber, JenisTemuan.REDAKSI, b.baris.kunci))
    beda_bunyi = JenisTemuan.REDAKSI in s.lain
    catatan = f"Bunyi juga berbeda (temuan {bunyi}): {s.teks}" if beda_bunyi else "Bunyi indikator sama"
    return SelMeja(
        nama,
        "beda",
        JENIS[s.jenis],
        sumber,
        pk,
        "Target:" if s.jenis == JenisTemuan.TARGET else "",
        catatan,
        nomor=n,
    )


def _nomor_sel(temuan: Sequence[TemuanMeja], *, pagu: bool = False) -> dict[tuple[str, str, int | None], int]:
    """Which finding stands in which cell: (document, kind, row or budget line) -> number."""
    hasil: dict[tuple[str, str, int | None], int] = {}
    for t in (x.temuan for x in temuan):
        baris = t.pagu_id if pagu else t.butir_id
        if baris:
            hasil |= {(s, t.jenis, baris): t.nomor for s in t.daftar_sumber}
    return hasil


def _baris_berlebih(t: TemuanMeja) -> BarisMeja:
    """What a document has and the PK has not: a row of its own, empty at the left."""
    sel = tuple(
        SelMeja(Sumber(s).label, "beda", t.jenis, catatan=t.temuan.menurut_sumber, nomor=t.temuan.nomor)
        if s in t.temuan.daftar_sumber
        else SelMeja(Sumber(s).label, "tiada")
        for s in URUTAN
    )
    return BarisMeja(t.temuan.rujukan, None, "", "", "", "", sel)


def _baris_pagu(x: BarisPagu, nomor: Mapping[tuple[str, str, int | None], int]) -> BarisMeja:
    kita = format_rupiah(x.pagu.jumlah, lambang=False)
    sel, semula = [], kita
    for s in (Sumber.RKA, Sumber.DPA):
        if s.value not in x.jumlah:
            sel.append(SelMeja(str(s.label), "tiada"))
            continue
        nilai = x.jumlah[s.value]
        if nilai is None:
            n = nomor.get((s, JenisTemuan.TIDAK_ADA, x.pagu.kunci))
            jenis = JENIS[JenisTemuan.TIDAK_ADA]
            sel.append(SelMeja(str(s.label), "beda", jenis, catatan=f"Tidak ada kode ini di {s.label}.", nomor=n))
        elif nilai == x.pagu.jumlah:
            sel.append(SelMeja(str(s.label), "sama"))
        else:
            sel.append(_sel_uang(s, x.pagu.jumlah, nilai, nomor.get((s, JenisTemuan.ANGGARAN, x.pagu.kunci))))
            semula = sel[-1].teks
    return BarisMeja(x.pagu.kode, None, x.pagu.nama, kita, x.pagu.nama, semula, tuple(sel))


def _sel_uang(s: Sumber, kita: Decimal, nilai: Decimal, nomor: int | None) -> SelMeja:
    arah = "lebih" if kita > nilai else "kurang"
    return SelMeja(
        str(s.label),
        "beda",
        JENIS[JenisTemuan.ANGGARAN],
        format_rupiah(nilai, lambang=False),
        format_rupiah(kita, lambang=False),
        catatan=f"PK {arah} {format_rupiah(abs(kita - nilai), lambang=False)}",
        nomor=nomor,
    )


def _unsur(pk: Perjanjian, latar: Latar, hak: Hak, putaran: Verifikasi | None) -> tuple[UnsurMeja, ...]:
    """The votes of the four units (BK Pasal 13 ayat (1)); none on the path inside a PD."""
    if pk.jalur != Jalur.KABUPATEN:
        return ()
    berhalangan = unsur_berhalangan(pk, latar.situasi)
    suara = {s.unsur: s for s in latar.suara.get(putaran.pk, [])} if putaran else {}
    orang = {a.unsur: a.pegawai.nama for a in latar.situasi.tim}
    hasil = []
    for u in Unsur:
        s = suara.get(u)
        anda = u in hak.unsur
        if s is not None:
            ket = f"{s.pegawai.nama}" + (f": “{s.catatan}”" if s.catatan else "")
            hasil.append(UnsurMeja(u.label, anda, SUARA[s.putusan], ket))
        elif u in berhalangan:
            ket = (
                f"{ALASAN_BERHALANGAN}, tidak ikut memutuskan"
                if u in orang
                else "Belum ada anggota tim dari unsur ini"
            )
            hasil.append(UnsurMeja(u.label, anda, SUARA["berhalangan"], ket))
        else:
            hasil.append(UnsurMeja(u.label, anda, SUARA[""], orang.get(u, "")))
    return tuple(hasil)
