"""Who stands how to the Desk: who plans it, who holds it, whose appointment it is, and who is told."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet

from sakip.kalender.queries.dispensasi import pd_peminta
from sakip.organisasi.enums import JenisTim, JenisUnit, Peran
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import AnggotaTim, Pegawai, Penugasan
from sakip.organisasi.queries import pilih_pemegang

from ..enums.desk import PeranDesk, PihakDesk
from ..models import HariDesk, KehadiranDesk, SlotDesk
from .peran import tim_verifikasi

SE_DESK = (Peran.ADMIN, Peran.TIM_VERIFIKASI, Peran.SEKDA, Peran.KANTOR_SEKDA, Peran.ORGANISASI)
PENGGANTI = (Peran.TIM_VERIFIKASI, Peran.SEKDA, Peran.KANTOR_SEKDA, Peran.ORGANISASI)
SEKRETARIS = "sekretaris"


def hari_terlihat(hak: Hak) -> QuerySet[HariDesk]:
    """The days of Desk: for those who hold it. A PD sees its own appointment, not who else comes."""
    boleh = hak.pemda_id is not None and hak.punya(*SE_DESK)
    return HariDesk.objects.filter(pemda_id=hak.pemda_id) if boleh else HariDesk.objects.none()


def slot_terlihat(hak: Hak) -> QuerySet[SlotDesk]:
    """The appointments this user may know of; nothing of another PD, nothing of another regency."""
    if hak.pemda_id is None:
        return SlotDesk.objects.none()
    boleh = Q() if hak.punya(*SE_DESK) else Q(pd_id__in=pd_peminta(hak) | hak.pd_sakip)
    return SlotDesk.objects.filter(boleh, ruang__hari__pemda_id=hak.pemda_id)


def anggota_tim(pemda_id: int, tanggal: date) -> tuple[AnggotaTim, ...]:
    """The members of the Tim Verifikasi of that day."""
    return tim_verifikasi(pemda_id, tanggal)[0]


def pd_anggota(pemda_id: int, tanggal: date) -> dict[int, frozenset[int]]:
    """The PDs of the offices that members of the Tim hold: nobody verifies the PK of the own PD (SoD2)."""
    return tim_verifikasi(pemda_id, tanggal)[1]


def sekretaris(tim: Sequence[AnggotaTim]) -> frozenset[int]:
    """The members whom the Keputusan calls secretary."""
    return frozenset(a.pegawai_id for a in tim if SEKRETARIS in a.kedudukan.casefold())


def merencanakan(hak: Hak, tim: Sequence[AnggotaTim]) -> bool:
    """Whether this user plans the Desk: the secretary of the Tim; where none is named, the Tim and the Sekretariat."""
    bernama = sekretaris(tim)
    return hak.pegawai_id in bernama if bernama else hak.punya(*PENGGANTI)


def peran_desk(hak: Hak, pd_id: int, tim: Sequence[AnggotaTim]) -> frozenset[PeranDesk]:
    """Roles of this user on the appointment of that PD. Who speaks for the PD does not decide on its appointment."""
    if pd_id in pd_peminta(hak):
        return frozenset({PeranDesk.PD})
    peran = set()
    if merencanakan(hak, tim):
        peran.add(PeranDesk.SEKRETARIS)
    if hak.punya(Peran.TIM_VERIFIKASI) and hak.unsur and pd_id not in hak.pd_sendiri:
        peran.add(PeranDesk.TIM)
    return frozenset(peran)


def orang_pd(pd_id: int, tanggal: date) -> set[int]:
    """Who is told for a PD: its planners and its head."""
    perencana = AnggotaTim.objects.filter(
        tim__pd_id=pd_id, tim__jenis=JenisTim.PENYUSUN_PD, tim__mulai__lte=tanggal, tim__selesai__gte=tanggal
    )
    pimpinan = pilih_pemegang(
        Penugasan.objects.filter(jabatan__pd_id=pd_id, jabatan__jenis_unit=JenisUnit.PD, jabatan__aktif=True)
        .pada(tanggal)
        .select_related("pegawai")
    )
    return {*perencana.values_list("pegawai_id", flat=True), *(p.pegawai_id for p in pimpinan.values())}


def orang_sekretaris(pemda_id: int, tanggal: date) -> set[int]:
    """Who is told of a request: the secretary; where none is named, every member of the Tim."""
    tim = anggota_tim(pemda_id, tanggal)
    return set(sekretaris(tim) or (a.pegawai_id for a in tim))


def calon_hadir(slot: SlotDesk, tanggal: date) -> tuple[list[KehadiranDesk], list[KehadiranDesk]]:
    """Who may come, as attendance not yet written: officials and planners of the PD; members of the Tim who are not
    of that PD."""
    hari = slot.ruang.hari
    tim, milik = anggota_tim(hari.pemda_id, tanggal), pd_anggota(hari.pemda_id, tanggal)
    bebas = [a for a in tim if a.unsur and slot.pd_id not in milik.get(a.pegawai_id, ())]
    jabatan = _jabatan([a.pegawai_id for a in bebas], tanggal)
    dari_tim = [
        KehadiranDesk(
            slot=slot, pihak=PihakDesk.TIM, pegawai=a.pegawai, nama=a.pegawai.nama, unsur=a.unsur,
            jabatan=jabatan.get(a.pegawai_id) or a.kedudukan,
        )
        for a in bebas
    ]  # fmt: skip
    return _dari_pd(slot, tanggal), dari_tim


def _dari_pd(slot: SlotDesk, tanggal: date) -> list[KehadiranDesk]:
    hasil: dict[int, KehadiranDesk] = {}

    def tambah(pegawai: Pegawai, jabatan: str) -> None:
        hasil.setdefault(
            pegawai.pk,
            KehadiranDesk(slot=slot, pihak=PihakDesk.PD, pegawai=pegawai, nama=pegawai.nama, jabatan=jabatan[:300]),
        )

    pejabat = Penugasan.objects.filter(jabatan__pd_id=slot.pd_id, jabatan__aktif=True, pegawai__aktif=True)
    for p in pejabat.pada(tanggal).select_related("pegawai", "jabatan").order_by("jabatan__urutan", "jabatan_id"):
        tambah(p.pegawai, p.jabatan_cetak)
    perencana = AnggotaTim.objects.filter(
        tim__pd_id=slot.pd_id, tim__jenis__in=[JenisTim.PENYUSUN_PD, JenisTim.SAKIP_PD], pegawai__aktif=True,
        tim__mulai__lte=tanggal, tim__selesai__gte=tanggal,
    )  # fmt: skip
    for a in perencana.select_related("pegawai", "tim").order_by("tim__jenis", "id"):
        tambah(a.pegawai, a.tim.nama)
    return list(hasil.values())


def _jabatan(pegawai_id: Sequence[int], tanggal: date) -> dict[int, str]:
    rows = Penugasan.objects.filter(pegawai_id__in=pegawai_id).pada(tanggal).select_related("jabatan", "pegawai")
    return {p.pegawai_id: p.jabatan_cetak for p in rows.order_by("-mulai")}
