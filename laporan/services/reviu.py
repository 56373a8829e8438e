"""The review: a round begun, its checklist answered, given back with notes or ended with the statement (PermenPANRB
53/2014 Lampiran III)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from sakip.kunci import ambil
from sakip.organisasi.enums import FungsiPD, JenisUnit, ReviuLkjip
from sakip.organisasi.models import Penugasan

from ..enums import LAPORAN_TERBUKA, AksiLaporan, HasilReviu, Jawaban, Penyelesaian, PeranLaporan, StatusLaporan
from ..isi import NaskahIsi
from ..models import ButirReviu, Laporan, Reviu
from ..queries.pereviu import direviu_oleh
from ..rules.daftar_reviu import BUTIR, DAFTAR, Usulan, usulan
from ..simpanan import dari_json
from .alur import buka
from .dasar import Berubah, LaporanDitolak, Terkunci, kunci, pindahkan, tulis_jejak
from .kabar import Peristiwa, kabarkan

TIM_MONEV = "Tim Monitoring dan Evaluasi"
_TIADA = Usulan(Jawaban.BELUM, "")


@dataclass(frozen=True)
class IsiButir:
    """What the reviewer wrote on one statement. `versi`: the version that was seen."""

    jawaban: str
    catatan: str = ""
    tempat: str = ""
    penyelesaian: str = ""
    versi: int | None = None


@transaction.atomic
def mulai(*, laporan_id: int, aktor: Any, now: datetime, versi: int | None = None) -> Reviu:
    """Begin a round, or go on with the one that runs; a later one takes over answers and open notes."""
    t, tujuan = buka(laporan_id, aktor, now, AksiLaporan.REVIU, versi)
    if t.laporan.status == StatusLaporan.DIREVIU:
        return _berjalan(t.laporan)
    assert t.laporan.naskah is not None
    lama = t.laporan.reviu.order_by("-putaran").first()
    baru = Reviu.objects.create(
        laporan=t.laporan, naskah=t.laporan.naskah, putaran=lama.putaran + 1 if lama else 1,
        oleh=direviu_oleh(t.laporan), dimulai_oleh=aktor, dimulai_pada=now,
    )  # fmt: skip
    _salin(baru, lama)
    pindahkan(t, status=tujuan)
    tulis_jejak(t.laporan, aktor, "reviu", f"Mulai mereviu {t.laporan}", now, putaran=baru.putaran)
    return baru


def _salin(baru: Reviu, lama: Reviu | None) -> None:
    """The checklist of the round. An answer is asked again where what the machine sees has changed since."""
    usul = usulan(dari_json(baru.naskah.isi, NaskahIsi))
    dulu = {b.kode: b for b in lama.butir.all()} if lama else {}
    rows = []
    for n, p in enumerate(DAFTAR):
        u = usul.get(p.kode, _TIADA)
        satu = ButirReviu(reviu=baru, kode=p.kode, urutan=n, usulan=u.jawaban, sebab_usulan=u.sebab)
        if d := dulu.get(p.kode):
            satu.jawaban = d.jawaban if d.usulan == u.jawaban else Jawaban.BELUM
            satu.catatan, satu.tempat, satu.penyelesaian = d.catatan, d.tempat, d.penyelesaian
            satu.tindak_lanjut, satu.ditindak_oleh, satu.ditindak_pada = (
                d.tindak_lanjut,
                d.ditindak_oleh,
                d.ditindak_pada,
            )
            satu.diisi_oleh, satu.diisi_pada = d.diisi_oleh, d.diisi_pada
        rows.append(satu)
    ButirReviu.objects.bulk_create(rows)


@transaction.atomic
def isi(*, laporan_id: int, butir: Mapping[str, IsiButir], aktor: Any, now: datetime) -> int:
    """Answer statements of the round that runs; how many changed. Raises `LaporanDitolak`, `Berubah`."""
    t = kunci(laporan_id, aktor, now)
    if t.laporan.status != StatusLaporan.DIREVIU:
        raise LaporanDitolak("Laporan ini tidak sedang direviu. Muat ulang halaman.")
    t.pastikan(AksiLaporan.REVIU)
    ada = {b.kode: b for b in _berjalan(t.laporan).butir.all()}
    diubah = [kode for kode, satu in butir.items() if kode in ada and _isi_satu(ada[kode], satu, aktor, now)]
    if diubah:
        tulis_jejak(
            t.laporan, aktor, "butir_reviu", f"Mengisi {len(diubah)} butir reviu {t.laporan}", now, butir=diubah
        )
    return len(diubah)


def _isi_satu(b: ButirReviu, satu: IsiButir, aktor: Any, now: datetime) -> bool:
    if satu.jawaban not in Jawaban.values or satu.penyelesaian not in Penyelesaian.values:
        raise LaporanDitolak("Pilihan ini tidak ada. Muat ulang halaman.")
    catatan = satu.catatan.strip()
    if satu.jawaban == Jawaban.TIDAK and not catatan:
        raise LaporanDitolak(f"Butir {b.kode}: jawaban “tidak” memerlukan catatan, apa yang kurang.")
    if satu.jawaban == Jawaban.TIDAK_BERLAKU and not (BUTIR[b.kode].bila_tidak or catatan):
        raise LaporanDitolak(f"Butir {b.kode}: tulis pada catatan mengapa butir ini tidak berlaku.")
    baru = {
        "jawaban": satu.jawaban, "catatan": catatan, "tempat": satu.tempat[:60],
        "penyelesaian": satu.penyelesaian if catatan else Penyelesaian.TERBUKA,
    }  # fmt: skip
    if all(getattr(b, k) == v for k, v in baru.items()):
        return False
    versi = b.versi_kunci if satu.versi is None else satu.versi
    if not ambil(ButirReviu.objects.all(), b.pk, versi, baru | {"diisi_oleh": aktor, "diisi_pada": now}):
        raise Berubah
    return True


@transaction.atomic
def pastikan_usulan(*, laporan_id: int, aktor: Any, now: datetime) -> int:
    """Take over what the data themselves answer, where nobody has answered yet; a "tidak" needs a note of its own."""
    t = kunci(laporan_id, aktor, now)
    if t.laporan.status != StatusLaporan.DIREVIU:
        raise LaporanDitolak("Laporan ini tidak sedang direviu. Muat ulang halaman.")
    rows = _berjalan(t.laporan).butir.filter(jawaban=Jawaban.BELUM).exclude(usulan__in=(Jawaban.BELUM, Jawaban.TIDAK))
    return isi(
        laporan_id=laporan_id, aktor=aktor, now=now,
        butir={b.kode: IsiButir(b.usulan, b.catatan, b.tempat, b.penyelesaian, b.versi_kunci) for b in rows},
    )  # fmt: skip


@transaction.atomic
def kembalikan(*, laporan_id: int, aktor: Any, now: datetime, versi: int | None = None) -> Laporan:
    """Give it back with the notes that are open; writing opens again."""
    t, tujuan = buka(laporan_id, aktor, now, AksiLaporan.KEMBALIKAN, versi)
    if t.laporan.status != StatusLaporan.DIREVIU:
        raise LaporanDitolak("Laporan ini tidak sedang direviu. Muat ulang halaman.")
    reviu = _akhiri(t, HasilReviu.DIKEMBALIKAN, aktor)
    pindahkan(t, status=tujuan, dikembalikan_pada=now, catatan="")
    terbuka = [b.kode for b in reviu.butir.all() if b.terbuka]
    tulis_jejak(t.laporan, aktor, "kembalikan", f"Mengembalikan {t.laporan}", now, butir=terbuka)
    kabarkan(t, Peristiwa.DIKEMBALIKAN, aktor, f"{len(terbuka)} catatan reviu, butir {', '.join(terbuka)}.")
    return t.laporan


@transaction.atomic
def selesai(*, laporan_id: int, aktor: Any, now: datetime, versi: int | None = None) -> Laporan:
    """State that it was reviewed: every statement answered, no note open."""
    t, tujuan = buka(laporan_id, aktor, now, AksiLaporan.SELESAI, versi)
    _akhiri(t, HasilReviu.SELESAI, aktor)
    pindahkan(t, status=tujuan, selesai_reviu_pada=now)
    tulis_jejak(t.laporan, aktor, "selesai", f"Menyatakan {t.laporan} selesai direviu", now)
    kabarkan(t, Peristiwa.SIAP_TANDA, aktor)
    return t.laporan


def _berjalan(laporan: Laporan) -> Reviu:
    return laporan.reviu.get(hasil=HasilReviu.BERJALAN)


def _akhiri(t: Terkunci, hasil: HasilReviu, aktor: Any) -> Reviu:
    """Close the round, with who answers for it as he or she is today."""
    reviu = _berjalan(t.laporan)
    tugas = _penugasan(t, ReviuLkjip(reviu.oleh))
    pegawai = tugas.pegawai if tugas else aktor.pegawai
    reviu.hasil, reviu.selesai_oleh, reviu.selesai_pada, reviu.penugasan = hasil, aktor, t.now, tugas
    reviu.nama, reviu.nip, reviu.pangkat = pegawai.nama, pegawai.nip, pegawai.pangkat_golongan
    reviu.jabatan = tugas.jabatan_cetak if tugas else TIM_MONEV
    reviu.save()
    return reviu


def _penugasan(t: Terkunci, oleh: ReviuLkjip) -> Penugasan | None:
    if oleh != ReviuLkjip.INSPEKTORAT:
        return None
    milik = [p for p in t.hak.pegangan if p.fungsi_pd == FungsiPD.INSPEKTORAT]
    satu = next((p for p in milik if p.jenis_unit == JenisUnit.PD and p.kini and p.menandatangani), milik[0])
    return Penugasan.objects.select_related("pegawai", "jabatan").get(pk=satu.penugasan_id)


@transaction.atomic
def tanggapi(*, laporan_id: int, tanggapan: Mapping[str, str], aktor: Any, now: datetime) -> int:
    """The writers say what they did about each note of the round that came back; how many changed."""
    t = kunci(laporan_id, aktor, now)
    if not t.peran & {PeranLaporan.PENYUSUN, PeranLaporan.PEJABAT} or t.laporan.status not in LAPORAN_TERBUKA:
        raise LaporanDitolak("Tindak lanjut ditulis penyusun selama laporan diperbaiki.")
    reviu = t.laporan.reviu.filter(hasil=HasilReviu.DIKEMBALIKAN).order_by("-putaran").first()
    ada = {b.kode: b for b in reviu.butir.all()} if reviu else {}
    diubah = []
    for kode, tulisan in tanggapan.items():
        b, bersih = ada.get(kode), tulisan.strip()
        if b is None or not b.terbuka or b.tindak_lanjut == bersih:
            continue
        isi_baru = {"tindak_lanjut": bersih, "ditindak_oleh": aktor, "ditindak_pada": now}
        if not ambil(ButirReviu.objects.all(), b.pk, b.versi_kunci, isi_baru):
            raise Berubah
        diubah.append(kode)
    if diubah:
        tulis_jejak(
            t.laporan, aktor, "tanggapi", f"Menanggapi {len(diubah)} catatan reviu {t.laporan}", now, butir=diubah
        )
    return len(diubah)
