"""Verification: rounds, findings and what is decided about them, votes of the unsur, the berita acara."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from sakip.waktu import tanggal_di

from ..enums import Aksi, Bobot, Jalur, JenisTemuan, Keputusan, PutusanUnsur, Status
from ..models import BeritaAcara, PersetujuanUnsur, Temuan, Verifikasi
from ..pdf import render_berita_acara
from ..queries.banding import nomor_butir
from ..queries.berita_acara import Diperiksa, ke_json, susun_acara, urut_berikut
from ..queries.fakta import fakta, latar
from .acara import Naskah, simpan_acara
from .daftar_periksa import Centang, Lembar, pastikan_lengkap, simpan_centang, unsur_sendiri
from .dasar import (
    AksiDenied,
    BerubahSementara,
    Terkunci,
    kunci,
    kunci_nomor,
    kunci_semua,
    menyebut,
    pindahkan,
    tulis_jejak,
)
from .kabar import Kejadian, Peristiwa, kabarkan, sekali_kabar
from .naskah import baca_gambar
from .putaran import berjalan, buka_putaran, nomor_berikut, tutup_putaran


@transaction.atomic
def putuskan_temuan(
    *, temuan_id: int, keputusan: Keputusan, alasan: str, aktor: Any, now: datetime, terlihat: str | None = None
) -> Temuan:
    """Decide one finding (BK Pasal 11 ayat (2)). Accepting a difference needs a reason; the berita acara prints it.

    `terlihat`: the `versi` that the verifier saw; another verifier's later decision is shown before it is replaced.
    """
    t = kunci(Temuan.objects.values_list("verifikasi__perjanjian", flat=True).get(pk=temuan_id), aktor, now)
    temuan = Temuan.objects.select_related("oleh").get(pk=temuan_id)
    putaran = berjalan(t)
    if temuan.verifikasi_id != putaran.pk:
        raise AksiDenied("Temuan ini dari putaran pemeriksaan yang sudah selesai.")
    if salah := _salah_putus(temuan, keputusan, alasan):
        raise AksiDenied(salah)
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


def _salah_putus(temuan: Temuan, keputusan: Keputusan, alasan: str) -> str | None:
    if keputusan == Keputusan.DITERIMA and not alasan.strip():
        return "Tulis alasan menerima perbedaan ini; alasan dicetak pada berita acara."
    if keputusan == Keputusan.SELESAI and temuan.otomatis:
        return "Temuan ini selesai dengan sendirinya begitu perbedaannya tidak ada lagi."
    return None


def _sudah_diputuskan(temuan: Temuan) -> str:
    oleh = temuan.oleh.nama if temuan.oleh else "orang lain"
    isi = temuan.get_keputusan_display() + (f", alasan: {temuan.alasan}" if temuan.alasan else "")
    return f"Temuan ini baru saja diputuskan {oleh} ({isi}). Simpan lagi bila putusan Anda tetap menggantikannya."


@transaction.atomic
def tambah_temuan(
    *,
    perjanjian_id: int,
    aktor: Any,
    now: datetime,
    uraian: str,
    butir_id: int | None = None,
    pagu_id: int | None = None,
    bobot: Bobot = Bobot.WAJIB,
) -> Temuan:
    """A verifier's own finding, on a row, on a budget line, or on the whole; what is `wajib` is to be mended."""
    t = kunci(perjanjian_id, aktor, now)
    putaran = berjalan(t)
    temuan = Temuan.objects.create(
        verifikasi=putaran,
        nomor=nomor_berikut(putaran),
        butir_id=butir_id,
        pagu_id=pagu_id,
        rujukan=_rujukan(t, butir_id, pagu_id),
        jenis=JenisTemuan.LAIN,
        menurut_pk="",
        menurut_sumber=uraian,
        otomatis=False,
        bobot=bobot,
        keputusan=Keputusan.PERBAIKI if bobot == Bobot.WAJIB else Keputusan.BELUM,
        oleh_id=t.hak.pegawai_id,
        pada=now,
    )
    tulis_jejak(
        t,
        aktor,
        "temuan",
        f"Menambah temuan {temuan.nomor} ({temuan.get_bobot_display().lower()}) pada {t.pk}: {uraian}",
    )
    return temuan


def _rujukan(t: Terkunci, butir_id: int | None, pagu_id: int | None) -> str:
    """What the finding is about, as it is called on screen and in the berita acara."""
    if butir_id:
        nomor = nomor_butir(t.latar.butir[t.pk.pk]).get(butir_id)
    elif pagu_id:
        nomor = t.pk.pagu.filter(pk=pagu_id).values_list("kode", flat=True).first()
    else:
        return "–"
    if nomor is None:
        raise AksiDenied("Baris itu bukan bagian dari PK ini.")
    return nomor


@transaction.atomic
def beri_persetujuan(
    *,
    perjanjian_id: int,
    putusan: PutusanUnsur,
    aktor: Any,
    now: datetime,
    catatan: str = "",
    centang: Centang = (),
    semula: Centang = (),
) -> PersetujuanUnsur:
    """The vote of the verifier's unsur in this round (BK Pasal 13 ayat (1)); open to change until it ends.

    `centang`, `semula`: what is ticked on its checklist, and what was when the verifier saw it; kept in the same act.
    """
    t = kunci(perjanjian_id, aktor, now)
    simpan_centang(t, berjalan(t), centang, semula, aktor)
    return _suara(t, putusan, aktor, catatan)


def _suara(t: Terkunci, putusan: PutusanUnsur, aktor: Any, catatan: str) -> PersetujuanUnsur:
    putaran = berjalan(t)
    if putusan == PutusanUnsur.PERBAIKAN and not catatan.strip():
        raise AksiDenied("Tulis catatan: apa yang perlu diperbaiki.")
    suara = None
    for unsur in unsur_sendiri(t):
        if putusan == PutusanUnsur.SETUJU:
            pastikan_lengkap(t, putaran, unsur, catatan)
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
        raise AksiDenied("Persetujuan unsur Anda tidak diminta untuk PK ini.")
    return suara


def _belum_bersuara(t: Terkunci) -> bool:
    """Whether the verifier's own unsur has still to agree in this round."""
    putaran = t.latar.putaran.get(t.pk.pk)
    suara = {s.unsur: s.putusan for s in t.latar.suara.get(putaran.pk, [])} if putaran else {}
    return any(suara.get(u) != PutusanUnsur.SETUJU for u in unsur_sendiri(t))


@transaction.atomic
def nyatakan_selaras(
    *,
    perjanjian_id: int,
    aktor: Any,
    now: datetime,
    setujui: bool = True,
    kunci_lama: int | None = None,
    catatan: str = "",
    centang: Centang = (),
    semula: Centang = (),
) -> BeritaAcara:
    """Declare the PK aligned and make the berita acara (BK Pasal 11 ayat (2)-(4), Pasal 12 ayat (4)).

    `setujui`: the verifier's own unsur agrees in the same act, with its checklist and note, unless it did already.
    `kunci_lama`: the version the verifier saw.
    """
    lembar = Lembar(catatan, centang, semula) if setujui else None
    kunci_nomor(kunci_semua([perjanjian_id]))
    return _tetapkan([_siap(perjanjian_id, aktor, now, lembar, kunci_lama)], aktor)


@transaction.atomic
def nyatakan_selaras_banyak(
    *, perjanjian_id: Sequence[int], aktor: Any, now: datetime, terlihat: Mapping[int, int] | None = None
) -> list[BeritaAcara]:
    """Declare many PKs aligned in one act, all or none; a refusal names the PK it comes from.

    Those below the head of one PD share a berita acara (BK Pasal 12); the PK of a Kepala PD has its own.
    """
    siap: dict[tuple[int, ...], list[Siap]] = defaultdict(list)
    nomor = kunci_semua(perjanjian_id)
    kunci_nomor(nomor)  # the votes below write lines of the trail
    for pk in nomor:
        with menyebut(pk):
            satu = _siap(pk, aktor, now, Lembar(), (terlihat or {}).get(pk))
        sendiri = satu.t.pk.jalur == Jalur.KABUPATEN
        siap[(satu.t.pk.pd_id or 0, satu.t.pk.tahun, pk if sendiri else 0)].append(satu)
    with sekali_kabar():
        return [_tetapkan(kelompok, aktor) for kelompok in siap.values()]


@dataclass(frozen=True)
class Siap:
    """A PK under the lock that may be declared aligned, with its running round."""

    t: Terkunci
    putaran: Verifikasi


def _siap(perjanjian_id: int, aktor: Any, now: datetime, lembar: Lembar | None, kunci_lama: int | None) -> Siap:
    t = kunci(perjanjian_id, aktor, now)
    if kunci_lama is not None and kunci_lama != t.pk.kunci:
        raise BerubahSementara
    if lembar and not t.fakta.unsur_perbaikan and _belum_bersuara(t):
        simpan_centang(t, berjalan(t), lembar.centang, lembar.semula, aktor)
        _suara(t, PutusanUnsur.SETUJU, aktor, lembar.catatan)
        lebih = latar([t.pk], t.latar.situasi)
        t = Terkunci(t.pk, t.hak, lebih, t.peran, fakta(t.pk, lebih, lengkap=True), now)
    t.pastikan(Aksi.NYATAKAN_SELARAS)
    return Siap(t, berjalan(t))


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
    pemda = t.pk.pemda
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
    berjalan(t)
    tutup_putaran(t, "")
    putaran = buka_putaran(t, lanjutan=True)
    Verifikasi.objects.filter(pk=putaran.pk).update(dimulai_pada=now)
    tulis_jejak(t, aktor, "banding_ulang", f"Membandingkan ulang {t.pk} dengan dokumen sumber")
    return putaran
