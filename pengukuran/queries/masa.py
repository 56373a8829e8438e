"""Which version of each office's PK is measured in a period."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from perjanjian.enums import Status
from perjanjian.models import Perjanjian
from sakip.waktu import tanggal_di

from ..rules.masa import VersiPK, yang_menjawab


def pk_menjawab(jabatan_id: Collection[int], tahun: int, periode: str) -> dict[int, Perjanjian]:
    """{office: the version of its PK that answers for the period} (GM/SM Pasal 9 ayat (2)); one query."""
    rows = Perjanjian.objects.filter(jabatan_id__in=jabatan_id, tahun=tahun)
    return dari_versi(rows.filter(status__in=(Status.BERLAKU, Status.DIGANTI)).select_related("pemda"), tahun, periode)


def dari_versi(rows: Iterable[Perjanjian], tahun: int, periode: str) -> dict[int, Perjanjian]:
    """The same for PKs that were in force, read already with their `pemda`."""
    versi: dict[int, list[Perjanjian]] = defaultdict(list)
    for pk in rows:
        versi[pk.jabatan_id].append(pk)
    hasil = {}
    for jabatan, semua in versi.items():
        sejak = [(pk, tanggal_di(pk.berlaku_pada, pk.pemda.zona_waktu)) for pk in semua if pk.berlaku_pada]
        satu = yang_menjawab((VersiPK(pk.pk, pk.versi, mulai) for pk, mulai in sejak), tahun, periode)
        if satu:
            hasil[jabatan] = next(pk for pk in semua if pk.pk == satu.id)
    return hasil
