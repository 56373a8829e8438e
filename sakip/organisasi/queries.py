"""Reads of the organisation that other apps rely on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q

from sakip.ingatan import ingat

from .enums import JenisPenugasan, JenisTim, JenisUnit, Jenjang
from .models import (
    AnggotaTim,
    AturanJenjang,
    Formulir,
    Jabatan,
    Ketentuan,
    PemerintahDaerah,
    Penugasan,
    PerangkatDaerah,
    TahunAnggaran,
)
from .rules.pejabat import PilihanPihakKedua, Simpul, pihak_kedua

_URUT_PEMEGANG = {JenisPenugasan.DEFINITIF: 0, JenisPenugasan.PJ: 1, JenisPenugasan.PLT: 2, JenisPenugasan.PLH: 3}


def ketentuan_pada(pemda_id: int | None, tanggal: date) -> Ketentuan | None:
    """The profile of the regency in force on `tanggal`; the newest one where none covers that day."""
    semua = ingat(("ketentuan", pemda_id), lambda: list(Ketentuan.objects.filter(pemda_id=pemda_id)))
    return max(semua, key=lambda k: (k.mencakup(tanggal), k.berlaku_mulai), default=None)


def aturan_jenjang(ketentuan: Ketentuan, jenjang: str) -> AturanJenjang | None:
    """What the profile says about the PKs of one level."""
    muat = AturanJenjang.objects.filter(ketentuan=ketentuan)
    return ingat(("aturan_jenjang", ketentuan.pk), lambda: {a.jenjang: a for a in muat}).get(jenjang)


def formulir(ketentuan: Ketentuan, kode: str) -> Formulir | None:
    """The form of the profile with this code."""
    muat = Formulir.objects.filter(ketentuan=ketentuan)
    return ingat(("formulir", ketentuan.pk), lambda: {f.kode: f for f in muat}).get(kode)


def semua_pd(pemda_id: int) -> tuple[PerangkatDaerah, ...]:
    """The PDs of the regency by name, those that are no longer active too."""
    muat = PerangkatDaerah.objects.filter(pemda_id=pemda_id).select_related("pemda")
    return ingat(("pd", pemda_id), lambda: tuple(muat))


def apbd_ditetapkan(pemda_id: int, tahun: int) -> date | None:
    """The day the APBD of the year was set, where it is known."""
    muat = TahunAnggaran.objects.filter(pemda_id=pemda_id).values_list("tahun", "apbd_ditetapkan")
    return ingat(("apbd", pemda_id), lambda: dict(muat)).get(tahun)


def jabatan_pimpinan(pemda: PemerintahDaerah, pd: PerangkatDaerah | None) -> Jabatan | None:
    """The office that answers for a PD; for the regency (`pd` None) its kepala daerah."""
    rows = Jabatan.objects.filter(pemda=pemda, aktif=True)
    rows = rows.filter(pd=pd, jenis_unit=JenisUnit.PD) if pd else rows.filter(jenjang=Jenjang.KEPALA_DAERAH)
    return rows.first()


def pemegang_banyak(jabatan_id: Iterable[int], tanggal: date) -> dict[int, Penugasan]:
    """Who acts for each office on that day and may sign: the definitive holder, else Pj., else Plt. (never a Plh.)."""
    rows = Penugasan.objects.filter(jabatan_id__in=set(jabatan_id)).pada(tanggal).select_related("pegawai", "jabatan")
    return pilih_pemegang(rows)


def perencana_pd(pd_id: int, tanggal: date) -> set[int]:
    """The planners of a PD on that day."""
    return _anggota(Q(tim__jenis=JenisTim.PENYUSUN_PD, tim__pd=pd_id), tanggal).get(
        (JenisTim.PENYUSUN_PD, pd_id), set()
    )


def anggota_banyak(
    pemda_id: int, tanggal: date, *, jenis: Iterable[JenisTim] = (), pd_id: Iterable[int | None] = ()
) -> dict[tuple[str, int | None], set[int]]:
    """{(kind of team, its PD): who is in it on that day}, of the regency's teams of these kinds and of the planners of
    these PDs; one query."""
    tim = Q(tim__jenis__in=list(jenis))
    tim |= Q(tim__jenis=JenisTim.PENYUSUN_PD, tim__pd_id__in=[x for x in pd_id if x])
    return _anggota(tim & Q(tim__pemda=pemda_id), tanggal)


def _anggota(tim: Q, tanggal: date) -> dict[tuple[str, int | None], set[int]]:
    rows = AnggotaTim.objects.filter(
        tim, tim__mulai__lte=tanggal, tim__selesai__gte=tanggal, pegawai__aktif=True
    ).order_by()
    hasil: dict[tuple[str, int | None], set[int]] = defaultdict(set)
    for jenis, pd_id, pegawai_id in rows.values_list("tim__jenis", "tim__pd_id", "pegawai_id"):
        hasil[jenis, pd_id].add(pegawai_id)
    return hasil


def pilih_pemegang(rows: Iterable[Penugasan]) -> dict[int, Penugasan]:
    """Of the holders of one day those who sign, by office; `rows` know their pegawai."""
    hasil: dict[int, Penugasan] = {}
    berhak = [r for r in rows if r.jenis != JenisPenugasan.PLH and r.pegawai.aktif]
    for row in sorted(berhak, key=lambda r: (r.mulai, r.pk), reverse=True):
        lama = hasil.get(row.jabatan_id)
        if lama is None or _URUT_PEMEGANG[JenisPenugasan(row.jenis)] < _URUT_PEMEGANG[JenisPenugasan(lama.jenis)]:
            hasil[row.jabatan_id] = row
    return hasil


def pemegang(jabatan_id: int, tanggal: date) -> Penugasan | None:
    """Who acts for the office on that day (BK Pasal 4-7 ayat (3)); None where it is vacant."""
    return pemegang_banyak([jabatan_id], tanggal).get(jabatan_id)


def simpul_pemda(pemda_id: int) -> dict[int, Simpul]:
    """Each active office as the line of command sees it, in one query."""
    rows = Jabatan.objects.filter(pemda_id=pemda_id, aktif=True).values_list("id", "jenjang", "jenis_unit", "pd_id")
    return ingat(("simpul", pemda_id), lambda: {r[0]: Simpul(*r) for r in rows})


def pihak_kedua_jabatan(
    jabatan_id: int,
    aturan: str,
    *,
    simpul: Mapping[int, Simpul],
    pohon: dict[int, int | None],
    pemegang: Mapping[int, Penugasan],
) -> PilihanPihakKedua:
    """The office of the second party by the line of command and the rule of the profile, or why there is none."""
    rantai = [simpul[j] for j in rantai_atasan(jabatan_id, pohon) if j in simpul]
    orang = {j: pemegang[j].pegawai_id for j in (jabatan_id, *(s.id for s in rantai)) if j in pemegang}
    return pihak_kedua(simpul[jabatan_id], aturan, rantai, orang)


def pohon_atasan(pemda_id: int) -> dict[int, int | None]:
    """Each active office with its superior, in one query."""
    rows = Jabatan.objects.filter(pemda_id=pemda_id, aktif=True).values_list("id", "atasan_id")
    return ingat(("atasan", pemda_id), lambda: dict(rows))


def rantai_atasan(jabatan_id: int, pohon: dict[int, int | None]) -> list[int]:
    """The offices above, nearest first; stops at a loop instead of turning in it."""
    rantai: list[int] = []
    atas = pohon.get(jabatan_id)
    while atas is not None and atas not in rantai and atas != jabatan_id:
        rantai.append(atas)
        atas = pohon.get(atas)
    return rantai
