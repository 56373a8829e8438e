"""A worksheet from upload to application: kept by content, measured anew, applied whole or not at all.

diunggah -> antre -> berjalan -> diterapkan (-> dibatalkan), or gagal, from where it may be asked for again. Every step
is one conditional UPDATE, so that a step taken twice is taken once.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from renstra.enums import StatusImpor
from renstra.models import Impor
from renstra.rules.impor import Keadaan, Putusan, RancanganImpor
from renstra.services.dasar import Ditolak, jejak, kunci, kunci_pd
from renstra.services.impor.daftar import PENGIMPOR
from renstra.services.impor.dasar import Sasaran, dokumen, sasaran
from renstra.services.impor.rancang import baca, kenali_isi, lupakan, pengimpor, rancang, sidik
from sakip.dokumen.services import BerkasRusak, simpan_berkas
from sakip.formulir import Bentrok
from sakip.lembar import BerkasDitolak, Hasil, Pemetaan, periksa_berkas
from sakip.organisasi.models import PemerintahDaerah

ZIP = "application/zip"  # what a workbook is by its content
TERBUKA = (StatusImpor.DIUNGGAH, StatusImpor.GAGAL)  # may still be mapped, decided on and applied
GANTUNG = (StatusImpor.ANTRE, StatusImpor.BERJALAN)
RUSAK = "Berkas tidak dapat dibaca lagi. Unggah ulang."
TAK_TERDUGA = "Terjadi kesalahan pada sistem; tidak ada yang disimpan. Coba terapkan lagi."
TERHENTI = "Penerapan terhenti di tengah jalan; tidak ada yang disimpan. Periksa hasil ujinya, lalu terapkan lagi."
TAK_DIAMBIL = "Belum ada pekerja latar yang mengambil berkas ini; tidak ada yang disimpan. Coba terapkan lagi."
_LENGKAP = ("pemda", "pd", "berkas", "rencana", "rkt", "anggaran", "edisi", "pengguna")


@dataclass(frozen=True)
class Permintaan:
    """What the person saw and agreed to. The browser sends these hashes, never the result itself."""

    sha256: str
    sidik: str
    versi_kunci: int


def ambil(impor_id: int) -> Impor:
    """The import with its file and target."""
    return Impor.objects.select_related(*_LENGKAP, "rencana__pd", "rkt__pd", "anggaran__pd").get(pk=impor_id)


# ---- upload, mapping, decisions


def unggah(*, impor: Impor, isi: bytes, pelaku: Any, now: datetime) -> Impor:
    """Keep an uploaded workbook for the dry run. `impor` - unsaved, with kind, target, name and answers.

    Raises `BerkasDitolak` where it is no workbook at all: nothing is kept then but a line in the audit trail.
    """
    milik = dokumen(impor)
    if impor.jenis not in PENGIMPOR:
        raise Ditolak("Jenis berkas ini belum dapat diimpor.")
    if milik is not None and not milik.disusun:
        raise Ditolak(f"{milik} sudah ditetapkan, sehingga tidak dapat diimpor ke dalamnya.")
    try:
        periksa_berkas(isi)
        if bersihkan := pengimpor(impor).bersihkan:
            isi = bersihkan(impor, isi)
        kenali_isi(impor, isi)
    except BerkasDitolak as ditolak:
        with transaction.atomic():
            ringkasan = f"Berkas {impor.nama[:100]} ditolak: {ditolak.pesan}"
            jejak(milik or impor, "impor_ditolak", ringkasan, pelaku=pelaku, now=now)
        raise
    with transaction.atomic():
        impor.berkas = simpan_berkas(isi, jenis=ZIP, now=now)
        impor.nama, impor.pengguna, impor.dibuat_pada = impor.nama[:200], pelaku, now
        impor.save(force_insert=True)
    return impor


def petakan(*, impor_id: int, pemetaan: Pemetaan, isian: Mapping[str, str] | None = None) -> None:
    """Keep the corrected sheet, header row, columns and notation, and the answers; decisions on rows begin anew."""
    jawaban = {} if isian is None else {"isian": dict(isian)}
    _ubah(impor_id, **jawaban, pemetaan=pemetaan.ke_json(), putusan={}, status=StatusImpor.DIUNGGAH, pesan="")


@transaction.atomic
def putuskan(*, impor_id: int, putusan: Mapping[str, str]) -> None:
    """Decide on rows that somebody else changed since the export: row key -> berkas | biarkan."""
    impor = Impor.objects.select_for_update().get(pk=impor_id)
    bersih = {kunci: Putusan(nilai).value for kunci, nilai in putusan.items()}
    _ubah(impor_id, putusan={**impor.putusan, **bersih})


def _ubah(impor_id: int, **isi: Any) -> None:
    if not Impor.objects.filter(pk=impor_id, status__in=TERBUKA).update(**isi):
        raise Ditolak("Berkas ini sedang atau sudah diterapkan, sehingga tidak dapat diubah lagi.")


# ---- applying


def terapkan(
    *,
    impor_id: int,
    diminta: Permintaan,
    pelaku: Any,
    now: datetime,
    antrekan: Callable[[Impor, Permintaan, Any], None],
) -> Impor:
    """Apply what the preview showed: at once, or by `antrekan` in the background where the file is large.

    Raises `Bentrok` where file, document or result are not those that were shown, `Ditolak` where a rule forbids.
    """
    impor = ambil(impor_id)
    if impor.berkas.sha256 != diminta.sha256:
        raise Bentrok("Berkas ini bukan berkas yang ditampilkan pada hasil uji. Periksa hasil ujinya lagi.")
    besar = _terbaca(impor, rancang).jumlah_baris >= settings.IMPOR_LANGSUNG
    with transaction.atomic():
        isi = {"status": StatusImpor.ANTRE, "mulai_pada": now, "kemajuan": 0, "pesan": ""}
        if not Impor.objects.filter(pk=impor_id, status__in=TERBUKA).update(**isi):
            raise Ditolak("Berkas ini sedang atau sudah diterapkan.")
        impor.mulai_pada = now
        if besar:
            antrekan(impor, diminta, pelaku)
    if not besar:
        _langsung(impor_id, diminta, pelaku, now)
    impor.refresh_from_db()
    return impor


def _langsung(impor_id: int, diminta: Permintaan, pelaku: Any, now: datetime) -> None:
    """In the request itself: a refusal is answered there, and leaves the upload as it was."""
    try:
        jalankan(impor_id=impor_id, diminta=diminta, diminta_pada=now, pelaku=pelaku, now=now)
    except (Ditolak, Bentrok):
        Impor.objects.filter(pk=impor_id, status=StatusImpor.GAGAL).update(status=StatusImpor.DIUNGGAH, pesan="")
        raise


def jalankan(*, impor_id: int, diminta: Permintaan, diminta_pada: datetime, pelaku: Any, now: datetime) -> bool:
    """Carry out what was asked for at that moment. False where somebody else has taken it already, or it was taken
    back: run twice, it applies once.

    Progress is written between the transactions, never inside one; a failure at any point leaves nothing applied.
    """
    antre = Impor.objects.filter(pk=impor_id, status=StatusImpor.ANTRE, mulai_pada=diminta_pada)
    if not antre.update(status=StatusImpor.BERJALAN, kemajuan=5, pesan="Membaca berkas"):
        return False
    try:
        impor = ambil(impor_id)
        hasil = _terbaca(impor, baca)
        _catat(impor_id, StatusImpor.BERJALAN, kemajuan=50, pesan="Memeriksa dan menyimpan semua baris")
        _terapkan(impor, hasil, diminta, pelaku, now)
    except (Ditolak, Bentrok) as salah:
        _gagal(impor_id, salah.pesan)
        raise
    except Exception:
        _gagal(impor_id, TAK_TERDUGA)
        raise
    finally:
        lupakan()
    return True


def _catat(impor_id: int, semula: StatusImpor, **isi: Any) -> bool:
    return bool(Impor.objects.filter(pk=impor_id, status=semula).update(**isi))


def _gagal(impor_id: int, pesan: str) -> None:
    _catat(impor_id, StatusImpor.BERJALAN, status=StatusImpor.GAGAL, kemajuan=0, pesan=pesan)


def gagalkan(*, impor_id: int, pesan: str) -> None:
    """Take back what waits, for a reason that its page shows."""
    _catat(impor_id, StatusImpor.ANTRE, status=StatusImpor.GAGAL, kemajuan=0, pesan=pesan)


def _terbaca(impor: Impor, cara: Callable[[Impor], Any]) -> Any:
    """Read the file; what makes it unreadable is a refusal here."""
    try:
        return cara(impor)
    except BerkasDitolak as ditolak:
        raise Ditolak(ditolak.pesan) from None
    except BerkasRusak:
        raise Ditolak(RUSAK) from None


@transaction.atomic
def _terapkan(impor: Impor, hasil: Hasil, diminta: Permintaan, pelaku: Any, now: datetime) -> None:
    kunci_sasaran(impor, diminta.versi_kunci)
    p = pengimpor(impor)
    rancangan = p.susun(impor, hasil)
    _periksa(impor, rancangan, diminta)
    impor.cadangan = p.cadangkan(impor)
    p.terapkan(impor, rancangan)
    selesai = {
        "status": StatusImpor.DITERAPKAN,
        "kemajuan": 100,
        "pesan": "",
        "diterapkan_pada": now,
        "cadangan": impor.cadangan,
        "ringkasan": [*map(list, rancangan.ringkasan), *_hitungan(rancangan)],
        "versi_sesudah": getattr(dokumen(impor), "versi_kunci", None),
    }
    if not _catat(impor.pk, StatusImpor.BERJALAN, **selesai):
        raise Ditolak(TERHENTI)
    _jejak_terapkan(impor, rancangan, pelaku, now)


def kunci_sasaran(impor: Impor, versi_kunci: int) -> None:
    """Take what the worksheet goes into: the document by its version, or the PD (all of them for a file of the whole
    regency), or the regency, by row locks."""
    milik = dokumen(impor)
    if milik is not None:
        setattr(impor, sasaran(impor.jenis_impor).value, kunci(type(milik), milik.pk, versi_kunci))
        return
    if sasaran(impor.jenis_impor) == Sasaran.PD:
        kunci_pd(impor.pemda_id, impor.pd_id)
        return
    PemerintahDaerah.objects.select_for_update().get(pk=impor.pemda_id)


def _periksa(impor: Impor, rancangan: RancanganImpor, diminta: Permintaan) -> None:
    if rancangan.kesalahan:
        raise Ditolak(f"Berkas masih memuat {len(rancangan.kesalahan)} kesalahan; tidak ada yang disimpan.")
    if not rancangan.usul:
        raise Ditolak("Berkas tidak memuat satu pun baris; tidak ada yang disimpan.")
    if belum := rancangan.belum_diputus(impor.putusan):
        raise Ditolak(f"{len(belum)} baris yang bentrok belum diputuskan; tidak ada yang disimpan.")
    if sidik(rancangan) != diminta.sidik:
        raise Bentrok("Data yang akan diubah sudah berganti sejak hasil uji ditampilkan. Periksa hasil ujinya lagi.")


def _hitungan(rancangan: RancanganImpor) -> list[list[str]]:
    banyak = ((k, rancangan.hitung(k)) for k in Keadaan)
    return [[f"Baris {k.value}", str(n)] for k, n in banyak if n]


def _jejak_terapkan(impor: Impor, rancangan: RancanganImpor, pelaku: Any, now: datetime) -> None:
    for objek, kalimat in pengimpor(impor).garis(impor, rancangan):
        jejak(objek, f"{impor.jenis}_impor", kalimat, pelaku=pelaku, now=now, impor=impor.pk)
    milik = dokumen(impor)
    angka = ", ".join(f"{n} {label.lower()}" for label, n in rancangan.ringkasan[:4])
    jejak(
        milik or impor,
        f"{impor.jenis}_impor",
        f"{milik or impor.get_jenis_display()} diisi dari berkas {impor.nama}: {angka}.",
        pelaku=pelaku,
        now=now,
        impor=impor.pk,
        sha256=impor.berkas.sha256,
        pemetaan=impor.pemetaan,
        putusan=impor.putusan,
        **{k.value: rancangan.hitung(k) for k in Keadaan},
    )


# ---- undoing


def halangan_batal(impor: Impor) -> str:
    """Why an applied import can no longer be undone; nothing where it can."""
    milik = dokumen(impor)
    if impor.status != StatusImpor.DITERAPKAN:
        return "Berkas ini belum diterapkan atau sudah dibatalkan."
    if impor.cadangan is None:
        return "Isi sebelumnya tidak disimpan, sehingga tidak dapat dikembalikan."
    if milik is not None and not milik.disusun:
        return f"{milik} sudah {milik.get_status_display().lower()}, sehingga isinya tidak dapat dikembalikan."
    if milik is not None and milik.versi_kunci != impor.versi_sesudah:
        return f"{milik} sudah diubah sesudah berkas ini diterapkan."
    if milik is None and _sesudahnya(impor):
        return "Sudah ada berkas sejenis lain yang diterapkan sesudahnya. Batalkan yang terakhir lebih dahulu."
    return ""


def _sesudahnya(impor: Impor) -> bool:
    """Whether another file of this kind has been applied since; documents know it by their version."""
    sejenis = Impor.objects.filter(
        pemda_id=impor.pemda_id, pd_id=impor.pd_id, jenis=impor.jenis, status=StatusImpor.DITERAPKAN
    )
    if sasaran(impor.jenis_impor) == Sasaran.PD:
        sejenis = sejenis.filter(tahun=impor.tahun)
    return sejenis.filter(diterapkan_pada__gt=impor.diterapkan_pada).exists()


@transaction.atomic
def batalkan(*, impor_id: int, pelaku: Any, now: datetime) -> Impor:
    """Put back what was there before the import: only the last one, only while nobody changed its target since."""
    impor = ambil(impor_id)
    milik = dokumen(impor)
    if halangan := halangan_batal(impor):
        raise Ditolak(halangan)
    try:
        kunci_sasaran(impor, impor.versi_sesudah or 0)
    except Bentrok:
        raise Ditolak(f"{milik} sudah diubah sesudah berkas ini diterapkan.") from None
    batal = {"status": StatusImpor.DIBATALKAN, "dibatalkan_pada": now}
    if not _catat(impor_id, StatusImpor.DITERAPKAN, **batal):
        raise Ditolak("Berkas ini baru saja dibatalkan orang lain.")
    pengimpor(impor).pulihkan(impor)
    ringkasan = f"Impor berkas {impor.nama} ke {milik or impor.get_jenis_display()} dibatalkan; isinya dikembalikan."
    jejak(milik or impor, f"{impor.jenis}_impor_batal", ringkasan, pelaku=pelaku, now=now, impor=impor.pk)
    lupakan()
    return impor


# ---- what was left behind


@transaction.atomic
def hentikan(*, impor_id: int, now: datetime) -> None:
    """Take back what waits, or what has been running for too long: its worker was stopped."""
    impor = Impor.objects.get(pk=impor_id)
    menunggu = _catat(impor_id, StatusImpor.ANTRE, status=StatusImpor.DIUNGGAH, kemajuan=0, pesan="")
    if menunggu:
        return
    if not macet(impor, now) or not _catat(
        impor_id, StatusImpor.BERJALAN, status=StatusImpor.GAGAL, kemajuan=0, pesan=TERHENTI
    ):
        raise Ditolak("Berkas ini sedang diterapkan. Tunggu sampai selesai.")


def macet(impor: Impor, now: datetime) -> bool:
    """Whether an import has been under way for longer than any import takes."""
    return impor.status in GANTUNG and (impor.mulai_pada is None or impor.mulai_pada < batas_macet(now))


def batas_macet(now: datetime) -> datetime:
    return now - timedelta(minutes=settings.IMPOR_BATAS_MENIT)


def sapu(*, now: datetime, semua: bool = False, dalam_antrean: Collection[int] = ()) -> int:
    """Set to gagal what a stopped worker left behind. `semua`: whatever its age, for when no worker is running;
    `dalam_antrean`: those that wait in the queue for a worker still.

    What is still being applied after all is rolled back at its end, for its row is no longer berjalan.
    """
    tertinggal = Impor.objects.all() if semua else Impor.objects.exclude(mulai_pada__gte=batas_macet(now))
    antre = tertinggal.filter(status=StatusImpor.ANTRE).exclude(pk__in=dalam_antrean)
    berjalan = tertinggal.filter(status=StatusImpor.BERJALAN)
    return antre.update(status=StatusImpor.GAGAL, kemajuan=0, pesan=TAK_DIAMBIL) + berjalan.update(
        status=StatusImpor.GAGAL, kemajuan=0, pesan=TERHENTI
    )
