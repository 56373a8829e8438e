"""The verifier's inbox: what has arrived, how long it may take, what is still open on it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from sakip.kalender.rules.tenggat import Lencana, mistar
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import Ketentuan, Penugasan
from sakip.organisasi.queries import ketentuan_pada
from sakip.organisasi.rules.verifikasi import unsur_diminta

from ..enums import Aksi, Bobot, Jalur, Keputusan, PutusanUnsur
from ..models import Perjanjian, PersetujuanUnsur, Temuan
from .daftar import cocok_kata
from .daftar_periksa import daftar_banyak
from .fakta import Latar, latar, suara_unsur, tenggat_pk
from .menunggu import untuk_aksi
from .peran import situasi
from .tenggat import SUSUN, VERIFIKASI, Kalender, hari_ke

SARING_PERIKSA = {
    "unsur": "Menunggu unsur Anda",
    "wajib": "Ada temuan wajib",
    "bersih": "Bersih",
    "lewat": "Lewat batas",
}
MENGHALANGI = Q(keputusan=Keputusan.PERBAIKI) | Q(keputusan=Keputusan.BELUM, bobot=Bobot.WAJIB)


@dataclass(frozen=True)
class SaringanPeriksa:
    """What of the inbox is looked at: a condition of `SARING_PERIKSA`, a PD, words."""

    saring: str = ""
    pd: int | None = None
    cari: str = ""

    @property
    def tanya(self) -> dict[str, str]:
        """The same as an address carries it; what is empty is left out."""
        isi = {"saring": self.saring, "pd": str(self.pd or ""), "cari": self.cari}
        return {k: v for k, v in isi.items() if v}

    @property
    def dipakai(self) -> bool:
        return bool(self.tanya)


@dataclass(frozen=True)
class TungguPeriksa:
    """One PK of the inbox, as far as it is filtered. `bersuara`: the own unsur has said its word."""

    pk: int
    pd: tuple[int, str] | None
    wajib: bool
    bersuara: bool
    lewat: bool

    def cocok(self, saring: str) -> bool:
        keadaan = {"unsur": not self.bersuara, "wajib": self.wajib, "bersih": not self.wajib, "lewat": self.lewat}
        return keadaan.get(saring, True)


@dataclass(frozen=True)
class UrutanPeriksa:
    """The inbox in the order it arrived, as filtered; how many each condition holds for; the PDs to choose from."""

    urut: list[TungguPeriksa] = field(default_factory=list)
    hitung: Counter[str] = field(default_factory=Counter)
    pd: list[tuple[int, str]] = field(default_factory=list)
    semua: int = 0


@dataclass(frozen=True)
class JumlahTemuan:
    """Findings of the last round as `fakta` counts them: all, open by weight, and those to be mended."""

    n_temuan: int
    n_belum: int
    n_perbaiki: int
    n_sebaiknya: int
    n_catatan: int


@dataclass(frozen=True)
class BarisPeriksa:
    pk: Perjanjian
    judul: str
    pertama: Penugasan | None
    tiba: datetime | None
    batas: date | None
    lencana: Lencana | None
    hari: tuple[int | None, int | None]  # day 3 of 7
    jumlah: JumlahTemuan
    unsur_belum: tuple[str, ...]
    putaran: int
    suara_anda: str  # "", "setuju" or "perbaikan"
    kurang: int  # items of the own checklist that nobody has seen to

    @property
    def kata_hari(self) -> str:
        kini, akhir = self.hari
        return f"Hari ke-{kini} dari {akhir}" if kini else ""

    @property
    def kata_belum(self) -> str:
        return f"{self.jumlah.n_belum} wajib"

    @property
    def kata_perbaiki(self) -> str:
        return f"{self.jumlah.n_perbaiki} perlu diperbaiki"

    @property
    def kata_ringan(self) -> str:
        """The findings that are open but hold nothing up."""
        bagian = [(self.jumlah.n_sebaiknya, "sebaiknya"), (self.jumlah.n_catatan, "catatan")]
        return ", ".join(f"{n} {kata}" for n, kata in bagian if n)

    @property
    def bersih(self) -> bool:
        """Nothing that holds it up."""
        return not self.jumlah.n_belum and not self.jumlah.n_perbaiki

    @property
    def siap(self) -> bool:
        """One act makes it aligned, as far as this reader's unsur goes."""
        return self.bersih and (self.suara_anda == "setuju" or (not self.suara_anda and not self.kurang))


def urutan_periksa(hak: Hak, tahun: int, saringan: SaringanPeriksa | None = None) -> UrutanPeriksa:
    """What waits at this verifier's bench, in the order it arrived, in one query."""
    s = saringan or SaringanPeriksa()
    rows = untuk_aksi(hak, Aksi.PERIKSA).filter(tahun=tahun)
    if s.cari:
        rows = rows.filter(cocok_kata(s.cari, rows) | Q(pd__nama__icontains=s.cari) | Q(pd__singkatan__iexact=s.cari))
    terbuka = {"verifikasi__perjanjian_id": OuterRef("pk"), "verifikasi__selesai_pada__isnull": True}
    isi = rows.order_by("pertama_dikirim_pada", "diajukan_pada", "pk").values(
        "pk", "pd_id", "pd__nama", "jalur", "versi", "dpa_id", "dpa__tanggal", "dpa__versi", "dpa__ke",
        "pemda__zona_waktu",
        wajib=Exists(Temuan.objects.filter(MENGHALANGI, **terbuka)),
        bersuara=Exists(PersetujuanUnsur.objects.filter(unsur__in=hak.unsur, **terbuka)),
    )  # fmt: skip
    semua = _tunggu(hak, tahun, [dict(r) for r in isi])
    pd = sorted({t.pd for t in semua if t.pd}, key=lambda x: x[1])
    if s.pd:
        semua = [t for t in semua if t.pd and t.pd[0] == s.pd]
    hitung = Counter(k for t in semua for k in SARING_PERIKSA if t.cocok(k))
    return UrutanPeriksa([t for t in semua if t.cocok(s.saring)], hitung, pd, len(semua))


def _tunggu(hak: Hak, tahun: int, rows: list[dict[str, Any]]) -> list[TungguPeriksa]:
    if not rows or hak.pemda_id is None:
        return []
    ketentuan = ketentuan_pada(hak.pemda_id, date(tahun, 1, 1))
    dpa = {r["dpa_id"]: (r["dpa__tanggal"], r["dpa__versi"], r["dpa__ke"]) for r in rows if r["dpa_id"]}
    kalender = Kalender(ketentuan, tahun, hak.tanggal, rows[0]["pemda__zona_waktu"], dpa)
    diminta = _diminta(hak, ketentuan)
    return [
        TungguPeriksa(
            r["pk"],
            (r["pd_id"], r["pd__nama"]) if r["pd_id"] else None,
            r["wajib"],
            r["bersuara"] or (r["jalur"] == Jalur.KABUPATEN and not diminta),
            _lewat(r, kalender),
        )
        for r in rows
    ]


def _diminta(hak: Hak, ketentuan: Ketentuan | None) -> list[str]:
    """The own unsur of those whose consent is asked for."""
    return [u.value for u in unsur_diminta(ketentuan.unsur_verifikasi if ketentuan else None) if u in hak.unsur]


def _lewat(r: dict[str, Any], kalender: Kalender) -> bool:
    kode = VERIFIKASI if r["jalur"] == Jalur.KABUPATEN else SUSUN
    tenggat = kalender.tenggat(kalender.dasar(r["dpa_id"], r["versi"])).get(kode)
    return bool(tenggat and tenggat.tanggal and tenggat.tanggal < kalender.hari_ini)


def baris_periksa(hak: Hak, nomor: list[int]) -> list[BarisPeriksa]:
    """The rows of one page (`nomor`, in that order), in a constant number of queries."""
    relasi = ("pemda", "pd", "jabatan", "jabatan_kedua", "dpa")
    per_pk = {p.pk: p for p in untuk_aksi(hak, Aksi.PERIKSA).filter(pk__in=nomor).select_related(*relasi)}
    daftar = [per_pk[n] for n in nomor if n in per_pk]
    if not daftar:
        return []
    lebih = latar(daftar, situasi(daftar, hak.tanggal), isi=False)
    diminta = {u for k in lebih.ketentuan.values() for u in _diminta(hak, k)}
    periksa = daftar_banyak(daftar, lebih.putaran, lebih.ketentuan, sorted(diminta))
    return [_baris(pk, hak, lebih, sum(len(d.kurang) for d in periksa[pk.pk].values())) for pk in daftar]


def _baris(pk: Perjanjian, hak: Hak, lebih: Latar, kurang: int) -> BarisPeriksa:
    kabupaten = pk.jalur == Jalur.KABUPATEN
    tenggat = tenggat_pk(pk, lebih).get(VERIFIKASI if kabupaten else SUSUN)
    batas = lebih.kalender[pk.tahun].nilai(tenggat)
    putaran = lebih.putaran.get(pk.pk)
    suara = (s.putusan for s in lebih.suara.get(putaran.pk, []) if s.unsur in hak.unsur) if putaran else ()
    return BarisPeriksa(
        pk,
        pk.pd.nama if kabupaten and pk.pd else pk.jabatan.nama,
        lebih.situasi.pertama(pk),
        pk.dikirim_pada if kabupaten else pk.diajukan_pada,
        batas.tenggat.tanggal if batas else None,
        batas.lencana if batas else None,
        hari_ke(mistar(tenggat, lebih.hari_ini)) if tenggat and kabupaten else (None, None),
        JumlahTemuan(*(getattr(putaran, f.name, 0) for f in fields(JumlahTemuan))),
        suara_unsur(pk, lebih)[0],
        putaran.putaran if putaran else 0,
        _suara(suara),
        kurang,
    )


def _suara(putusan: Iterable[str]) -> str:
    """The word of the own unsur; where one person speaks for two, the one that holds up."""
    semua = set(putusan)
    return PutusanUnsur.PERBAIKAN.value if PutusanUnsur.PERBAIKAN in semua else next(iter(semua), "")
