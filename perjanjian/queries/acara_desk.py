"""What the berita acara of a day of Desk says: drawn from its appointments, never typed."""

import json
from datetime import date, datetime
from typing import Any

from sakip.dokumen.isi import PemdaIsi
from sakip.dokumen.profil import pemda_isi
from sakip.organisasi.enums import JenisTim
from sakip.organisasi.models import AnggotaTim, Ketentuan, Tim
from sakip.waktu import tanggal_di

from ..enums.desk import TERBUKA_DESK, HasilDesk, PihakDesk, StatusDesk
from ..models import BeritaAcara, HariDesk, KehadiranDesk
from ..pdf import AcaraDeskIsi, AnggotaIsi, JanjiIsi, KopIsi
from ..rules.desk import FaktaAcaraDesk
from .berita_acara import anggota_isi, keputusan_tim, kop_pemda, tim_pada
from .desk_hari import BarisSlot, HariIsi, hari_isi

KATA = {
    StatusDesk.TIDAK_HADIR: "Perangkat Daerah tidak hadir",
    HasilDesk.DIKEMBALIKAN: "Dikembalikan untuk diperbaiki",
    HasilDesk.BELUM_SELESAI: "Belum selesai diverifikasi",
}


def fakta_acara_desk(isi: HariIsi) -> FaktaAcaraDesk:
    """What the condition of the paper looks at; one query beside those of the day."""
    return FaktaAcaraDesk(
        hari_ini=tanggal_di(isi.kini, isi.hari.pemda.zona_waktu),
        tanggal=isi.hari.tanggal,
        terbuka=isi.hitung(*TERBUKA_DESK),
        ada_janji=bool(isi.baris),
        sudah=BeritaAcara.objects.filter(hari_desk=isi.hari).exists(),
    )


def susun_acara_desk(
    hari: HariDesk, ketentuan: Ketentuan, *, kini: datetime, tanggal: date, urut: int
) -> tuple[AcaraDeskIsi, list[AnggotaTim]]:
    """The paper of the day, dated `tanggal`, number `urut` of the year; with the members in its order."""
    isi = hari_isi(hari, kini)
    hadir = _hadir(isi)
    tim, anggota = _anggota(hari, {h.pegawai_id for semua in hadir.values() for h in semua})
    baris = [b for b in isi.baris if b.dipakai]
    return (
        AcaraDeskIsi(
            tahun=hari.tahun,
            nomor=ketentuan.format_nomor_ba.format(urut=urut, tahun=hari.tahun),
            tanggal=tanggal,
            tanggal_desk=hari.tanggal,
            jam=f"{hari.mulai:%H.%M}–{hari.selesai:%H.%M}",
            bertempat=f"{', '.join(r.nama for r in isi.ruang)}, {hari.pemda.tempat}",
            pemda=pemda_isi(hari.pemda),
            kop=kop_pemda(hari.pemda),
            tim=tim.nama if tim else JenisTim.VERIFIKASI.label,
            penetapan_tim=keputusan_tim(tim, hari.pemda.sebutan_bupati),
            dasar=f"Pasal 11 ayat (2) {ketentuan.singkatan}",
            janji=tuple(_janji(b, hadir.get(b.slot.pk, [])) for b in baris),
            selaras=sum(b.keadaan.hasil == HasilDesk.SELARAS for b in baris),
            anggota=tuple(anggota_isi(anggota, hari.tanggal)),
        ),
        anggota,
    )


def _hadir(isi: HariIsi) -> dict[int, list[KehadiranDesk]]:
    hasil: dict[int, list[KehadiranDesk]] = {}
    rows = KehadiranDesk.objects.filter(slot__in=[b.slot.pk for b in isi.baris], dicabut_pada__isnull=True)
    for h in rows.order_by("pihak", "id"):
        hasil.setdefault(h.slot_id, []).append(h)
    return hasil


def _anggota(hari: HariDesk, hadir: set[int]) -> tuple[Tim | None, list[AnggotaTim]]:
    """The members of the Tim who came that day; all of them where nobody was written down."""
    tim, semua = tim_pada(hari.pemda_id, hari.tanggal)
    return tim, [a for a in semua if a.pegawai_id in hadir] or semua


def _janji(b: BarisSlot, hadir: list[KehadiranDesk]) -> JanjiIsi:
    slot = b.slot
    return JanjiIsi(
        f"{slot.mulai:%H.%M}–{slot.selesai:%H.%M}",
        slot.ruang.nama,
        slot.pd.nama,
        tuple(f"{h.nama}{f' ({h.get_unsur_display()})' if h.pihak == PihakDesk.TIM else ''}" for h in hadir),
        _hasil(b),
    )


def _hasil(b: BarisSlot) -> str:
    if b.slot.status == StatusDesk.TIDAK_HADIR:
        return KATA[StatusDesk.TIDAK_HADIR]
    if b.keadaan.hasil == HasilDesk.SELARAS:
        return f"Selaras, berita acara {b.keadaan.berita_acara}"
    return KATA[b.keadaan.hasil]


def acara_desk_tersimpan(acara: BeritaAcara) -> AcaraDeskIsi:
    """The paper as it was frozen."""
    d: dict[str, Any] = json.loads(acara.isi)
    return AcaraDeskIsi(
        **d
        | {
            "tanggal": date.fromisoformat(d["tanggal"]),
            "tanggal_desk": date.fromisoformat(d["tanggal_desk"]),
            "pemda": PemdaIsi(**d["pemda"]),
            "kop": KopIsi(**{**d["kop"], "alamat": tuple(d["kop"]["alamat"])}),
            "janji": tuple(JanjiIsi(**{**j, "hadir": tuple(j["hadir"])}) for j in d["janji"]),
            "anggota": tuple(AnggotaIsi(**x) for x in d["anggota"]),
        }
    )
