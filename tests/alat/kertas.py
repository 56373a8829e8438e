"""Paper for tests that do not read it: the page is filled in, but not typeset, which takes most of a second."""

import hashlib
from collections.abc import Sequence
from io import BytesIO

import pikepdf

from sakip.dokumen.render import Susun, Tata


def kilat(bagian: Sequence[Susun], *, judul: str) -> bytes:
    """One blank page that carries the hash of what it would say; another content gives another file."""
    isi = "".join(susun(Tata()) for susun in bagian)
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    pdf.docinfo["/Title"] = judul
    pdf.docinfo["/Keywords"] = hashlib.sha256(isi.encode()).hexdigest()
    keluar = BytesIO()
    pdf.save(keluar, deterministic_id=True)
    return keluar.getvalue()
