"""The worksheet of tujuan and sasaran as regencies use it: several indicators in one cell, parted by semicolons."""

from renstra import queries
from renstra.enums import JenisSimpul
from renstra.excel.pembaca import label_dari, pilihan
from renstra.models import Rencana
from renstra.rules import pohon
from sakip.lembar import Kolom, LembarTulis, teks_dari, tulis_buku

COLUMNS: tuple[Kolom, ...] = (
    Kolom(
        "KELOMPOK",
        "kelompok",
        pilihan(JenisSimpul),
        tulis=label_dari(JenisSimpul),
        lebar=14,
        contoh="Tujuan",
        bantuan="Tujuan atau Sasaran; sasaran berada di bawah tujuan di atasnya.",
    ),
    Kolom("TUJUAN/SASARAN", "uraian", teks_dari(1000), lebar=60, contoh="Terwujudnya layanan publik yang berkualitas"),
    Kolom(
        "INDIKATOR SASARAN",
        "indikator",
        teks_dari(4000),
        alias=("INDIKATOR",),
        lebar=60,
        contoh="Persentase layanan tepat waktu; Indeks kepuasan",
        bantuan="Beberapa indikator dipisahkan titik koma.",
        gabungan=False,
    ),
    Kolom("KETERANGAN", "keterangan", teks_dari(1000), lebar=30, bantuan="Tidak disimpan."),
)
WAJIB = {"kelompok": "KELOMPOK", "uraian": "TUJUAN/SASARAN"}


def ekspor(rencana: Rencana) -> bytes:
    """The tujuan and sasaran that the plan has, each with its indicators in one cell."""
    tampil = [t for t in queries.pohon_rencana(rencana) if t.simpul.jenis not in pohon.BERKODE]
    rows = [
        {
            "kelompok": t.simpul.jenis,
            "uraian": t.simpul.uraian,
            "indikator": "; ".join(i.indikator.nama for i in t.indikator),
        }
        for t in tampil
    ]
    return tulis_buku([LembarTulis(COLUMNS, rows, "Tujuan dan sasaran")], petunjuk=COLUMNS)
