"""The filters of the list, as they stand in the address. An unknown value filters nothing; it is never an error."""

from collections.abc import Collection, Mapping

from sakip.formulir import baca_kata, nomor, salah_satu
from sakip.organisasi.enums import Jenjang

from ..enums import Status
from ..models import Penyampaian
from ..queries.acara import KEADAAN_ACARA, SaringanAcara
from ..queries.daftar import MENUNGGU, SARING_TENGGAT, TAMPIL, URUTAN, Saringan
from ..queries.penyampaian import KEADAAN, SaringanPenyampaian
from ..queries.periksa import SARING_PERIKSA, SaringanPeriksa


def baca_saringan(data: Mapping[str, str], unit: Collection[int] = ()) -> Saringan:
    """`unit`: the offices that lead a unit of the chosen PD."""
    return Saringan(
        status=salah_satu(data.get("status", ""), {*TAMPIL, Status.DIGANTI, MENUNGGU}),
        cari=baca_kata(data.get("cari", "")),
        jenjang=salah_satu(data.get("jenjang", ""), Jenjang.values),
        unit=next((u for u in unit if str(u) == data.get("unit", "")), None),
        tenggat=salah_satu(data.get("tenggat", ""), SARING_TENGGAT),
        urut=salah_satu(data.get("urut", ""), URUTAN) or "tenggat",
    )


def baca_saringan_penyampaian(data: Mapping[str, str]) -> SaringanPenyampaian:
    return SaringanPenyampaian(
        cari=baca_kata(data.get("cari", "")),
        jenis=salah_satu(data.get("jenis", ""), Penyampaian.Jenis.values),
        keadaan=salah_satu(data.get("keadaan", ""), KEADAAN),
    )


def baca_saringan_acara(data: Mapping[str, str]) -> SaringanAcara:
    return SaringanAcara(
        cari=baca_kata(data.get("cari", "")), keadaan=salah_satu(data.get("keadaan", ""), KEADAAN_ACARA)
    )


def baca_saringan_periksa(data: Mapping[str, str]) -> SaringanPeriksa:
    return SaringanPeriksa(
        saring=salah_satu(data.get("saring", ""), SARING_PERIKSA),
        pd=nomor(data.get("pd", "")),
        cari=baca_kata(data.get("cari", "")),
    )


def baca_nomor(daftar: Collection[str]) -> list[int]:
    """Ids as checkboxes send them; what is no id is left out."""
    return [n for n in map(nomor, daftar) if n is not None]
