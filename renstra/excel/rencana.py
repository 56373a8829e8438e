"""An RPJMD or Renstra as a worksheet: one row per node and indicator; a numbering column tells what stands below what.

What is written here is what is compared when the file comes back: `isi_simpul` and `isi_indikator` are the fields of
a row, in the order in which its key was made.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices

from renstra import queries
from renstra.enums import Arah, CaraHitung, JenisRencana, JenisSimpul, LevelIndikator, SumberData
from renstra.excel.banding import tertulis
from renstra.excel.pembaca import label_dari, nilai_pendek, pagu_dari, pilihan, tulis_nilai
from renstra.models import Indikator, Rencana, Simpul
from renstra.queries.mendukung import Pilihan, nomor_pohon, pilihan_mendukung
from renstra.rules.target import TAHUN_DASAR_PERTAMA
from sakip.lembar import (
    KOLOM_KUNCI,
    Format,
    Kolom,
    LembarTulis,
    bacaan_nilai,
    bulat_dari,
    kode_dari,
    kunci_baris,
    teks_dari,
    tulis_buku,
)
from sakip.organisasi.enums import JenisIndikator

SIMPUL = {
    "induk": "Letak",
    "jenis": "Jenis",
    "kode": "Kode",
    "uraian": "Uraian",
    "mendukung": "Mendukung sasaran RPJMD",
}
_PILIHAN: Mapping[str, type[TextChoices]] = {
    "jenis": JenisIndikator,
    "level": LevelIndikator,
    "arah": Arah,
    "cara_hitung": CaraHitung,
    "jenis_sumber": SumberData,
}
# field -> heading, longest text, width, example, how to fill it in
_TEKS = {
    "satuan": ("SATUAN", 60, 12, "%", "Misalnya %, dokumen, indeks."),
    "skala": (
        "SKALA",
        250,
        18,
        "TMP; WDP; WTP",
        "Bagi target berupa teks: dari terendah ke tertinggi, dipisah titik koma.",
    ),
    "definisi_operasional": ("DEFINISI OPERASIONAL", 4000, 40, "Bagian layanan yang selesai dalam batas waktu", ""),
    "formula": ("FORMULA", 2000, 34, "(layanan tepat waktu / semua layanan) x 100%", ""),
    "sumber_data": ("SUMBER DATA", 250, 24, "Register layanan", ""),
    "penanggung_jawab": ("PENANGGUNG JAWAB", 250, 24, "Sekretaris", ""),
}
JUDUL_PILIHAN = {
    "jenis": ("JENIS INDIKATOR", "Kosong: menurut jenis simpulnya."),
    "level": ("TINGKAT HASIL", "Kosong: menurut jenis simpulnya."),
    "arah": ("ARAH", "Kosong: makin tinggi makin baik."),
    "cara_hitung": ("CARA HITUNG", "Bagaimana triwulan menjadi setahun. Kosong: nilai terakhir."),
    "jenis_sumber": ("JENIS SUMBER DATA", "Kosong: internal, belum dirinci primer atau sekunder."),
}
# how files of before named the sources; "Internal" did not say whether primary or secondary
_SUMBER_LAMA = {
    "Internal": SumberData.INTERNAL,
    "Eksternal, data primer": SumberData.EKSTERNAL_PRIMER,
    "Eksternal, data sekunder": SumberData.EKSTERNAL_SEKUNDER,
}
BAWAAN = {"arah": Arah.NAIK, "cara_hitung": CaraHitung.AKHIR, "jenis_sumber": SumberData.INTERNAL}


def label_indikator(tahun: Iterable[int]) -> dict[str, str]:
    """The fields of an indicator's row and what they are called."""
    tetap = {"simpul": "Letak", "nama": "Indikator"}
    tetap |= {f: judul[0].capitalize() for f, judul in (_TEKS | JUDUL_PILIHAN).items()}
    tetap |= {"baseline": "Data dasar", "tahun_baseline": "Tahun data dasar", "target_akhir": "Target akhir"}
    for t in tahun:
        tetap |= {f"target_{t}": f"Target {t}", f"pagu_{t}": f"Pagu {t}"}
    return tetap


def kosong(field: str) -> str | None:
    """What an empty cell of an indicator's field means."""
    return None if field == "tahun_baseline" or field.startswith("pagu_") else ""


def kata_indikator(field: str, nilai: object) -> str:
    """A field as the preview shows it: choices by their label."""
    if field in _PILIHAN and nilai:
        return str(_PILIHAN[field](nilai).label)
    return tertulis(field, nilai)


def kolom(rencana: Rencana) -> tuple[Kolom, ...]:
    """The columns of a plan, with a target and a pagu for each of its years."""
    mendukung = Kolom(
        "MENDUKUNG SASARAN RPJMD",
        "mendukung",
        teks_dari(1100),
        lebar=30,
        contoh="1.1.1.1",
        bantuan="Hanya bagi sasaran Renstra: nomor atau teks dari lembar Sasaran RPJMD.",
    )
    return (
        Kolom("NO", "no", kode_dari(60), lebar=12, contoh="1.2.1", gabungan=True, bantuan=_BANTU_NO),
        Kolom(
            "JENIS",
            "jenis_simpul",
            pilihan(JenisSimpul),
            lebar=14,
            tulis=label_dari(JenisSimpul),
            contoh="Sasaran",
            bantuan=", ".join(_jenis(rencana)) + ".",
        ),
        Kolom("KODE", "kode", kode_dari(40), lebar=20, contoh="5.01.02", bantuan=_BANTU_KODE),
        Kolom(
            "URAIAN", "uraian", teks_dari(1000), lebar=50, contoh="Meningkatnya mutu layanan", bantuan=_BANTU_URAIAN
        ),
        *([mendukung] if rencana.jenis == JenisRencana.RENSTRA else []),
        *_kolom_indikator(rencana.tahun),
        _kunci("KUNCI SIMPUL", "kunci_simpul"),
        _kunci("KUNCI INDIKATOR", "kunci"),
    )


_BANTU_NO = (
    "Letak dalam pohon: 1.2.1 berada di bawah 1.2. Kosong: di bawah baris terdekat di atasnya yang jenisnya lebih "
    "tinggi. Urutan simpul yang sudah ada tidak diubah lewat berkas."
)
_BANTU_KODE = "Kode nomenklatur bagi program, kegiatan, dan sub kegiatan. X.XX dibaca bidang urusan Perangkat Daerah."
_BANTU_URAIAN = "Kosongkan pada baris indikator kedua dan seterusnya dari simpul yang sama (NO-nya diulang)."


def _jenis(rencana: Rencana) -> list[str]:
    hanya_rpjmd = {JenisSimpul.VISI, JenisSimpul.MISI}
    return [j.label for j in JenisSimpul if rencana.jenis == JenisRencana.RPJMD or j not in hanya_rpjmd]


def _kunci(judul: str, field: str) -> Kolom:
    lama = KOLOM_KUNCI
    return Kolom(judul, field, lama.baca, lebar=lama.lebar, bantuan=lama.bantuan, tulis=lama.tulis, gabungan=False)


def _kolom_indikator(tahun: range) -> Iterator[Kolom]:
    yield Kolom(
        "INDIKATOR", "nama", teks_dari(1000), lebar=44, contoh="Persentase layanan tepat waktu", gabungan=False
    )
    yield kolom_teks("satuan")
    yield from map(kolom_pilihan, JUDUL_PILIHAN)
    for field in _TEKS:
        if field != "satuan":
            yield kolom_teks(field)
    yield kolom_nilai("baseline")
    yield kolom_tahun_dasar(tahun)
    for t in tahun:
        yield kolom_nilai(f"target_{t}")
    for t in tahun:
        yield Kolom(
            f"PAGU {t}",
            f"pagu_{t}",
            pagu_dari,
            lebar=20,
            format=Format.RUPIAH,
            contoh="1.250.000,00",
            bantuan="Pagu indikatif dalam rupiah.",
        )
    yield kolom_nilai("target_akhir")


def kolom_pilihan(field: str) -> Kolom:
    (judul, bantuan), enum = JUDUL_PILIHAN[field], _PILIHAN[field]
    return Kolom(
        judul,
        field,
        pilihan(enum, _SUMBER_LAMA if enum is SumberData else {}),
        lebar=20,
        tulis=label_dari(enum),
        contoh=str(next(iter(enum)).label),
        bantuan=f"{bantuan} Pilihan: {', '.join(str(e.label) for e in enum)}.",
    )


def kolom_tahun_dasar(tahun: Sequence[int]) -> Kolom:
    """The year of the data dasar, for plans of these years."""
    return Kolom(
        "TAHUN DATA DASAR",
        "tahun_baseline",
        bulat_dari(TAHUN_DASAR_PERTAMA, max(tahun) - 1),
        lebar=12,
        contoh=str(min(tahun) - 1),
        bantuan=f"Tahun realisasi pada DATA DASAR. Kosong: {min(tahun) - 1}.",
        gabungan=False,
    )


def kolom_teks(field: str) -> Kolom:
    judul, maks, lebar, contoh, bantuan = _TEKS[field]
    return Kolom(judul, field, teks_dari(maks), lebar=lebar, contoh=contoh, bantuan=bantuan, gabungan=False)


_NILAI = {
    "baseline": ("DATA DASAR", "85%", "Realisasi terakhir yang diketahui."),
    "target_akhir": ("TARGET AKHIR", "99%", "Keadaan pada akhir periode."),
}


def kolom_nilai(field: str) -> Kolom:
    """The column of a value: `baseline`, `target_akhir`, or the target of a year (`target_2026`)."""
    setahun = (f"TARGET {field[-4:]}", "97%", "Angka dalam satuan indikator, atau teks berskala.")
    judul, contoh, bantuan = _NILAI.get(field, setahun)
    return Kolom(
        judul,
        field,
        nilai_pendek,
        lebar=14,
        contoh=contoh,
        bantuan=bantuan,
        gabungan=False,
        bacaan=bacaan_nilai,
        tulis=tulis_nilai,
    )


# ---- what is stored, as the fields of a row


def isi_simpul(simpul: Simpul) -> dict[str, Any]:
    return {
        "induk": simpul.induk_id,
        "jenis": simpul.jenis,
        "kode": simpul.kode,
        "uraian": simpul.uraian,
        "mendukung": simpul.mendukung_id,
    }


def isi_indikator(indikator: Indikator, tahun: Iterable[int]) -> dict[str, Any]:
    """The targets must have been fetched with it."""
    isi: dict[str, Any] = {"simpul": indikator.simpul_id, "nama": indikator.nama}
    isi |= {f: getattr(indikator, f) for f in (*_TEKS, *JUDUL_PILIHAN, "baseline", "tahun_baseline", "target_akhir")}
    target = {t.tahun: t for t in indikator.target.all()}
    for t in tahun:
        ada = target.get(t)
        isi |= {f"target_{t}": ada.tertulis if ada else "", f"pagu_{t}": ada.pagu if ada else None}
    return isi


# ---- out


def baris(
    rencana: Rencana, tampil: Sequence[queries.SimpulTampil], mendukung: Mapping[int, str]
) -> Iterator[dict[str, Any]]:
    """A row for each indicator of each node; a node without one has a row too."""
    nomor = nomor_pohon(tampil)
    label = label_indikator(rencana.tahun)
    for satu in tampil:
        simpul = satu.simpul
        isi = isi_simpul(simpul)
        kepala = {
            "no": nomor[simpul.pk],
            "jenis_simpul": simpul.jenis,
            "kode": simpul.kode,
            "uraian": simpul.uraian,
            "mendukung": mendukung.get(simpul.mendukung_id or 0, ""),
            "kunci_simpul": kunci_baris(simpul.pk, [isi[f] for f in SIMPUL]),
        }
        for urutan, i in enumerate(satu.indikator or [None]):
            if urutan:
                kepala = {"no": nomor[simpul.pk]}
            yield kepala | (_baris_indikator(i.indikator, rencana.tahun, label) if i else {})


def _baris_indikator(indikator: Indikator, tahun: range, label: Mapping[str, str]) -> dict[str, Any]:
    isi = isi_indikator(indikator, tahun)
    kunci = kunci_baris(indikator.pk, [isi[f] for f in label])
    return {f: isi[f] for f in label if f != "simpul"} | {"kunci": kunci}


def ekspor(rencana: Rencana) -> bytes:
    """The plan as a workbook that comes back: its tree, how to fill it in, an example, the sasaran of the RPJMD."""
    pilihan_rpjmd = pilihan_mendukung(rencana)
    sebutan = {p.pk: p.sebutan for p in pilihan_rpjmd}
    semua = kolom(rencana)
    rows = list(baris(rencana, queries.pohon_rencana(rencana), sebutan))
    lembar = [LembarTulis(semua, rows, rencana.get_jenis_display())]
    if rencana.jenis == JenisRencana.RENSTRA:
        lembar.append(LembarTulis(KOLOM_RPJMD, [_baris_rpjmd(p) for p in pilihan_rpjmd], "Sasaran RPJMD"))
    lembar.append(LembarTulis(semua, list(_contoh(rencana)), "Contoh"))
    return tulis_buku(lembar, petunjuk=semua)


KOLOM_RPJMD = (Kolom("NOMOR", "no", lebar=12), Kolom("SASARAN", "uraian", lebar=80))


def _baris_rpjmd(p: Pilihan) -> dict[str, Any]:
    return {"no": p.no, "uraian": p.uraian}


def _contoh(rencana: Rencana) -> Iterator[dict[str, Any]]:
    """A small tree as a planner would fill it in; never read, for it stands behind the sheet of the plan."""
    pertama, *_ = tahun = list(rencana.tahun)
    atas: list[tuple[str, str, str, str, str, str, str]] = [
        (
            "TUJUAN",
            "",
            "Terwujudnya layanan publik yang berkualitas",
            "Indeks kepuasan masyarakat",
            "indeks",
            "82",
            "",
        ),
        ("SASARAN", "", "Meningkatnya mutu layanan", "Persentase layanan tepat waktu", "%", "90%", ""),
        ("", "", "", "Persentase pengaduan yang selesai", "%", "95%", ""),
        ("PROGRAM", "X.XX.02", "Program Pengelolaan Layanan", "Persentase unit layanan berstandar", "%", "80%", ""),
        ("KEGIATAN", "X.XX.02.2.01", "Pengelolaan Layanan Dasar", "Jumlah layanan dasar", "layanan", "12", ""),
        ("SUB", "X.XX.02.2.01.0001", "Penyediaan Layanan", "Jumlah dokumen layanan", "dokumen", "4", "250000000"),
    ]
    if rencana.jenis == JenisRencana.RPJMD:
        visi = ("VISI", "", "Terwujudnya daerah yang maju dan sejahtera", "", "", "", "")
        misi = ("MISI", "", "Meningkatkan mutu layanan dasar", "", "", "", "")
        atas = [visi, misi, *atas[:3]]
    jenis = {"SUB": JenisSimpul.SUB_KEGIATAN} | {j.name: j for j in JenisSimpul}
    no = ""
    for nama_jenis, kode, uraian, indikator, satuan, target, pagu in atas:
        no = (f"{no}.1" if no else "1") if nama_jenis else no
        yield {
            "no": no,
            "jenis_simpul": jenis[nama_jenis] if nama_jenis else None,
            "kode": kode,
            "uraian": uraian,
            "nama": indikator,
            "satuan": satuan,
            **{f"target_{t}": target for t in tahun},
            f"pagu_{pertama}": Decimal(pagu) if pagu else None,
        }
