"""Writes of the written results: drafting, sending, replacing, receiving (BK Pasal 11 ayat (9), (10) and penjelasan).

Decided anew under the lock; one line in the audit trail; the recipients are told in the same transaction.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from perjanjian.services import AksiDenied
from perjanjian.services.terima import Kiriman, pemegang_terima, terima_sekali
from sakip.dokumen.services import simpan_berkas
from sakip.dokumen.unggahan import Lampiran
from sakip.jejak.services import catat
from sakip.kalender.services.kabar import kabari
from sakip.kunci import tukar
from sakip.organisasi.enums import JenisUnit
from sakip.organisasi.hak import Hak, hak_dari
from sakip.organisasi.models import Penugasan, PerangkatDaerah
from sakip.organisasi.queries import pemegang_banyak, perencana_pd
from sakip.waktu import tanggal_di

from ..enums import AksiHasil as Aksi
from ..enums import StatusHasil
from ..models import HasilEvaluasi, PenerimaHasil, TerimaHasil
from ..queries.hasil import FUNGSI, Penerima, fakta, penerima, peran_pada, terakhir_terkirim
from ..rules.hasil import FaktaHasil
from ..workflow.hasil import decide


class HasilDitolak(AksiDenied):
    """The act was refused; the text says why and what to do."""


BERUBAH = "Hasil ini baru saja diubah atau dikirim orang lain. Muat ulang halaman, lalu periksa sebelum mengulang."
ADA_DRAF = "Sudah ada draf untuk Perangkat Daerah dan periode ini. Lanjutkan draf itu."


@dataclass(frozen=True)
class Isi:
    """What the unit writes. `lampiran`: a new file; `tanpa_lampiran`: the old one is taken off."""

    nomor: str = ""
    ringkasan: str = ""
    rekomendasi: str = ""
    lampiran: Lampiran | None = None
    tanpa_lampiran: bool = False


@transaction.atomic
def susun(
    *, pd: PerangkatDaerah, tahun: int, periode: str, jenis: str, isi: Isi, aktor: Any, now: datetime
) -> HasilEvaluasi:
    """Begin a draft. Raises `HasilDitolak`."""
    hak = _hak(aktor, pd, now)
    hasil = HasilEvaluasi(
        pemda=pd.pemda, pd=pd, tahun=tahun, periode=periode, jenis=jenis, penyusun=aktor, disusun_pada=now,
        **_medan(isi, now),
    )  # fmt: skip
    _pastikan(Aksi.SUSUN, StatusHasil.BARU, hak, jenis, fakta(hasil, ()))
    _simpan_baru(hasil)
    _catat(hasil, aktor, Aksi.SUSUN, f"Menyusun draf {hasil}", now)
    return hasil


@transaction.atomic
def ubah(*, hasil_id: int, versi: int, isi: Isi, aktor: Any, now: datetime) -> HasilEvaluasi:
    """Change a draft that is still as the person saw it (`versi`)."""
    hasil, _ = _kunci(hasil_id, versi, Aksi.UBAH, aktor, now)
    _pindahkan(hasil, _medan(isi, now))
    _catat(hasil, aktor, Aksi.UBAH, f"Mengubah draf {hasil}", now)
    return hasil


@transaction.atomic
def hapus(*, hasil_id: int, versi: int, aktor: Any, now: datetime) -> None:
    hasil, _ = _kunci(hasil_id, versi, Aksi.HAPUS, aktor, now)
    _catat(hasil, aktor, Aksi.HAPUS, f"Menghapus draf {hasil}", now)
    hasil.delete()


@transaction.atomic
def kirim(*, hasil_id: int, versi: int, aktor: Any, now: datetime) -> HasilEvaluasi:
    """Send it to the Kepala PD with its copies; from now on it stays as it is. An earlier one is replaced by it."""
    hasil, hak = _kunci(hasil_id, versi, Aksi.KIRIM, aktor, now)
    kepada, lama = penerima(hasil), terakhir_terkirim(hasil)
    penugasan = _penugasan(hak, hasil)
    PenerimaHasil.objects.bulk_create(
        PenerimaHasil(hasil=hasil, sebagai=p.sebagai, nama=p.nama, jabatan_id=p.jabatan_id) for p in kepada
    )
    ubahan = {
        "status": StatusHasil.DIKIRIM, "pengirim": penugasan.pegawai, "pengirim_nama": penugasan.pegawai.nama,
        "pengirim_jabatan": penugasan.jabatan_cetak, "dikirim_pada": now, "menggantikan": lama,
    }  # fmt: skip
    _pindahkan(hasil, ubahan)
    _kabarkan(hasil, kepada, hak, now)
    tujuan = ", ".join(p.nama for p in kepada)
    ganti = f", menggantikan yang dikirim {lama.dikirim_pada:%d-%m-%Y}" if lama and lama.dikirim_pada else ""
    _catat(hasil, aktor, Aksi.KIRIM, f"Mengirim {hasil} kepada {tujuan}{ganti}", now)
    return hasil


@transaction.atomic
def ganti(*, hasil_id: int, aktor: Any, now: datetime) -> HasilEvaluasi:
    """Begin the draft that will replace a result, with its text; what was sent stays until the new one is sent."""
    lama = HasilEvaluasi.objects.select_for_update(of=("self",)).select_related("pd__pemda").get(pk=hasil_id)
    hak = _hak(aktor, lama.pd, now)
    _pastikan(Aksi.GANTI, lama.status, hak, lama.jenis, fakta(lama, ()))
    medan = ("pemda", "pd", "tahun", "periode", "jenis", "ringkasan", "rekomendasi", "berkas", "nama_berkas")
    hasil = HasilEvaluasi(**{m: getattr(lama, m) for m in medan}, penyusun=aktor, disusun_pada=now)
    _simpan_baru(hasil)
    _catat(hasil, aktor, Aksi.SUSUN, f"Menyusun pengganti {lama}", now)
    return hasil


@transaction.atomic
def terima(*, penerima_id: int, aktor: Any, now: datetime) -> TerimaHasil:
    """Confirm that it arrived, as the holder of the office it was sent to; a second press changes nothing."""
    HasilEvaluasi.objects.select_for_update(of=("self",)).get(penerima=penerima_id)  # rows written once take no lock
    satu = PenerimaHasil.objects.select_related("hasil__pd__pemda", "jabatan").get(pk=penerima_id)
    hak = _hak(aktor, satu.hasil.pd, now)
    kiriman = Kiriman("Hasil ini", satu.nama, satu.jabatan_id, satu.hasil.pd.pemda.zona_waktu)
    ada = TerimaHasil.objects.filter(penerima=satu).first()
    hasil, baru = terima_sekali(hak, kiriman, ada, lambda p: TerimaHasil(penerima=satu, **pemegang_terima(p, now)))
    if baru:
        hasil.save(force_insert=True)
        _catat(satu.hasil, aktor, "terima", f"{hasil.nama} menerima {satu.hasil} untuk {satu.nama}", now)
    return hasil


@transaction.atomic
def catat_unduh(*, hasil: HasilEvaluasi, aktor: Any, now: datetime) -> None:
    """Write down who took the attached file."""
    sidik = hasil.berkas.sha256 if hasil.berkas else ""
    _catat(hasil, aktor, "unduh", f"Mengunduh {hasil.nama_berkas} dari {hasil}", now, sha256=sidik)


def _hak(aktor: Any, pd: PerangkatDaerah, now: datetime) -> Hak:
    hak = hak_dari(aktor, tanggal_di(now, pd.pemda.zona_waktu))
    if hak.pemda_id != pd.pemda_id:
        raise HasilDitolak("Perangkat Daerah ini bukan bagian dari Pemerintah Daerah Anda.")
    return hak


def _pastikan(aksi: Aksi, status: str, hak: Hak, jenis: str, isi: FaktaHasil) -> None:
    keputusan = decide(aksi, status, peran_pada(hak, jenis), isi)
    if not keputusan.allowed:
        raise HasilDitolak(" ".join(keputusan.reasons))


def _kunci(hasil_id: int, versi: int, aksi: Aksi, aktor: Any, now: datetime) -> tuple[HasilEvaluasi, Hak]:
    """Hold a result for a change: still as it was shown, and the act open to this user now."""
    hasil = (
        HasilEvaluasi.objects.select_for_update(of=("self",))
        .select_related("pd__pemda", "pemda", "berkas")
        .filter(pk=hasil_id)
        .first()
    )
    if hasil is None or hasil.versi_kunci != versi:
        raise HasilDitolak(BERUBAH)
    hak = _hak(aktor, hasil.pd, now)
    _pastikan(aksi, hasil.status, hak, hasil.jenis, fakta(hasil, penerima(hasil) if aksi == Aksi.KIRIM else ()))
    return hasil, hak


def _pindahkan(hasil: HasilEvaluasi, isi: dict[str, Any]) -> None:
    """Write, only if it is still the draft that was read."""
    tukar(HasilEvaluasi.objects.filter(status=StatusHasil.DRAF), hasil, isi, HasilDitolak(BERUBAH))


def _simpan_baru(hasil: HasilEvaluasi) -> None:
    try:
        with transaction.atomic():
            hasil.save(force_insert=True)
    except IntegrityError:
        raise HasilDitolak(ADA_DRAF) from None


def _medan(isi: Isi, now: datetime) -> dict[str, Any]:
    medan: dict[str, Any] = {"nomor": isi.nomor, "ringkasan": isi.ringkasan, "rekomendasi": isi.rekomendasi}
    if isi.lampiran:
        berkas = simpan_berkas(isi.lampiran.isi, now=now, jenis=isi.lampiran.jenis)
        return medan | {"berkas": berkas, "nama_berkas": isi.lampiran.nama}
    return medan | ({"berkas": None, "nama_berkas": ""} if isi.tanpa_lampiran else {})


def _penugasan(hak: Hak, hasil: HasilEvaluasi) -> Penugasan:
    """The appointment by which the head of the unit sends."""
    fungsi = FUNGSI[hasil.jenis]  # type: ignore[index]
    pimpinan = (p for p in hak.pegangan if p.jenis_unit == JenisUnit.PD and p.fungsi_pd == fungsi)
    satu = next(p for p in pimpinan if p.kini and p.menandatangani)
    return Penugasan.objects.select_related("pegawai", "jabatan").get(pk=satu.penugasan_id)


def _kabarkan(hasil: HasilEvaluasi, kepada: list[Penerima], hak: Hak, now: datetime) -> None:
    """The holders of the offices it went to, and the planners of the PD; never the one who sent it."""
    pemegang = pemegang_banyak([p.jabatan_id for p in kepada if p.jabatan_id], hak.tanggal)
    orang = {p.pegawai_id for p in pemegang.values()} | perencana_pd(hasil.pd_id, hak.tanggal)
    kabari(
        pegawai_id=orang - {hak.pegawai_id},
        judul=f"{hasil.get_jenis_display()} {hasil.kata_periode}: {hasil.pd}",
        isi=f"{hasil.pengirim_nama}, {hasil.pengirim_jabatan}, mengirim hasilnya kepada {kepada[0].nama}. Baca "
        "ringkasan dan rekomendasinya; pejabat yang dituju mengonfirmasi bahwa hasil ini diterima.",
        alamat=hasil.get_absolute_url(),
        now=now,
    )


def _catat(hasil: HasilEvaluasi, aktor: Any, aksi: str, kalimat: str, now: datetime, **rincian: Any) -> None:
    catat(
        pelaku=aktor, aksi=f"hasil.{aksi}", objek=hasil, ringkasan=kalimat, now=now, pemda_id=hasil.pemda_id,
        rincian={"pd": hasil.pd_id, "tahun": hasil.tahun, "status": str(hasil.status), **rincian},
    )  # fmt: skip
