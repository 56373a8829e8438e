"""Writes of the laporan perubahan: drafting, sending, receiving (BK Pasal 8 ayat (3)).

Decided anew under the lock; one line in the audit trail; the recipients are told in the same transaction.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from renstra.models import DokumenAnggaran
from renstra.queries.anggaran import ringkas
from sakip.dokumen.models import Berkas
from sakip.dokumen.profil import pemda_isi, pihak_isi
from sakip.dokumen.render import DokumenDitolak
from sakip.dokumen.services import simpan_berkas
from sakip.jejak.services import catat
from sakip.kalender.services.kabar import kabari
from sakip.kunci import tukar
from sakip.organisasi.enums import JenisUnit
from sakip.organisasi.hak import Hak, hak_dari
from sakip.organisasi.models import Jabatan, Penugasan
from sakip.organisasi.queries import pemegang_banyak, perencana_pd
from sakip.waktu import tanggal_di

from ..enums.lapor import AksiLapor as Aksi
from ..enums.lapor import AlasanPerubahan, StatusLapor
from ..models import LaporanPerubahan, PenerimaLaporan, TerimaLaporan
from ..pdf import LaporanPerubahanIsi, render_lapor
from ..queries import lapor as q
from ..queries.berita_acara import ke_json, kop_pd
from ..queries.surat_pengantar import Penerima
from ..queries.tenggat import Kalender
from ..workflow.lapor import decide
from .dasar import AksiDenied
from .naskah import baca_gambar
from .terima import Kiriman, bukti_terima, terima_sekali

BERUBAH = "Laporan ini baru saja diubah, dikirim, atau dihapus orang lain. Muat ulang halaman, lalu periksa dahulu."
ADA_DRAF = "Sudah ada draf laporan untuk dokumen ini. Lanjutkan draf itu."


@dataclass(frozen=True)
class IsiLapor:
    """What the PD writes."""

    alasan: AlasanPerubahan
    penjelasan: str
    nomor: str = ""


@transaction.atomic
def susun(*, dokumen: DokumenAnggaran, isi: IsiLapor, aktor: Any, now: datetime) -> LaporanPerubahan:
    """Begin the report on a DPA/DPPA that is set. Raises `AksiDenied`."""
    laporan = LaporanPerubahan(
        pemda=dokumen.pemda, pd=dokumen.pd, tahun=dokumen.tahun, dokumen=dokumen, dibuat_oleh=aktor, dibuat_pada=now,
        **_medan(isi),
    )  # fmt: skip
    hak = _hak(aktor, laporan, now)
    _pastikan(laporan, Aksi.SUSUN, StatusLapor.BARU, hak)
    try:
        with transaction.atomic():
            laporan.save(force_insert=True)
    except IntegrityError:
        raise AksiDenied(ADA_DRAF) from None
    _kabari_pimpinan(laporan, hak, now)
    _catat(laporan, aktor, Aksi.SUSUN, f"Menyusun draf {laporan}", now)
    return laporan


@transaction.atomic
def ubah(*, laporan_id: int, versi: int, isi: IsiLapor, aktor: Any, now: datetime) -> LaporanPerubahan:
    """Change a draft that is still as the person saw it (`versi`)."""
    laporan, _ = _kunci(laporan_id, versi, Aksi.UBAH, aktor, now)
    _pindahkan(laporan, _medan(isi))
    _catat(laporan, aktor, Aksi.UBAH, f"Mengubah draf {laporan}", now)
    return laporan


@transaction.atomic
def hapus(*, laporan_id: int, versi: int, aktor: Any, now: datetime) -> None:
    laporan, _ = _kunci(laporan_id, versi, Aksi.HAPUS, aktor, now)
    _catat(laporan, aktor, Aksi.HAPUS, f"Menghapus draf {laporan}", now)
    laporan.delete()


@transaction.atomic
def kirim(*, laporan_id: int, versi: int, aktor: Any, now: datetime) -> LaporanPerubahan:
    """Freeze, print and send it to the three offices; from now on it stays as it is."""
    laporan, hak = _kunci(laporan_id, versi, Aksi.KIRIM, aktor, now)
    kepada, penugasan = q.penerima(laporan.pemda_id), _penugasan(laporan, hak)
    isi = laporan_isi(laporan, penugasan, kepada, now)
    teks = ke_json(isi)
    PenerimaLaporan.objects.bulk_create(
        PenerimaLaporan(laporan=laporan, nama=p.nama, jabatan_id=p.jabatan_id) for p in kepada
    )
    ubahan = {
        "status": StatusLapor.DIKIRIM, "pengirim": penugasan.pegawai, "pengirim_nama": penugasan.pegawai.nama,
        "pengirim_jabatan": penugasan.jabatan_cetak, "dikirim_pada": now, "isi": teks,
        "sha256": hashlib.sha256(teks.encode()).hexdigest(), "pdf": _cetak(laporan, isi, now),
    }  # fmt: skip
    _pindahkan(laporan, ubahan)
    _kabarkan(laporan, kepada, hak, now)
    tujuan = ", ".join(p.nama for p in kepada)
    _catat(
        laporan, aktor, Aksi.KIRIM, f"Mengirim {laporan} kepada {tujuan}", now, sha256=laporan.sha256,
        batas=_batas(laporan, now),
    )  # fmt: skip
    return laporan


@transaction.atomic
def terima(*, penerima_id: int, aktor: Any, now: datetime) -> TerimaLaporan:
    """Confirm that it arrived, as the holder of the office it was sent to; a second press changes nothing."""
    LaporanPerubahan.objects.select_for_update(of=("self",)).get(penerima=penerima_id)
    satu = PenerimaLaporan.objects.select_related("laporan__pemda", "laporan__pd", "laporan__dokumen").get(
        pk=penerima_id
    )
    hak = _hak(aktor, satu.laporan, now)
    kiriman = Kiriman("Laporan ini", satu.nama, satu.jabatan_id, satu.laporan.pemda.zona_waktu)
    ada = TerimaLaporan.objects.filter(penerima=satu).first()
    hasil, baru = terima_sekali(
        hak, kiriman, ada, lambda p: TerimaLaporan(penerima=satu, **bukti_terima(p, aktor, now))
    )
    if baru:
        hasil.save(force_insert=True)
        _catat(satu.laporan, aktor, "terima", f"{hasil.nama} menerima {satu.laporan} untuk {satu.nama}", now)
    return hasil


@transaction.atomic
def catat_unduh(*, laporan: LaporanPerubahan, aktor: Any, now: datetime) -> None:
    """Write down who took the letter."""
    sidik = laporan.pdf.sha256 if laporan.pdf else ""
    _catat(laporan, aktor, "unduh", f"Membuka surat {laporan}", now, sha256=sidik)


def laporan_isi(
    laporan: LaporanPerubahan, penugasan: Penugasan, kepada: Sequence[Penerima], now: datetime
) -> LaporanPerubahanIsi:
    """The letter as it will be frozen."""
    ketentuan, dokumen = q.ketentuan(laporan), laporan.dokumen
    assert ketentuan is not None and dokumen.tanggal is not None
    semula = dokumen.menggantikan
    return LaporanPerubahanIsi(
        nomor=laporan.nomor,
        tanggal=tanggal_di(now, laporan.pemda.zona_waktu),
        tahun=laporan.tahun,
        pemda=pemda_isi(laporan.pemda),
        kop=kop_pd(laporan.pd),
        penerima=tuple(p.nama for p in kepada),
        pd=laporan.pd.nama,
        dokumen=str(dokumen),
        dokumen_nomor=dokumen.nomor,
        dokumen_tanggal=dokumen.tanggal,
        semula=ringkas(semula).total if semula else None,
        menjadi=ringkas(dokumen).total,
        alasan=str(AlasanPerubahan(laporan.alasan).label),
        uraian=AlasanPerubahan(laporan.alasan).uraian,
        penjelasan=laporan.penjelasan,
        peraturan=ketentuan.peraturan.partition(" tentang ")[0],
        penanda_tangan=pihak_isi(penugasan, penugasan.jabatan.nama),
    )


def _cetak(laporan: LaporanPerubahan, isi: LaporanPerubahanIsi, now: datetime) -> Berkas:
    try:
        return simpan_berkas(render_lapor(isi, logo=baca_gambar(laporan.pemda.logo)), now=now)
    except DokumenDitolak as salah:
        raise AksiDenied(f"Surat laporan tidak dapat dicetak: {salah}") from salah


def _batas(laporan: LaporanPerubahan, now: datetime) -> str:
    """The last day as it stood when the report was sent, for the audit trail; empty where there is none."""
    zona = laporan.pemda.zona_waktu
    hari_ini = tanggal_di(now, zona)
    batas = q.batas_lapor(Kalender(q.ketentuan(laporan), laporan.tahun, hari_ini, zona), laporan.dokumen)
    return batas.tenggat.tanggal.isoformat() if batas and batas.tenggat.tanggal else ""


def _medan(isi: IsiLapor) -> dict[str, Any]:
    return {"alasan": isi.alasan, "penjelasan": isi.penjelasan, "nomor": isi.nomor}


def _hak(aktor: Any, laporan: LaporanPerubahan, now: datetime) -> Hak:
    hak = hak_dari(aktor, tanggal_di(now, laporan.pemda.zona_waktu))
    if hak.pemda_id != laporan.pemda_id:
        raise AksiDenied("Perangkat Daerah ini bukan bagian dari Pemerintah Daerah Anda.")
    return hak


def _pastikan(laporan: LaporanPerubahan, aksi: Aksi, status: str, hak: Hak) -> None:
    fakta = q.fakta(laporan, q.ketentuan(laporan))
    keputusan = decide(aksi, status, q.peran_pada(hak, laporan.pd_id), fakta)
    if not keputusan.allowed:
        raise AksiDenied(" ".join(keputusan.reasons))


def _kunci(laporan_id: int, versi: int, aksi: Aksi, aktor: Any, now: datetime) -> tuple[LaporanPerubahan, Hak]:
    """Hold a draft for a change: still as it was shown, and the act open to this user now."""
    laporan = (
        LaporanPerubahan.objects.select_for_update(of=("self",))
        .select_related("pd__pemda", "pemda", "dokumen__menggantikan")
        .filter(pk=laporan_id)
        .first()
    )
    if laporan is None or laporan.versi_kunci != versi:
        raise AksiDenied(BERUBAH)
    hak = _hak(aktor, laporan, now)
    _pastikan(laporan, aksi, laporan.status, hak)
    return laporan, hak


def _pindahkan(laporan: LaporanPerubahan, isi: dict[str, Any]) -> None:
    """Write, only if it is still the draft that was read."""
    tukar(LaporanPerubahan.objects.filter(status=StatusLapor.DRAF), laporan, isi, AksiDenied(BERUBAH))


def _penugasan(laporan: LaporanPerubahan, hak: Hak) -> Penugasan:
    """The appointment by which the Kepala PD sends."""
    pimpinan = q.pimpinan_pd(hak, laporan.pd_id)
    assert pimpinan is not None
    return Penugasan.objects.select_related("pegawai", "jabatan").get(pk=pimpinan.penugasan_id)


def _kabarkan(laporan: LaporanPerubahan, kepada: Sequence[Penerima], hak: Hak, now: datetime) -> None:
    """The holders of the three offices, and the planners of the PD; never the one who sent it."""
    pemegang = pemegang_banyak([p.jabatan_id for p in kepada if p.jabatan_id], hak.tanggal)
    orang = {p.pegawai_id for p in pemegang.values()} | perencana_pd(laporan.pd_id, hak.tanggal)
    kabari(
        pegawai_id=orang - {hak.pegawai_id},
        judul=f"{laporan.get_alasan_display()}: {laporan.pd}",
        isi=f"{laporan.pengirim_nama}, {laporan.pengirim_jabatan}, melaporkan perubahan atas {laporan.dokumen}. Baca "
        "penjelasannya; pejabat yang dituju mengonfirmasi bahwa laporan ini diterima.",
        alamat=laporan.get_absolute_url(),
        now=now,
    )


def _kabari_pimpinan(laporan: LaporanPerubahan, hak: Hak, now: datetime) -> None:
    """The Kepala PD, who sends it; not where he or she drafts it."""
    jabatan = Jabatan.objects.filter(pd=laporan.pd, jenis_unit=JenisUnit.PD, aktif=True).values_list("pk", flat=True)
    kabari(
        pegawai_id={p.pegawai_id for p in pemegang_banyak(jabatan, hak.tanggal).values()} - {hak.pegawai_id},
        judul=f"Draf laporan perubahan menunggu Anda kirim: {laporan.dokumen}",
        isi="Perencana menyusun drafnya. Periksa penjelasannya, lalu kirim kepada Sekretaris Daerah, Inspektur, dan "
        "Kepala Bappeda.",
        alamat=laporan.get_absolute_url(),
        now=now,
    )


def _catat(laporan: LaporanPerubahan, aktor: Any, aksi: str, kalimat: str, now: datetime, **rincian: Any) -> None:
    catat(
        pelaku=aktor, aksi=f"lapor_perubahan.{aksi}", objek=laporan, ringkasan=kalimat, now=now,
        pemda_id=laporan.pemda_id,
        rincian={"pd": laporan.pd_id, "tahun": laporan.tahun, "dokumen": laporan.dokumen_id, **rincian},
    )  # fmt: skip
