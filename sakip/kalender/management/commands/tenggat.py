import json
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from sakip.angka import TanggalSalah, baca_tanggal, tanggal_lengkap
from sakip.kalender.enums import Peristiwa
from sakip.kalender.libur import TAHUN_SKB_TERAKHIR, libur_bawaan
from sakip.kalender.profil import ProfilSalah, baca_profil, daftar_profil
from sakip.kalender.queries.tenggat import aturan_isi, libur_pemda
from sakip.kalender.rules.tenggat import AturanIsi, AturanSalah, Tenggat, hitung, peristiwa_tahun
from sakip.organisasi.models import Ketentuan, PemerintahDaerah
from sakip.organisasi.queries import ketentuan_pada


class Command(BaseCommand):
    help = "Menampilkan setiap tenggat yang mengikuti DPA yang disahkan pada tanggal tertentu."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--daerah", required=True, help="Kode daerah, misalnya salah satu profil bawaan.")
        parser.add_argument("--dpa", required=True, help="Tanggal DPA disahkan, misalnya 2026-01-02.")
        parser.add_argument("--tahun", type=int, help="Tahun anggaran DPA itu, bila bukan tahun tanggalnya.")
        parser.add_argument("--apbd", help="Tanggal APBD ditetapkan.")
        parser.add_argument("--pengesahan", help="Tanggal PK disahkan kepala daerah.")
        parser.add_argument("--json", action="store_true", help="Keluaran JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        dpa = _tanggal(options["dpa"], "--dpa")
        tahun = dpa.year if options["tahun"] is None else options["tahun"]
        if abs(tahun - dpa.year) > 1:
            raise CommandError(f"Tahun anggaran {tahun} terlalu jauh dari tanggal DPA {dpa.isoformat()}.")
        kejadian: dict[str, date | None] = {
            **peristiwa_tahun(tahun),
            Peristiwa.DPA: dpa,
            Peristiwa.APBD: _tanggal(options["apbd"], "--apbd") if options["apbd"] else None,
            Peristiwa.PENGESAHAN: _tanggal(options["pengesahan"], "--pengesahan") if options["pengesahan"] else None,
        }
        judul, semua = _hitung(options["daerah"], tahun, kejadian)
        if options["json"]:
            self.stdout.write(json.dumps([_json(t) for t in semua], ensure_ascii=False, indent=2))
            return
        self.stdout.write(f"{judul}\nDPA disahkan {tanggal_lengkap(dpa)}, tahun anggaran {tahun}.\n")
        for t in semua:
            kapan = tanggal_lengkap(t.tanggal) if t.tanggal else f"menunggu {t.menunggu}"
            self.stdout.write(f"  {t.kode:<18} {kapan:<28} {t.nama}\n  {'':<18} {'':<28} {t.dasar}")
        if max((t.tanggal.year for t in semua if t.tanggal), default=0) > TAHUN_SKB_TERAKHIR:
            self.stdout.write(
                f"\nKalender setelah {TAHUN_SKB_TERAKHIR} belum resmi; tanggal hari kerja dapat bergeser."
            )


def _hitung(kode: str, tahun: int, kejadian: Mapping[str, date | None]) -> tuple[str, list[Tenggat]]:
    """From the regency's own profile and calendar; where it is not loaded, from the files that ship."""
    awal, akhir = date(tahun - 2, 1, 1), date(tahun + 2, 12, 31)
    ketentuan = _ketentuan(kode, tahun)
    if ketentuan is not None:
        judul = f"{ketentuan.pemda}, {ketentuan.singkatan}"
        libur: Collection[date] = libur_pemda(ketentuan.pemda_id, awal, akhir)
        aturan, hari, seminggu = aturan_isi(ketentuan), ketentuan.hari, ketentuan.hari_kerja_seminggu
    else:
        judul, aturan, hari, seminggu = _dari_berkas(kode)
        libur = {isi.tanggal: isi.nama for t in range(awal.year, akhir.year + 1) for isi in libur_bawaan(t)}
    try:
        return judul, hitung(aturan, kejadian, libur, hari, seminggu)
    except AturanSalah as salah:
        raise CommandError(str(salah)) from None


def _ketentuan(kode: str, tahun: int) -> Ketentuan | None:
    try:
        pemda = PemerintahDaerah.objects.filter(kode=kode).first()
        return ketentuan_pada(pemda.pk, date(tahun, 1, 1)) if pemda else None
    except DatabaseError:  # no tables yet: the files are enough
        return None


def _dari_berkas(kode: str) -> tuple[str, list[AturanIsi], str, int]:
    try:
        profil = baca_profil(kode)
    except ProfilSalah as salah:
        if kode not in daftar_profil():
            raise CommandError(f"Daerah {kode} tidak dikenal. Profil bawaan: {', '.join(daftar_profil())}.") from None
        raise CommandError(str(salah)) from None
    isi = profil.ketentuan
    judul = f"{isi['singkatan']} (profil bawaan {kode})"
    return judul, list(profil.aturan_tenggat), isi.get("hari", "kalender"), isi.get("hari_kerja_seminggu", 5)


def _tanggal(tulisan: str, nama: str) -> date:
    try:
        return baca_tanggal(tulisan)
    except TanggalSalah as salah:
        raise CommandError(f"{nama} {tulisan}: {salah.pesan} Atau seperti 2026-01-02.") from None


def _json(tenggat: Tenggat) -> dict[str, str | None]:
    hasil: dict[str, str | None] = {
        "kode": tenggat.kode,
        "tanggal": tenggat.tanggal.isoformat() if tenggat.tanggal else None,
        "dasar": tenggat.dasar,
    }
    return hasil if tenggat.tanggal else {**hasil, "menunggu": tenggat.menunggu}
