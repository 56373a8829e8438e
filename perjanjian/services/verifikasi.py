"""Verification: rounds, findings and what is decided about them, votes of the unsur, the berita acara."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from sakip.organisasi.models import PemerintahDaerah
from sakip.waktu import tanggal_di

from ..enums import Aksi, Jalur, JenisTemuan, Keputusan, PutusanUnsur, Status
from ..isi import sidik_substansi
from ..models import BeritaAcara, PersetujuanUnsur, Temuan, Verifikasi
from ..pdf import render_berita_acara
from ..queries.banding import HasilBanding, banding
from ..queries.berita_acara import Diperiksa, ke_json, susun_acara, urut_berikut
from ..queries.fakta import fakta, latar
from ..queries.isi import isi_perjanjian
from ..rules.keselarasan import TemuanIsi
from .acara import Naskah, simpan_acara
from .dasar import AksiDenied, BerubahSementara, Terkunci, kunci, kunci_semua, menyebut, pindahkan, tulis_jejak
from .kabar import Kejadian, Peristiwa, kabarkan, sekali_kabar
from .naskah import baca_gambar


def buka_putaran(t: Terkunci) -> Verifikasi:
    """Open a round: hold the PK against its documents and write every difference down as a finding.

    A difference that was accepted in an earlier round, and is unchanged, stays accepted with its reason.
    """
    terakhir = Verifikasi.objects.filter(perjanjian=t.pk).aggregate(n=Max("putaran"))["n"] or 0
    hasil = banding(t.pk)
    putaran = Verifikasi.objects.create(
        perjanjian=t.pk,
        putaran=terakhir + 1,
        dpa=t.pk.dpa,
        sidik_sumber=hasil.sidik_sumber,
        sidik_substansi=_substansi(t),
        dibuka_pada=t.now,
    )
    _tulis_temuan(putaran, hasil)
    return putaran


def _substansi(t: Terkunci) -> str:
    return sidik_substansi(
        isi_perjanjian(t.pk, t.latar.situasi, tanggal=None, ketentuan=t.latar.ketentuan.get(t.pk.tahun))
    )


def _tulis_temuan(putaran: Verifikasi, hasil: HasilBanding) -> None:
    lama = Temuan.objects.filter(
        verifikasi__perjanjian_id=putaran.perjanjian_id, otomatis=True, keputusan=Keputusan.DITERIMA
    ).order_by("verifikasi__putaran")
    diterima = {_sidik(x): x for x in lama}
    mulai = putaran.temuan.aggregate(n=Max("nomor"))["n"] or 0
    Temuan.objects.bulk_create(
        [_temuan(putaran, n, x, diterima.get(x.sidik)) for n, x in enumerate(hasil.perbandingan.temuan, mulai + 1)]
    )


def _sidik(x: Temuan) -> tuple[str, ...]:
    return (x.jenis, x.sumber, x.rujukan, x.menurut_pk, x.menurut_sumber)


def _temuan(putaran: Verifikasi, nomor: int, x: TemuanIsi, lama: Temuan | None) -> Temuan:
    return Temuan(
        verifikasi=putaran,
        nomor=nomor,
        butir_id=x.butir,
        pagu_id=x.pagu,
        rujukan=x.rujukan,
        sumber=x.sumber,
        jenis=x.jenis,
        menurut_pk=x.menurut_pk,
        menurut_sumber=x.menurut_sumber,
        keputusan=lama.keputusan if lama else Keputusan.BELUM,
        alasan=lama.alasan if lama else "",
        oleh=lama.oleh if lama else None,
        pada=lama.pada if lama else None,
    )


def tutup_putaran(t: Terkunci, hasil: str, acara: BeritaAcara | None = None) -> None:
    Verifikasi.objects.filter(perjanjian=t.pk, selesai_pada__isnull=True).update(
        selesai_pada=t.now, hasil=hasil, berita_acara=acara
    )


def _berjalan(t: Terkunci) -> Verifikasi:
    """The open round, marked as begun: from now on the first party cannot take the PK back."""
    t.pastikan(Aksi.PERIKSA)
    putaran = Verifikasi.objects.filter(perjanjian=t.pk, selesai_pada__isnull=True).order_by("-putaran").first()
    if putaran is None:
        raise AksiDenied("Tidak ada pemeriksaan yang sedang berjalan untuk PK ini.")
    if putaran.dimulai_pada is None:
        putaran.dimulai_pada = t.now
        Verifikasi.objects.filter(pk=putaran.pk).update(dimulai_pada=t.now)
    return putaran


@transaction.atomic
def putuskan_temuan(
    *, temuan_id: int, keputusan: Keputusan, alasan: str, aktor: Any, now: datetime, terlihat: str | None = None
) -> Temuan:
    """Decide one finding (BK Pasal 11 ayat (2)). Accepting a difference needs a reason; the berita acara prints it.

    `terlihat`: the `versi` that the verifier saw; another verifier's later decision is shown before it is replaced.
    """
    t = kunci(Temuan.objects.values_list("verifikasi__perjanjian", flat=True).get(pk=temuan_id), aktor, now)
    temuan = Temuan.objects.select_related("oleh").get(pk=temuan_id)
    putaran = _berjalan(t)
    if temuan.verifikasi_id != putaran.pk:
        raise AksiDenied("Temuan ini dari putaran pemeriksaan yang sudah selesai.")
    if keputusan == Keputusan.DITERIMA and temuan.otomatis and not alasan.strip():
        raise AksiDenied("Tulis alasan menerima perbedaan ini; alasan dicetak pada berita acara.")
    if terlihat is not None and terlihat != temuan.versi:
        if (temuan.keputusan, temuan.alasan) == (keputusan, alasan.strip()):
            return temuan  # a second click
        raise AksiDenied(_sudah_diputuskan(temuan))
    Temuan.objects.filter(pk=temuan.pk).update(
        keputusan=keputusan, alasan=alasan.strip(), oleh_id=t.hak.pegawai_id, pada=now
    )
    tulis_jejak(
        t, aktor, "putuskan", f"Temuan {temuan.nomor} pada {t.pk}: {Keputusan(keputusan).label}", alasan=alasan.strip()
    )
    temuan.refresh_from_db()
    return temuan


def _sudah_diputuskan(temuan: Temuan) -> str:
    oleh = temuan.oleh.nama if temuan.oleh else "orang lain"
    isi = temuan.get_keputusan_display() + (f", alasan: {temuan.alasan}" if temuan.alasan else "")
    return f"Temuan ini baru saja diputuskan {oleh} ({isi}). Simpan lagi bila putusan Anda tetap menggantikannya."


@transaction.atomic
def tambah_temuan(
    *, perjanjian_id: int, aktor: Any, now: datetime, uraian: str, butir_id: int | None = None, rujukan: str = "–"
) -> Temuan:
    """A remark of a verifier's own, on a row or on the whole; it counts as to be mended until decided otherwise."""
    t = kunci(perjanjian_id, aktor, now)
    putaran = _berjalan(t)
    if butir_id and not t.pk.butir.filter(pk=butir_id).exists():
        raise AksiDenied("Baris itu bukan bagian dari PK ini.")
    temuan = Temuan.objects.create(
        verifikasi=putaran,
        nomor=(putaran.temuan.aggregate(n=Max("nomor"))["n"] or 0) + 1,
        butir_id=butir_id,
        rujukan=rujukan,
        jenis=JenisTemuan.LAIN,
        menurut_pk="",
        menurut_sumber=uraian,
        otomatis=False,
        keputusan=Keputusan.PERBAIKI,
        alasan=uraian,
        oleh_id=t.hak.pegawai_id,
        pada=now,
    )
    tulis_jejak(t, aktor, "temuan", f"Menambah temuan {temuan.nomor} pada {t.pk}: {uraian}")
    return temuan


@transaction.atomic
def beri_persetujuan(
    *, perjanjian_id: int, putusan: PutusanUnsur, aktor: Any, now: datetime, catatan: str = ""
) -> PersetujuanUnsur:
    """The vote of the verifier's unsur in this round (BK Pasal 13 ayat (1)); open to change until it ends."""
    t = kunci(perjanjian_id, aktor, now)
    return _suara(t, putusan, aktor, catatan)


def _suara(t: Terkunci, putusan: PutusanUnsur, aktor: Any, catatan: str) -> PersetujuanUnsur:
    putaran = _berjalan(t)
    if putusan == PutusanUnsur.PERBAIKAN and not catatan.strip():
        raise AksiDenied("Tulis catatan: apa yang perlu diperbaiki.")
    suara = None
    for unsur in sorted(t.hak.unsur) if t.pk.jalur == Jalur.KABUPATEN else [""]:
        suara, _ = PersetujuanUnsur.objects.update_or_create(
            verifikasi=putaran,
            unsur=unsur,
            defaults={"putusan": putusan, "catatan": catatan.strip(), "pegawai_id": _pegawai(t), "pada": t.now},
        )
        tulis_jejak(
            t,
            aktor,
            "persetujuan",
            f"Unsur {suara.get_unsur_display() or 'Tim SAKIP'}: {suara.get_putusan_display()} atas {t.pk}",
        )
    if suara is None:
        raise AksiDenied("Anda tidak mewakili salah satu unsur Tim Verifikasi.")
    return suara


@transaction.atomic
def nyatakan_selaras(
    *, perjanjian_id: int, aktor: Any, now: datetime, setujui: bool = True, kunci_lama: int | None = None
) -> BeritaAcara:
    """Declare the PK aligned and make the berita acara (BK Pasal 11 ayat (2)-(4), Pasal 12 ayat (4)).

    `setujui`: the verifier's own unsur agrees in the same act. `kunci_lama`: the version the verifier saw.
    """
    return _tetapkan([_siap(perjanjian_id, aktor, now, setujui, kunci_lama)], aktor)


@transaction.atomic
def nyatakan_selaras_banyak(
    *, perjanjian_id: Sequence[int], aktor: Any, now: datetime, terlihat: Mapping[int, int] | None = None
) -> list[BeritaAcara]:
    """Declare many PKs aligned in one act, all or none; a refusal names the PK it comes from.

    Those below the head of one PD share a berita acara (BK Pasal 12); the PK of a Kepala PD has its own.
    """
    siap: dict[tuple[int, ...], list[Siap]] = defaultdict(list)
    for pk in kunci_semua(perjanjian_id):
        with menyebut(pk):
            satu = _siap(pk, aktor, now, True, (terlihat or {}).get(pk))
        sendiri = satu.t.pk.jalur == Jalur.KABUPATEN
        siap[(satu.t.pk.pd_id or 0, satu.t.pk.tahun, pk if sendiri else 0)].append(satu)
    with sekali_kabar():
        return [_tetapkan(kelompok, aktor) for kelompok in siap.values()]


@dataclass(frozen=True)
class Siap:
    """A PK under the lock that may be declared aligned, with its running round."""

    t: Terkunci
    putaran: Verifikasi


def _siap(perjanjian_id: int, aktor: Any, now: datetime, setujui: bool, kunci_lama: int | None) -> Siap:
    t = kunci(perjanjian_id, aktor, now)
    if kunci_lama is not None and kunci_lama != t.pk.kunci:
        raise BerubahSementara
    if setujui and not t.fakta.unsur_perbaikan:
        _suara(t, PutusanUnsur.SETUJU, aktor, "")
        lebih = latar([t.pk], t.latar.situasi)
        t = Terkunci(t.pk, t.hak, lebih, t.peran, fakta(t.pk, lebih, lengkap=True), now)
    t.pastikan(Aksi.NYATAKAN_SELARAS)
    return Siap(t, _berjalan(t))


def _tetapkan(siap: Sequence[Siap], aktor: Any) -> BeritaAcara:
    """One berita acara over these PKs of one PD; each of them becomes aligned by it."""
    acara = _buat_berita_acara(siap)
    for satu in siap:
        tutup_putaran(satu.t, "selaras", acara)
        pindahkan(satu.t, Status.SELARAS, selaras_pada=satu.t.now, catatan_kembali="")
        peristiwa = Peristiwa.SELARAS if satu.t.pk.jalur == Jalur.KABUPATEN else Peristiwa.SELARAS_PD
        kabarkan(Kejadian(satu.t, aktor, peristiwa, nomor=acara.nomor))
        tulis_jejak(
            satu.t, aktor, Aksi.NYATAKAN_SELARAS, f"Menyatakan {satu.t.pk} selaras, berita acara {acara.nomor}",
            sha256=acara.sha256,
        )  # fmt: skip
    return acara


def _buat_berita_acara(siap: Sequence[Siap]) -> BeritaAcara:
    t = siap[0].t
    pemda = PemerintahDaerah.objects.select_for_update(no_key=True).get(pk=t.pk.pemda_id)  # one number at a time
    urut = urut_berikut(pemda.pk, t.pk.tahun)
    susunan = susun_acara(
        [Diperiksa(s.t.pk, s.putaran, s.t.latar) for s in siap], tanggal=tanggal_di(t.now, pemda.zona_waktu), urut=urut
    )
    pdf = render_berita_acara(susunan.isi, logo=baca_gambar(pemda.logo))
    naskah = Naskah(ke_json(susunan.isi), susunan.isi.nomor, susunan.isi.tanggal, pdf)
    return simpan_acara(
        naskah,
        susunan.anggota,
        pemda=pemda,
        pd_id=t.pk.pd_id,
        tahun=t.pk.tahun,
        urut=urut,
        oleh=_pegawai(t),
        now=t.now,
    )


def _pegawai(t: Terkunci) -> int:
    assert t.hak.pegawai_id is not None  # roles come from offices and teams, which only a pegawai has
    return t.hak.pegawai_id


@transaction.atomic
def bandingkan_ulang(*, perjanjian_id: int, aktor: Any, now: datetime) -> Verifikasi:
    """The documents changed while the PK was being verified (a revised DPA): close this round, compare anew."""
    t = kunci(perjanjian_id, aktor, now)
    _berjalan(t)
    tutup_putaran(t, "")
    putaran = buka_putaran(t)
    Verifikasi.objects.filter(pk=putaran.pk).update(dimulai_pada=now)
    tulis_jejak(t, aktor, "banding_ulang", f"Membandingkan ulang {t.pk} dengan dokumen sumber")
    return putaran
