"""The checklists of the unsur for some PKs, from the profile, the open findings, and what members ticked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sakip.organisasi.models import Ketentuan
from sakip.organisasi.rules.verifikasi import TIM_SAKIP

from ..enums import TERBUKA_TEMUAN, Jalur
from ..models import Perjanjian, Temuan, Verifikasi
from ..rules.daftar_periksa import DaftarPeriksa, susun_daftar


def daftar_satu(
    pk: Perjanjian, putaran: Verifikasi, ketentuan: Ketentuan | None, unsur: Iterable[str], temuan: Sequence[Temuan]
) -> dict[str, DaftarPeriksa]:
    """Unsur -> its list in this round; `temuan`: the findings of the round."""
    return _susun(pk, ketentuan, unsur, [t.jenis for t in temuan if t.terbuka], putaran)


def daftar_banyak(
    daftar: Sequence[Perjanjian],
    putaran: Mapping[int, Verifikasi],
    ketentuan: Mapping[int, Ketentuan | None],
    unsur: Iterable[str],
) -> dict[int, dict[str, DaftarPeriksa]]:
    """PK -> the lists of these unsur in its last round, in one query."""
    terbuka: dict[int, list[str]] = defaultdict(list)
    rows = Temuan.objects.filter(verifikasi__in=list(putaran.values()), keputusan__in=TERBUKA_TEMUAN).order_by()
    for verifikasi_id, jenis in rows.values_list("verifikasi_id", "jenis"):
        terbuka[verifikasi_id].append(jenis)
    unsur, hasil = list(unsur), {}
    for pk in daftar:
        v = putaran.get(pk.pk)
        hasil[pk.pk] = _susun(pk, ketentuan.get(pk.tahun), unsur, terbuka[v.pk] if v else (), v)
    return hasil


def _susun(
    pk: Perjanjian,
    ketentuan: Ketentuan | None,
    unsur: Iterable[str],
    terbuka: Sequence[str],
    putaran: Verifikasi | None,
) -> dict[str, DaftarPeriksa]:
    isi = ketentuan.daftar_periksa if ketentuan else {}
    centang: dict[str, dict[str, tuple[str, datetime]]] = defaultdict(dict)
    for c in putaran.diperiksa if putaran else ():
        centang[c["unsur"]][c["teks"]] = (c["nama"], datetime.fromisoformat(c["pada"]))
    semua = list(unsur) if pk.jalur == Jalur.KABUPATEN else [""]
    return {u: susun_daftar(u, isi.get(u or TIM_SAKIP, ()), terbuka, centang[u]) for u in semua}
