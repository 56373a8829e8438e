"""The fixed cast of the tests: two regencies, two ordinary PDs each (beside the four pembina), one user per role.

    p = pemeran()
    p.alfa.pd["satu"], p.alfa.jabatan["kepala_satu"], p.alfa.pegawai["kepala_satu"], p.alfa.pengguna["kepala_satu"]
    p.sebagai("PRC")                 # the user who holds a role of the access matrix, seen from PD "satu" of alfa

Alfa verifies (both paths), Beta does not. Every appointment and team is in force from 2020 to 2099.
"""

from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.hashers import make_password

from sakip.organisasi.enums import CaraHari, FungsiPD, JenisPegawai, JenisTim, JenisUnit, Jenjang, Kebijakan, Unsur
from sakip.organisasi.models import (
    AnggotaTim,
    AturanJenjang,
    Jabatan,
    Ketentuan,
    Pegawai,
    PemerintahDaerah,
    Pengguna,
    Penugasan,
    PerangkatDaerah,
    Tim,
)

SANDI = "sandi-uji-123"
MULAI, SELESAI, TAHUN = date(2020, 1, 1), date(2099, 12, 31), 2026

PD = {
    # key          name                                         function
    "setda":       ("Sekretariat Daerah", FungsiPD.SEKRETARIAT_DAERAH),
    "inspektorat": ("Inspektorat", FungsiPD.INSPEKTORAT),
    "bappeda":     ("Badan Perencanaan", FungsiPD.PERENCANAAN),
    "bpkpad":      ("Badan Pengelola Keuangan", FungsiPD.KEUANGAN),
    "bkpsdm":      ("Badan Kepegawaian", FungsiPD.KEPEGAWAIAN),
    "satu":        ("Dinas Satu", FungsiPD.LAIN),
    "dua":         ("Dinas Dua", FungsiPD.LAIN),
}  # fmt: skip

J, U = Jenjang, JenisUnit
JABATAN = {
    # key                   name                                  pd            level            leads            above                unsur
    "bupati":               ("Bupati", None, J.KEPALA_DAERAH, U.TANPA, None, ""),
    "sekda":                ("Sekretaris Daerah", "setda", J.SEKDA, U.PD, "bupati", ""),
    "asisten":              ("Asisten Administrasi Umum", "setda", J.JPT_PRATAMA, U.TANPA, "sekda", ""),
    "kabag_organisasi":     ("Kepala Bagian Organisasi", "setda", J.ADMINISTRATOR, U.UNIT_KERJA, "asisten", Unsur.ORGANISASI),
    "inspektur":            ("Inspektur", "inspektorat", J.KEPALA_PD, U.PD, "bupati", Unsur.INSPEKTORAT),
    "kepala_bappeda":       ("Kepala Badan Perencanaan", "bappeda", J.KEPALA_PD, U.PD, "bupati", Unsur.BAPPEDA),
    "kepala_bpkpad":        ("Kepala Badan Pengelola Keuangan", "bpkpad", J.KEPALA_PD, U.PD, "bupati", Unsur.BPKPAD),
    "kepala_bkpsdm":        ("Kepala Badan Kepegawaian", "bkpsdm", J.KEPALA_PD, U.PD, "bupati", ""),
    "kepala_satu":          ("Kepala Dinas Satu", "satu", J.KEPALA_PD, U.PD, "bupati", ""),
    "kabid_satu":           ("Kepala Bidang Satu", "satu", J.ADMINISTRATOR, U.SATUAN_KERJA, "kepala_satu", ""),
    "kasi_satu":            ("Kepala Seksi Satu", "satu", J.PENGAWAS, U.SATUAN_KERJA, "kabid_satu", ""),
    "pelaksana_satu":       ("Pengadministrasi Satu", "satu", J.PELAKSANA, U.TANPA, "kasi_satu", ""),
    "kepala_dua":           ("Kepala Dinas Dua", "dua", J.KEPALA_PD, U.PD, "bupati", ""),
    "kabid_dua":            ("Kepala Bidang Dua", "dua", J.ADMINISTRATOR, U.SATUAN_KERJA, "kepala_dua", ""),
    "kasi_dua":             ("Kepala Seksi Dua", "dua", J.PENGAWAS, U.SATUAN_KERJA, "kabid_dua", ""),
    "pelaksana_dua":        ("Pengadministrasi Dua", "dua", J.PELAKSANA, U.TANPA, "kasi_dua", ""),
}  # fmt: skip

T = JenisTim
TIM = {
    # key               kind                 pd       members: person -> unsur
    "admin":            (T.ADMIN, None, {"admin": ""}),
    "kantor_sekda":     (T.KANTOR_SEKDA, None, {"staf_sekda": ""}),
    "organisasi":       (T.ORGANISASI, None, {"staf_organisasi": ""}),
    "kepegawaian":      (T.KEPEGAWAIAN, None, {"kepegawaian": ""}),
    "monev":            (T.MONEV, None, {"monev": ""}),
    "penyusun_pemda":   (T.PENYUSUN_PEMDA, None, {"perencana_pemda": ""}),
    "verifikasi":       (T.VERIFIKASI, None, {f"verifikator_{u.value}": u for u in Unsur}),
    "penyusun_satu":    (T.PENYUSUN_PD, "satu", {"perencana_satu": ""}),
    "penyusun_dua":     (T.PENYUSUN_PD, "dua", {"perencana_dua": ""}),
    "sakip_satu":       (T.SAKIP_PD, "satu", {"sakip_satu": ""}),
    "sakip_dua":        (T.SAKIP_PD, "dua", {"sakip_dua": ""}),
}  # fmt: skip

TANPA_PERAN = "tanpa_peran"  # a pegawai with an account, but without office or team

# the roles of the access matrix -> who plays them in the tests ("ops" and "pub" have no regency)
PERAN_MATRIKS = {
    "OPS": "ops",
    "ADM": "admin",
    "PRC": "perencana_satu",
    "P1": "kabid_satu",
    "P2": "kepala_satu",
    "VPD": "sakip_satu",
    "VK": "verifikator_bpkpad",
    "SKD": "sekda",
    "BPT": "bupati",
    "INS": "inspektur",
    "KBP": "kepala_bappeda",
    "KBO": "kabag_organisasi",
    "BKD": "kepegawaian",
    "MON": "monev",
    "PUB": "pub",
    "ANON": None,
}


@dataclass
class Daerah:
    pemda: PemerintahDaerah
    ketentuan: Ketentuan
    pd: dict[str, PerangkatDaerah] = field(default_factory=dict)
    jabatan: dict[str, Jabatan] = field(default_factory=dict)
    pegawai: dict[str, Pegawai] = field(default_factory=dict)
    pengguna: dict[str, Pengguna] = field(default_factory=dict)
    penugasan: dict[str, Penugasan] = field(default_factory=dict)
    tim: dict[str, Tim] = field(default_factory=dict)


@dataclass
class Pemeran:
    alfa: Daerah
    beta: Daerah
    ops: Pengguna  # operator of the platform: a superuser without a regency
    pub: Pengguna  # signed in, but nobody in any regency
    sandi: str = SANDI

    def sebagai(self, peran: str) -> Pengguna | None:
        """The user who plays a role of the matrix (seen from PD `satu` of Alfa); None for ANON."""
        kunci = PERAN_MATRIKS[peran]
        if kunci is None:
            return None
        return {"ops": self.ops, "pub": self.pub}.get(kunci) or self.alfa.pengguna[kunci]


def pemeran() -> Pemeran:
    sandi = make_password(SANDI)
    alfa, beta = (_daerah(kode, nomor, sandi) for nomor, kode in enumerate(("alfa", "beta"), start=1))
    ops = Pengguna.objects.create(username="operator", password=sandi, is_superuser=True, is_staff=True)
    pub = Pengguna.objects.create(username="orang.luar", password=sandi)
    return Pemeran(alfa=alfa, beta=beta, ops=ops, pub=pub)


def nip(urut: int) -> str:
    """A well-formed NIP that no other member of the cast has."""
    return f"19800101200501{1 + urut % 2}{urut % 1000:03d}"


def ketentuan(pemda: PemerintahDaerah, *, verifikasi: bool, **lain: object) -> Ketentuan:
    isi = {
        "pemda": pemda,
        "berlaku_mulai": MULAI,
        "peraturan": f"Peraturan Bupati {pemda.nama} Nomor 1 Tahun 2020",
        "singkatan": f"Perbup {pemda.nama} 1/2020",
        "hari": CaraHari.KERJA if verifikasi else CaraHari.KALENDER,
        "verifikasi_kabupaten": verifikasi,
        "verifikasi_pd": verifikasi,
        "pk_melalui": Ketentuan.Melalui.SEKDA if verifikasi else Ketentuan.Melalui.ORGANISASI,
        "terlambat_kirim": Kebijakan.TUTUP if verifikasi else Kebijakan.CATAT,
        "kriteria_indikator": ["specific", "measurable"],
        "daftar_periksa": {},  # tests about the checklists put the lists in
    }
    ketentuan = Ketentuan.objects.create(**isi | lain)
    P2 = AturanJenjang.PihakKedua
    AturanJenjang.objects.bulk_create(
        AturanJenjang(ketentuan=ketentuan, jenjang=j, pihak_kedua=p, tingkat_anggaran=a, sumber_butir=s, formulir_pd=f)
        for j, p, a, s, f in [
            (J.KEPALA_DAERAH, P2.TIDAK_ADA, "program", "rkt", "kepala-daerah"),
            (J.SEKDA, P2.KEPALA_DAERAH, "program", "rkt", "kepala-pd"),
            (J.KEPALA_PD, P2.KEPALA_DAERAH, "program", "rkt", "kepala-pd"),
            (J.JPT_PRATAMA, P2.SEKDA, "program", "program", "kepala-pd"),
            (J.ADMINISTRATOR, P2.ATASAN, "kegiatan", "program", "unit"),
            (J.PENGAWAS, P2.ATASAN, "sub_kegiatan", "kegiatan", "unit"),
            (J.FUNGSIONAL, P2.ATASAN, "", "atasan", "unit"),
            (J.PELAKSANA, P2.ATASAN, "", "atasan", "unit"),
        ]
    )
    return ketentuan


def _daerah(kode: str, nomor: int, sandi: str) -> Daerah:
    nama = kode.capitalize()
    pemda = PemerintahDaerah.objects.create(kode=kode, nama=nama, provinsi="Provinsi Uji", tempat=f"Kota {nama}")
    daerah = Daerah(pemda, ketentuan(pemda, verifikasi=kode == "alfa"))
    daerah.pd = _pd(pemda, nama)
    daerah.jabatan = _jabatan(daerah, nama)
    _orang(daerah, nomor, sandi)
    petugas = Penugasan.objects.bulk_create(
        Penugasan(pegawai=daerah.pegawai[k], jabatan=j, mulai=MULAI) for k, j in daerah.jabatan.items()
    )
    daerah.penugasan = dict(zip(daerah.jabatan, petugas, strict=True))
    _tim(daerah)
    return daerah


def _pd(pemda: PemerintahDaerah, nama: str) -> dict[str, PerangkatDaerah]:
    semua = PerangkatDaerah.objects.bulk_create(
        PerangkatDaerah(pemda=pemda, kode=k, nama=f"{n} {nama}", singkatan=f"{k.upper()}", fungsi=f)
        for k, (n, f) in PD.items()
    )
    return dict(zip(PD, semua, strict=True))


def _jabatan(daerah: Daerah, nama: str) -> dict[str, Jabatan]:
    jadi: dict[str, Jabatan] = {}
    urutan = {k: i for i, k in enumerate(JABATAN)}
    while sisa := {k: v for k, v in JABATAN.items() if k not in jadi and (v[4] is None or v[4] in jadi)}:
        baru = Jabatan.objects.bulk_create(
            Jabatan(
                pemda=daerah.pemda,
                pd=daerah.pd[pd] if pd else None,
                nama=f"{n} {nama}",
                jenjang=jenjang,
                jenis_unit=unit,
                atasan=jadi[atas] if atas else None,
                unsur=unsur,
                urutan=urutan[k],
            )
            for k, (n, pd, jenjang, unit, atas, unsur) in sisa.items()
        )
        jadi |= dict(zip(sisa, baru, strict=True))
    return {k: jadi[k] for k in JABATAN}


def _orang(daerah: Daerah, nomor: int, sandi: str) -> None:
    kunci = [*JABATAN, *(k for _, _, anggota in TIM.values() for k in anggota), TANPA_PERAN]
    akun = Pengguna.objects.bulk_create(Pengguna(username=f"{daerah.pemda.kode}.{k}", password=sandi) for k in kunci)
    daerah.pengguna = dict(zip(kunci, akun, strict=True))
    orang = Pegawai.objects.bulk_create(
        Pegawai(
            pemda=daerah.pemda,
            pengguna=daerah.pengguna[k],
            nama=f"{k.replace('_', ' ').title()} {daerah.pemda.nama}",
            jenis=JenisPegawai.POLITIK if k == "bupati" else JenisPegawai.PNS,
            nip="" if k == "bupati" else nip(nomor * 100 + i),
            golongan="" if k == "bupati" else "IV/a",
            pangkat="" if k == "bupati" else "Pembina",
        )
        for i, k in enumerate(kunci)
    )
    daerah.pegawai = dict(zip(kunci, orang, strict=True))


def _tim(daerah: Daerah) -> None:
    semua = Tim.objects.bulk_create(
        Tim(
            pemda=daerah.pemda,
            jenis=jenis,
            pd=daerah.pd[pd] if pd else None,
            nama=f"{jenis.label} {daerah.pemda.nama}",
            tahun=TAHUN,
            nomor_sk=f"{i}/{TAHUN}",
            tanggal_sk=MULAI,
            mulai=MULAI,
            selesai=SELESAI,
        )
        for i, (jenis, pd, _) in enumerate(TIM.values(), start=1)
    )
    daerah.tim = dict(zip(TIM, semua, strict=True))
    AnggotaTim.objects.bulk_create(
        AnggotaTim(tim=daerah.tim[k], pegawai=daerah.pegawai[orang], unsur=unsur)
        for k, (_, _, anggota) in TIM.items()
        for orang, unsur in anggota.items()
    )
