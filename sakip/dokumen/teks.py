"""How words, names, dates and money are set on an official paper. Pure: no Django, no clock."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sakip.angka import format_bilangan, format_rupiah, tanggal_panjang

NBSP = "\u00a0"
SEBUTAN_PENUGASAN = ("Plt.", "Pj.", "Plh.")
_GELAR_DEPAN = re.compile(r"^(?:(?:Prof|Dr|Drs|Dra|Ir|dr|drg|drh|Ns|apt|Apt)\.(?: ?H\.C\.)?\s+)+")
_MIRING = re.compile(r"\*([^*\n]+)\*")
_TIDAK_DI_UJUNG = frozenset({"dan", "atau", "pada", "di", "selaku", "sub", "ahli", "plt.", "pj.", "plh."})
_KATA_PANJANG = re.compile(r"\S{18,}")


@dataclass(frozen=True)
class Potongan:
    """A piece of running text that is set upright or in italics."""

    teks: str
    miring: bool = False


def potong_miring(teks: str) -> tuple[Potongan, ...]:
    """Split at asterisks: `rencana induk/*grand design*` sets the foreign words in italics."""
    hasil: list[Potongan] = []
    akhir = 0
    for cocok in _MIRING.finditer(teks):
        hasil.append(Potongan(_bisa_patah(teks[akhir : cocok.start()])))
        hasil.append(Potongan(_bisa_patah(cocok[1]), miring=True))
        akhir = cocok.end()
    hasil.append(Potongan(_bisa_patah(teks[akhir:])))
    return tuple(potongan for potongan in hasil if potongan.teks)


def tegak(teks: str) -> str:
    """The same words without the marks of italics, for a place that has one kind of letter."""
    return _MIRING.sub(r"\1", teks)


def _bisa_patah(teks: str) -> str:
    """Let long words joined by strokes (kajian/analisa/studi) break after a stroke."""
    return _KATA_PANJANG.sub(lambda kata: kata[0].replace("/", "/\u200b"), teks)


def kapital(teks: str) -> str:
    """Capitals as the forms have them; the short words for an acting holder keep their spelling."""
    for sebutan in SEBUTAN_PENUGASAN:
        if teks.startswith(sebutan + " "):
            return f"{sebutan} {teks[len(sebutan) + 1 :].upper()}"
    return teks.upper()


def tanpa_sebutan(jabatan: str) -> str:
    """The office itself, without Plt./Pj./Plh. in front: a title names the office, not who fills it."""
    for sebutan in SEBUTAN_PENUGASAN:
        jabatan = jabatan.removeprefix(sebutan + " ")
    return jabatan


def tanpa_gelar(nama: str) -> str:
    """The name without academic titles (Permendagri 1/2023 Pasal 44 ayat (4)-(5))."""
    return _GELAR_DEPAN.sub("", nama.split(",", maxsplit=1)[0]).strip()


def nama_cetak(nama: str) -> str:
    """Titles stay together: no line break after a leading title nor between the titles behind the name."""
    depan = _GELAR_DEPAN.match(nama)
    if depan:
        nama = depan[0].rstrip().replace(" ", NBSP) + NBSP + nama[depan.end() :]
    inti, koma, gelar = nama.partition(", ")
    return inti + koma + gelar.replace(" ", NBSP)


def nip_cetak(nip: str) -> str:
    """`197102031996031901` -> `19710203 199603 1 901`, kept on one line; other numbers stay as they are."""
    angka = re.sub(r"\s", "", nip)
    if re.fullmatch(r"\d{18}", angka):
        return NBSP.join((angka[:8], angka[8:14], angka[14], angka[15:]))
    return nip.replace(" ", NBSP)


def uang(jumlah: Decimal) -> str:
    """The amount alone, always with the sen: `17.020.520.112,00`."""
    return format_rupiah(jumlah, lambang=False)


def persen(bagian: Decimal, seluruh: Decimal) -> str:
    """A share with two decimals: `98,53%`."""
    return f"{format_bilangan(bagian * 100 / seluruh, 2)}%"


def tempat_tanggal(tempat: str, tanggal: date | None, tahun: int) -> str:
    """`Ungaran, 20 Januari 2026`; not yet signed: dots to be filled in."""
    return f"{tempat}, {tanggal_panjang(tanggal) if tanggal else f'.............................. {tahun}'}"


def baris_jabatan(jabatan: str, muat: int) -> tuple[str, ...]:
    """Break a long jabatan into as few, even lines as will do: rather after a comma, never after a conjunction.

    `muat` is how many characters fit into half the page.
    """
    kata = jabatan.split()
    # terbaik[n]: number of lines, unevenness and the lines themselves for the first n words
    terbaik: list[tuple[int, float, tuple[str, ...]]] = [(0, 0.0, ())]
    for akhir in range(1, len(kata) + 1):
        calon = []
        for awal in range(akhir):
            baris = " ".join(kata[awal:akhir])
            if len(baris) > muat and awal < akhir - 1:
                continue
            banyak, biaya, sebelum = terbaik[awal]
            calon.append((banyak + 1, biaya + _biaya_baris(baris, terakhir=akhir == len(kata)), (*sebelum, baris)))
        terbaik.append(min(calon))
    return terbaik[-1][2]


def _biaya_baris(baris: str, *, terakhir: bool) -> float:
    """Squares of lengths: for one number of lines their sum is least when the lines are even."""
    if terakhir:
        return len(baris) ** 2
    jelek = 5000 if baris.rsplit(" ", 1)[-1].lower() in _TIDAK_DI_UJUNG else 0
    return len(baris) ** 2 + jelek - (30 if baris.endswith(",") else 0)
