"""Bab III: A. what was achieved, sasaran by sasaran with the comparisons the profile asks; B. the budget."""

from collections.abc import Iterator

from sakip.angka import format_rupiah

from ...isi import IndikatorIsi, KinerjaIsi, LaporanIsi, ProgramIsi, SasaranIsi
from .. import kalimat as k
from ..blok import Bab, Blok, Judul, Kalimat, Kolom, Tabel, Tulisan
from .grafik import grafik_lalu, grafik_sasaran

KOSONG = "–"


def akuntabilitas(isi: LaporanIsi) -> Bab:
    blok: list[Blok] = [Judul(2, "A. Capaian Kinerja Organisasi"), *_seluruh(isi)]
    for n, s in enumerate(isi.sasaran, 1):
        blok += _sasaran(isi, n, s)
    if isi.perangkat:
        blok += _perangkat(isi)
    blok += [Judul(2, "B. Realisasi Anggaran"), Kalimat(k.kalimat_anggaran(isi)), _anggaran(isi)]
    if isi.kinerja:
        blok.append(_kinerja("keluaran", f"Keluaran kegiatan dan hasil program tahun {isi.tahun}", isi.kinerja))
    blok.append(
        Tulisan("anggaran", "Penjelasan realisasi anggaran", "Sebab serapan tinggi atau rendah, sisa, dan dampaknya.")
    )
    return Bab("bab3", "Akuntabilitas Kinerja", tuple(blok), "III")


def _seluruh(isi: LaporanIsi) -> Iterator[Blok]:
    if isi.cetak:
        predikat = f", predikat {isi.predikat.lower()}" if isi.predikat else ""
        yield Kalimat(f"Rata-rata capaian {isi.dihitung} sasaran adalah {isi.cetak} persen{predikat}.")
    if isi.jenjang:
        yield Tabel(
            "skala",
            "Skala predikat capaian kinerja",
            (Kolom("Capaian (%)", "tengah", 40), Kolom("Predikat", lebar=60)),
            tuple((rentang, nama) for nama, rentang in isi.jenjang),
        )
    if gambar := grafik_sasaran(isi):
        yield gambar


def _sasaran(isi: LaporanIsi, n: int, s: SasaranIsi) -> list[Blok]:
    blok: list[Blok] = [Judul(3, f"Sasaran {n}: {s.teks}", s.kunci), Kalimat(k.kalimat_sasaran(s))]
    bagian = {
        1: _tahun_ini,
        2: _lalu,
        3: _jangka_menengah,
        4: _pembanding,
        5: _penyebab,
        6: _efisiensi,
        7: _program,
    }
    for nomor in isi.analisis:
        blok += bagian[nomor](isi, s)
    return blok


def _tahun_ini(isi: LaporanIsi, s: SasaranIsi) -> Iterator[Blok]:
    yield Judul(4, f"Target dan realisasi tahun {isi.tahun}")
    yield Tabel(
        f"{s.kunci}.1",
        f"Target dan realisasi tahun {isi.tahun}: {s.teks}",
        (
            Kolom("Indikator kinerja", lebar=40),
            Kolom("Target", lebar=15),
            Kolom("Realisasi", lebar=15),
            Kolom("Capaian (%)", "angka", 14),
            Kolom("Predikat", lebar=16),
        ),
        tuple(
            (i.nama, i.target or KOSONG, i.realisasi or KOSONG, i.cetak or KOSONG, i.predikat or KOSONG)
            for i in s.indikator
        ),
        _catatan(s),
    )
    for i in s.indikator:
        yield Kalimat(k.kalimat_capaian(i, isi.tahun))


def _catatan(s: SasaranIsi) -> str:
    sementara = [i for i in s.indikator if i.sementara]
    return f"{len(sementara)} angka masih sementara: pengukurannya belum diterima Tim Monev." if sementara else ""


def _lalu(isi: LaporanIsi, s: SasaranIsi) -> Iterator[Blok]:
    tahun = range(isi.tahun - 5, isi.tahun)
    ada = [t for t in tahun if any(x.tahun == t and x.realisasi for i in s.indikator for x in i.lalu)] or [
        isi.tahun - 1
    ]
    yield Judul(4, "Perbandingan dengan tahun-tahun sebelumnya")
    yield Tabel(
        f"{s.kunci}.2",
        f"Realisasi dan capaian {ada[0]}–{isi.tahun}: {s.teks}",
        (
            Kolom("Indikator kinerja", lebar=30),
            *(
                x
                for t in (*ada, isi.tahun)
                for x in (Kolom(f"Realisasi {t}", lebar=12), Kolom(f"Capaian {t} (%)", "angka", 12))
            ),
        ),
        tuple(
            (i.nama, *(x for t in ada for x in _tahun(i, t)), i.realisasi or KOSONG, i.cetak or KOSONG)
            for i in s.indikator
        ),
        mendatar=len(ada) > 2,
    )
    for i in s.indikator:
        yield Kalimat(k.kalimat_lalu(i, isi.tahun))
        if gambar := grafik_lalu(i, isi.tahun):
            yield gambar


def _tahun(i: IndikatorIsi, tahun: int) -> tuple[str, str]:
    satu = next((x for x in i.lalu if x.tahun == tahun), None)
    return (satu.realisasi or KOSONG, satu.cetak or KOSONG) if satu else (KOSONG, KOSONG)


def _jangka_menengah(isi: LaporanIsi, s: SasaranIsi) -> Iterator[Blok]:
    yield Judul(4, "Kemajuan terhadap target jangka menengah")
    yield Tabel(
        f"{s.kunci}.3",
        f"Realisasi sampai dengan {isi.tahun} terhadap target jangka menengah: {s.teks}",
        (
            Kolom("Indikator kinerja", lebar=40),
            Kolom(f"Realisasi {isi.tahun}", lebar=18),
            Kolom("Target akhir", lebar=22),
            Kolom("Kemajuan (%)", "angka", 20),
        ),
        tuple(
            (
                i.nama,
                i.realisasi or KOSONG,
                f"{i.target_akhir} ({i.tahun_akhir})" if i.target_akhir else KOSONG,
                i.kemajuan_cetak or KOSONG,
            )
            for i in s.indikator
        ),
    )
    for i in s.indikator:
        yield Kalimat(k.kalimat_jangka_menengah(i, isi.tahun))


def _pembanding(isi: LaporanIsi, s: SasaranIsi) -> Iterator[Blok]:
    yield Judul(4, "Perbandingan dengan standar nasional")
    baris = tuple(
        (i.nama, i.realisasi or KOSONG, p.nama, p.nilai, p.sumber or KOSONG) for i in s.indikator for p in i.pembanding
    )
    if baris:
        yield Tabel(
            f"{s.kunci}.4",
            f"Realisasi {isi.tahun} dan pembandingnya: {s.teks}",
            (
                Kolom("Indikator kinerja", lebar=35),
                Kolom("Realisasi", lebar=15),
                Kolom("Pembanding", lebar=20),
                Kolom("Nilai", lebar=12),
                Kolom("Sumber", lebar=18),
            ),
            baris,
        )
    for i in s.indikator:
        yield Kalimat(k.kalimat_pembanding(i, isi.tahun))


def _penyebab(_: LaporanIsi, s: SasaranIsi) -> Iterator[Blok]:
    yield Judul(4, "Penyebab keberhasilan atau kegagalan dan solusinya")
    for i in s.indikator:
        yield Tulisan(
            f"sebab.{i.kunci}",
            f"Penyebab dan solusi: {i.nama}",
            "Mengapa target tercapai atau tidak, naik atau turun, dan apa yang sudah dilakukan.",
            True,
            (i.kunci,),
        )


_EFISIENSI = {
    "selisih": "Efisiensi: capaian dikurangi serapan.",
    "sisa": "Efisiensi: bagian pagu yang tersisa setelah targetnya tercapai.",
}


def _efisiensi(_: LaporanIsi, s: SasaranIsi) -> Iterator[Blok]:
    e = s.efisiensi
    yield Judul(4, "Efisiensi penggunaan sumber daya")
    yield Kalimat(k.kalimat_efisiensi(e))
    if e.nilai:
        yield Tabel(
            f"{s.kunci}.6",
            f"Efisiensi penggunaan sumber daya: {s.teks}",
            (
                Kolom("Capaian (%)", "angka", 18),
                Kolom("Pagu (Rp)", "angka", 24),
                Kolom("Realisasi (Rp)", "angka", 24),
                Kolom("Serapan (%)", "angka", 16),
                Kolom("Efisiensi", "angka", 18),
            ),
            ((e.capaian, _rp(e.pagu), _rp(e.realisasi), e.serapan, e.nilai),),
            _EFISIENSI.get(e.cara, ""),
        )


def _program(isi: LaporanIsi, s: SasaranIsi) -> Iterator[Blok]:
    yield Judul(4, "Program dan kegiatan yang menunjang")
    if s.program:
        yield Tabel(
            f"{s.kunci}.7", f"Anggaran program pendukung: {s.teks}", _KOLOM_UANG, tuple(_uang(p) for p in s.program)
        )
    else:
        yield Kalimat("Belum ada program yang dikaitkan dengan sasaran ini pada Perjanjian Kinerja.")
    if s.kinerja:
        yield _kinerja(f"{s.kunci}.7k", f"Kinerja program dan kegiatan pendukung: {s.teks}", s.kinerja)
    if s.pendukung:
        yield Tabel(
            f"{s.kunci}.7p",
            f"Perangkat Daerah pendukung: {s.teks}",
            (Kolom("Perangkat Daerah", lebar=35), Kolom("Indikator", lebar=45), Kolom("Capaian (%)", "angka", 20)),
            tuple((p.pd, p.indikator, p.cetak or KOSONG) for p in s.pendukung),
        )
    yield Tulisan(
        f"program.{s.kunci}",
        f"Program penunjang: {s.teks}",
        "Program atau kegiatan mana yang menunjang atau menghambat, dan bagaimana.",
        True,
        tuple(i.kunci for i in s.indikator),
    )


def _sampai(isi: LaporanIsi) -> str:
    """Which PDs stand there with less than the year."""
    belum = [f"{p.nama} ({p.sampai_periode})" for p in isi.perangkat if p.sampai_periode]
    return f"Belum diterima sampai akhir tahun: {'; '.join(belum)}." if belum else ""


def _perangkat(isi: LaporanIsi) -> Iterator[Blok]:
    yield Judul(3, "Capaian menurut Perangkat Daerah")
    yield Tabel(
        "perangkat",
        f"Capaian kinerja dan realisasi anggaran Perangkat Daerah tahun {isi.tahun}",
        (
            Kolom("Perangkat Daerah", lebar=30),
            Kolom("Capaian (%)", "angka", 12),
            Kolom("Predikat", lebar=14),
            Kolom("Pagu (Rp)", "angka", 16),
            Kolom("Realisasi (Rp)", "angka", 16),
            Kolom("Serapan (%)", "angka", 10),
            Kolom("LKjIP", lebar=12),
        ),
        tuple(
            (
                p.nama,
                p.cetak or KOSONG,
                p.predikat or KOSONG,
                _rp(p.pagu),
                _rp(p.realisasi),
                p.persen or KOSONG,
                p.laporan,
            )
            for p in isi.perangkat
        ),
        _sampai(isi),
        mendatar=True,
    )


_KOLOM_UANG = (
    Kolom("Kode", lebar=18),
    Kolom("Uraian", lebar=38),
    Kolom("Pagu (Rp)", "angka", 17),
    Kolom("Realisasi (Rp)", "angka", 17),
    Kolom("%", "angka", 10),
)


def _anggaran(isi: LaporanIsi) -> Tabel:
    baris = (*(_uang(p) for p in isi.anggaran), _uang(isi.jumlah))
    tebal = {n for n, p in enumerate(isi.anggaran) if p.tingkat == "program"} | {len(baris) - 1}
    return Tabel("anggaran", f"Realisasi anggaran tahun {isi.tahun}", _KOLOM_UANG, baris, tebal=frozenset(tebal))


def _kinerja(kunci: str, judul: str, rows: tuple[KinerjaIsi, ...]) -> Tabel:
    return Tabel(
        kunci,
        judul,
        (
            Kolom("Kode", lebar=16),
            Kolom("Program/kegiatan", lebar=26),
            Kolom("Indikator", lebar=28),
            Kolom("Target", lebar=10),
            Kolom("Realisasi", lebar=10),
            Kolom("Capaian (%)", "angka", 10),
        ),
        tuple(
            (r.kode, r.nama, r.indikator, r.target or KOSONG, r.realisasi or KOSONG, r.cetak or KOSONG) for r in rows
        ),
    )


def _uang(p: ProgramIsi) -> tuple[str, ...]:
    return (p.kode, p.nama, _rp(p.pagu), _rp(p.realisasi), p.persen or KOSONG)


def _rp(jumlah: object) -> str:
    return KOSONG if jumlah is None else format_rupiah(jumlah, lambang=False)  # type: ignore[arg-type]
