"""Passing on after pengesahan: the letter, the copies, and the receipts (BK Pasal 11 ayat (6)-(7))."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from sakip.dokumen.render import DokumenDitolak
from sakip.dokumen.services import simpan_berkas
from sakip.jejak.services import Catatan, catat_banyak
from sakip.organisasi.giliran import giliran
from sakip.organisasi.hak import Hak, hak_dari
from sakip.organisasi.models import PemerintahDaerah, Penugasan
from sakip.waktu import tanggal_di

from ..models import Penyampaian, Perjanjian, SuratPengantar, TandaTerima
from ..pdf import render_surat_pengantar
from ..queries.berita_acara import ke_json
from ..queries.penyampaian import ditujukan
from ..queries.surat_pengantar import Penerima, isi_tersimpan, penerima_sah, surat_isi, terima_tercatat, urut_berikut
from .dasar import AksiDenied, Terkunci, kunci, kunci_semua, tulis_jejak
from .naskah import baca_gambar
from .penerusan import pemangku_sekda
from .terima import Kiriman, bukti_terima, terima_sekali

TERIMA = "terima"


def sampaikan(t: Terkunci, aktor: Any) -> tuple[SuratPengantar, list[Penerima]]:
    """Make the letter of a PK in force and hand a copy to each recipient; inside the act that locked the PK."""
    assert t.pk.naskah_id is not None
    penerima = penerima_sah(t.pk)
    surat = _buat_surat(t, penerima)
    Penyampaian.objects.bulk_create(
        Penyampaian(
            perjanjian=t.pk,
            naskah_id=t.pk.naskah_id,
            jenis=Penyampaian.Jenis.DISAMPAIKAN,
            penerima=p.nama,
            jabatan_id=p.jabatan_id,
            pada=t.now,
            oleh=aktor,
        )
        for p in penerima
    )
    return surat, penerima


def _buat_surat(t: Terkunci, penerima: list[Penerima]) -> SuratPengantar:
    pemda = giliran(t.pk.pemda_id)  # one number at a time
    ketentuan, tanggal = t.latar.ketentuan[t.pk.tahun], tanggal_di(t.now, pemda.zona_waktu)
    assert ketentuan is not None and t.hak.pegawai_id is not None
    urut = urut_berikut(pemda.pk, tanggal.year)
    isi = surat_isi(t.pk, ketentuan, pemangku_sekda(t), penerima, tanggal=tanggal, urut=urut)
    teks = ke_json(isi)
    try:
        pdf = render_surat_pengantar(isi, logo=baca_gambar(pemda.logo))
    except DokumenDitolak as salah:
        raise AksiDenied(f"Surat pengantar tidak dapat dicetak: {salah}") from salah
    return SuratPengantar.objects.create(
        perjanjian=t.pk,
        pemda=pemda,
        tahun=tanggal.year,
        urut=urut,
        nomor=isi.nomor,
        tanggal=tanggal,
        isi=teks,
        sha256=hashlib.sha256(teks.encode()).hexdigest(),
        pdf=simpan_berkas(pdf, now=t.now),
        dibuat_oleh_id=t.hak.pegawai_id,
        dibuat_pada=t.now,
    )


def cetak_tanda_terima(surat: SuratPengantar) -> bytes:
    """The letter as it was frozen, its tanda terima filled in as far as receipts were given."""
    pemda, isi = surat.pemda, isi_tersimpan(surat)
    return render_surat_pengantar(isi, logo=baca_gambar(pemda.logo), terima=terima_tercatat(surat, isi, pemda.zona))


@transaction.atomic
def terima(*, penyampaian_id: int, aktor: Any, now: datetime) -> TandaTerima:
    """Confirm that a copy arrived, as the holder of the office it was sent to; a second press changes nothing."""
    t = kunci(Penyampaian.objects.values_list("perjanjian", flat=True).get(pk=penyampaian_id), aktor, now)
    satu = Penyampaian.objects.select_related("jabatan").get(pk=penyampaian_id)
    if satu.jenis != Penyampaian.Jenis.DISAMPAIKAN:
        raise AksiDenied("Tanda terima hanya untuk PK yang disampaikan dengan surat pengantar setelah pengesahan.")
    kiriman = Kiriman("Salinan ini", satu.penerima, satu.jabatan_id, t.pk.pemda.zona_waktu)
    ada = TandaTerima.objects.filter(penyampaian=satu).first()
    hasil, baru = terima_sekali(t.hak, kiriman, ada, lambda p: _tanda_terima(satu, p, aktor, now))
    if baru:
        hasil.save(force_insert=True)
        tulis_jejak(t, aktor, TERIMA, _kalimat(hasil, t.pk))
    return hasil


@transaction.atomic
def terima_semua(*, penyampaian_id: Sequence[int], aktor: Any, now: datetime) -> int:
    """Confirm that many copies arrived; those that have a receipt already are left as they are. Out: how many are new.

    A copy that went to somebody else's office is refused, and none is received.
    """
    kunci_semua(Penyampaian.objects.filter(pk__in=penyampaian_id).values_list("perjanjian", flat=True))
    pemda = PemerintahDaerah.objects.filter(perjanjian__penyampaian__in=penyampaian_id).distinct().first()
    hak = hak_dari(aktor, tanggal_di(now, pemda.zona_waktu)) if pemda else Hak(now.date())
    semua = ditujukan(hak, penyampaian_id)
    if pemda is None or len(semua) != len(set(penyampaian_id)):
        raise AksiDenied("Sebagian salinan ini tidak ditujukan kepada Anda. Belum ada tanda terima yang dicatat.")
    sebagai = {p.jabatan_id: p.penugasan_id for p in hak.pegangan}
    penugasan = Penugasan.objects.select_related("pegawai", "jabatan").in_bulk(sebagai.values())
    baru = [
        _tanda_terima(satu, penugasan[sebagai[satu.jabatan_id or 0]], aktor, now) for satu in semua if not satu.terima
    ]
    TandaTerima.objects.bulk_create(baru)
    if baru:
        catatan = [Catatan(TERIMA, t.penyampaian.perjanjian, _kalimat(t, t.penyampaian.perjanjian)) for t in baru]
        catat_banyak(catatan, pelaku=aktor, now=now, pemda_id=pemda.pk)
    return len(baru)


def _tanda_terima(satu: Penyampaian, penugasan: Penugasan, aktor: Any, now: datetime) -> TandaTerima:
    return TandaTerima(penyampaian=satu, **bukti_terima(penugasan, aktor, now))


def _kalimat(terima: TandaTerima, pk: Perjanjian) -> str:
    return f"{terima.nama} menerima salinan {pk} untuk {terima.penyampaian.penerima}"
