"""What the wording of an indicator says of itself: what it measures, whether it measures one thing, or an activity.

The word lists were tried on the 5,297 different indicators of the national nomenclature and on the indicators of real
Renstra; the tests state the rates.
"""

import re
from functools import lru_cache

# "prosentase" and "presentase" are how many plans write it
PERSEN = frozenset({"persentase", "prosentase", "presentase", "persen", "prosen"})
# begins a measure wherever it stands
_KUAT = PERSEN | {"jumlah", "rasio", "indeks", "skor", "rerata", "rata-rata", "cakupan", "panjang", "luas", "volume"}
# a measure at the beginning of a name; elsewhere often part of one ("tingkat kabupaten", "nilai tanah")
_LEMAH = frozenset({
    "tingkat", "nilai", "angka", "besaran", "kapasitas", "luasan", "frekuensi", "lama", "waktu", "proporsi",
    "pertumbuhan", "laju", "kontribusi", "opini", "predikat", "hasil", "peringkat", "kategori", "status", "capaian",
    "realisasi", "produksi", "produktivitas", "konsumsi", "pendapatan", "pdrb", "ipm", "usia", "umur", "prevalensi",
    "kepadatan", "kecepatan", "derajat", "elastisitas", "koefisien", "gini", "inflasi", "banyaknya", "jangka", "unit",
    "persebaran", "efisiensi", "efektivitas", "maturitas", "level", "pengeluaran", "emisi", "intensitas", "daya",
    "debit", "berat", "tinggi", "harga", "porsi", "besar", "kemampuan", "ketepatan", "kepatuhan", "kesenjangan",
    "skala",
})  # fmt: skip
UKURAN = _KUAT | _LEMAH
_BENDA = frozenset({
    "dokumen", "laporan", "orang", "unit", "paket", "lembaga", "kelompok", "desa", "kelurahan", "buah", "kasus",
    "rekomendasi", "berita acara",
})  # fmt: skip

# of two things that are counted as one: what stands before is a list of properties, or the source of a figure
_DAFTAR = frozenset(
    {"jenis", "mutu", "kualitas", "kuantitas", "bentuk", "lokasi", "sebaran", "data", "informasi", "waktu"}
)
_ASAL = re.compile(
    r"\b(berdasarkan|menurut|sesuai|tentang|terhadap|terkait|dengan|untuk|hasil|penetapan|penghitungan|perhitungan|"
    r"pengukuran|penyusunan|dokumen|laporan|dalam|per|tarif|informasi|data)\b"
)
_OLAHAN = re.compile(
    r"\b((?!perubahan\b)pe\w+an|ke\w+an|hasil|evaluasi|koordinasi|verifikasi|fasilitasi|monitoring|supervisi|sinkronisasi|analisis|"
    r"validasi|advokasi|sosialisasi|rekomendasi|yang|untuk|dari|dalam|atas|terkait|tentang)\b"
)
_SAMBUNG = r"(?:\s*[,;&]\s*|\s+(?:dan|serta|dan/atau)\s+)"
_PECAH = re.compile(r"[;\n\r]+")
_UKURAN_BARU = re.compile(rf"(\S+){_SAMBUNG}(?:dan\s+|serta\s+)?({'|'.join(sorted(_KUAT))})\s+(?=\w)")
_UKURAN_LEMAH = re.compile(r"\s(?:dan|serta)\s+(tingkat|nilai|angka|proporsi|prevalensi|laju|pertumbuhan)\s+(?=\w)")
_JUMLAH_BENDA = re.compile(rf"\bjumlah\s+(?:{'|'.join(_BENDA)})\b")
_BENDA_LAIN = re.compile(rf"^jumlah\s+({'|'.join(_BENDA)})\b(.*?)\s(?:dan|serta)\s+({'|'.join(_BENDA)})\b")
_KURUNG = re.compile(r"\([^()]*\)")
_KATA = re.compile(r"[a-zà-ÿ][\w-]*")


@lru_cache(maxsize=20_000)
def rapi(teks: str) -> str:
    """Lower case, one space between words, lines kept."""
    baris = (" ".join(b.split()) for b in teks.casefold().splitlines())
    return "\n".join(b for b in baris if b).strip(" -•*.\n")


@lru_cache(maxsize=20_000)
def kata(teks: str) -> tuple[str, ...]:
    return tuple(_KATA.findall(rapi(teks)))


def kata_ukur(teks: str) -> str:
    """The word of measure with which a name begins, perhaps after a number or a dash; or nothing."""
    semua = kata(teks)
    return semua[0] if semua and semua[0] in UKURAN else ""


# ---- two measures in one sentence


@lru_cache(maxsize=20_000)
def dua_ukuran(teks: str) -> tuple[str, str] | None:
    """The two measures of a sentence that holds two, or None (GM Lampiran B angka 2 huruf a: not ambiguous).

    Two measures are: two measure words joined by a comma, `dan`, `serta` or a new line; or a count of two different
    things ("jumlah dokumen … dan laporan …"). "Sarana dan prasarana" is one thing.
    """
    bersih = _KURUNG.sub(" ", rapi(teks))
    bagian = [b.strip(" -•*.,") for b in _PECAH.split(bersih) if b.strip(" -•*.,")]
    ukuran = [b for b in bagian if kata_ukur(re.sub(r"^(dan|serta)\s+", "", b))]
    if len(ukuran) > 1:
        return ukuran[0], ukuran[1]
    kalimat = " ".join(" ".join(bagian).split())
    return _dua_kata_ukur(kalimat) or _dua_benda(kalimat)


def _dua_kata_ukur(kalimat: str) -> tuple[str, str] | None:
    if not kata_ukur(kalimat):
        return None
    for cocok in _UKURAN_BARU.finditer(kalimat):
        depan = kalimat[: cocok.end(1)]
        berasal = cocok[2] not in PERSEN | {"jumlah"} and _ASAL.search(depan)
        if cocok[1] not in _DAFTAR | UKURAN and not berasal:
            return depan, kalimat[cocok.start(2) :]
    for cocok in _UKURAN_LEMAH.finditer(kalimat):
        depan = kalimat[: cocok.start()]
        if len(depan.split()) > 1 and not _ASAL.search(depan) and kata(depan)[-1] not in _DAFTAR:
            return depan, kalimat[cocok.start(1) :]
    return _jumlah_lagi(kalimat)


def _jumlah_lagi(kalimat: str) -> tuple[str, str] | None:
    """ "Jumlah laporan … jumlah laporan …": two cells that became one."""
    semua = list(_JUMLAH_BENDA.finditer(kalimat))
    if len(semua) < 2 or semua[0].start() or _OLAHAN.fullmatch(kata(kalimat[: semua[1].start()])[-1]):
        return None
    return kalimat[: semua[1].start()].strip(), kalimat[semua[1].start() :]


def _dua_benda(kalimat: str) -> tuple[str, str] | None:
    cocok = _BENDA_LAIN.match(kalimat)
    if cocok is None or cocok[1] == cocok[3] or _OLAHAN.search(cocok[2]):
        return None
    return f"jumlah {cocok[1]}", f"jumlah {cocok[3]}"


# ---- words that measure nothing

_KEADAAN = re.compile(r"(ter|ber|me)\w{3,}nya")
_HAMPA = frozenset({
    "peningkatan", "optimalnya", "optimalisasi", "baiknya", "efektifnya", "lancarnya", "adanya", "tertibnya",
    "pelaksanaan", "penyelenggaraan", "penyediaan", "pembinaan", "pengembangan", "pengelolaan", "penguatan",
    "perbaikan", "pemenuhan", "mewujudkan", "meningkatkan", "menurunnya", "kualitas", "mutu", "kondisi",
    "ketersediaan", "kesadaran", "kinerja",
})  # fmt: skip


@lru_cache(maxsize=20_000)
def kata_tanpa_ukuran(teks: str) -> str:
    """The word with which a name speaks of a condition without measuring it (`meningkatnya`); or nothing."""
    semua = kata(teks)
    if not semua or _KUAT & set(semua) or semua[0] in UKURAN:
        return ""
    return semua[0] if semua[0] in _HAMPA or _KEADAAN.fullmatch(semua[0]) else ""


def ukuran_tanpa_benda(teks: str) -> bool:
    """Whether it is a measure word and nothing else: `Persentase`."""
    semua = kata(teks)
    return len(semua) == 1 and semua[0] in _KUAT


# ---- activities and products where a result is due

_KEGIATAN = frozenset({
    "rapat", "sosialisasi", "pelatihan", "bimtek", "bimbingan", "workshop", "lokakarya", "seminar", "pertemuan",
    "kegiatan", "koordinasi", "monitoring", "kunjungan", "perjalanan", "rakor", "fgd", "lomba", "pembinaan",
    "fasilitasi", "penyuluhan", "diklat", "pelaksanaan", "penyelenggaraan", "penyusunan", "pengadaan", "pemeliharaan",
})  # fmt: skip
_PRODUK = frozenset({"laporan", "dokumen", "paket", "buku", "berkas", "surat"})
_TERLAKSANA = re.compile(r"ter(laksana|selenggara|susun|sedia|fasilitasi)\w*nya")


@lru_cache(maxsize=20_000)
def kata_kegiatan(teks: str) -> str:
    """The activity (`sosialisasi`) or product (`laporan`) that a name counts instead of a result; or nothing.

    `Persentase laporan yang …` measures a quality of them and is none.
    """
    semua = kata(teks)
    if not semua:
        return ""
    if semua[0] in _KEGIATAN or _TERLAKSANA.fullmatch(semua[0]):
        return semua[0]
    if semua[0] == "jumlah" and len(semua) > 1 and semua[1] in _KEGIATAN | _PRODUK:
        return semua[1]
    return ""


# ---- unit against name

_SATUAN_PERSEN = frozenset({"%", "persen", "persentase", "prosen", "prosentase", "per cent"})
_SATUAN_BENDA = frozenset({
    "orang", "dokumen", "laporan", "unit", "paket", "desa", "kelurahan", "kelompok", "lembaga", "kegiatan", "buah",
    "kasus", "bulan", "tahun", "km", "m", "m2", "ha", "ton", "kg", "hari", "kali", "rupiah", "rp",
})  # fmt: skip


def satuan_persen(satuan: str) -> bool:
    return rapi(satuan) in _SATUAN_PERSEN


@lru_cache(maxsize=20_000)
def satuan_bertentangan(nama: str, satuan: str) -> str:
    """Why a unit cannot be that of a name, or nothing: a percentage in persons, a count in percent."""
    ukur, unit, semua = kata_ukur(nama), rapi(satuan), kata(nama)
    if not unit or not ukur:
        return ""
    if ukur in PERSEN and unit in _SATUAN_BENDA:
        return f"nama menyebut {ukur}, tetapi satuannya {satuan}"
    if ukur == "jumlah" and satuan_persen(satuan) and not PERSEN & set(semua):
        return f"nama menyebut jumlah, tetapi satuannya {satuan}"
    if ukur == "jumlah" and len(semua) > 1 and {semua[1], unit} <= _SATUAN_BENDA and not _sebanding(semua[1], unit):
        return f"yang dihitung {semua[1]}, tetapi satuannya {satuan}"
    if ukur in {"indeks", "skor"} and unit in _SATUAN_BENDA:
        return f"nama menyebut {ukur}, tetapi satuannya {satuan}"
    return ""


def _sebanding(benda: str, satuan: str) -> bool:
    """Offices write a laporan as dokumen and a paket as unit; that misleads nobody."""
    return benda == satuan or {benda, satuan} in ({"dokumen", "laporan"}, {"paket", "unit"}, {"desa", "kelurahan"})
