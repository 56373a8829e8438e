"""What a user may be on one day: computed from the Penugasan and Tim of that day, never stored."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .enums import FungsiPD, JenisPenugasan, JenisTim, JenisUnit, Jenjang, Peran, Unsur
from .models import AnggotaTim, Pegawai, Penugasan
from .queries import pilih_pemegang

_PERAN_TIM = {
    JenisTim.MONEV: Peran.MONEV,
    JenisTim.KANTOR_SEKDA: Peran.KANTOR_SEKDA,
    JenisTim.ORGANISASI: Peran.ORGANISASI,
    JenisTim.KEPEGAWAIAN: Peran.KEPEGAWAIAN,
    JenisTim.ADMIN: Peran.ADMIN,
    JenisTim.VERIFIKASI: Peran.TIM_VERIFIKASI,
    JenisTim.SAKIP_PD: Peran.TIM_SAKIP,
    JenisTim.PENYUSUN_PD: Peran.PERENCANA,
    JenisTim.PENYUSUN_PEMDA: Peran.PERENCANA,
}
_PERAN_PIMPINAN = {
    FungsiPD.INSPEKTORAT: Peran.INSPEKTUR,
    FungsiPD.PERENCANAAN: Peran.KEPALA_BAPPEDA,
    FungsiPD.KEPEGAWAIAN: Peran.KEPEGAWAIAN,
}
# the roles whose work is the whole regency
SE_DAERAH = (
    Peran.ADMIN, Peran.TIM_VERIFIKASI, Peran.SEKDA, Peran.KANTOR_SEKDA, Peran.BUPATI, Peran.INSPEKTUR,
    Peran.KEPALA_BAPPEDA, Peran.ORGANISASI, Peran.MONEV, Peran.KEPEGAWAIAN,
)  # fmt: skip


@dataclass(frozen=True)
class Pegangan:
    """An office held today."""

    penugasan_id: int
    jabatan_id: int
    pd_id: int | None
    jenjang: str
    jenis: str
    jenis_unit: str
    unsur: str
    fungsi_pd: str
    nama: str
    kini: bool  # acts for the office and signs, nobody else coming before

    @property
    def menandatangani(self) -> bool:
        """A Plt. and a Pj. sign as the holder; a Plh. does not."""
        return self.jenis != JenisPenugasan.PLH


@dataclass(frozen=True)
class Hak:
    """The rights of one user on one day. `peran` are regency-wide; the rest says for which PD or unsur."""

    tanggal: date
    pengguna_id: int | None = None
    pegawai_id: int | None = None
    pemda_id: int | None = None
    pegangan: tuple[Pegangan, ...] = ()
    peran: frozenset[Peran] = field(default_factory=frozenset)
    pd_perencana: frozenset[int] = field(default_factory=frozenset)
    perencana_pemda: bool = False
    pd_sakip: frozenset[int] = field(default_factory=frozenset)
    unsur: frozenset[str] = field(default_factory=frozenset)
    pd_sendiri: frozenset[int] = field(default_factory=frozenset)

    def ada(self) -> bool:
        """Whether this user has any role in a regency today."""
        return bool(self.peran or self.pegangan)

    def punya(self, *peran: Peran) -> bool:
        return bool(self.peran & set(peran))

    def memegang(self, jabatan_id: int | None, *, menandatangani: bool = False) -> bool:
        """Whether this user holds the office today (with `menandatangani`: in a capacity that signs)."""
        return any(p.jabatan_id == jabatan_id and (p.menandatangani or not menandatangani) for p in self.pegangan)

    @property
    def se_daerah(self) -> bool:
        """Whether this user sees to every PD of the regency; the heads of the units that guide do (BK Pasal 15)."""
        return self.perencana_pemda or self.punya(*SE_DAERAH) or any(p.unsur for p in self.pegangan)

    @property
    def pd_milik(self) -> frozenset[int]:
        """The PDs this user plans for, verifies in, or holds an office of."""
        return self.pd_perencana | self.pd_sakip | self.pd_sendiri

    @property
    def jabatan_id(self) -> frozenset[int]:
        return frozenset(p.jabatan_id for p in self.pegangan)


def hak_dari(pengguna: Any, tanggal: date, *, pegawai: Pegawai | None = None) -> Hak:
    """The rights of `pengguna` (a user, perhaps anonymous) on `tanggal`, in three queries at most.

    `pegawai`: the person behind the user with the regency, where both were read in this request already.
    """
    if not getattr(pengguna, "is_authenticated", False) or not pengguna.is_active:
        return Hak(tanggal)
    pegawai = pegawai or Pegawai.objects.filter(pengguna_id=pengguna.pk).select_related("pemda").first()
    if pegawai is None or not pegawai.aktif or not pegawai.pemda.aktif:
        return Hak(tanggal, pengguna_id=pengguna.pk)
    pegangan = tuple(_pegangan(pegawai, tanggal))
    anggota = list(
        AnggotaTim.objects.filter(
            pegawai=pegawai, tim__pemda_id=pegawai.pemda_id, tim__mulai__lte=tanggal, tim__selesai__gte=tanggal
        ).select_related("tim")
    )
    peran = {_PERAN_TIM[JenisTim(a.tim.jenis)] for a in anggota} | _peran_jabatan(pegangan)
    return Hak(
        tanggal=tanggal,
        pengguna_id=pengguna.pk,
        pegawai_id=pegawai.pk,
        pemda_id=pegawai.pemda_id,
        pegangan=pegangan,
        peran=frozenset(peran),
        pd_perencana=frozenset(a.tim.pd_id for a in anggota if a.tim.jenis == JenisTim.PENYUSUN_PD),
        perencana_pemda=any(a.tim.jenis == JenisTim.PENYUSUN_PEMDA for a in anggota),
        pd_sakip=frozenset(a.tim.pd_id for a in anggota if a.tim.jenis == JenisTim.SAKIP_PD),
        unsur=frozenset(a.unsur for a in anggota if a.tim.jenis == JenisTim.VERIFIKASI and a.unsur),
        pd_sendiri=frozenset(p.pd_id for p in pegangan if p.pd_id),
    )


def _pegangan(pegawai: Pegawai, tanggal: date) -> list[Pegangan]:
    """The offices held today; those who hold them too are read along, to know who of them signs."""
    milik = Penugasan.objects.filter(pegawai=pegawai, jabatan__aktif=True, jabatan__pemda_id=pegawai.pemda_id)
    rows = list(
        Penugasan.objects.filter(jabatan__in=milik.pada(tanggal).values("jabatan"))
        .pada(tanggal)
        .select_related("jabatan__pd", "pegawai")
    )
    kini = pilih_pemegang(rows)
    return [
        Pegangan(
            penugasan_id=r.pk,
            jabatan_id=r.jabatan_id,
            pd_id=r.jabatan.pd_id,
            jenjang=r.jabatan.jenjang,
            jenis=r.jenis,
            jenis_unit=r.jabatan.jenis_unit,
            unsur=r.jabatan.unsur,
            fungsi_pd=r.jabatan.pd.fungsi if r.jabatan.pd else "",
            nama=r.jabatan_cetak,
            kini=r.jabatan_id in kini and kini[r.jabatan_id].pegawai_id == pegawai.pk,
        )
        for r in rows
        if r.pegawai_id == pegawai.pk
    ]


def _peran_jabatan(pegangan: tuple[Pegangan, ...]) -> set[Peran]:
    peran: set[Peran] = set()
    for p in pegangan:
        if p.jenjang == Jenjang.KEPALA_DAERAH:
            peran.add(Peran.BUPATI)
        elif p.jenjang == Jenjang.SEKDA:
            peran.add(Peran.SEKDA)
        elif p.jenis_unit == JenisUnit.PD and p.fungsi_pd in _PERAN_PIMPINAN:
            peran.add(_PERAN_PIMPINAN[FungsiPD(p.fungsi_pd)])
        if p.unsur == Unsur.ORGANISASI:
            peran.add(Peran.ORGANISASI)
    return peran
