"""A recap as SIPD exports it, of any size, written quickly: shared texts, one row per sub kegiatan, source of funds,
account and package."""

import io
import zipfile
from collections.abc import Iterator
from itertools import islice, product
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from tests.renstra.pabrik import JUDUL, KODE_SKPD, TAHUN

Nilai = str | int | float
DANA = (("1.1.01", "Pendapatan Asli Daerah"), ("1.2.01", "Dana Alokasi Umum"), ("9.1.01", "Dana Dekonsentrasi"))
_KATA = ("Penyediaan", "Pengelolaan", "Pemeliharaan", "Koordinasi", "Pembinaan", "Fasilitasi", "Pengawasan")
_HAL = ("Layanan Dasar", "Sarana dan Prasarana", "Administrasi Keuangan", "Barang Milik Daerah", "Tenaga Kependidikan")
_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELASI = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAKET = "http://schemas.openxmlformats.org/package/2006"
_JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_BAGIAN = {
    "[Content_Types].xml": f'<Types xmlns="{_PAKET}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(
        f'<Override PartName="/xl/{nama}.xml" ContentType="{_JENIS}.{jenis}+xml"/>'
        for nama, jenis in (
            ("workbook", "sheet.main"),
            ("worksheets/sheet1", "worksheet"),
            ("sharedStrings", "sharedStrings"),
            ("styles", "styles"),
        )
    )
    + "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{_PAKET}/relationships">'
    f'<Relationship Id="r" Type="{_RELASI}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {_NS} xmlns:r="{_RELASI}"><sheets><sheet name="Rekap" sheetId="1" r:id="r1"/>'
    "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PAKET}/relationships">'
    f'<Relationship Id="r1" Type="{_RELASI}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{_RELASI}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="r3" Type="{_RELASI}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f"<styleSheet {_NS}><cellXfs><xf numFmtId='0'/><xf numFmtId='4'/></cellXfs></styleSheet>",
}


def baris(jumlah: int, sub_kegiatan: int, *, nama_skpd: str, kode_skpd: str = KODE_SKPD) -> Iterator[list[Nilai]]:
    """`jumlah` rows over so many sub kegiatan of one SKPD, each with up to three sources of funds."""
    sub = list(islice(_sub_kegiatan(), sub_kegiatan))
    for n in range(jumlah):
        program, kegiatan, kode, nama = sub[n * len(sub) // jumlah]
        dana = DANA[(n // 7) % len(DANA)]
        yield [
            n + 1, TAHUN, kode[0], "URUSAN PEMERINTAHAN WAJIB", kode_skpd, nama_skpd, kode_skpd, nama_skpd, kode[:4],
            "URUSAN PEMERINTAHAN BIDANG PENDIDIKAN", program, f"PROGRAM {program} PENGELOLAAN PENDIDIKAN", kegiatan,
            f"Pengelolaan Pendidikan {kegiatan}", kode, nama, *dana, f"5.1.02.01.01.{n % 97 + 1:04d}",
            f"Belanja Alat/Bahan untuk Kegiatan Kantor {n % 97 + 1}", "[#] Belanja Habis Pakai",
            f"Paket {n % 1013} pada {nama}", (n * 7919 % 900_000 + 1) * 1000 + (0.25 if n % 50 == 0 else 0),
        ]  # fmt: skip


def _sub_kegiatan() -> Iterator[tuple[str, str, str, str]]:
    for program, kegiatan, nomor in product(range(1, 100), range(1, 26), range(1, 26)):
        atas = f"1.01.{program:02d}"
        giat = f"{atas}.2.{kegiatan:02d}"
        nama = f"{_KATA[nomor % 7]} {_HAL[kegiatan % 5]} {program}/{kegiatan}/{nomor}"
        yield atas, giat, f"{giat}.{nomor:04d}", nama


def buku(rows: Iterator[list[Nilai]]) -> bytes:
    teks: dict[str, int] = {}
    huruf = [get_column_letter(n) for n in range(1, len(JUDUL) + 1)]

    def sel(alamat: str, nilai: Nilai) -> str:
        if isinstance(nilai, str):
            return f'<c r="{alamat}" t="s"><v>{teks.setdefault(nilai, len(teks))}</v></c>'
        return f'<c r="{alamat}" s="1"><v>{nilai}</v></c>'

    def semua() -> Iterator[str]:
        for n, row in enumerate([JUDUL, *rows], 1):
            yield f'<row r="{n}" spans="1:{len(JUDUL)}">'
            yield from (sel(f"{h}{n}", nilai) for h, nilai in zip(huruf, row, strict=True))
            yield "</row>"

    lembar = f"<worksheet {_NS}><sheetData>{''.join(semua())}</sheetData></worksheet>"
    bersama = "".join(f"<si><t>{escape(t)}</t></si>" for t in teks)
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in _BAGIAN.items():
            arsip.writestr(nama, isi)
        arsip.writestr("xl/sharedStrings.xml", f"<sst {_NS}>{bersama}</sst>")
        arsip.writestr("xl/worksheets/sheet1.xml", lembar)
    return wadah.getvalue()
