"""What a reader may do with an appointment as buttons. Decides nothing itself: it asks `workflow.desk.decisions`."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse

from ..enums.desk import AksiDesk as A
from ..enums.desk import PeranDesk, StatusDesk
from ..models import SlotDesk
from ..rules.desk import FaktaDesk
from ..workflow.desk import decisions

# the first that is allowed is the one main button
URUTAN = (
    A.MULAI, A.SETUJUI, A.HADIR, A.SELESAIKAN, A.LANJUTKAN, A.KETAHUI, A.TOLAK, A.MINTA, A.TARIK, A.PINDAHKAN,
    A.TIDAK_HADIR, A.BATALKAN,
)  # fmt: skip
IKON = {
    A.KETAHUI: "check-lg",
    A.MINTA: "arrow-left-right",
    A.TARIK: "arrow-counterclockwise",
    A.SETUJUI: "check2",
    A.TOLAK: "slash-circle",
    A.PINDAHKAN: "arrow-left-right",
    A.HADIR: "people",
    A.MULAI: "play",
    A.SELESAIKAN: "check-circle",
    A.LANJUTKAN: "play",
    A.TIDAK_HADIR: "person-x",
    A.BATALKAN: "x-circle",
}
LANGSUNG = (A.KETAHUI, A.TARIK, A.SETUJUI, A.MULAI, A.SELESAIKAN, A.LANJUTKAN)  # nothing has to be asked
BUKAN_UTAMA = (A.TOLAK, A.MINTA, A.TARIK, A.PINDAHKAN, A.TIDAK_HADIR, A.BATALKAN)
DISEBUT = (A.MULAI, A.SETUJUI)  # where closed, worth saying why
# what the act does, said before it is done
AKIBAT = {
    A.KETAHUI: "Tim Verifikasi melihat bahwa Perangkat Daerah sudah tahu.",
    A.MINTA: "Permintaan dikirim kepada sekretaris Tim Verifikasi. Janji tetap berlaku sampai dijawab.",
    A.TARIK: "Permintaan dicabut; janji tetap pada waktu semula.",
    A.SETUJUI: "Janji pindah ke waktu yang diminta, dan Perangkat Daerah dikabari.",
    A.TOLAK: "Janji tetap pada waktu semula. Perangkat Daerah dikabari beserta alasannya.",
    A.PINDAHKAN: "Perangkat Daerah dikabari waktu barunya beserta alasannya.",
    A.HADIR: "Nama dan jabatan dicetak pada berita acara.",
    A.MULAI: "Sejak sekarang temuan terlihat oleh kedua pihak pada halaman janji ini.",
    A.SELESAIKAN: "Hasilnya dibaca dari PK. Desk dapat dilanjutkan lagi pada hari yang sama.",
    A.LANJUTKAN: "Desk berlangsung lagi pada hari ini.",
    A.TIDAK_HADIR: "Waktu itu bebas lagi. Perangkat Daerah dikabari; bila datang kemudian, Desk tetap dapat dimulai.",
    A.BATALKAN: "Janji tidak berlaku lagi dan tidak dapat dipulihkan. Perangkat Daerah dikabari.",
}


@dataclass(frozen=True)
class TombolDesk:
    aksi: str
    kata: str
    ikon: str
    boleh: bool
    sebab: str
    url: str
    langsung: bool
    utama: bool = False
    disebut: bool = False


def tombol_desk(
    slot: SlotDesk, peran: Collection[PeranDesk], fakta: FaktaDesk, *, meja: bool = False
) -> list[TombolDesk]:
    """The acts worth showing, the main one first; `meja`: the work-bench is the main way on."""
    semua = sorted(decisions(slot.status, peran, fakta), key=lambda d: URUTAN.index(A(d.aksi)))
    bukan = {*BUKAN_UTAMA, A.HADIR} if slot.status == StatusDesk.BERLANGSUNG else set(BUKAN_UTAMA)
    utama = "" if meja else next((d.aksi for d in semua if d.allowed and d.aksi not in bukan), "")
    return [
        TombolDesk(
            d.aksi,
            A(d.aksi).label,
            IKON[A(d.aksi)],
            d.allowed,
            " ".join(d.reasons),
            reverse("perjanjian:desk_aksi", args=[slot.pk, d.aksi]),
            d.aksi in LANGSUNG,
            d.aksi == utama,
            d.aksi in DISEBUT,
        )
        for d in semua
        if d.allowed or d.aksi in DISEBUT
    ]
