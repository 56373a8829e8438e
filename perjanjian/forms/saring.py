"""The filters of the list, as they stand in the address. An unknown value filters nothing; it is never an error."""

from collections.abc import Collection, Mapping

from sakip.angka import MasukanSalah, bersihkan_teks
from sakip.formulir import nomor
from sakip.organisasi.enums import Jenjang

from ..enums import Status
from ..models import Penyampaian
from ..queries.acara import KEADAAN_ACARA, SaringanAcara
from ..queries.daftar import MENUNGGU, SARING_TENGGAT, TAMPIL, URUTAN, Saringan
from ..queries.penyampaian import KEADAAN, SaringanPenyampaian
from ..queries.periksa import SARING_PERIKSA, SaringanPeriksa

PANJANG_CARI = 100


def baca_saringan(data: Mapping[str, str], unit: Collection[int] = ()) -> Saringan:
    """`unit`: the offices that lead a unit of the chosen PD."""
    return Saringan(
        status=_dari(data.get("status", ""), {*TAMPIL, Status.DIGANTI, MENUNGGU}),
        cari=baca_kata(data.get("cari", "")),
        jenjang=_dari(data.get("jenjang", ""), Jenjang.values),
        unit=next((u for u in unit if str(u) == data.get("unit", "")), None),
        tenggat=_dari(data.get("tenggat", ""), SARING_TENGGAT),
        urut=_dari(data.get("urut", ""), URUTAN) or "tenggat",
    )


def baca_saringan_penyampaian(data: Mapping[str, str]) -> SaringanPenyampaian:
    return SaringanPenyampaian(
        cari=baca_kata(data.get("cari", "")),
        jenis=_dari(data.get("jenis", ""), Penyampaian.Jenis.values),
        keadaan=_dari(data.get("keadaan", ""), KEADAAN),
    )


def baca_saringan_acara(data: Mapping[str, str]) -> SaringanAcara:
    return SaringanAcara(cari=baca_kata(data.get("cari", "")), keadaan=_dari(data.get("keadaan", ""), KEADAAN_ACARA))


def baca_saringan_periksa(data: Mapping[str, str]) -> SaringanPeriksa:
    return SaringanPeriksa(
        saring=_dari(data.get("saring", ""), SARING_PERIKSA),
        pd=nomor(data.get("pd", "")),
        cari=baca_kata(data.get("cari", "")),
    )


def baca_nomor(daftar: Collection[str]) -> list[int]:
    """Ids as checkboxes send them; what is no id is left out."""
    return [n for n in map(nomor, daftar) if n is not None]


def _dari(nilai: str, boleh: Collection[str]) -> str:
    return nilai if nilai in boleh else ""


def baca_kata(nilai: str) -> str:
    """What is searched for, as one clean line; nothing where it cannot be read."""
    try:
        return bersihkan_teks(nilai[: 2 * PANJANG_CARI].replace("\n", " "))[:PANJANG_CARI]
    except MasukanSalah:
        return ""
