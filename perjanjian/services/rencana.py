"""Before anything is drawn up: which office of a PD will get a PK, which has one, which cannot yet and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sakip.organisasi.enums import Jenjang
from sakip.organisasi.models import AturanJenjang, Jabatan, PemerintahDaerah, Penugasan, PerangkatDaerah

from ..enums import DIHITUNG
from ..models import Perjanjian
from .dasar import AksiDenied
from .draf import BahanSusun
from .susun import cari_pihak_kedua, kumpulkan, pemegang_garis


@dataclass(frozen=True)
class Calon:
    """One office: `dapat` - a draft can be made; `pk` - there is one already; else `alasan`."""

    jabatan: Jabatan
    pejabat: Penugasan | None
    kedua: str = ""
    dapat: bool = False
    pk: Perjanjian | None = None
    alasan: str = ""
    perbaiki_di: str = ""  # where it is mended: "jabatan" or "penugasan" in the admin, "pengampu" by the planner


@dataclass
class RencanaSusun:
    """What "Susun PK" would do, level by level; `halangan` stops all of it."""

    jenjang: list[tuple[str, list[Calon]]] = field(default_factory=list)
    halangan: str = ""
    dasar: str = ""

    @property
    def semua(self) -> list[Calon]:
        return [c for _, isi in self.jenjang for c in isi]

    @property
    def dapat(self) -> list[Calon]:
        return [c for c in self.semua if c.dapat]

    @property
    def sudah(self) -> int:
        return sum(1 for c in self.semua if c.pk)

    @property
    def belum(self) -> int:
        return sum(1 for c in self.semua if not c.dapat and not c.pk)


def rencana_susun(pemda: PemerintahDaerah, pd: PerangkatDaerah | None, tahun: int, now: datetime) -> RencanaSusun:
    """Look, but write nothing. `pd` None: the kepala daerah's own PK."""
    try:
        b = kumpulkan(pemda, pd, tahun, now)
    except AksiDenied as ditolak:
        return RencanaSusun(halangan=str(ditolak))
    daftar = list(Jabatan.objects.filter(pemda=pemda, pd=pd, aktif=True).order_by("urutan", "id"))
    pemegang = pemegang_garis(b, daftar)
    ada = {
        p.jabatan_id: p
        for p in Perjanjian.objects.filter(jabatan__in=daftar, tahun=tahun, status__in=DIHITUNG).order_by("versi")
    }
    nama = dict(Jabatan.objects.filter(pemda=pemda, aktif=True).values_list("pk", "nama"))
    hasil = RencanaSusun(dasar=_dasar(b))
    for jenjang in Jenjang:
        calon = [_calon(b, j, pemegang, ada, nama) for j in daftar if j.jenjang == jenjang]
        calon = [c for c in calon if c is not None]
        if calon:
            hasil.jenjang.append((jenjang.label, [c for c in calon if c]))
    return hasil


def _dasar(b: BahanSusun) -> str:
    if b.dpa is None:
        return "RPJMD dan RKT"
    tanggal = f" tanggal {b.dpa.tanggal:%d-%m-%Y}" if b.dpa.tanggal else ""
    return f"RKT dan {b.dpa.nama_versi} {b.dpa.nomor}{tanggal}"


def _calon(
    b: BahanSusun,
    jabatan: Jabatan,
    pemegang: dict[int, Penugasan],
    ada: dict[int, Perjanjian],
    nama: dict[int, str],
) -> Calon | None:
    aturan = b.aturan.get(jabatan.jenjang)
    if aturan is None or not aturan.membuat_pk:
        return None
    pejabat = pemegang.get(jabatan.pk)
    if jabatan.pk in ada:
        pk = ada[jabatan.pk]
        return Calon(jabatan, pejabat, nama.get(pk.jabatan_kedua_id or 0, ""), pk=pk)
    kedua = cari_pihak_kedua(b, jabatan, pemegang)
    if kedua.alasan:
        return Calon(jabatan, pejabat, alasan=kedua.alasan, perbaiki_di="jabatan")
    if pejabat is None:
        return Calon(
            jabatan, None, alasan="Jabatan kosong. Catat pejabat definitif atau Plt. lebih dahulu.",
            perbaiki_di="penugasan",
        )  # fmt: skip
    if _perlu_pengampu(b, jabatan, aturan) and not b.diampu.get(jabatan.pk):
        return Calon(
            jabatan, pejabat, alasan="Belum mengampu sub kegiatan, sendiri atau lewat bawahannya.",
            perbaiki_di="pengampu",
        )  # fmt: skip
    return Calon(jabatan, pejabat, kedua=nama.get(kedua.jabatan_id or 0, ""), dapat=True)


def _perlu_pengampu(b: BahanSusun, jabatan: Jabatan, aturan: AturanJenjang) -> bool:
    return aturan.sumber_butir in ("program", "kegiatan", "sub_kegiatan") and jabatan.jenis_unit != "pd"


def pilih(rencana: RencanaSusun, jabatan_id: Sequence[int] | None) -> list[int]:
    """The offices to draw up: those asked for that can be, or all that can."""
    dapat = [c.jabatan.pk for c in rencana.dapat]
    return dapat if jabatan_id is None else [j for j in dapat if j in set(jabatan_id)]
