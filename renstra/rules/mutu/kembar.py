"""The same indicator written two ways: found by a key of its words, so that ten thousand compare in a moment."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .bunyi import kata, rapi

_BUANG = frozenset({
    "yang", "di", "pada", "dari", "oleh", "untuk", "dalam", "ke", "dengan", "telah", "sudah", "para", "atas", "bagi",
    "nya", "dan", "serta", "atau", "secara", "adalah",
})  # fmt: skip
_SEBUTAN = {
    "prosentase": "persentase", "presentase": "persentase", "persen": "persentase", "tingkat": "persentase",
    "cakupan": "persentase", "rata-rata": "rerata", "kab": "kabupaten", "skpd": "perangkat", "opd": "perangkat",
}  # fmt: skip
_KURUNG = re.compile(r"\(([A-Z]{2,10})\)")
_DEPAN = {"jumlah", "persentase", "indeks", "nilai", "skor", "angka"}
_TERPENDEK = 6  # shorter words are names and grades (SMP, SMA, dasar): a letter makes another thing


@dataclass(frozen=True)
class Bernama:
    """An indicator as the search for twins needs it: `tempat` - how to say where it stands; `kelompok` - its plan;
    `atas` - whether it stands above kegiatan, where the plans of different PD are compared too."""

    id: int
    nama: str
    tempat: str
    kelompok: int = 0
    atas: bool = False


def kembar(semua: Iterable[Bernama], *, sama_persis: bool = False) -> dict[int, tuple[Bernama, ...]]:
    """Indicator -> the others that say the same in other letters (`sama_persis`: in the same letters too).

    Words of no weight, their order, brackets, capitals and a missing or doubled letter do not tell two apart; another
    word, number or grade does. An abbreviation (IPM) is the indicator of which it takes the initials.
    """
    daftar = list(semua)
    pecahan = {b.id: _pecah(b.nama) for b in daftar}
    ejaan = _ejaan(Counter(k for semua_kata in pecahan.values() for k in semua_kata))
    kelompok: dict[tuple[str, ...], list[Bernama]] = defaultdict(list)
    for satu in daftar:
        if kunci := _kunci(pecahan[satu.id], ejaan):
            kelompok[kunci].append(satu)
    _satukan_singkatan(kelompok, pecahan)
    return {
        satu.id: lain
        for anggota in kelompok.values()
        if len(anggota) > 1
        for satu in anggota
        if (lain := tuple(x for x in anggota if x.id != satu.id and _sejajar(x, satu, sama_persis)))
    }


def _sejajar(a: Bernama, b: Bernama, sama_persis: bool) -> bool:
    """Below program the national nomenclature gives every PD the same words, so only one plan is compared. Capitals
    and spaces alone are no other way of writing."""
    if a.kelompok != b.kelompok and not (a.atas and b.atas):
        return False
    return sama_persis or rapi(a.nama).split() != rapi(b.nama).split()


def _pecah(nama: str) -> tuple[str, ...]:
    bersih = _KURUNG.sub(_tanpa_singkatan, nama)
    semua = (_SEBUTAN.get(k, k) for k in kata(bersih) if k not in _BUANG)
    angka = (k for k in bersih.split() if any(c.isdigit() for c in k))
    return (*semua, *angka)


def _tanpa_singkatan(kurung: re.Match[str]) -> str:
    """`Indeks Pembangunan Manusia (IPM)`: brackets that only abbreviate what stands before them say nothing more."""
    depan = kurung.string[: kurung.start()].split()
    inisial = "".join(k[0] for k in depan if k.casefold() not in _BUANG).casefold()
    return " " if inisial.endswith(kurung[1].strip().casefold()) else kurung[0]


def _kunci(semua: tuple[str, ...], ejaan: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(ejaan.get(k, k) for k in semua))


def _ejaan(kata: Counter[str]) -> dict[str, str]:
    """Rare spellings -> the common one that has a letter more or less, or two neighbours changed over."""
    hasil: dict[str, str] = {}
    huruf: dict[str, list[str]] = defaultdict(list)
    for k in kata:
        if len(k) >= _TERPENDEK and k.isalpha():
            huruf["".join(sorted(k))].append(k)
    for k in kata:
        if len(k) <= _TERPENDEK or not k.isalpha():
            continue
        for pendek in {k[:i] + k[i + 1 :] for i in range(1, len(k))} & kata.keys():
            _petakan(hasil, k, pendek, kata)
    for serupa in huruf.values():
        for i, a in enumerate(serupa):
            for b in serupa[i + 1 :]:
                if a[0] == b[0] and sum(x != y for x, y in zip(a, b, strict=True)) == 2:
                    _petakan(hasil, a, b, kata)
    return hasil


def _petakan(hasil: dict[str, str], a: str, b: str, kata: Mapping[str, int]) -> None:
    jarang, lazim = sorted((a, b), key=lambda k: (kata[k], k))
    hasil.setdefault(jarang, lazim)


def _satukan_singkatan(kelompok: dict[tuple[str, ...], list[Bernama]], pecahan: Mapping[int, tuple[str, ...]]) -> None:
    """`IPM` or `Nilai IPM` joins `Indeks Pembangunan Manusia`."""
    singkatan = {}
    for kunci in kelompok:
        inti = [k for k in kunci if k not in _DEPAN]
        if len(inti) == 1 and 3 <= len(inti[0]) <= 6 and inti[0].isalpha():
            singkatan[inti[0]] = kunci
    for kunci in list(kelompok):
        if len(kunci) < 3 or kunci not in kelompok:
            continue
        inisial = "".join(k[0] for k in pecahan[kelompok[kunci][0].id])
        pendek = singkatan.get(inisial)
        if pendek and pendek != kunci and any(b.nama.isupper() or inisial.upper() in b.nama for b in kelompok[pendek]):
            kelompok[pendek].extend(kelompok.pop(kunci))
