"""Rounds of verification: opened with every difference written down, closed with their outcome, carried on."""

from collections.abc import Iterable

from django.db.models import Max

from sakip.organisasi.rules.verifikasi import bobot_dari

from ..enums import Aksi, Keputusan
from ..isi import sidik_substansi
from ..models import BeritaAcara, Temuan, Verifikasi
from ..queries.banding import banding
from ..queries.isi import isi_perjanjian
from ..queries.mutu import temuan_mutu
from ..rules.keselarasan import TemuanIsi
from .dasar import AksiDenied, Terkunci


def buka_putaran(t: Terkunci, *, lanjutan: bool = False) -> Verifikasi:
    """Open a round: hold the PK against its documents and write every difference down as a finding.

    A difference that was accepted in an earlier round, and is unchanged, stays accepted with its reason. What a
    verifier added comes along, and what was to be mended of it is open again: only a person can say whether it was.
    `lanjutan`: the PK is as it was (only a document changed), so every decision still holds.
    """
    sebelum = Verifikasi.objects.filter(perjanjian=t.pk).order_by("-putaran").first()
    ketentuan = t.latar.ketentuan.get(t.pk.tahun)
    hasil = banding(t.pk, ketentuan)
    putaran = Verifikasi.objects.create(
        perjanjian=t.pk,
        putaran=(sebelum.putaran if sebelum else 0) + 1,
        dpa=t.pk.dpa,
        sidik_sumber=hasil.sidik_sumber,
        sidik_substansi=sidik_substansi(isi_perjanjian(t.pk, t.latar.situasi, tanggal=None, ketentuan=ketentuan)),
        dibuka_pada=t.now,
    )
    bobot = ketentuan.bobot_temuan if ketentuan else None
    putus = _putusan_lama(t, sebelum if lanjutan else None)
    temuan = [
        _temuan(putaran, x, bobot_dari(bobot, x.jenis), _sama(x, putus))
        for x in (*hasil.perbandingan.temuan, *temuan_mutu(t.pk, ketentuan))
    ]
    temuan += [_milik_pemeriksa(putaran, x, lanjutan=lanjutan) for x in _tambahan(sebelum)]
    for n, satu in enumerate(temuan, 1):
        satu.nomor = n
    Temuan.objects.bulk_create(temuan)
    return putaran


def tutup_putaran(t: Terkunci, hasil: str, acara: BeritaAcara | None = None) -> None:
    Verifikasi.objects.filter(perjanjian=t.pk, selesai_pada__isnull=True).update(
        selesai_pada=t.now, hasil=hasil, berita_acara=acara
    )


def berjalan(t: Terkunci) -> Verifikasi:
    """The open round, marked as begun: from now on the first party cannot take the PK back."""
    t.pastikan(Aksi.PERIKSA)
    putaran = Verifikasi.objects.filter(perjanjian=t.pk, selesai_pada__isnull=True).order_by("-putaran").first()
    if putaran is None:
        raise AksiDenied("Tidak ada pemeriksaan yang sedang berjalan untuk PK ini.")
    if putaran.dimulai_pada is None:
        putaran.dimulai_pada = t.now
        Verifikasi.objects.filter(pk=putaran.pk).update(dimulai_pada=t.now)
    return putaran


def nomor_berikut(putaran: Verifikasi) -> int:
    return (putaran.temuan.aggregate(n=Max("nomor"))["n"] or 0) + 1


def _putusan_lama(t: Terkunci, lanjut: Verifikasi | None) -> dict[tuple[object, ...], Temuan]:
    """Mark of a difference -> its last decision, where that still holds: it was accepted, or the PK is as it was."""
    rows = Temuan.objects.filter(verifikasi__perjanjian=t.pk, otomatis=True).exclude(keputusan=Keputusan.BELUM)
    terakhir = {s: x for x in rows.order_by("verifikasi__putaran") for s in x.sidik}
    return {
        s: x
        for s, x in terakhir.items()
        if x.keputusan == Keputusan.DITERIMA or (lanjut and x.verifikasi_id == lanjut.pk)
    }


def _sama(x: TemuanIsi, putus: dict[tuple[object, ...], Temuan]) -> Temuan | None:
    """The decision on this difference, where the same was taken for every document that differs now."""
    lama = [putus.get(s) for s in x.sidik]
    return lama[0] if len({satu and satu.keputusan for satu in lama}) == 1 else None


def _temuan(putaran: Verifikasi, x: TemuanIsi, bobot: str, lama: Temuan | None) -> Temuan:
    return Temuan(
        verifikasi=putaran,
        butir_id=x.butir,
        pagu_id=x.pagu,
        rujukan=x.rujukan,
        sumber=x.sumber,
        jenis=x.jenis,
        menurut_pk=x.menurut_pk,
        menurut_sumber=x.menurut_sumber,
        bobot=bobot,
        keputusan=lama.keputusan if lama else Keputusan.BELUM,
        alasan=lama.alasan if lama else "",
        oleh=lama.oleh if lama else None,
        pada=lama.pada if lama else None,
    )


def _tambahan(sebelum: Verifikasi | None) -> Iterable[Temuan]:
    """What verifiers added in the round before; it holds what they had added in the rounds before that."""
    return Temuan.objects.filter(verifikasi=sebelum, otomatis=False).order_by("nomor") if sebelum else ()


def _milik_pemeriksa(putaran: Verifikasi, x: Temuan, *, lanjutan: bool) -> Temuan:
    buka = x.terbuka and not lanjutan
    return Temuan(
        verifikasi=putaran,
        butir_id=x.butir_id,
        pagu_id=x.pagu_id,
        rujukan=x.rujukan,
        jenis=x.jenis,
        menurut_pk=x.menurut_pk,
        menurut_sumber=x.menurut_sumber,
        otomatis=False,
        bobot=x.bobot,
        keputusan=Keputusan.BELUM if buka else x.keputusan,
        alasan="" if buka else x.alasan,
        oleh_id=x.oleh_id,
        pada=None if buka else x.pada,
    )
