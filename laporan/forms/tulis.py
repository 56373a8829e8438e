"""What people type at a part: paragraphs as HTML (script) or plain lines, a picture, a remark."""

from collections.abc import Iterator
from hashlib import sha256

from django import forms
from django.http import QueryDict

from sakip.dokumen.isian import MAKS_MB, LampiranField
from sakip.dokumen.unggahan import FOTO, Lampiran, periksa_bukti
from sakip.formulir import TeksField, nomor
from sakip.lembar.berkas import BerkasDitolak

from ..kaya.bentuk import dari_polos
from ..services.tulisan import IsiParagraf

BUKAN_FOTO = "Pilih gambar JPEG atau PNG."


def sidik_polos(teks: str) -> str:
    """What a page without script showed, to be told apart from what was typed since."""
    return sha256("\n".join(teks.split("\r\n")).strip().encode()).hexdigest()[:16]


def baca_paragraf(data: QueryDict) -> list[IsiParagraf]:
    """The paragraphs that were sent, without those that nobody touched or for which another's text was chosen."""
    html = data.get("bentuk") == "html"
    return [b for pk in _nomor(data) if (b := _satu(data, pk, html=html)) is not None]


def _nomor(data: QueryDict) -> Iterator[int]:
    for nama in data:
        if nama.startswith("r-") and nama.endswith("-versi") and (pk := nomor(nama[2:-6])) is not None:
            yield pk


def _satu(data: QueryDict, pk: int, *, html: bool) -> IsiParagraf | None:
    versi, isi = nomor(data[f"r-{pk}-versi"]), data.get(f"r-{pk}-isi")
    if versi is None or data.get(f"pilihan-{pk}") == "orang":
        return None
    if html:
        return IsiParagraf(pk, versi, isi, pisah=data.get(f"r-{pk}-pisah") == "1")
    if isi is None or sidik_polos(isi) == data.get(f"r-{pk}-awal"):
        return None
    return IsiParagraf(pk, versi, dari_polos(isi), pisah=True)


def _periksa_foto(isi: bytes, nama: str) -> Lampiran:
    try:
        hasil = periksa_bukti(isi, nama)
    except BerkasDitolak as ditolak:
        raise BerkasDitolak(BUKAN_FOTO if "bukan PDF" in ditolak.pesan else ditolak.pesan) from None
    if hasil.jenis not in {jenis for _, jenis in FOTO.values()}:
        raise BerkasDitolak(BUKAN_FOTO)
    return hasil


class UraianForm(forms.Form):
    """Words for who cannot see a picture."""

    alt = TeksField(
        label="Uraian gambar",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Apa yang terlihat pada gambar, bagi pembaca yang tidak dapat melihatnya.",
        error_messages={"required": "Uraikan apa yang terlihat pada gambar."},
    )


class GambarForm(UraianForm):
    """A picture with its caption."""

    field_order = ["berkas", "judul", "alt"]
    berkas = LampiranField(
        label="Gambar",
        terima=".jpg,.jpeg,.png",
        kosong="Pilih dulu gambarnya.",
        periksa=_periksa_foto,
        help_text=f"JPEG atau PNG, paling besar {MAKS_MB} MB.",
    )
    judul = TeksField(label="Judul gambar", max_length=250, error_messages={"required": "Beri judul gambarnya."})


class KomentarForm(forms.Form):
    isi = TeksField(
        label="Komentar", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis dulu komentarnya."},
    )  # fmt: skip
