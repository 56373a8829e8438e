"""A PD whose PKs are in force, and the measurements of their year.

u = ukur()                                   # alfa, PK of kepala_satu in force, Wednesday 8 April 2026
p = u.lembar()                               # the sheet of Triwulan I, opened by the planner
p = u.isi(p, "90%", kendala="…", solusi="…") # every row; or {0: "90%", 1: {"pembilang": "9", "penyebut": "10"}}
p = u.ajukan(p); p = u.terima(p); p = u.sampaikan(p)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from pengukuran.enums import AksiUkur
from pengukuran.models import Pengukuran, Realisasi
from pengukuran.services import alur, lembar
from pengukuran.services.isi import IsiBaris, Simpanan, simpan_isi
from perjanjian.enums import Jalur, Status
from perjanjian.models import Butir, PaguPerjanjian, Perjanjian
from sakip.kalender.models import AturanTenggat
from sakip.organisasi.enums import Kebijakan
from tests.alat import basisdata
from tests.pemeran import Daerah
from tests.perjanjian.pabrik import Adegan, adegan

SESUDAH_TW1 = datetime(2026, 4, 8, 2, 40, tzinfo=UTC)  # 09.40 WIB
PERIODE = {"tw1": "tw1", "tw2": "tw2", "tw3": "tw3", "tw4": "tw4", "tahunan": "tahun"}


@dataclass
class Ukur:
    a: Adegan
    pk: dict[str, Perjanjian]
    now: datetime = SESUDAH_TW1

    @property
    def d(self) -> Daerah:
        return self.a.d

    def pengguna(self, siapa: str):
        return self.d.pengguna[siapa]

    def lembar(self, jabatan: str = "kepala_satu", periode: str = "tw1", oleh: str = "perencana_satu") -> Pengukuran:
        return lembar.buka(perjanjian=self.pk[jabatan], periode=periode, aktor=self.pengguna(oleh), now=self.now)

    def program(self, periode: str = "tw1", oleh: str = "perencana_satu") -> Pengukuran:
        pd = self.d.pd["satu"]
        return lembar.buka_program(pd=pd, tahun=2026, periode=periode, aktor=self.pengguna(oleh), now=self.now)

    def simpan(
        self, p: Pengukuran, isi: str | Mapping[int, str | Mapping[str, Any]], *, oleh: str = "perencana_satu",
        benar: bool = True, **semua: Any,
    ) -> Simpanan:  # fmt: skip
        rows = self.baris(p)
        peta = isi if isinstance(isi, Mapping) else dict.fromkeys(range(len(rows)), isi)
        kirim = [
            IsiBaris(rows[i].pk, rows[i].versi_kunci, {"tertulis": x, **semua} if isinstance(x, str) else {**x, **semua}, benar=benar)
            for i, x in peta.items()
        ]  # fmt: skip
        return simpan_isi(pengukuran_id=p.pk, baris=kirim, aktor=self.pengguna(oleh), now=self.now)

    def isi(self, p: Pengukuran, isi: str | Mapping[int, Any] = "95%", **lain: Any) -> Pengukuran:
        """Type figures; kendala and solusi are written unless said otherwise."""
        self.simpan(p, isi, **{"kendala": "Data terlambat.", "solusi": "Dikumpulkan lebih awal."} | lain)
        return self.segar(p)

    def lakukan(self, p: Pengukuran, aksi: AksiUkur, oleh: str, catatan: str = "") -> Pengukuran:
        alur.lakukan(pengukuran_id=p.pk, aksi=aksi, aktor=self.pengguna(oleh), now=self.now, catatan=catatan)
        return self.segar(p)

    def ajukan(self, p: Pengukuran, oleh: str = "perencana_satu") -> Pengukuran:
        return self.lakukan(p, AksiUkur.AJUKAN, oleh)

    def kembalikan(
        self, p: Pengukuran, urutan: int = 0, catatan: str = "Periksa lagi.", oleh: str = "monev"
    ) -> Pengukuran:
        self.putuskan(p, {urutan: ("dikembalikan", catatan)}, oleh)
        return self.lakukan(p, AksiUkur.KEMBALIKAN, oleh)

    def putuskan(self, p: Pengukuran, putusan: Mapping[int, tuple[str, str]], oleh: str = "monev") -> Pengukuran:
        rows = self.baris(p)
        isi = {rows[i].pk: x for i, x in putusan.items()}
        alur.putuskan(pengukuran_id=p.pk, putusan=isi, aktor=self.pengguna(oleh), now=self.now)
        return self.segar(p)

    def terima(self, p: Pengukuran, oleh: str = "monev") -> Pengukuran:
        return self.lakukan(p, AksiUkur.TERIMA, oleh)

    def sampaikan(self, p: Pengukuran, oleh: str = "monev") -> Pengukuran:
        return self.lakukan(p, AksiUkur.SAMPAIKAN, oleh)

    def koreksi(self, p: Pengukuran, alasan: str = "Salah ketik.", oleh: str = "perencana_satu") -> Pengukuran:
        return lembar.koreksi(pengukuran_id=p.pk, alasan=alasan, aktor=self.pengguna(oleh), now=self.now)

    def triwulan(self, periode: str, isi: Any = "95%", jabatan: str = "kepala_satu") -> Pengukuran:
        """A period measured, submitted and accepted on the eighth day after its end."""
        self.pada(periode)
        return self.terima(self.ajukan(self.isi(self.lembar(jabatan, periode), isi)))

    def pada(self, periode: str, hari: int = 8) -> None:
        """Move the clock to the given day after the end of a period."""
        bulan = {"tw1": (2026, 4), "tw2": (2026, 7), "tw3": (2026, 10)}.get(periode, (2027, 1))
        self.now = datetime(*bulan, hari, 2, 40, tzinfo=UTC)

    def maju(self, **selisih: int) -> None:
        self.now += timedelta(**selisih)

    @staticmethod
    def salin_ke_tahun(p: Pengukuran, tahun: int, **isi: Any) -> None:
        """The same measurement, as accepted, in another year: past the guards, as a former year would have left it.
        `isi`: what is different there."""
        rows = list(p.realisasi.order_by("urutan"))
        with basisdata.tanpa_penjaga():
            pk = Perjanjian.objects.get(pk=p.perjanjian_id)
            if ada := Perjanjian.objects.filter(jabatan=pk.jabatan_id, tahun=tahun).first():
                pk = ada
            else:
                pk.pk, pk.tahun, pk.kode, pk._state.adding = None, tahun, f"{pk.kode}-{tahun % 100}", True
                pk.save()
            p = Pengukuran.objects.get(pk=p.pk)
            p.pk, p.tahun, p.perjanjian, p._state.adding = None, tahun, pk, True
            for nama, nilai in isi.items():
                setattr(p, nama, nilai)
            p.save()
            for r in rows:
                r.pk, r.pengukuran, r._state.adding = None, p, True
            Realisasi.objects.bulk_create(rows)

    @staticmethod
    def tulis_ulang(butir: Any, **isi: Any) -> None:
        """Give a row of a PK in force other words or another formula, past its guards: the cast has one of each only."""
        with basisdata.tanpa_penjaga():
            type(butir).objects.filter(pk=butir.pk).update(**isi)

    @staticmethod
    def baris(p: Pengukuran) -> list[Realisasi]:
        return list(p.realisasi.select_related("butir", "program").order_by("urutan", "id"))

    @staticmethod
    def segar(p: Pengukuran) -> Pengukuran:
        return Pengukuran.objects.select_related("pemda", "pd", "perjanjian__jabatan").get(pk=p.pk)


def ukur(*jabatan: str, daerah: str = "alfa", menutup: bool = False, **lain: Any) -> Ukur:
    """PKs in force of the head, and of these officials below it ("kabid_satu", "kasi_satu", in this order)."""
    a = adegan(daerah, **lain)
    aturan_ukur(a.d.ketentuan, menutup=menutup)
    pk = {"kepala_satu": a.sampai_berlaku()}
    for siapa in jabatan:
        pk[siapa] = a.bawahan_berlaku(siapa, {"kabid_satu": "kepala_satu", "kasi_satu": "kabid_satu"}[siapa])
    return Ukur(a, {k: Adegan.segar(v) for k, v in pk.items()})


def pk_bupati(u: Ukur) -> Perjanjian:
    """The PK of the kepala daerah in force, as it would be after its signing. Only in transaction=True tests."""
    with basisdata.tanpa_penjaga():
        pk = Perjanjian.objects.create(
            pemda=u.d.pemda, pd=None, tahun=2026, jabatan=u.d.jabatan["bupati"], jenjang="kepala_daerah",
            kode="PK-BUPATI", jalur=Jalur.KEPALA_DAERAH, status=Status.BERLAKU, berlaku_pada=u.now,
            disusun_pada=u.now, penyusun=u.pengguna("perencana_pemda"), naskah=u.pk["kepala_satu"].naskah,
        )  # fmt: skip
        butir = Butir.objects.create(
            perjanjian=pk, kelompok="Meningkatnya layanan", indikator="Indeks layanan", target="80"
        )
        pagu = PaguPerjanjian.objects.create(
            perjanjian=pk, tingkat="program", kode="1.01.02", nama="Program Layanan", jumlah=Decimal(1000)
        )
        pagu.butir.add(butir)
    u.pk["bupati"] = pk
    return pk


def aturan_ukur(ketentuan: Any, *, menutup: bool = False) -> None:
    """The milestones of measuring (GM/SM Pasal 9 ayat (7)-(9))."""
    lewat = Kebijakan.TUTUP if menutup else Kebijakan.CATAT
    AturanTenggat.objects.bulk_create(
        AturanTenggat(
            ketentuan=ketentuan, kode=f"ukur.{kode}", nama=f"Pengukuran {kode}",
            peristiwa="tahun" if kode == "tahunan" else kode, jumlah=1 if kode == "tahunan" else 2,
            satuan="bulan" if kode == "tahunan" else "minggu", dasar="Pasal 9 ayat (8)", lewat=lewat,
            berlaku_bagi="semua",
        )
        for kode in PERIODE
    )  # fmt: skip
