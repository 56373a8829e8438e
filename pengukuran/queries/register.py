"""The register of one period: every PK that answers for it, who has filled in and who has not."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from perjanjian.models import Perjanjian
from perjanjian.queries.daftar import cocok_kata
from perjanjian.queries.tenggat import BatasPK, Kalender
from sakip.kalender.rules.tenggat import Tenggat
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import Penugasan, PerangkatDaerah
from sakip.organisasi.queries import pemegang_banyak
from sakip.waktu import tanggal_di

from ..enums import UKUR_TERBUKA, StatusUkur
from ..models import Pengukuran
from ..rules.masa import VersiPK, yang_menjawab
from .cakupan import boleh_isi, pk_diukur, terlihat
from .tenggat import batas_ukur, tenggat_periode

BELUM = "belum"  # of the filter: nothing that this reader may see was filled in
STATUS = {BELUM: "Belum diisi", **{s.value: s.label for s in StatusUkur if s}}


@dataclass(frozen=True)
class Saringan:
    cari: str = ""
    jenjang: str = ""
    status: str = ""

    @property
    def dipakai(self) -> bool:
        return bool(self.cari or self.jenjang)


@dataclass(frozen=True)
class BarisRegister:
    """One PK (or the programs of a PD) in the period; `ukur` None: not filled in yet, or not to be seen yet."""

    pk: Perjanjian | None
    ukur: Pengukuran | None
    pejabat: Penugasan | None
    lencana: BatasPK | None
    boleh_isi: bool

    @property
    def tombol(self) -> str:
        """What the reader can do: `isi`, `lanjut`, `lihat`, or nothing."""
        if self.ukur is None:
            return "isi" if self.boleh_isi else ""
        return "lanjut" if self.boleh_isi and self.ukur.status in UKUR_TERBUKA else "lihat"

    @property
    def kata_belum(self) -> str:
        """A draft of others is not to be seen: to them it is not submitted."""
        return "Belum diisi" if self.boleh_isi else "Belum diajukan"


@dataclass
class Register:
    """The register of one reader. Two queries for its numbers, four for the rows of a page, however many PKs."""

    hak: Hak
    tahun: int
    periode: str
    pd: PerangkatDaerah | None
    kalender: Kalender
    saringan: Saringan = field(default_factory=Saringan)

    @cached_property
    def _jawab(self) -> dict[int, str]:
        """{PK that answers for the period: its level}, in the order of the list."""
        rows = pk_diukur(self.hak, self.tahun)
        if self.pd is not None:
            rows = rows.filter(pd=self.pd)
        if self.saringan.cari:
            cocok = rows.filter(cocok_kata(self.saringan.cari, rows))  # type: ignore[arg-type]
            rows = rows.filter(jabatan_id__in=cocok.order_by().values("jabatan_id"))
        rows = rows.order_by("pd__nama", "jabatan__urutan", "jabatan__nama", "pk").select_related(None)
        versi: dict[int, list[VersiPK]] = {}
        jenjang: dict[int, str] = {}
        for pk, jabatan, nomor, mulai, tingkat in rows.values_list(
            "pk", "jabatan_id", "versi", "berlaku_pada", "jenjang"
        ):
            if mulai:
                versi.setdefault(jabatan, []).append(VersiPK(pk, nomor, tanggal_di(mulai, self.kalender.zona)))
                jenjang[pk] = tingkat
        semua = (yang_menjawab(v, self.tahun, self.periode) for v in versi.values())
        pilih = self.saringan.jenjang
        return {v.id: jenjang[v.id] for v in semua if v and (not pilih or jenjang[v.id] == pilih)}

    @cached_property
    def _ukur(self) -> dict[int, tuple[int, str]]:
        """{PK: the newest measurement of the period that the reader may see, with its status}."""
        rows = terlihat(self.hak).filter(tahun=self.tahun, periode=self.periode).exclude(perjanjian=None)
        if self.pd is not None:
            rows = rows.filter(pd=self.pd)
        isi = rows.select_related(None).order_by("versi").values_list("perjanjian_id", "pk", "status")
        return {pk: (nomor, status) for pk, nomor, status in isi if pk in self._jawab}

    @property
    def per_status(self) -> Counter[str]:
        """How many stand how; those without anything to see under `belum`."""
        return Counter(self._status(pk) for pk in self._jawab)

    def _status(self, pk: int) -> str:
        return self._ukur[pk][1] if pk in self._ukur else BELUM

    @cached_property
    def nomor(self) -> list[int]:
        """The PKs of the list, filtered."""
        return [pk for pk in self._jawab if self.saringan.status in ("", self._status(pk))]

    @cached_property
    def tenggat(self) -> Tenggat | None:
        return tenggat_periode(self.kalender, self.periode)

    def baris(self, nomor: Sequence[int]) -> tuple[list[BarisRegister], BarisRegister | None]:
        """The rows of these PKs in their order, and that of the PD's programs beside them."""
        semua = {p.pk: p for p in pk_diukur(self.hak, self.tahun).filter(pk__in=nomor)}
        ukur = self._muat({pk: self._ukur[pk][0] for pk in nomor if pk in self._ukur})
        pejabat = pemegang_banyak({p.jabatan_id for p in semua.values()}, self.hak.tanggal) if semua else {}
        rows = [self._satu(semua[n], ukur.get(n), pejabat) for n in nomor if n in semua]
        return rows, self._program(ukur.get(None))

    def _muat(self, nomor: Mapping[int, int]) -> dict[int | None, Pengukuran]:
        rows = Pengukuran.objects.filter(pk__in=nomor.values())
        if self.pd is not None:
            milik = terlihat(self.hak).filter(tahun=self.tahun, periode=self.periode, perjanjian=None, pd=self.pd)
            rows = rows | Pengukuran.objects.filter(pk__in=milik.order_by().values("pk"))
        return {p.perjanjian_id: p for p in rows.order_by("versi")}

    def _satu(self, pk: Perjanjian, ukur: Pengukuran | None, pejabat: Mapping[int, Penugasan]) -> BarisRegister:
        isi = boleh_isi(self.hak, pk.pd_id, pk.jabatan_id)
        return BarisRegister(pk, ukur, pejabat.get(pk.jabatan_id), self._batas(ukur, pk.pd_id), isi)

    def _program(self, ukur: Pengukuran | None) -> BarisRegister | None:
        if self.pd is None or (ukur is None and self.pd.pk not in self.hak.pd_perencana):
            return None
        isi = self.pd.pk in self.hak.pd_perencana
        return BarisRegister(None, ukur, None, self._batas(ukur, self.pd.pk), isi)

    def _batas(self, ukur: Pengukuran | None, pd_id: int | None) -> BatasPK | None:
        return batas_ukur(self.kalender, self.periode, ukur, pd_id)
