"""The acts that move an agreement along its path."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime
from typing import Any

from django.db import transaction

from sakip.kalender.rules.tenggat import kode_dppa
from sakip.kalender.services.dispensasi import pegang_dispensasi
from sakip.kalender.services.geseran import jadwalkan

from ..enums import TERBUKA, Aksi, Jalur, Pihak, Status
from ..models import Naskah, Penyampaian, Perjanjian, TandaTangan, Verifikasi
from ..queries.tenggat import KIRIM
from ..workflow import TABEL
from .dasar import AksiDenied, BerubahSementara, Terkunci, kunci, kunci_semua, menyebut, pindahkan, tulis_jejak
from .kabar import Kejadian, Peristiwa, kabarkan, sekali_kabar
from .naskah import batalkan_tanda_tangan, bekukan, bubuhkan
from .penerusan import buat_lembar
from .penyampaian import sampaikan
from .putaran import buka_putaran, tutup_putaran
from .ukuran import bekukan_cara_ukur

# BK penjelasan Pasal 11 ayat (1)
SALINAN = ("Sekretaris Daerah", "Inspektur", "Kepala Bappeda", "Kepala Bagian Organisasi")
# who sent it back follows from where it was
PENGEMBALIAN = {
    Status.DIKIRIM: Peristiwa.DIKEMBALIKAN_TIM,
    Status.DIAJUKAN: Peristiwa.DIKEMBALIKAN_TIM_PD,
    Status.DITANDATANGANI: Peristiwa.DIKEMBALIKAN_KEDUA,
    Status.DITERUSKAN: Peristiwa.DIKEMBALIKAN_BUPATI,
}


class SandiSalah(AksiDenied):
    """The password typed to sign is not the signer's."""

    def __init__(self) -> None:
        super().__init__("Kata sandi salah. Belum ada PK yang ditandatangani.")


@transaction.atomic
def apply_aksi(
    *, perjanjian_id: int, aksi: Aksi, aktor: Any, now: datetime, catatan: str = "", kunci_lama: int | None = None
) -> Perjanjian:
    """Do one act on one PK.

    `kunci_lama`: the version the person saw; a stale page is refused. Raises `AksiDenied` with what to tell.
    Signing has its own entry, `tandatangani`, because it asks for the password.
    """
    _bukan_tanda_tangan(aksi)
    t = _lakukan(perjanjian_id, aksi, aktor=aktor, now=now, catatan=catatan, kunci_lama=kunci_lama)
    _sesudah(aksi, [t], aktor)
    return t.pk


@transaction.atomic
def apply_banyak(
    *,
    perjanjian_id: Sequence[int],
    aksi: Aksi,
    aktor: Any,
    now: datetime,
    catatan: str = "",
    terlihat: Mapping[int, int] | None = None,
) -> list[Perjanjian]:
    """The same act on many PKs, all or none; locked in one order so that two people never wait for each other.

    `terlihat`: per PK the version (`kunci`) that was shown. A refusal names the PK it comes from.
    """
    _bukan_tanda_tangan(aksi)
    hasil, dilihat = [], terlihat or {}
    with sekali_kabar():
        for pk in kunci_semua(perjanjian_id):
            with menyebut(pk):
                hasil.append(_lakukan(pk, aksi, aktor=aktor, now=now, catatan=catatan, kunci_lama=dilihat.get(pk)))
        _sesudah(aksi, hasil, aktor)
    return [t.pk for t in hasil]


@transaction.atomic
def tandatangani(
    *,
    perjanjian_id: Sequence[int],
    aktor: Any,
    kata_sandi: str,
    now: datetime,
    terlihat: Mapping[int, str] | None = None,
) -> list[Perjanjian]:
    """Sign one or many PKs in one act, as first or second party, with the signer's own password; all or none.

    `terlihat`: per PK the version (`kunci`) that was shown; one that changed since is refused, and nothing is signed.
    """
    if not aktor.check_password(kata_sandi):
        raise SandiSalah
    hasil = []
    with sekali_kabar():
        for pk_id in kunci_semua(perjanjian_id, dengan_pendahulu=True):
            kunci_lama = int(terlihat[pk_id]) if terlihat and pk_id in terlihat else None
            with menyebut(pk_id) if len(perjanjian_id) > 1 else nullcontext():
                hasil.append(_lakukan(pk_id, None, aktor=aktor, now=now, kunci_lama=kunci_lama).pk)
    return hasil


def _lakukan(
    perjanjian_id: int, aksi: Aksi | None, *, aktor: Any, now: datetime, catatan: str = "", kunci_lama: int | None
) -> Terkunci:
    t = kunci(perjanjian_id, aktor, now)
    if kunci_lama is not None and kunci_lama != t.pk.kunci:
        raise BerubahSementara
    aksi = aksi or aksi_tanda_tangan(t.pk.status, t.pk.jalur)
    keputusan = t.pastikan(aksi)
    assert keputusan.transition is not None
    if keputusan.transition.needs_catatan and not catatan.strip():
        raise AksiDenied("Tulis catatan: apa yang perlu diperbaiki.")
    tujuan = Status(keputusan.transition.destination)
    if t.pk.status in TERBUKA and tujuan not in (*TERBUKA, Status.BATAL):
        bekukan_cara_ukur(t.pk)
    _PELAKSANA[aksi](t, aktor, catatan.strip(), tujuan)
    return t


def _bukan_tanda_tangan(aksi: Aksi) -> None:
    if aksi in (Aksi.TANDATANGANI, Aksi.SAHKAN):
        raise AksiDenied("Tanda tangan memerlukan kata sandi.")


def _sesudah(aksi: Aksi, semua: Sequence[Terkunci], aktor: Any) -> None:
    """What belongs to the act as a whole, on one PK or on many."""
    if aksi == Aksi.TERUSKAN and semua:
        buat_lembar(semua, aktor)


def aksi_tanda_tangan(status: str, jalur: str) -> Aksi:
    """Which signature a PK waits for in this state: the first party's or the second's."""
    for aksi in (Aksi.SAHKAN, Aksi.TANDATANGANI):
        if any(r.aksi == aksi and status in r.sources for r in TABEL[Jalur(jalur)]):
            return aksi
    raise AksiDenied("PK ini tidak sedang menunggu tanda tangan.")


def _ajukan(t: Terkunci, aktor: Any, catatan: str, tujuan: Status) -> None:
    pindahkan(t, tujuan, diajukan_pada=t.now, catatan_kembali="")
    if t.pk.jalur == Jalur.PERANGKAT_DAERAH:
        buka_putaran(t)
    tulis_jejak(t, aktor, Aksi.AJUKAN, f"Mengajukan {t.pk}")


def _tandatangani(t: Terkunci, aktor: Any, catatan: str, tujuan: Status) -> None:
    penugasan = t.latar.situasi.pertama(t.pk)
    assert penugasan is not None
    naskah = bekukan(t)
    ttd = bubuhkan(t, naskah, Pihak.PERTAMA, penugasan, aktor)
    isi: dict[str, Any] = {"naskah": naskah, "ditandatangani_pada": t.now}
    if tujuan == Status.BERLAKU:
        _ganti_versi_lama(t, aktor)
        isi["berlaku_pada"] = t.now
    pindahkan(t, tujuan, **isi)
    tulis_jejak(
        t, aktor, Aksi.TANDATANGANI, f"{ttd.nama} menandatangani {t.pk} sebagai pihak pertama", sha256=naskah.sha256
    )


def _kirim(t: Terkunci, aktor: Any, catatan: str, tujuan: Status) -> None:
    dispensasi = _dispensasi_dipakai(t)
    naskah = _naskah(t)
    _sampaikan_kepada(t, naskah, Penyampaian.Jenis.SALINAN, SALINAN, aktor)
    pindahkan(
        t, tujuan, dikirim_pada=t.now, pertama_dikirim_pada=t.pk.pertama_dikirim_pada or t.now, catatan_kembali=""
    )
    buka_putaran(t)
    batas = t.fakta.tenggat_kirim
    terlambat = bool(batas and not t.fakta.pernah_dikirim and t.fakta.hari_ini > batas)
    kata = f"Mengirim {t.pk} dengan empat salinan elektronik{', dengan dispensasi' if dispensasi else ''}"
    tulis_jejak(t, aktor, Aksi.KIRIM, kata, terlambat=terlambat, dispensasi=dispensasi)


def _dispensasi_dipakai(t: Terkunci) -> bool:
    """Whether a late sending rests on a dispensasi, which is then held: it is not withdrawn while the PK is sent (BK
    Pasal 11 ayat (1)). Raises `AksiDenied` where it was withdrawn since the act was judged."""
    f, batas = t.fakta, t.fakta.tenggat_kirim
    if f.pernah_dikirim or batas is None or f.hari_ini <= batas or t.pk.pd_id is None or f.dispensasi_sampai is None:
        return False
    kode = kode_dppa(KIRIM, t.latar.kalender[t.pk.tahun].dppa(t.pk.dpa_id, t.pk.versi))
    sampai = pegang_dispensasi(pd_id=t.pk.pd_id, tahun=t.pk.tahun, kode=kode)
    berlaku = sampai is not None and f.hari_ini <= sampai
    if f.kirim_ditutup and not berlaku:
        raise AksiDenied("Dispensasi untuk PK ini baru saja dicabut. Muat ulang halaman.")
    return berlaku


def _tarik(t: Terkunci, aktor: Any, catatan: str, tujuan: Status) -> None:
    gugur = batalkan_tanda_tangan(t.pk.naskah, "Ditarik kembali oleh pihak pertama", aktor, t.now)
    tutup_putaran(t, "ditarik")
    pindahkan(t, tujuan, catatan_kembali="")
    _kabarkan(t, aktor, Peristiwa.DITARIK_GUGUR if gugur else Peristiwa.DITARIK, gugur=tuple(gugur))
    tulis_jejak(t, aktor, Aksi.TARIK, f"Menarik kembali {t.pk}")


def _kembalikan(t: Terkunci, aktor: Any, catatan: str, tujuan: Status) -> None:
    peristiwa, gugur = PENGEMBALIAN[Status(t.pk.status)], list[TandaTangan]()
    if peristiwa != Peristiwa.DIKEMBALIKAN_BUPATI:
        gugur = batalkan_tanda_tangan(t.pk.naskah, f"Dikembalikan: {catatan}", aktor, t.now)
        tutup_putaran(t, "dikembalikan")
    _cabut_berita_acara(t, catatan)
    pindahkan(t, tujuan, catatan_kembali=catatan, dikembalikan_pada=t.now)
    if peristiwa == Peristiwa.DIKEMBALIKAN_BUPATI:  # the Tim verifies anew, the first signature stands
        buka_putaran(t)
    _kabarkan(t, aktor, peristiwa, catatan=catatan, gugur=tuple(gugur))
    tulis_jejak(t, aktor, Aksi.KEMBALIKAN, f"Mengembalikan {t.pk}: {catatan}", catatan=catatan)


def _teruskan(t: Terkunci, aktor: Any, catatan: str, tujuan: Status) -> None:
    pindahkan(t, tujuan, diteruskan_pada=t.now)
    tulis_jejak(t, aktor, Aksi.TERUSKAN, f"Meneruskan {t.pk} untuk disahkan")


def _sahkan(t: Terkunci, aktor: Any, catatan: str, tujuan: Status) -> None:
    penugasan = t.latar.situasi.kedua(t.pk)
    assert penugasan is not None
    naskah = _naskah(t)
    ttd = bubuhkan(t, naskah, Pihak.KEDUA, penugasan, aktor)
    _ganti_versi_lama(t, aktor)
    pindahkan(t, tujuan, berlaku_pada=t.now)
    jadwalkan(t.pk.pemda_id, t.now)  # the day of pengesahan starts a clock of its own
    _kabarkan(t, aktor, Peristiwa.SAH)
    tulis_jejak(t, aktor, Aksi.SAHKAN, f"{ttd.nama} menandatangani {t.pk} sebagai pihak kedua", sha256=naskah.sha256)


def _sampaikan(t: Terkunci, aktor: Any, catatan: str, tujuan: Status) -> None:
    surat, penerima = sampaikan(t, aktor)
    pindahkan(t, tujuan, disampaikan_pada=t.now)
    jabatan = tuple(p.jabatan_id for p in penerima if p.jabatan_id)
    _kabarkan(t, aktor, Peristiwa.DISAMPAIKAN, nomor=surat.nomor, jabatan=jabatan)
    tulis_jejak(
        t, aktor, Aksi.SAMPAIKAN, f"Menyampaikan {t.pk} kepada {', '.join(p.nama for p in penerima)}",
        surat_pengantar=surat.nomor, sha256=surat.sha256,
    )  # fmt: skip


def _serahkan(t: Terkunci, aktor: Any, catatan: str, tujuan: Status) -> None:
    ketentuan = t.latar.ketentuan[t.pk.tahun]
    assert ketentuan is not None
    if t.pk.jalur == Jalur.KEPALA_DAERAH:
        jenis, penerima = Penyampaian.Jenis.DILAPORKAN, "Presiden"
    else:
        jenis = Penyampaian.Jenis.DISERAHKAN
        penerima = f"{t.pk.pemda.sebutan_bupati} melalui {ketentuan.get_pk_melalui_display()}"
    _sampaikan_kepada(t, _naskah(t), jenis, [penerima], aktor)
    pindahkan(t, tujuan, disampaikan_pada=t.now)
    tulis_jejak(t, aktor, Aksi.SERAHKAN, f"Menyerahkan {t.pk} kepada {penerima}")


def _batalkan(t: Terkunci, aktor: Any, catatan: str, tujuan: Status) -> None:
    pindahkan(t, tujuan)
    tulis_jejak(t, aktor, Aksi.BATALKAN, f"Menghapus draf {t.pk}")


def _kabarkan(t: Terkunci, aktor: Any, peristiwa: Peristiwa, **isi: Any) -> None:
    kabarkan(Kejadian(t, aktor, peristiwa, **isi))


def _naskah(t: Terkunci) -> Naskah:
    assert t.pk.naskah is not None
    return t.pk.naskah


def _sampaikan_kepada(t: Terkunci, naskah: Naskah, jenis: str, penerima: Sequence[str], aktor: Any) -> None:
    Penyampaian.objects.bulk_create(
        [
            Penyampaian(perjanjian=t.pk, naskah=naskah, jenis=jenis, penerima=p, pada=t.now, oleh=aktor)
            for p in penerima
        ]
    )


def _cabut_berita_acara(t: Terkunci, alasan: str) -> None:
    Verifikasi.objects.filter(perjanjian=t.pk, berita_acara__isnull=False, dicabut_pada__isnull=True).update(
        dicabut_pada=t.now, alasan_dicabut=alasan[:500]
    )


def _ganti_versi_lama(t: Terkunci, aktor: Any) -> None:
    """Old -> diganti and new -> berlaku in one transaction: never none and never two in force (BK Pasal 8)."""
    lama = (
        Perjanjian.objects.select_for_update(of=("self",))
        .filter(jabatan_id=t.pk.jabatan_id, tahun=t.pk.tahun, status=Status.BERLAKU)
        .exclude(pk=t.pk.pk)
        .first()
    )
    if lama is None:
        return
    t_lama = kunci(lama.pk, aktor, t.now)
    pindahkan(t_lama, Status.DIGANTI, diganti_pada=t.now)
    tulis_jejak(t_lama, aktor, Aksi.GANTI, f"{t_lama.pk} versi {t_lama.pk.versi} diganti versi {t.pk.versi}")


_PELAKSANA: dict[Aksi, Callable[[Terkunci, Any, str, Status], None]] = {
    Aksi.AJUKAN: _ajukan,
    Aksi.TANDATANGANI: _tandatangani,
    Aksi.KIRIM: _kirim,
    Aksi.TARIK: _tarik,
    Aksi.KEMBALIKAN: _kembalikan,
    Aksi.TERUSKAN: _teruskan,
    Aksi.SAHKAN: _sahkan,
    Aksi.SAMPAIKAN: _sampaikan,
    Aksi.SERAHKAN: _serahkan,
    Aksi.BATALKAN: _batalkan,
}
