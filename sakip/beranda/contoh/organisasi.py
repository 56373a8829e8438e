"""Regencies, their Perangkat Daerah, offices, people, accounts and teams of the example."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sakip.kalender.profil import baca_profil, muat
from sakip.kalender.services.libur import semai_libur
from sakip.organisasi.enums import FungsiPD, JenisPenugasan, JenisTim, JenisUnit, Jenjang, Unsur
from sakip.organisasi.models import (
    AnggotaTim,
    Jabatan,
    Pegawai,
    PemerintahDaerah,
    Pengguna,
    Penugasan,
    PerangkatDaerah,
    TahunAnggaran,
    Tim,
)

from .data import baca
from .orang import Penamaan

MULAI = date(2021, 3, 1)
TAHUN_LIBUR = (2022, 2023, 2024, 2025, 2026, 2027)
UNSUR = {u.value for u in Unsur}
Kunci = tuple[str, str]  # PD, office


@dataclass
class Daerah:
    """A regency of the example with everything that the later steps look up by name."""

    isi: dict[str, Any]
    pemda: PemerintahDaerah
    pd: dict[str, PerangkatDaerah] = field(default_factory=dict)
    jenis: dict[str, str] = field(default_factory=dict)
    jabatan: dict[Kunci, Jabatan] = field(default_factory=dict)
    pegawai: dict[Kunci, Pegawai] = field(default_factory=dict)
    pengguna: dict[Kunci, Pengguna] = field(default_factory=dict)

    @property
    def kode(self) -> str:
        return self.pemda.kode

    def tahun(self) -> list[int]:
        return sorted(int(t) for t in self.isi["dpa"])

    def pemegang(self, pd: str, jabatan: str) -> Pengguna | None:
        """The account of whoever acts for an office; None where it is vacant."""
        return self.pengguna.get((pd, jabatan))


def muat_daerah(kode: str, nomor: int, sandi: str) -> Daerah:
    """Set up one regency. `sandi`: the password of all accounts, hashed already (hashing takes its time)."""
    isi = baca(f"daerah/{kode}")
    pemda = muat(baca_profil(kode)).ketentuan.pemda
    pemda.alamat = isi["alamat"]
    pemda.save(update_fields=["alamat"])
    for tahun in TAHUN_LIBUR:
        semai_libur(pemda, tahun)
    d = Daerah(isi, pemda)
    _tahun_anggaran(d)
    _perangkat_daerah(d)
    pola = {pd: _pola(d, pd) for pd in d.pd}
    _jabatan(d, pola)
    _orang(d, pola, Penamaan(baca("organisasi")["nama"], nomor * 7), sandi)
    for tahun in d.tahun():
        _tim(d, tahun)
    return d


def _tahun_anggaran(d: Daerah) -> None:
    for tahun, tanggal in d.isi["apbd"].items():
        TahunAnggaran.objects.create(
            pemda=d.pemda, tahun=int(tahun), apbd_ditetapkan=date.fromisoformat(tanggal),
            nomor_apbd=f"Perda Nomor 9 Tahun {int(tahun) - 1}", rkpd=f"Perbup Nomor 21 Tahun {int(tahun) - 1}",
            kua_ppas=f"Nota Kesepakatan Nomor 14 Tahun {int(tahun) - 1}",
        )  # fmt: skip


def _perangkat_daerah(d: Daerah) -> None:
    semua = baca("organisasi")["pd"]
    for jenis, *lain in d.isi["pd"]:
        kode = lain[0] if lain else jenis
        p = _profil_pd(d, jenis, lain[1] if len(lain) > 1 else {})
        d.jenis[kode] = jenis
        d.pd[kode] = PerangkatDaerah.objects.create(
            pemda=d.pemda, kode=kode, nama=p["nama"], singkatan=p["singkatan"], bidang_urusan=p["bidang"],
            fungsi=FungsiPD(semua[jenis]["fungsi"]), kode_sipd=p["sipd"], alamat=d.isi["alamat"],
        )  # fmt: skip


def _profil_pd(d: Daerah, jenis: str, tempat: dict[str, str]) -> dict[str, Any]:
    umum = {**baca("organisasi")["pd"][jenis], **d.isi.get("nama", {}).get(jenis, {})}
    return {k: v.format(**tempat) if tempat and isinstance(v, str) else v for k, v in umum.items()} | tempat


def _pola(d: Daerah, pd: str) -> list[list[str]]:
    """The offices of a PD: key, name, jenjang, kind and name of the unit, eselon, superior, golongan, account."""
    jenis = d.jenis[pd]
    tempat = next((x[2] for x in d.isi["pd"] if len(x) > 2 and x[1] == pd), {})
    p = {"bidang_kepala": "Kepala Bidang", **_profil_pd(d, jenis, tempat)}
    pola = baca("organisasi")["pola"][p.get("pola", "badan")]
    baris = [[s.format_map(p) for s in b] for b in pola if "c" in p or "{c}" not in b[1]]
    for kunci, nama, jenjang, atasan, golongan, akun, _ in baca("organisasi")["petugas"].get(jenis, []):
        baris.append([kunci, nama, jenjang, JenisUnit.TANPA, "", "", atasan, golongan, akun])
    return baris


def _jabatan(d: Daerah, pola: dict[str, list[list[str]]]) -> None:
    bupati = Jabatan.objects.create(
        pemda=d.pemda, nama=d.pemda.sebutan_bupati, jenjang=Jenjang.KEPALA_DAERAH, urutan=0
    )
    d.jabatan["", "bupati"] = bupati
    unsur = {pd: baca("organisasi")["pd"][jenis].get("unsur", "") for pd, jenis in d.jenis.items()}
    for pd, baris in pola.items():
        for urutan, (kunci, nama, jenjang, jenis_unit, nama_unit, eselon, atasan, _, _) in enumerate(baris, 1):
            atas = {"bupati": bupati, "sekda": d.jabatan.get(("setda", "kepala"))}.get(atasan)
            d.jabatan[pd, kunci] = Jabatan.objects.create(
                pemda=d.pemda, pd=d.pd[pd], nama=nama, jenjang=jenjang, jenis_unit=jenis_unit, nama_unit=nama_unit,
                eselon=eselon, urutan=urutan, atasan=atas or d.jabatan[pd, atasan],
                unsur=unsur[pd] if kunci == "kepala" else Unsur.ORGANISASI if kunci == "kabag_organisasi" else "",
                sub_koordinator=nama.startswith("Sub-Koordinator"),
            )  # fmt: skip


NAMA_AKUN: dict[Kunci, str] = {
    ("", "bupati"): "bupati", ("setda", "kepala"): "sekda", ("setda", "kabag_organisasi"): "organisasi",
    ("inspektorat", "kepala"): "inspektur",
}  # fmt: skip


def _orang(d: Daerah, pola: dict[str, list[list[str]]], penamaan: Penamaan, sandi: str) -> None:
    petugas = {(pd, b[0]) for pd, jenis in d.jenis.items() for b in baca("organisasi")["petugas"].get(jenis, [])}
    khusus = {(pd, kunci): lain for pd, kunci, *lain in d.isi["khusus"]}
    _angkat(d, ("", "bupati"), penamaan.berikut("", "II"), "bupati", JenisPenugasan.DEFINITIF, sandi)
    for pd, baris in pola.items():
        for kunci, _, _, _, _, eselon, _, golongan, akun in baris:
            cara = khusus.get((pd, kunci), [JenisPenugasan.DEFINITIF])[0]
            if cara in ("kosong", JenisPenugasan.PLT):
                continue
            nama = NAMA_AKUN.get((pd, kunci)) or (akun if (pd, kunci) in petugas else f"{akun}.{pd}")
            _angkat(d, (pd, kunci), penamaan.berikut(golongan, eselon or "lain"), nama, JenisPenugasan(cara), sandi)
    for (pd, kunci), (cara, *oleh) in khusus.items():
        if cara == JenisPenugasan.PLT:
            orang = tuple(oleh[0])
            Penugasan.objects.create(
                pegawai=d.pegawai[orang], jabatan=d.jabatan[pd, kunci], jenis=JenisPenugasan.PLT,
                mulai=date(2024, 12, 2), nomor_sk=_sk(d, "821.2", 88, 2024), tanggal_sk=date(2024, 11, 29),
            )  # fmt: skip
            d.pegawai[pd, kunci], d.pengguna[pd, kunci] = d.pegawai[orang], d.pengguna[orang]


def _angkat(  # noqa: PLR0917
    d: Daerah, kunci: Kunci, orang: Any, akun: str, cara: JenisPenugasan, sandi: str
) -> None:
    pengguna = Pengguna.objects.create(username=f"{d.kode}.{akun}", password=sandi)
    pegawai = Pegawai.objects.create(
        pemda=d.pemda, pengguna=pengguna, nama=orang.nama, jenis=orang.jenis, nip=orang.nip, golongan=orang.golongan,
        pangkat=orang.pangkat,
    )  # fmt: skip
    Penugasan.objects.create(
        pegawai=pegawai, jabatan=d.jabatan[kunci], jenis=cara, mulai=MULAI,
        nomor_sk=_sk(d, "821.2", len(d.pegawai) + 1, MULAI.year), tanggal_sk=date(2021, 2, 24),
    )  # fmt: skip
    d.pegawai[kunci], d.pengguna[kunci] = pegawai, pengguna


def _sk(d: Daerah, klasifikasi: str, nomor: int, tahun: int) -> str:
    return f"{klasifikasi}/{nomor:03d}/{d.isi['kode_sk']}/{tahun}"


# ---- teams


def _tim(d: Daerah, tahun: int) -> None:
    """The teams of one year; those of the current one serve until what the year leaves behind is reported."""
    nomor = iter(range(1, 100))
    mulai, selesai = date(tahun, 1, 2), date(tahun, 12, 31) if tahun < 2026 else date(tahun + 1, 6, 30)

    def tim(jenis: JenisTim, nama: str, anggota: list[tuple[Kunci, str, str]], pd: str = "") -> None:
        satu = Tim.objects.create(
            pemda=d.pemda, jenis=jenis, pd=d.pd.get(pd), nama=nama, tahun=tahun, mulai=mulai, selesai=selesai,
            nomor_sk=_sk(d, "100.3.3", next(nomor), tahun), tanggal_sk=mulai,
        )  # fmt: skip
        AnggotaTim.objects.bulk_create(
            AnggotaTim(tim=satu, pegawai=d.pegawai[k], unsur=u, kedudukan=kedudukan)
            for k, u, kedudukan in anggota
            if k in d.pegawai
        )

    _tim_daerah(d, tim)
    for pd in d.pd:
        ketua = (pd, "kabag_umum" if d.jenis[pd] == "setda" else "sekretaris")
        nama = d.pd[pd].singkatan
        tim(JenisTim.PENYUSUN_PD, f"Tim Penyusun SAKIP {nama}", [((pd, "perencana"), "", "Anggota")], pd)
        tim(
            JenisTim.SAKIP_PD, f"Tim Implementasi SAKIP {nama}",
            [(ketua, "", "Ketua"), ((pd, "analis"), "", "Anggota")], pd,
        )  # fmt: skip


def _tim_daerah(d: Daerah, tim: Callable[..., None]) -> None:
    tim(JenisTim.VERIFIKASI, "Tim Verifikasi Perjanjian Kinerja", [
        (("inspektorat", "periksa"), Unsur.INSPEKTORAT, "Ketua"), (("bappeda", "periksa"), Unsur.BAPPEDA, "Anggota"),
        (("bpkpad", "periksa"), Unsur.BPKPAD, "Anggota"), (("setda", "periksa"), Unsur.ORGANISASI, "Sekretaris"),
    ])  # fmt: skip
    tim(JenisTim.PENYUSUN_PEMDA, "Tim Penyusun SAKIP Pemerintah Daerah", [(("bappeda", "pemda"), "", "Anggota")])
    tim(JenisTim.MONEV, "Tim Monitoring dan Evaluasi Capaian Kinerja", [
        (("bappeda", "monev"), "", "Ketua"), (("setda", "kasubbag_kinerja"), "", "Anggota"),
    ])  # fmt: skip
    tim(JenisTim.KANTOR_SEKDA, "Kantor Sekretaris Daerah", [(("setda", "kantor"), "", "Anggota")])
    tim(JenisTim.ORGANISASI, "Bagian Organisasi", [(("setda", "kasubbag_kinerja"), "", "Anggota")])
    tim(JenisTim.KEPEGAWAIAN, "Pengelola Mutasi", [(("bkpsdm", "kepegawaian"), "", "Anggota")])
    tim(JenisTim.ADMIN, "Admin Aplikasi", [(("setda", "admin"), "", "Anggota")])
