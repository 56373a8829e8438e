"""Which kind of node may stand below which, in an RPJMD and in a Renstra (GM/SM Pasal 5)."""

from renstra.enums import JenisRencana, JenisSimpul, LevelIndikator
from sakip.organisasi.enums import JenisIndikator

S = JenisSimpul
_INDUK: dict[JenisSimpul, set[JenisSimpul | None]] = {
    S.VISI: {None},
    S.MISI: {S.VISI},
    S.TUJUAN: {S.MISI, None},
    S.SASARAN: {S.TUJUAN},
    S.PROGRAM: {S.SASARAN},
    S.KEGIATAN: {S.PROGRAM},
    S.SUB_KEGIATAN: {S.KEGIATAN},
}
_HANYA_RPJMD = {S.VISI, S.MISI}
BERKODE = {S.PROGRAM, S.KEGIATAN, S.SUB_KEGIATAN}
BERINDIKATOR = {S.TUJUAN, S.SASARAN, S.PROGRAM, S.KEGIATAN, S.SUB_KEGIATAN}


def anak_yang_boleh(jenis_rencana: str, induk: str | None) -> list[JenisSimpul]:
    """Kinds that may stand below `induk` (None: at the top)."""
    atas = S(induk) if induk else None
    rpjmd = jenis_rencana == JenisRencana.RPJMD
    return [j for j, boleh in _INDUK.items() if atas in boleh and (rpjmd or j not in _HANYA_RPJMD)]


def induk_salah(jenis_rencana: str, jenis: str, induk: str | None) -> str | None:
    """Why a node may not stand there, or None."""
    if S(jenis) in anak_yang_boleh(jenis_rencana, induk):
        return None
    di = f"di bawah {S(induk).label}" if induk else "paling atas"
    return f"{S(jenis).label} tidak dapat diletakkan {di}."


def jenis_indikator_bawaan(jenis: str) -> JenisIndikator:
    """The kind an indicator of this node usually is (GM/SM Lampiran)."""
    return JenisIndikator(jenis) if S(jenis) in BERKODE else JenisIndikator.IKU


def level_bawaan(jenis: str) -> LevelIndikator:
    """Impact above, outcome for sasaran and program, output below (GM Lampiran C.4, SM Lampiran B.4)."""
    if jenis == S.TUJUAN:
        return LevelIndikator.DAMPAK
    return LevelIndikator.OUTPUT if jenis in {S.KEGIATAN, S.SUB_KEGIATAN} else LevelIndikator.OUTCOME


# Units that plans use most; any other may be written.
SATUAN = (
    "%", "Indeks", "Nilai", "Predikat", "Opini", "Skor", "Poin", "Rasio", "Dokumen", "Laporan", "Orang", "Kegiatan",
    "Unit", "Paket", "Kali", "Bulan", "Hari", "Menit", "Tahun", "Per 1.000 kelahiran hidup", "Per 100.000 penduduk",
    "Rp", "Rupiah", "Juta rupiah", "Kg", "Ton", "Kuintal", "Km", "M", "M2", "M3", "Ha", "Liter", "Desa", "Kelurahan",
    "Kecamatan", "Sekolah", "Puskesmas", "Perangkat Daerah", "Kelompok", "Rumah tangga", "Keluarga", "Perusahaan",
)  # fmt: skip


def induk_yang_boleh(jenis_rencana: str, jenis: str) -> set[JenisSimpul]:
    """Kinds below which a node of this kind may stand."""
    return {j for j in JenisSimpul if S(jenis) in anak_yang_boleh(jenis_rencana, j)}


def boleh_paling_atas(jenis_rencana: str, jenis: str) -> bool:
    return S(jenis) in anak_yang_boleh(jenis_rencana, None)
