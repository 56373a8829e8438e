"""Who acts on which milestone, and where. The apps that know register it in their `AppConfig.ready()`:

    pelaku.daftarkan("pk.kirim", Pelaku(tim=(JenisTim.PENYUSUN_PD,), pimpinan=True, alamat="perjanjian:daftar"))

A milestone nobody has registered is the planners' and the head's, and is not known to be met.
"""

from sakip.organisasi.enums import JenisTim

from .rules.pengingat import Pelaku
from .rules.tenggat import pisah_dppa

_UMUM_PD = Pelaku(tim=(JenisTim.PENYUSUN_PD,), pimpinan=True, dicatat=False)
_UMUM_PEMDA = Pelaku(tim=(JenisTim.PENYUSUN_PEMDA,), sekda=True, dicatat=False)
_terdaftar: dict[str, Pelaku] = {}
_pemda: dict[str, Pelaku] = {}


def daftarkan(kode: str, pelaku: Pelaku, *, pemda: Pelaku | None = None) -> None:
    """Register who acts on a milestone; `pemda`: who on the regency's own, where that is somebody else. The same code
    replaces it."""
    _terdaftar[kode] = pelaku
    _pemda[kode] = pemda or pelaku


def pelaku(kode: str, pd_id: int | None) -> Pelaku:
    """Who acts on it; the milestones of a DPPA have the people of the same milestone of the DPA."""
    asal = pisah_dppa(kode)[0]
    if pd_id is None:
        return _pemda.get(asal, _UMUM_PEMDA)
    return _terdaftar.get(asal, _UMUM_PD)
