"""Freezing content and signing it. The first signature freezes: canonical JSON, SHA-256, rendered once, kept."""

from datetime import datetime
from typing import Any

from django.db.models.fields.files import FieldFile

from sakip.dokumen.render import DokumenDitolak, bubuhi_tanda_air
from sakip.dokumen.services import simpan_berkas
from sakip.dokumen.tata_letak import TataLetakSalah
from sakip.organisasi.models import Penugasan
from sakip.waktu import tanggal_di

from ..enums import Pihak
from ..isi import IsiPerjanjian, IsiSalah, ke_json, sidik, sidik_substansi
from ..models import Naskah, PembatalanTandaTangan, Perjanjian, TandaTangan
from ..pdf import render_perjanjian
from ..queries.isi import isi_perjanjian
from .dasar import AksiDenied, Terkunci


def bekukan(t: Terkunci) -> Naskah:
    """Freeze the content as it is now and make its PDF (clean, and with the watermark that shows until in force).

    Where the same content was frozen on the same day before (a signature taken back), that naskah is used again.
    """
    tanggal = tanggal_di(t.now, t.pk.pemda.zona_waktu)
    isi = isi_perjanjian(t.pk, t.latar.situasi, tanggal=tanggal, ketentuan=t.latar.ketentuan.get(t.pk.tahun))
    lama = Naskah.objects.filter(perjanjian=t.pk).order_by("-revisi").first()
    if lama and lama.sha256 == sidik(isi):
        return lama
    bersih = cetak(t.pk, isi, draf=False)
    return Naskah.objects.create(
        perjanjian=t.pk,
        revisi=lama.revisi + 1 if lama else 1,
        isi=ke_json(isi),
        sha256=sidik(isi),
        sha256_substansi=sidik_substansi(isi),
        pdf=simpan_berkas(bersih, now=t.now),
        pdf_draf=simpan_berkas(bubuhi_tanda_air(bersih), now=t.now),
        dibuat_pada=t.now,
    )


def cetak(pk: Perjanjian, isi: IsiPerjanjian, *, draf: bool) -> bytes:
    """The PDF of a content. Raises `AksiDenied` where the form of the profile or the content cannot be printed."""
    try:
        garuda = baca_gambar(pk.pemda.lambang_negara)
        return render_perjanjian(isi, logo=baca_gambar(pk.pemda.logo), garuda=garuda, draf=draf)
    except (TataLetakSalah, IsiSalah, DokumenDitolak) as salah:
        raise AksiDenied(f"PK tidak dapat dicetak: {salah}") from salah


def baca_gambar(gambar: FieldFile) -> bytes | None:
    """The bytes of an uploaded emblem; None where there is none, and the form keeps an empty box for it."""
    if not gambar:
        return None
    try:
        with gambar.open("rb") as berkas:
            isi: bytes = berkas.read()
    except OSError:
        return None
    return isi


def bubuhkan(t: Terkunci, naskah: Naskah, pihak: Pihak, penugasan: Penugasan, aktor: Any) -> TandaTangan:
    """Record a signature: holder, capacity and moment copied from the Penugasan of this day (authority at signing)."""
    sudah = TandaTangan.objects.filter(naskah=naskah, pihak=pihak)
    if sudah.filter(pembatalan__isnull=True).exists():
        raise AksiDenied(f"{pihak.label} sudah menandatangani naskah ini.")
    return TandaTangan.objects.create(
        naskah=naskah,
        pihak=pihak,
        urutan=sudah.count() + 1,
        pegawai=penugasan.pegawai,
        penugasan=penugasan,
        pengguna=aktor,
        nama=penugasan.pegawai.nama,
        jabatan=penugasan.jabatan_cetak,
        nip=penugasan.pegawai.nip,
        waktu=t.now,
        sha256=naskah.sha256,
    )


def batalkan_tanda_tangan(naskah: Naskah | None, alasan: str, aktor: Any, now: datetime) -> list[TandaTangan]:
    """Signatures on this naskah no longer count; they stay readable. Out: those that fell by this."""
    gugur = list(TandaTangan.objects.filter(naskah=naskah, pembatalan__isnull=True)) if naskah else []
    for ttd in gugur:
        PembatalanTandaTangan.objects.create(tanda_tangan=ttd, alasan=alasan[:500], pengguna=aktor, waktu=now)
    return gugur
