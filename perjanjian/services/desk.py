"""Acts on one appointment of the Desk, decided anew under the lock: asking, moving, who came, begin and end."""

from collections.abc import Callable, Collection, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from sakip.angka import tanggal_lengkap
from sakip.kalender.services.kabar import kabari
from sakip.kunci import tukar
from sakip.organisasi.giliran import giliran
from sakip.organisasi.hak import Hak, hak_dari
from sakip.organisasi.models import AnggotaTim
from sakip.waktu import tanggal_di

from ..enums.desk import AksiDesk as A
from ..enums.desk import HasilPermintaan, PeranDesk, StatusDesk
from ..models import HariDesk, KehadiranDesk, Perjanjian, PermintaanDesk, RuangDesk, SlotDesk
from ..queries.desk import RELASI, hadir_pada, pk_desk, sebut
from ..queries.desk_hari import fakta_desk
from ..queries.desk_orang import anggota_tim, calon_hadir, orang_sekretaris, peran_desk
from ..workflow.desk import decide
from .dasar import AksiDenied
from .desk_dasar import BUKAN, Tujuan, alamat, jejak, kabari_pd, pd_bebas, penuh, terjaga

BERUBAH = "Janji ini baru saja diubah orang lain. Muat ulang halaman untuk melihat keadaannya."


@dataclass(frozen=True)
class Isian:
    """What comes with an act: the reason, the place asked for, who came."""

    catatan: str = ""
    tujuan: Tujuan | None = None
    hadir: tuple[int, ...] = ()  # keys of the people present


@dataclass(frozen=True)
class _Latar:
    slot: SlotDesk
    hak: Hak
    tim: Sequence[AnggotaTim]
    peran: frozenset[PeranDesk]
    aktor: Any
    now: datetime
    isian: Isian
    hadir: list[KehadiranDesk] = field(default_factory=list)

    @property
    def hari(self) -> HariDesk:
        return self.slot.ruang.hari

    @property
    def hari_ini(self) -> date:
        return tanggal_di(self.now, self.hari.pemda.zona_waktu)

    @property
    def pegawai_id(self) -> int:
        assert self.hak.pegawai_id is not None  # roles come from offices and teams, which only a pegawai has
        return self.hak.pegawai_id


@transaction.atomic
def lakukan(
    *, slot_id: int, aksi: A, aktor: Any, now: datetime, isian: Isian | None = None, versi: int | None = None
) -> SlotDesk:
    """Do one act on one appointment. `versi`: the one that was shown. Raises `AksiDenied` with what to tell."""
    if aksi == A.MULAI:
        kunci_pk(slot_id)
    t = _kunci(slot_id, aktor, now, isian or Isian())
    if versi is not None and versi != t.slot.versi_kunci:
        raise AksiDenied(BERUBAH)
    fakta = fakta_desk(
        t.slot, now, hadir=t.hadir, ada_pk=_ada_pk(t.slot), penuh=_tujuan_penuh(t, aksi) or ""
    )  # fmt: skip
    keputusan = decide(aksi, t.slot.status, t.peran, fakta)
    if not keputusan.allowed or keputusan.transition is None:
        raise AksiDenied(" ".join(keputusan.reasons) or "Anda tidak dapat melakukan tindakan ini.")
    if keputusan.transition.needs_catatan and not t.isian.catatan.strip():
        raise AksiDenied("Alasan belum ditulis. Tulis alasannya dengan singkat dan jelas.")
    _PELAKSANA[aksi](t, StatusDesk(keputusan.transition.destination))
    t.slot.refresh_from_db()
    return t.slot


def kunci_pk(slot_id: int) -> None:
    """Hold the PK that the Desk is about, before the plan of the regency: in the order that the acts on a PK lock."""
    pd_id, tahun = SlotDesk.objects.values_list("pd_id", "ruang__hari__tahun").get(pk=slot_id)
    pk = pk_desk(pd_id, tahun)
    if pk is not None:
        list(Perjanjian.objects.select_for_update(of=("self",)).filter(pk=pk.pk).values_list("pk"))


def _kunci(slot_id: int, aktor: Any, now: datetime, isian: Isian) -> _Latar:
    """Lock the regency's plan, then the appointment, and gather rights and facts as they are now."""
    giliran(SlotDesk.objects.values_list("ruang__hari__pemda", flat=True).get(pk=slot_id))
    slot = SlotDesk.objects.select_for_update(of=("self",)).select_related(*RELASI).get(pk=slot_id)
    hari_ini = tanggal_di(now, slot.ruang.hari.pemda.zona_waktu)
    hak = hak_dari(aktor, hari_ini)
    if hak.pemda_id != slot.ruang.hari.pemda_id:
        raise AksiDenied(BUKAN)
    tim = anggota_tim(slot.ruang.hari.pemda_id, hari_ini)
    return _Latar(slot, hak, tim, peran_desk(hak, slot.pd_id, tim), aktor, now, isian, hadir_pada(slot))


def _ada_pk(slot: SlotDesk) -> bool:
    pk = pk_desk(slot.pd_id, slot.ruang.hari.tahun)
    return pk is not None and pk.pertama_dikirim_pada is not None


def _tujuan_penuh(t: _Latar, aksi: A) -> str | None:
    if aksi == A.SETUJUI:
        p = _permintaan(t)
        return penuh(Tujuan(p.ruang_id, p.mulai, p.selesai), t.slot.pk) if p else "Permintaan itu sudah dijawab."
    if aksi not in (A.MINTA, A.PINDAHKAN):
        return None
    if t.isian.tujuan is None:
        return "Pilih ruang dan waktu pada daftar."
    ruang = RuangDesk.objects.filter(
        pk=t.isian.tujuan.ruang_id, hari__pemda_id=t.hari.pemda_id, hari__tahun=t.hari.tahun
    )
    if (tanggal := ruang.values_list("hari__tanggal", flat=True).first()) is None:
        return "Tempat itu tidak ada. Pilih ruang dan waktu pada daftar."
    setempat = t.now.astimezone(t.hari.pemda.zona)
    if (tanggal, t.isian.tujuan.mulai) <= (setempat.date(), setempat.time()):
        return "Waktu itu sudah lewat. Pilih waktu lain."
    return penuh(t.isian.tujuan, t.slot.pk)


def _permintaan(t: _Latar) -> PermintaanDesk | None:
    rows = PermintaanDesk.objects.filter(slot=t.slot, hasil=HasilPermintaan.MENUNGGU)
    return rows.select_related("ruang__hari", "diminta_oleh").first()


def _pindahkan(t: _Latar, status: StatusDesk, **isi: Any) -> None:
    """Write the new state, only if nobody moved it meanwhile (compare-and-swap)."""
    with terjaga():
        rows = SlotDesk.objects.filter(status=t.slot.status)
        tukar(rows, t.slot, {"status": status, **isi}, AksiDenied(BERUBAH))


def _jawab(t: _Latar, hasil: HasilPermintaan, catatan: str = "") -> PermintaanDesk | None:
    """Close the open request, if there is one."""
    p = _permintaan(t)
    if p is not None:
        PermintaanDesk.objects.filter(pk=p.pk).update(
            hasil=hasil, catatan=catatan[:500], diputuskan_oleh_id=t.pegawai_id, diputuskan_pada=t.now
        )
    return p


def _ketahui(t: _Latar, status: StatusDesk) -> None:
    _pindahkan(t, status, diketahui_oleh_id=t.pegawai_id, diketahui_pada=t.now)
    _catat(t, A.KETAHUI, f"{t.slot}: Perangkat Daerah menyatakan sudah tahu, {sebut(t.slot)}")


def _minta(t: _Latar, status: StatusDesk) -> None:
    tujuan, alasan = t.isian.tujuan, t.isian.catatan.strip()[:500]
    assert tujuan is not None
    _pindahkan(t, status)
    p = PermintaanDesk.objects.create(
        slot=t.slot, ruang_id=tujuan.ruang_id, mulai=tujuan.mulai, selesai=tujuan.selesai, alasan=alasan,
        diminta_oleh_id=t.pegawai_id, diminta_pada=t.now,
    )  # fmt: skip
    ke = _sebut_tempat(p)
    _kabari(
        orang_sekretaris(t.hari.pemda_id, t.hari_ini), f"{t.slot.pd.nama} minta waktu Desk lain",
        f"Dari {sebut(t.slot)} ke {ke}. Alasan: {alasan}", t,
    )  # fmt: skip
    _catat(t, A.MINTA, f"{t.slot}: minta pindah ke {ke}: {alasan}")


def _sebut_tempat(p: PermintaanDesk) -> str:
    ruang = RuangDesk.objects.select_related("hari").get(pk=p.ruang_id)
    return f"{tanggal_lengkap(ruang.hari.tanggal)} pukul {p.mulai:%H.%M}, {ruang.nama}"


def _tarik(t: _Latar, status: StatusDesk) -> None:
    _jawab(t, HasilPermintaan.DITARIK)
    _pindahkan(t, status)
    _kabari(
        orang_sekretaris(t.hari.pemda_id, t.hari_ini), f"{t.slot.pd.nama} menarik permintaan waktu Desk lain",
        f"Janji tetap {sebut(t.slot)}.", t,
    )  # fmt: skip
    _catat(t, A.TARIK, f"{t.slot}: permintaan pindah ditarik")


def _setujui(t: _Latar, status: StatusDesk) -> None:
    p = _jawab(t, HasilPermintaan.DISETUJUI)
    assert p is not None
    _ke(t, status, Tujuan(p.ruang_id, p.mulai, p.selesai), p.alasan, A.SETUJUI)


def _tolak(t: _Latar, status: StatusDesk) -> None:
    catatan = t.isian.catatan.strip()
    _jawab(t, HasilPermintaan.DITOLAK, catatan)
    _pindahkan(t, status)
    kabari_pd(t.slot, "Permintaan waktu Desk lain ditolak", f"Janji tetap. Alasan: {catatan}", t.now)
    _catat(t, A.TOLAK, f"{t.slot}: permintaan pindah ditolak: {catatan}")


def _pindah(t: _Latar, status: StatusDesk) -> None:
    assert t.isian.tujuan is not None
    _jawab(t, HasilPermintaan.GUGUR)
    _ke(t, status, t.isian.tujuan, t.isian.catatan.strip(), A.PINDAHKAN)


def _ke(t: _Latar, status: StatusDesk, tujuan: Tujuan, alasan: str, aksi: A) -> None:
    lama = sebut(t.slot)
    _pindahkan(
        t, status, ruang_id=tujuan.ruang_id, mulai=tujuan.mulai, selesai=tujuan.selesai, alasan=alasan[:500],
        diketahui_oleh=None, diketahui_pada=None,
    )  # fmt: skip
    baru = SlotDesk.objects.select_related(*RELASI).get(pk=t.slot.pk)
    kabari_pd(baru, "Desk PK dipindahkan", f"Semula {lama}. Alasan: {alasan}", t.now)
    _catat(t, aksi, f"{t.slot}: dipindahkan dari {lama} ke {sebut(baru)}: {alasan}")


def _batalkan(t: _Latar, status: StatusDesk) -> None:
    alasan = t.isian.catatan.strip()
    _jawab(t, HasilPermintaan.GUGUR)
    _pindahkan(t, status, alasan=alasan[:500])
    kabari_pd(t.slot, "Desk PK dibatalkan", f"Alasan: {alasan}", t.now)
    _catat(t, A.BATALKAN, f"{t.slot}, {sebut(t.slot)}, dibatalkan: {alasan}")


def _hadir(t: _Latar, status: StatusDesk) -> None:
    """Write who came; who is no longer ticked was written down by mistake and is withdrawn."""
    if not t.isian.hadir:
        raise AksiDenied("Centang siapa yang hadir.")
    _pindahkan(t, status)
    _tulis_hadir(t, set(t.isian.hadir))


def _tulis_hadir(t: _Latar, dipilih: Set[int]) -> None:
    pd, tim = calon_hadir(t.slot, t.hari_ini)
    ada = {h.pegawai_id: h for h in t.hadir}
    calon = {h.pegawai_id: h for h in (*tim, *pd)}  # who stands on both sides sits with the PD
    baru = [h for h in (*pd, *tim) if h is calon[h.pegawai_id] and h.pegawai_id in dipilih - ada.keys()]
    hilang = [h for k, h in ada.items() if k not in dipilih]
    for h in baru:
        h.hadir_pada, h.dicatat_oleh_id = t.now, t.pegawai_id
    KehadiranDesk.objects.bulk_create(baru)
    KehadiranDesk.objects.filter(pk__in=[h.pk for h in hilang]).update(dicabut_pada=t.now)
    kata = [f"hadir {', '.join(h.nama for h in baru)}" if baru else ""]
    kata.append(f"dicabut {', '.join(h.nama for h in hilang)}" if hilang else "")
    _catat(t, A.HADIR, f"{t.slot}: {'; '.join(k for k in kata if k) or 'kehadiran tetap'}")


def _mulai(t: _Latar, status: StatusDesk) -> None:
    pk = pk_desk(t.slot.pd_id, t.hari.tahun)
    assert pk is not None
    _jawab(t, HasilPermintaan.GUGUR)
    _pindahkan(t, status, dimulai_pada=t.now, perjanjian=pk)
    _catat(t, A.MULAI, f"{t.slot} dimulai di {t.slot.ruang.nama}", perjanjian=pk.pk)


def _selesaikan(t: _Latar, status: StatusDesk) -> None:
    _pindahkan(t, status, berakhir_pada=t.now)
    _catat(t, A.SELESAIKAN, f"{t.slot} diakhiri")


def _lanjutkan(t: _Latar, status: StatusDesk) -> None:
    pd_bebas(t.slot.pd_id)
    _pindahkan(t, status, berakhir_pada=None)
    _catat(t, A.LANJUTKAN, f"{t.slot} dilanjutkan")


def _tidak_hadir(t: _Latar, status: StatusDesk) -> None:
    _jawab(t, HasilPermintaan.GUGUR)
    _pindahkan(t, status)
    kabari_pd(t.slot, "Dicatat tidak hadir pada Desk PK", "Hubungi sekretaris Tim Verifikasi untuk waktu lain.", t.now)
    _catat(t, A.TIDAK_HADIR, f"{t.slot}, {sebut(t.slot)}: tidak hadir")


_PELAKSANA: dict[A, Callable[[_Latar, StatusDesk], None]] = {
    A.KETAHUI: _ketahui,
    A.MINTA: _minta,
    A.TARIK: _tarik,
    A.SETUJUI: _setujui,
    A.TOLAK: _tolak,
    A.PINDAHKAN: _pindah,
    A.HADIR: _hadir,
    A.MULAI: _mulai,
    A.SELESAIKAN: _selesaikan,
    A.LANJUTKAN: _lanjutkan,
    A.TIDAK_HADIR: _tidak_hadir,
    A.BATALKAN: _batalkan,
}


# ---- telling and writing down


def _kabari(siapa: Collection[int], judul: str, isi: str, t: _Latar) -> None:
    kabari(pegawai_id=siapa, judul=judul, isi=isi, alamat=alamat(t.slot), now=t.now)


def _catat(t: _Latar, aksi: A, ringkasan: str, **rincian: Any) -> None:
    jejak(t.aktor, f"desk.{aksi}", t.slot, ringkasan, t.now, t.hari.pemda_id, pd=t.slot.pd_id, **rincian)
