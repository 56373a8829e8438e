"""What the work-bench shows, as plain values, and the words and colours it uses."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sakip.kalender.rules.tenggat import Kotak, Tenggat

from ...enums import Bobot, JenisKelompok, JenisTemuan, Keputusan
from ...models import Temuan, Verifikasi
from ...rules.daftar_periksa import DaftarPeriksa
from ..perubahan import Perubahan
from ..tenggat import hari_ke

Label = tuple[str, str, str]  # colour family, icon, word
JENIS: dict[str, Label] = {
    JenisTemuan.REDAKSI: ("kuning", "type", "Redaksi beda"),
    JenisTemuan.TARGET: ("jingga", "bullseye", "Target beda"),
    JenisTemuan.TAHUN: ("jingga", "calendar-x", "Tahun beda"),
    JenisTemuan.SATUAN: ("jingga", "rulers", "Satuan beda"),
    JenisTemuan.PROGRAM: ("kuning", "type", "Program beda"),
    JenisTemuan.ANGGARAN: ("jingga", "cash", "Anggaran beda"),
    JenisTemuan.TIDAK_ADA: ("merah", "slash-circle", "Tidak ada"),
    JenisTemuan.BERLEBIH: ("merah", "slash-circle", "Tidak ada di PK"),
    JenisTemuan.TINGKAT: ("kuning", "diagram-2", "Tingkat tidak sesuai"),
    JenisTemuan.MUTU: ("abu", "clipboard-check", "Mutu indikator"),
    JenisTemuan.LAIN: ("biru", "chat-left-text", "Catatan pemeriksa"),
}
BOBOT: dict[str, Label] = {
    Bobot.WAJIB: ("merah", "exclamation-octagon", "Wajib"),
    Bobot.SEBAIKNYA: ("kuning", "exclamation-triangle", "Sebaiknya"),
    Bobot.CATATAN: ("abu", "info-circle", "Catatan"),
}
PUTUSAN: dict[str, Label] = {
    Keputusan.BELUM: ("abu", "circle", "Belum diputuskan"),
    Keputusan.DITERIMA: ("toska", "check-lg", "Diterima"),
    Keputusan.PERBAIKI: ("jingga", "wrench", "Perlu diperbaiki"),
    Keputusan.SELESAI: ("toska", "check2-all", "Sudah diperbaiki"),
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
NomorSel = Mapping[tuple[str, str], int]  # document and kind -> number of the finding on a row


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
    juga: str = ""  # what differs besides, a finding of its own
    target: str = ""
    nomor: int | None = None


@dataclass(frozen=True)
class TemuanMeja:
    temuan: Temuan
    jenis: Label
    putusan: Label
    bobot: Label
    ringkas: str
    riwayat: str = ""  # from the second round on: "baru", "masih ada", "tetap diterima", "perlu dipastikan"
    lama: str = ""  # what was decided about it in the round before, while it is open

    @property
    def panjang(self) -> bool:
        """Whether the two values are too long to be set large."""
        return max(len(self.temuan.menurut_pk), len(self.temuan.menurut_sumber)) > 12

    @property
    def ringan(self) -> bool:
        """A note of the machine that holds nothing up and that nobody took up."""
        t = self.temuan
        return t.otomatis and t.bobot == Bobot.CATATAN and t.keputusan == Keputusan.BELUM and not self.dahulu

    @property
    def dahulu(self) -> bool:
        """Done with in an earlier round."""
        return self.riwayat == "tetap diterima"


@dataclass(frozen=True)
class BarisMeja:
    nomor: str
    butir_id: int | None
    indikator: str
    target: str
    semula: str  # wording of a source that differs, to underline what only the PK has
    target_semula: str
    sel: tuple[SelMeja, ...]
    temuan: tuple[TemuanMeja, ...] = ()  # every finding about it
    berubah: str = ""
    pagu_id: int | None = None

    @property
    def mengenai(self) -> str:
        """The row as a form names it: b12, p5."""
        return f"p{self.pagu_id}" if self.pagu_id else f"b{self.butir_id}" if self.butir_id else ""

    @property
    def catatan(self) -> list[TemuanMeja]:
        """Findings on the row itself, that stand in no document's column."""
        return [t for t in self.temuan if t.temuan.jenis in DI_BARIS]

    @property
    def beda(self) -> bool:
        return any(not t.ringan for t in self.catatan) or any(s.keadaan == "beda" for s in self.sel)

    @property
    def baru(self) -> bool:
        """Changed since the round before, or with a finding that is not done with."""
        return bool(self.berubah) or any(not t.ringan and not t.dahulu for t in self.temuan)


DI_BARIS = (JenisTemuan.TINGKAT, JenisTemuan.MUTU, JenisTemuan.LAIN)


@dataclass(frozen=True)
class KelompokMeja:
    judul: str
    baris: tuple[BarisMeja, ...]


@dataclass(frozen=True)
class UnsurMeja:
    nama: str
    anda: bool
    keadaan: Label
    ket: str
    pada: datetime | None = None
    daftar: DaftarPeriksa | None = None


@dataclass(frozen=True)
class Sejak:
    """What became of the findings of the round before; those of the machine that are gone are closed by that."""

    putaran: int
    selesai: tuple[TemuanMeja, ...] = ()
    masih: int = 0
    baru: int = 0
    dipastikan: int = 0  # a verifier's own: only a person can say whether they were mended
    diterima: int = 0


@dataclass(frozen=True)
class Lipatan:
    """The rows that stand open: `n` of them; the other `sisa` are folded away."""

    kelompok: tuple[KelompokMeja, ...]
    berlebih: tuple[BarisMeja, ...]
    pagu: tuple[BarisMeja, ...]
    n: int
    sisa: int


@dataclass(frozen=True)
class LipatanTemuan:
    kata: str
    temuan: tuple[TemuanMeja, ...]

    @property
    def nomor(self) -> list[int]:
        return [t.temuan.nomor for t in self.temuan]


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
    daftar: tuple[tuple[str, DaftarPeriksa], ...]  # the reader's own checklists: name of the unsur, list
    usang: bool
    sejak: Sejak | None = None
    perubahan: Perubahan = field(default_factory=Perubahan)
    tenggat: Tenggat | None = None
    mistar: list[Kotak] = field(default_factory=list)

    @property
    def baris(self) -> list[BarisMeja]:
        return [*(b for k in self.kelompok for b in k.baris), *self.berlebih, *self.pagu]

    @property
    def n_baris(self) -> int:
        return len(self.baris)

    @property
    def n_beda(self) -> int:
        return sum(b.beda for b in self.baris)

    @property
    def n_baru(self) -> int:
        return sum(b.baru for b in self.baris)

    @property
    def baku(self) -> str:
        """Which rows stand open at first: what differs; from the second round on what is new or still open."""
        return "baru" if self.sejak else "beda"

    def lipat(self, tampil: str) -> Lipatan:
        """The rows to be seen: all, those that differ (`beda`), or those to be looked at in this round (`baru`)."""

        def tampak(b: BarisMeja) -> bool:
            return tampil == "semua" or (b.baru if tampil == "baru" else b.beda)

        kelompok = [KelompokMeja(k.judul, tuple(filter(tampak, k.baris))) for k in self.kelompok]
        n = sum(map(tampak, self.baris))
        return Lipatan(
            tuple(k for k in kelompok if k.baris),
            tuple(filter(tampak, self.berlebih)),
            tuple(filter(tampak, self.pagu)),
            n,
            self.n_baris - n,
        )

    @property
    def aktif(self) -> list[TemuanMeja]:
        return [t for t in self.temuan if not t.ringan and not t.dahulu]

    @property
    def lipatan_temuan(self) -> list[LipatanTemuan]:
        """The findings that ask nothing of anybody in this round, folded away in two heaps."""
        ringan = [t for t in self.temuan if t.ringan]
        dahulu = [t for t in self.temuan if t.dahulu]
        heap = (
            (f"{len(ringan)} catatan, tidak menghalangi", ringan),
            (f"{len(dahulu)} sudah selesai pada putaran sebelumnya", dahulu),
        )
        return [LipatanTemuan(kata, tuple(isi)) for kata, isi in heap if isi]

    @property
    def n_putus(self) -> int:
        return sum(t.temuan.keputusan != Keputusan.BELUM for t in self.aktif)

    @property
    def sebaran(self) -> tuple[str, str, str]:
        """Widths of the progress bar: done with, where the second part begins, to be mended."""
        n = len(self.aktif) or 1
        hitung = Counter(t.temuan.keputusan for t in self.aktif)
        selesai = 100 * (hitung[Keputusan.DITERIMA] + hitung[Keputusan.SELESAI]) / n
        return f"{selesai:.2f}%", f"{selesai:.2f}%", f"{100 * hitung[Keputusan.PERBAIKI] / n:.2f}%"

    @property
    def hari_ke(self) -> int | None:
        """Today's counted day of the deadline; None before it begins or where there is none."""
        return hari_ke(self.mistar)[0]

    @property
    def hari_terakhir(self) -> int | None:
        return hari_ke(self.mistar)[1]
