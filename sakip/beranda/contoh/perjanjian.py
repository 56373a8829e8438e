"""The agreements of the example, made by their people through the services: drafted, verified, signed, passed on.

A scenario says of each office how far its PK has come; the way there follows from the path of the PK.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from perjanjian.enums import Aksi, Jalur, JenisTemuan, Keputusan, PutusanUnsur, Status
from perjanjian.models import Perjanjian, Temuan
from perjanjian.queries.isi import ketentuan_pk
from perjanjian.queries.peran import situasi, unsur_berhalangan
from perjanjian.services.alur import apply_aksi, tandatangani
from perjanjian.services.isi import ButirBaru, PaguBaru, ambil_ulang, simpan_isi
from perjanjian.services.revisi import buka_versi_baru
from perjanjian.services.susun import susun_pk
from perjanjian.services.tanda_tangan_acara import tandatangani_acara
from perjanjian.services.verifikasi import beri_persetujuan, nyatakan_selaras, putuskan_temuan
from sakip.organisasi.hak import hak_dari

from .jadwal import Jadwal
from .organisasi import Daerah

PEMERIKSA = (("inspektorat", "periksa"), ("bappeda", "periksa"), ("bpkpad", "periksa"), ("setda", "periksa"))
KEPALA = ("kepala", "bupati")
TAHUN_BERJALAN = 2026  # what is older has been signed by everybody

# path -> what happens one after the other, and the status it leads to
_JALAN: dict[str, list[tuple[str, str]]] = {
    Jalur.KABUPATEN: [
        ("tanda_tangan", "ditandatangani"), ("kirim", "dikirim"), ("periksa", "diperiksa"), ("selaras", "selaras"),
        ("teruskan", "diteruskan"), ("sahkan", "berlaku"), ("sampaikan", "disampaikan"),
    ],
    Jalur.PERANGKAT_DAERAH: [
        ("ajukan", "diajukan"), ("selaras", "selaras"), ("tanda_tangan", "ditandatangani"), ("sahkan", "berlaku"),
    ],
    Jalur.TANPA_VERIFIKASI: [("ajukan", "diajukan"), ("tanda_tangan", "ditandatangani"), ("sahkan", "berlaku")],
    Jalur.SERAH: [
        ("ajukan", "diajukan"), ("tanda_tangan", "ditandatangani"), ("sahkan", "berlaku"), ("serahkan", "diserahkan"),
    ],
    Jalur.KEPALA_DAERAH: [("tanda_tangan", "berlaku"), ("serahkan", "diserahkan")],
}  # fmt: skip
# what comes before a PK is returned
_SEBELUM_KEMBALI = {
    Jalur.KABUPATEN: "dikirim", Jalur.PERANGKAT_DAERAH: "diajukan", Jalur.TANPA_VERIFIKASI: "ditandatangani",
    Jalur.SERAH: "ditandatangani",
}  # fmt: skip
_BERJALAN = {
    "susun": (1, 7), "ajukan": (1, 13), "tanda_tangan": (1, 15), "kirim": (1, 19), "periksa": (1, 20),
    "selaras": (1, 20), "teruskan": (1, 20), "sahkan": (1, 21), "kembalikan": (1, 20), "serahkan": (1, 21),
    "sampaikan": (1, 21),
}  # fmt: skip
_SELESAI = _BERJALAN | {
    "susun": (1, 6), "ajukan": (1, 7), "tanda_tangan": (1, 8), "kirim": (1, 9), "periksa": (1, 12),
    "selaras": (1, 13), "teruskan": (1, 14), "sahkan": (1, 15), "sampaikan": (1, 19), "serahkan": (1, 19),
}  # fmt: skip
# below the Kepala PD a PK is verified first and signed then, some days later
_BAWAHAN = _BERJALAN | {
    "susun": (1, 8),
    "ajukan": (1, 13),
    "selaras": (1, 15),
    "tanda_tangan": (1, 19),
    "sahkan": (1, 20),
}
_KEPALA_DAERAH = {"susun": (1, 5), "tanda_tangan": (1, 5), "serahkan": (1, 12)}
# of a changed PK: days after the DPPA was set
_PERUBAHAN = {
    "susun": 2, "ajukan": 4, "tanda_tangan": 5, "kirim": 6, "periksa": 8, "selaras": 9, "teruskan": 12, "sahkan": 14,
    "sampaikan": 16, "serahkan": 16,
}  # fmt: skip
CATATAN = "Target belum sama dengan RKT. Mohon diperbaiki, lalu kirim kembali hari ini."


@dataclass(frozen=True)
class Lakon:
    """One PK of the scenario."""

    d: Daerah
    sandi: str
    pd: str
    jabatan: str
    tahun: int
    versi: int = 1

    def pk(self) -> Perjanjian:
        return Perjanjian.objects.get(
            jabatan=self.d.jabatan[self.pd, self.jabatan], tahun=self.tahun, versi=self.versi
        )

    def perencana(self) -> Any:
        return self.d.pemegang(self.pd, "perencana") if self.pd else self.d.pemegang("bappeda", "pemda")

    def pertama(self) -> Any:
        return self.d.pemegang(self.pd, self.jabatan)

    def kedua(self) -> Any:
        kedua = self.pk().jabatan_kedua_id
        return next(self.d.pengguna[k] for k, j in self.d.jabatan.items() if j.pk == kedua)


def jadwalkan_perjanjian(d: Daerah, jadwal: Jadwal, sandi: str) -> None:
    for tahun, isi in d.isi["perjanjian"].items():
        for pd, skenario in isi.items():
            _jadwalkan_pd(d, jadwal, sandi, int(tahun), pd, dict(skenario))
    if ubah := d.isi.get("perubahan_2025"):
        _jadwalkan_versi_dua(Lakon(d, sandi, ubah["pd"], "kepala", 2025, versi=2), jadwal, ubah)


def _jadwalkan_pd(d: Daerah, jadwal: Jadwal, sandi: str, tahun: int, pd: str, skenario: dict[str, str]) -> None:  # noqa: PLR0917
    semua = skenario.pop("*", None) is not None
    kepala = {k: s for k, s in skenario.items() if k in KEPALA}
    bawahan = [k for k in skenario if k not in KEPALA]
    for kunci, sampai in kepala.items():
        tanggal = _tanggal_kepala(pd, sampai)
        satu = Lakon(d, sandi, pd, kunci, tahun)
        _pada(jadwal, tahun, tanggal["susun"], lambda now, x=satu: _susun(x.d, x.pd, x.tahun, [x.jabatan], now))
        _jadwalkan_pk(satu, jadwal, sampai, tanggal)
    if semua or bawahan:
        daftar = None if semua else bawahan
        _pada(jadwal, tahun, _BAWAHAN["susun"], lambda now: _susun(d, pd, tahun, daftar, now))
    for kunci in bawahan:
        _jadwalkan_pk(Lakon(d, sandi, pd, kunci, tahun), jadwal, skenario[kunci], _BAWAHAN)
    if d.isi.get("temuan", {}).get("pd") == pd and tahun == 2026:
        ubah = Lakon(d, sandi, pd, "kepala", tahun)
        _pada(jadwal, tahun, (1, 13), lambda now: _bedakan(ubah, now))


def _tanggal_kepala(pd: str, sampai: str) -> dict[str, tuple[int, int]]:
    if not pd:
        return _KEPALA_DAERAH
    return _SELESAI if sampai in ("berlaku", "disampaikan", "diserahkan") else _BERJALAN


def _pada(jadwal: Jadwal, tahun: int, hari: tuple[int, int], peristiwa: Callable[[datetime], None]) -> None:
    jadwal.pada(date(tahun, *hari), peristiwa)


def _jadwalkan_pk(x: Lakon, jadwal: Jadwal, sampai: str, tanggal: dict[str, tuple[int, int]]) -> None:
    """Enter the steps that lead to `sampai`; which ones is known only once the PK is there, so each asks first."""
    semua = {"tanda_tangan", "ajukan", "kirim", "periksa", "selaras", "teruskan", "sahkan", "sampaikan", "serahkan"}
    urutan = sorted(semua & tanggal.keys(), key=lambda s: (tanggal[s], list(_LANGKAH).index(s)))
    for langkah in urutan:
        _pada(
            jadwal, x.tahun, tanggal[langkah],
            lambda now, s=langkah: _LANGKAH[s](x, now) if s in langkah_menuju(x.pk().jalur, sampai) else None,
        )  # fmt: skip
    if sampai == "dikembalikan":
        _pada(jadwal, x.tahun, tanggal["kembalikan"], lambda now: _kembalikan(x, now))


def langkah_menuju(jalur: str, sampai: str) -> list[str]:
    """The steps of a path up to a status of the scenario."""
    if sampai == "draf":
        return []
    sampai = _SEBELUM_KEMBALI[Jalur(jalur)] if sampai == "dikembalikan" else sampai
    jalan = _JALAN[jalur]
    akhir = [tujuan for _, tujuan in jalan].index(sampai)
    lewat = [langkah for langkah, _ in jalan[: akhir + 1]]
    return lewat if sampai == "diperiksa" else [s for s in lewat if s != "periksa"]


def _jadwalkan_versi_dua(x: Lakon, jadwal: Jadwal, ubah: dict[str, Any]) -> None:
    lama = Lakon(x.d, x.sandi, x.pd, x.jabatan, x.tahun)
    dppa = date.fromisoformat(ubah["dppa"])
    tanggal = {k: ((t := dppa + timedelta(days=n)).month, t.day) for k, n in _PERUBAHAN.items()}

    def buka(now: datetime) -> None:
        pk = buka_versi_baru(
            perjanjian_id=lama.pk().pk, aktor=x.perencana(), now=now, alasan="Menyesuaikan DPPA tahun berjalan."
        )
        ambil_ulang(perjanjian_id=pk.pk, kunci_lama=pk.kunci, aktor=x.perencana(), now=now)
        if "target" in ubah:
            _ubah(x, now, lambda _, b: replace(b, target=ubah["target"].get(b.indikator, b.target)))

    _pada(jadwal, x.tahun, tanggal["susun"], buka)
    _jadwalkan_pk(x, jadwal, ubah["sampai"], tanggal)


# ---- the steps


def _susun(d: Daerah, pd: str, tahun: int, jabatan: list[str] | None, now: datetime) -> None:
    aktor: Any = d.pemegang(pd, "perencana") if pd else d.pemegang("bappeda", "pemda")
    susun_pk(
        pemda=d.pemda, pd=d.pd.get(pd), tahun=tahun, aktor=aktor, hak=hak_dari(aktor, now.date()), now=now,
        jabatan_id=None if jabatan is None else [d.jabatan[pd, j].pk for j in jabatan],
    )  # fmt: skip


def _lakukan(x: Lakon, aksi: Aksi, aktor: Any, now: datetime, catatan: str = "") -> None:
    apply_aksi(perjanjian_id=x.pk().pk, aksi=aksi, aktor=aktor, now=now, catatan=catatan)


def _tanda_tangan(x: Lakon, now: datetime) -> None:
    tandatangani(perjanjian_id=[x.pk().pk], aktor=x.pertama(), kata_sandi=x.sandi, now=now)


def _sahkan(x: Lakon, now: datetime) -> None:
    tandatangani(perjanjian_id=[x.pk().pk], aktor=x.kedua(), kata_sandi=x.sandi, now=now)


def _selaras(x: Lakon, now: datetime) -> None:
    """Each unsur that may agrees; the last one declares the PK aligned."""
    pk = x.pk()
    if pk.jalur == Jalur.PERANGKAT_DAERAH:
        analis = "analis" if x.jabatan != "analis" else "sekretaris"
        nyatakan_selaras(perjanjian_id=pk.pk, aktor=x.d.pemegang(x.pd, analis), now=now)
        return
    berhalangan = unsur_berhalangan(pk, situasi([pk], now.date()))
    anggota = dict(zip(("inspektorat", "bappeda", "bpkpad", "organisasi"), PEMERIKSA, strict=True))
    bebas = [x.d.pengguna[k] for unsur, k in anggota.items() if unsur not in berhalangan]
    centang = _semua_butir(pk)
    for aktor in bebas[:-1]:
        beri_persetujuan(perjanjian_id=pk.pk, putusan=PutusanUnsur.SETUJU, aktor=aktor, now=now, centang=centang)
    acara = nyatakan_selaras(perjanjian_id=pk.pk, aktor=bebas[-1], now=now, centang=centang)
    for aktor in bebas if x.tahun < TAHUN_BERJALAN else ():
        tandatangani_acara(acara_id=[acara.pk], aktor=aktor, kata_sandi=x.sandi, now=now, zona=pk.pemda.zona)


def _semua_butir(pk: Perjanjian) -> list[tuple[str, str]]:
    """Every item of the checklists; each verifier keeps those of the own unsur."""
    ketentuan = ketentuan_pk(pk)
    daftar = ketentuan.daftar_periksa if ketentuan else {}
    return [(unsur, b["teks"]) for unsur, isi in daftar.items() for b in isi]


def _periksa(x: Lakon, now: datetime) -> None:
    """Verification half done: one difference accepted with its reason, one to be mended, two votes given."""
    pk, (inspektorat, bappeda, bpkpad, _) = x.pk(), [x.d.pengguna[k] for k in PEMERIKSA]
    putusan = {
        JenisTemuan.REDAKSI: (Keputusan.DITERIMA, "Faskes singkatan yang lazim; maksudnya sama.", inspektorat),
        JenisTemuan.ANGGARAN: (Keputusan.PERBAIKI, "Samakan dengan DPA.", bpkpad),
    }
    for temuan in Temuan.objects.filter(verifikasi__perjanjian=pk, jenis__in=putusan).order_by("nomor"):
        keputusan, alasan, aktor = putusan[JenisTemuan(temuan.jenis)]
        putuskan_temuan(temuan_id=temuan.pk, keputusan=keputusan, alasan=alasan, aktor=aktor, now=now)
    beri_persetujuan(
        perjanjian_id=pk.pk, putusan=PutusanUnsur.SETUJU, aktor=bappeda, now=now, centang=_semua_butir(pk)
    )
    beri_persetujuan(
        perjanjian_id=pk.pk, putusan=PutusanUnsur.PERBAIKAN, aktor=bpkpad, now=now, catatan="Anggaran lebih Rp 1,00."
    )


def _kembalikan(x: Lakon, now: datetime) -> None:
    jalur = x.pk().jalur
    if jalur == Jalur.KABUPATEN:
        aktor: Any = x.d.pengguna["inspektorat", "periksa"]
    elif jalur == Jalur.PERANGKAT_DAERAH:
        aktor = x.d.pemegang(x.pd, "analis")
    else:
        aktor = x.kedua()
    _lakukan(x, Aksi.KEMBALIKAN, aktor, now, CATATAN)


def _serahkan(x: Lakon, now: datetime) -> None:
    _lakukan(x, Aksi.SERAHKAN, x.perencana(), now)


_LANGKAH: dict[str, Callable[[Lakon, datetime], None]] = {
    "ajukan": lambda x, now: _lakukan(x, Aksi.AJUKAN, x.perencana(), now),
    "tanda_tangan": _tanda_tangan,
    "kirim": lambda x, now: _lakukan(x, Aksi.KIRIM, x.perencana(), now),
    "periksa": _periksa,
    "selaras": _selaras,
    "teruskan": lambda x, now: _lakukan(x, Aksi.TERUSKAN, x.d.pemegang("setda", "kepala"), now),
    "sahkan": _sahkan,
    "sampaikan": lambda x, now: _lakukan(x, Aksi.SAMPAIKAN, x.d.pemegang("setda", "kepala"), now),
    "serahkan": _serahkan,
}


def _bedakan(x: Lakon, now: datetime) -> None:
    """Differences put in on purpose: wording, target, unit, and one rupiah (what a verifier has to find)."""
    beda = x.d.isi["temuan"]

    def lain(n: int, b: ButirBaru) -> ButirBaru:
        target = beda["target"][1] if str(n) == beda["target"][0] else b.target
        satuan = beda["satuan"][1] if str(n) == beda["satuan"][0] else b.satuan
        return replace(b, indikator=b.indikator.replace(*beda["redaksi"]), target=target, satuan=satuan)

    _ubah(x, now, lain, Decimal(beda["rupiah"]))


def _ubah(x: Lakon, now: datetime, lain: Callable[[int, ButirBaru], ButirBaru], rupiah: Decimal = Decimal(0)) -> None:
    """Type other words into a draft; `rupiah` more on its second budget line."""
    pk = x.pk()
    assert pk.status == Status.DRAF
    butir = [
        lain(
            n,
            ButirBaru(
                b.pk, b.jenis_kelompok, b.kelompok, b.tujuan, b.indikator, b.target, b.satuan, b.jenis, b.keterangan,
                b.mendukung_id,
            ),
        )
        for n, b in enumerate(pk.butir.order_by("urutan"))
    ]  # fmt: skip
    letak = {b.id: n for n, b in enumerate(butir)}
    pagu = [
        PaguBaru(
            p.pk, p.jumlah + (rupiah if n == 1 else 0), p.keterangan,
            tuple(letak[k] for k in p.butir.values_list("pk", flat=True)),
        )
        for n, p in enumerate(pk.pagu.order_by("kode"))
    ]  # fmt: skip
    simpan_isi(perjanjian_id=pk.pk, kunci_lama=pk.kunci, butir=butir, pagu=pagu, aktor=x.perencana(), now=now)
