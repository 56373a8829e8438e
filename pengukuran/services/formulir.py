"""The form of an office's year on paper, for a document that it stands behind (GM Lampiran D, SM Lampiran C)."""

from datetime import date

from sakip.dokumen.render import DokumenDitolak
from sakip.dokumen.tata_letak import TataLetakSalah
from sakip.organisasi.hak import Hak

from ..enums import Periode
from ..pdf.formulir import render_formulir
from ..queries.formulir import isi_formulir, versi_jabatan


def formulir_setahun(hak: Hak, jabatan_id: int, tahun: int, hari_ini: date) -> bytes | None:
    """None where this user may not follow the office, or the form of the profile cannot be printed."""
    versi = versi_jabatan(hak, jabatan_id, tahun)
    if not versi:
        return None
    try:
        return render_formulir(isi_formulir(hak, versi, Periode.TAHUN, hari_ini))
    except (DokumenDitolak, TataLetakSalah):
        return None
