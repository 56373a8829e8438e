"""What waits for somebody: one line per kind of act, most urgent first, each with its deadline and where to do it."""

from perjanjian.queries.tenggat import Kalender
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks

from .antre import BERSAMA, antre
from .desk import tugas_desk
from .jenis import Tugas
from .lkjip import tugas_lkjip
from .perencana import pd_perencana, tugas_perencana
from .pk import tugas_pk
from .putusan import tugas_acara, tugas_dispensasi
from .terima import tugas_terima
from .tulis import tugas_menulis
from .ukur import tugas_ukur

__all__ = ["Tugas", "tugas"]


def tugas(hak: Hak, konteks: Konteks) -> list[Tugas]:
    """Everything that waits for this user, most urgent first; a constant number of queries."""
    if konteks.pemda is None:
        return []
    kalender = Kalender(konteks.ketentuan, konteks.tahun, konteks.hari_ini, konteks.pemda.zona_waktu)
    pd = pd_perencana(hak, konteks)
    baris = antre(hak, konteks.tahun)
    hasil = tugas_pk(hak, konteks.tahun, kalender)
    hasil += tugas_perencana(konteks, kalender, pd, baris.get(BERSAMA, ()))
    hasil += tugas_dispensasi(hak, konteks) + tugas_acara(hak, konteks.tahun)
    hasil += tugas_terima(baris, konteks) + tugas_desk(hak, konteks.tahun, pd) + tugas_ukur(baris, konteks, kalender)
    hasil += tugas_lkjip(baris, konteks)
    hasil += tugas_menulis(baris)
    return sorted(hasil, key=lambda t: t.kunci)
