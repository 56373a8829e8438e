"""Invented people: names that give themselves away, numbers of officials that are well-formed with a serial of 9xx."""

from dataclasses import dataclass
from typing import Any

from sakip.organisasi.enums import JenisPegawai
from sakip.organisasi.rules.pejabat import pangkat_dari

GOLONGAN_PPPK = "IX"
# golongan -> year of birth of the eldest who has it here
_LAHIR = {"IV/d": 1968, "IV/c": 1969, "IV/b": 1971, "IV/a": 1974, "III/d": 1978, "III/c": 1982, "III/b": 1988}


@dataclass(frozen=True)
class Orang:
    nama: str
    jenis: str
    nip: str
    golongan: str

    @property
    def pangkat(self) -> str:
        return pangkat_dari(self.golongan) if self.jenis == JenisPegawai.PNS else ""


class Penamaan:
    """Hands out one invented person after another; the same ones in the same order at every loading."""

    def __init__(self, nama: dict[str, Any], geser: int) -> None:
        self._nama, self._geser, self._ke = nama, geser, 0

    def berikut(self, golongan: str, eselon: str = "") -> Orang:
        """The next person with this golongan; without one: a political official."""
        n, self._ke = self._ke, self._ke + 1
        pria, k = n % 2 == 0, n // 2
        depan = self._nama["depan_l" if pria else "depan_p"]
        belakang = self._nama["belakang"]
        kunci = "II/" if golongan.startswith("II/") else eselon.split(".", maxsplit=1)[0]
        gelar = self._nama["gelar"].get(kunci, self._nama["gelar"]["lain"])
        nama = f"{depan[(k + self._geser) % len(depan)]} {belakang[(k + k // len(depan)) % len(belakang)]}"
        lengkap = f"{nama}, {gelar[n % len(gelar)]}"
        if not golongan:
            return Orang(lengkap, JenisPegawai.POLITIK, "", "")
        jenis = JenisPegawai.PPPK if golongan == GOLONGAN_PPPK else JenisPegawai.PNS
        return Orang(lengkap, jenis, self._nip(n, golongan, pria), golongan)

    def _nip(self, n: int, golongan: str, pria: bool) -> str:
        lahir = _LAHIR.get(golongan, 1991) + n % 4
        angkat = "202221" if golongan == GOLONGAN_PPPK else f"{lahir + 25 + n % 3}{1 + n % 12:02d}"
        tanggal = f"{lahir}{1 + (n * 5) % 12:02d}{1 + (n * 7 + self._geser) % 28:02d}"
        return f"{tanggal}{angkat}{1 if pria else 2}{901 + n % 99}"
