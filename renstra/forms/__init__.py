"""Forms of the planning chain. Each carries the version of the document it was opened with (two people editing)."""

from .anggaran import (
    BarisAnggaranForm,
    BuatAnggaranForm,
    GantiAnggaranForm,
    KepalaAnggaranForm,
    TetapkanAnggaranForm,
    TolokUkurForm,
)
from .dasar import HapusForm, TetapkanForm
from .indikator import IndikatorForm, JawabBersamaForm, MintaBersamaForm, kata_dibaca
from .rencana import LetakForm, RencanaForm, SalinCabangForm, SalinPeriodeForm, SalinTargetForm, SimpulForm
from .rkt import BarisRKTForm, PilihSasaranForm, TambahBarisRKTForm
from .rujukan import RujukanForm

__all__ = [
    "BarisAnggaranForm",
    "BarisRKTForm",
    "BuatAnggaranForm",
    "GantiAnggaranForm",
    "HapusForm",
    "IndikatorForm",
    "JawabBersamaForm",
    "KepalaAnggaranForm",
    "LetakForm",
    "MintaBersamaForm",
    "PilihSasaranForm",
    "RencanaForm",
    "RujukanForm",
    "SalinCabangForm",
    "SalinPeriodeForm",
    "SalinTargetForm",
    "SimpulForm",
    "TambahBarisRKTForm",
    "TetapkanAnggaranForm",
    "TetapkanForm",
    "TolokUkurForm",
    "kata_dibaca",
]
