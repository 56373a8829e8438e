"""The checker: every remark that can be seen of an indicator, in the planner's language, under its criterion.

GM/SM Pasal 6 ayat (4), BK Pasal 3 ayat (6); GM Lampiran B.2, C.4; SM Lampiran A.2, B.4. Nothing here holds a document
up.
"""

from collections.abc import Callable, Iterable, Sequence

from renstra.enums import Arah, JenisSimpul, LevelIndikator, SumberData

from . import bunyi, target
from .fakta import Angka, Berat, Catatan, FaktaIndikator, Hal
from .kriteria import Kriteria, KriteriaBerlaku, pilih

K, P, S = Kriteria, Berat.PERLU, Berat.SARAN
_JENJANG_HASIL = {JenisSimpul.TUJUAN, JenisSimpul.SASARAN, JenisSimpul.PROGRAM}
_SEBUTKAN = 3

Pesan = tuple[str, str]  # what is seen, what to do
Aturan = tuple[Hal, tuple[Kriteria, ...], Berat, Callable[[FaktaIndikator], Pesan | None]]


def periksa(fakta: FaktaIndikator, berlaku: Sequence[KriteriaBerlaku]) -> list[Catatan]:
    """All remarks on one indicator, what fails a criterion first, each on the article that the profile names."""
    hasil = []
    for hal, diinginkan, berat, aturan in ATURAN:
        pesan = aturan(fakta)
        if pesan is None:
            continue
        kriteria = pilih(berlaku, *diinginkan)
        serupa = fakta.serupa if hal == Hal.SERUPA else ()
        hasil.append(Catatan(hal, kriteria.kunci, kriteria.sebutan, kriteria.dasar, *pesan, berat, serupa))
    return sorted(hasil, key=lambda c: c.berat != Berat.PERLU)


def _tahun(angka: Iterable[int]) -> str:
    return ", ".join(str(t) for t in angka)


# ---- what is missing


def satuan_ada(f: FaktaIndikator) -> Pesan | None:
    """A measurable indicator has a unit or parameter (GM Lampiran B.2 huruf b, SM Lampiran A.2 huruf b)."""
    if f.satuan.strip(" -–0"):
        return None
    return "Satuan belum diisi.", "Tulis satuannya, misalnya %, indeks, atau orang."


def formula_ada(f: FaktaIndikator) -> Pesan | None:
    """It can be measured only by a way of computing (GM/SM Pasal 6 ayat (4) huruf b, Pasal 9 ayat (4))."""
    if f.formula.strip(" -–"):
        return None
    return "Formula belum diisi.", "Tulis cara menghitungnya: pembilang, penyebut, dan pengalinya."


def sumber_ada(f: FaktaIndikator) -> Pesan | None:
    """Data can be watched and collected (SM Pasal 6 ayat (4) huruf e, BK Pasal 3 ayat (6) huruf e)."""
    if f.sumber_data.strip(" -–"):
        return None
    return (
        "Sumber data belum disebut.",
        "Tulis dari mana datanya: laporan, aplikasi, atau lembaga yang menerbitkannya.",
    )


def jenis_sumber_ada(f: FaktaIndikator) -> Pesan | None:
    """Whether data are collected or taken from others tells how they are watched (GM/SM Pasal 9 ayat (4))."""
    if f.jenis_sumber != SumberData.INTERNAL or sumber_ada(f):
        return None
    return (
        "Sumber datanya internal, tetapi belum disebut data primer atau sekunder.",
        "Pilih primer bila dikumpulkan sendiri untuk indikator ini, sekunder bila diambil dari catatan yang ada.",
    )


def definisi_ada(f: FaktaIndikator) -> Pesan | None:
    """Not ambiguous (GM Lampiran B.2 huruf a, SM Lampiran A.2 huruf a)."""
    if f.definisi_operasional.strip(" -–"):
        return None
    return "Definisi operasional belum diisi.", "Jelaskan istilahnya: apa yang dihitung dan apa yang tidak."


def target_lengkap(f: FaktaIndikator) -> Pesan | None:
    """It refers to a period: a target for every year of the plan (GM/SM Pasal 5, SM Lampiran A.2 huruf e)."""
    kosong = target.tahun_kosong(f)
    if not kosong:
        return None
    return f"Target tahun {_tahun(kosong)} belum diisi.", "Isi targetnya untuk setiap tahun rencana."


# ---- targets


def target_tidak_mundur(f: FaktaIndikator) -> Pesan | None:
    """The target is not worse than what was reached or aimed at before, in the direction of the indicator."""
    pasangan = target.mundur(f)
    if not pasangan:
        return None
    arah = "makin rendah makin baik" if f.arah == Arah.TURUN else "makin tinggi makin baik"
    sebut = ", ".join(f"{b.tahun} ({b.tertulis}) {_terhadap(f, a)}" for a, b in pasangan[:_SEBUTKAN])
    lagi = f", dan {len(pasangan) - _SEBUTKAN} tahun lain" if len(pasangan) > _SEBUTKAN else ""
    return (
        f"Indikator ini {arah}, tetapi target {sebut}{lagi}.",
        "Periksa target atau arahnya; bila memang turun, tulis sebabnya pada definisi operasional.",
    )


def _terhadap(f: FaktaIndikator, a: Angka) -> str:
    """How a target stands to the value before it, in words."""
    kata = "di atas" if f.arah == Arah.TURUN else "di bawah"
    apa = "realisasi terakhir, data dasar" if a is f.dasar else "target"
    return f"{kata} {apa} {a.tahun} ({a.tertulis})"


def target_bergerak(f: FaktaIndikator) -> Pesan | None:
    """A result is to become better over the years of the plan, where it still can."""
    tetap = target.tidak_berubah(f)
    if not tetap:
        return None
    return (
        f"Target sama setiap tahun ({tetap}), padahal arahnya {Arah(f.arah).label.lower()}.",
        "Rencanakan kenaikannya tiap tahun, atau pilih arah “Tetap pada target”.",
    )


def target_berangka(f: FaktaIndikator) -> Pesan | None:
    """Targets are quantitative, a text stands on an ordered scale (GM Lampiran B.3, SM Lampiran A.3)."""
    teks = target.bukan_angka(f)
    if not teks:
        return None
    sebut = ", ".join(dict.fromkeys(f"“{t.tertulis}”" for t in teks[:_SEBUTKAN]))
    if f.arah == Arah.SKALA:
        return (
            f"Target {sebut} tidak ada pada skalanya.",
            "Lengkapi skala dari terendah ke tertinggi, misalnya TMP; WDP; WTP.",
        )
    return (
        f"Target {sebut} bukan angka.",
        "Tulis angka dalam satuannya, atau pilih arah “Skala teks berurutan” dan isi skalanya.",
    )


# ---- wording


def satu_ukuran(f: FaktaIndikator) -> Pesan | None:
    """One indicator measures one thing (GM Lampiran B.2 huruf a, SM Lampiran A.2 huruf a: not ambiguous)."""
    dua = bunyi.dua_ukuran(f.nama)
    if dua is None:
        return None
    return (
        f"Ada dua ukuran dalam satu kalimat: “{_potong(dua[0])}” dan “{_potong(dua[1])}”.",
        "Pisahkan menjadi dua indikator, masing-masing dengan target dan formulanya.",
    )


def _potong(teks: str, panjang: int = 60) -> str:
    return teks if len(teks) <= panjang else f"{teks[:panjang].rsplit(' ', 1)[0]}…"


def menyebut_ukuran(f: FaktaIndikator) -> Pesan | None:
    """A word such as `meningkatnya` measures nothing (GM Lampiran B.2 huruf b, SM Lampiran A.2 huruf b)."""
    if bunyi.ukuran_tanpa_benda(f.nama):
        return f"Nama hanya menyebut “{f.nama.strip()}”, tanpa apa yang diukur.", "Sebut apa yang diukur."
    kata = bunyi.kata_tanpa_ukuran(f.nama)
    if not kata:
        return None
    return (
        f"“{kata.capitalize()}” menyatakan keadaan, bukan ukuran.",
        "Mulai dengan ukurannya, misalnya Persentase, Indeks, Nilai, atau Jumlah.",
    )


def mengukur_hasil(f: FaktaIndikator) -> Pesan | None:
    """Above kegiatan it measures outcome, of a sasaran at least an important output (SM Lampiran A.2 huruf e; GM
    Lampiran C.4; GM/SM Pasal 1 angka 14: of a program, its hasil)."""
    kata = bunyi.kata_kegiatan(f.nama) if f.jenis_simpul in _JENJANG_HASIL else ""
    if not kata:
        return None
    di = JenisSimpul(f.jenis_simpul).label.lower()
    return (
        f"Indikator {di} ini menghitung {kata}, yaitu kegiatan atau keluaran; pada {di} diukur hasilnya.",
        "Ukur akibatnya bagi masyarakat atau pengguna; pindahkan ukuran ini ke kegiatan atau sub kegiatan.",
    )


def tingkat_sesuai(f: FaktaIndikator) -> Pesan | None:
    """Regency: impact or outcome; PD: outcome or output, a tujuan not mere output (GM Lampiran C.4, SM B.4)."""
    di_atas = f.jenis_simpul in {JenisSimpul.TUJUAN, JenisSimpul.SASARAN}
    if f.level != LevelIndikator.OUTPUT or not (di_atas and (f.daerah or f.jenis_simpul == JenisSimpul.TUJUAN)):
        return None
    di = f"{JenisSimpul(f.jenis_simpul).label.lower()} {'Pemerintah Daerah' if f.daerah else 'Perangkat Daerah'}"
    return (
        f"Tingkat hasil dicatat output, padahal indikator {di} menggambarkan dampak atau outcome.",
        "Ubah tingkat hasilnya bila keliru, atau pilih indikator yang mengukur dampak atau outcome.",
    )


def satuan_cocok(f: FaktaIndikator) -> Pesan | None:
    """The unit is that of what the name counts (GM Lampiran B.3: in the indicator's relevant unit)."""
    salah = bunyi.satuan_bertentangan(f.nama, f.satuan)
    if not salah and f.satuan and not bunyi.satuan_persen(f.satuan):
        persen = [t.tertulis for t in f.target if t.tertulis.rstrip().endswith("%")]
        salah = f"target tertulis {persen[0]}, tetapi satuannya {f.satuan}" if persen else ""
    if not salah:
        return None
    return f"{salah[0].upper()}{salah[1:]}.", "Samakan satuan dengan yang dihitung."


def ditulis_satu_cara(f: FaktaIndikator) -> Pesan | None:
    """One thing has one name, or its figures cannot be put together (GM Lampiran B.2 huruf a)."""
    if not f.serupa:
        return None
    lain = "; ".join(f"“{_potong(s.nama, 120)}” ({s.tempat})" for s in f.serupa[:_SEBUTKAN])
    lagi = f"; dan {len(f.serupa) - _SEBUTKAN} lagi" if len(f.serupa) > _SEBUTKAN else ""
    return f"Tampaknya sama dengan {lain}{lagi}.", "Samakan tulisannya, atau bedakan namanya bila yang diukur berbeda."


ATURAN: tuple[Aturan, ...] = (
    (Hal.SATUAN, (K.MEASURABLE,), P, satuan_ada),
    (Hal.TARGET_KOSONG, (K.TIME_BOUND,), P, target_lengkap),
    (Hal.TANPA_UKURAN, (K.MEASURABLE,), P, menyebut_ukuran),
    (Hal.DUA_UKURAN, (K.SPECIFIC,), P, satu_ukuran),
    (Hal.SATUAN_BERTENTANGAN, (K.MEASURABLE,), P, satuan_cocok),
    (Hal.TARGET_TEKS, (K.MEASURABLE,), P, target_berangka),
    (Hal.TARGET_MUNDUR, (K.ATTAINABLE,), P, target_tidak_mundur),
    (Hal.KEGIATAN, (K.RELEVANT, K.SPECIFIC), P, mengukur_hasil),
    (Hal.TINGKAT, (K.RELEVANT, K.SPECIFIC), P, tingkat_sesuai),
    (Hal.FORMULA, (K.MEASURABLE,), P, formula_ada),
    (Hal.SUMBER, (K.TRACKABLE, K.MEASURABLE), P, sumber_ada),
    (Hal.JENIS_SUMBER, (K.TRACKABLE, K.MEASURABLE), S, jenis_sumber_ada),
    (Hal.DEFINISI, (K.SPECIFIC,), S, definisi_ada),
    (Hal.TARGET_TETAP, (K.ATTAINABLE,), S, target_bergerak),
    (Hal.SERUPA, (K.SPECIFIC,), S, ditulis_satu_cara),
)
