"""The pages of the Desk, gathered so that the templates only print: a day, one appointment, the projector."""

from .hari import STATUS, BarisSlot, Belum, HariIsi, belum_berjanji, daftar_hari, hari_isi
from .keadaan import HASIL, Keadaan, keadaan_pk, pk_kabupaten
from .layar import KartuLayar, kartu_layar
from .slot import SlotIsi, TemuanDesk, fakta_desk, slot_isi, temuan_desk
from .tempat import Tempat, tempat_kosong

__all__ = [
    "HASIL",
    "STATUS",
    "BarisSlot",
    "Belum",
    "HariIsi",
    "KartuLayar",
    "Keadaan",
    "SlotIsi",
    "Tempat",
    "TemuanDesk",
    "belum_berjanji",
    "daftar_hari",
    "fakta_desk",
    "hari_isi",
    "kartu_layar",
    "keadaan_pk",
    "pk_kabupaten",
    "slot_isi",
    "tempat_kosong",
    "temuan_desk",
]
