"""The vocabulary of the access map: who may open a URL at all. Rights on one object are decided where it is loaded."""

from dataclasses import dataclass

from sakip.organisasi.enums import Peran


@dataclass(frozen=True)
class Akses:
    """`masuk`: one must be signed in; `berperan`: with a role in a regency; `peran`: with one of these roles."""

    masuk: bool = True
    berperan: bool = True
    peran: frozenset[Peran] = frozenset()


UMUM = Akses(masuk=False, berperan=False)
MASUK = Akses(berperan=False)
BERPERAN = Akses()


def peran(*siapa: Peran) -> Akses:
    """Only people who hold one of these roles today."""
    return Akses(peran=frozenset(siapa))
