"""Fetching a measurement the way every page of the workflow does: in scope, with its year, roles and facts."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from sakip.organisasi.hak import Hak

from ..enums import AksiUkur, PeranUkur
from ..models import Pengukuran
from ..queries.cakupan import peran_pada, sekitar_isi, terlihat
from ..queries.deret import Deret, deret_satu
from ..queries.fakta import fakta
from ..queries.kaidah import kaidah_pada
from ..rules.syarat import FaktaUkur
from ..rules.ukuran import Kaidah
from ..workflow import TABEL, Decision, decide


@dataclass(frozen=True)
class Dibuka:
    """A measurement as one person meets it today, with its rows and the series of its year."""

    p: Pengukuran
    deret: Deret
    kaidah: Kaidah
    hak: Hak
    peran: frozenset[PeranUkur]
    fakta: FaktaUkur

    def keputusan(self, aksi: AksiUkur) -> Decision:
        return decide(aksi, self.p.status, self.peran, self.fakta)


def buka(request: HttpRequest, pk: int) -> Dibuka:
    """The measurement, if this reader may know of it; else 404. Four queries."""
    hak: Hak = request.hak  # type: ignore[attr-defined]
    p, d = deret_satu(get_object_or_404(terlihat(hak), pk=pk))
    peran = peran_pada(hak, p, sekitar_isi(p, (r.dicatat_oleh_id for r in d.rows(p))))
    return Dibuka(p, d, kaidah_pada(p.pemda_id, p.tahun), hak, peran, fakta(p, hak.tanggal, (p, d)))


def pastikan_wewenang(dibuka: Dibuka, *aksi: AksiUkur) -> None:
    """403 where this person's roles never do such an act on it; its state is the service's to judge."""
    if not any(t.aksi in aksi and t.roles & dibuka.peran for t in TABEL):
        raise PermissionDenied("Tindakan ini bukan wewenang Anda pada pengukuran ini.")
