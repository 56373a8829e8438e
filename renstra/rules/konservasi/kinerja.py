"""Performance: every indicator of the level above has at least one below, down to the keluaran (C4, B3)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from renstra.enums import JenisSimpul, JenisTolokUkur
from renstra.rules.mutu import Bernama, kembar
from sakip.organisasi.enums import JenisIndikator, Tingkat

from .fakta import BarisUang, FaktaKonservasi, HalKonservasi, RKTFakta, SimpulFakta, TemuanKonservasi

J, H = JenisSimpul, HalKonservasi
_BAWAH = {J.TUJUAN: J.SASARAN, J.SASARAN: J.PROGRAM, J.PROGRAM: J.KEGIATAN, J.KEGIATAN: J.SUB_KEGIATAN}
_TURUN = "Indikator disusun berjenjang, masing-masing sekali"
_PANJANG = 90


def sebut(teks: str) -> str:
    return f"“{teks if len(teks) <= _PANJANG else teks[:_PANJANG].rsplit(' ', 1)[0] + '…'}”"


def jenjang_berlanjut(simpul: Sequence[SimpulFakta], *, daerah: bool = False) -> list[TemuanKonservasi]:
    """An indicator of a tujuan has one of a sasaran below it, and so down to the sub kegiatan.

    BK Pasal 3 ayat (7), GM/SM Pasal 5.

    A level that the plan does not have at all is said once; an RPJMD (`daerah`) may end at the sasaran or program.
    """
    anak: dict[int | None, list[SimpulFakta]] = defaultdict(list)
    for s in simpul:
        anak[s.induk].append(s)
    ada = {s.jenis for s in simpul}
    temuan = []
    for s in simpul:
        bawah = _BAWAH.get(JenisSimpul(s.jenis))
        if bawah is None or bawah not in ada or not s.indikator:
            continue
        if any(a.indikator for a in anak[s.id] if a.jenis == bawah):
            continue
        turunan = [a for a in anak[s.id] if a.jenis == bawah]
        kurang = f"{bawah.label.lower()} di bawahnya belum mempunyai indikator"
        if not turunan:
            kurang = f"tidak ada {bawah.label.lower()} di bawahnya"
        tujuan = turunan[0].id if turunan else s.id
        pesan = f"Indikator {J(s.jenis).label.lower()} {_daftar(s)} tidak berlanjut: {kurang}."
        temuan.append(TemuanKonservasi(H.TANPA_BAWAH, pesan, _TURUN, "rencana", "simpul", tujuan))
    return temuan if daerah else temuan + _jenjang_tiada(ada)


def _daftar(s: SimpulFakta) -> str:
    lain = f" dan {len(s.indikator) - 1} lagi" if len(s.indikator) > 1 else ""
    return f"{sebut(s.indikator[0].nama)}{lain} ({s.kode or sebut(s.uraian)})"


def _jenjang_tiada(ada: set[str]) -> list[TemuanKonservasi]:
    tiada = [j.label.lower() for j in _BAWAH.values() if j not in ada]
    if not ada or not tiada:
        return []
    pesan = f"Rencana belum memuat {', '.join(tiada)}, sehingga indikator di atasnya tidak berlanjut."
    return [TemuanKonservasi(H.TANPA_BAWAH, pesan, _TURUN, "rencana")]


def rkt_berhasil(fakta: FaktaKonservasi) -> list[TemuanKonservasi]:
    """Each indicator of the RKT is the tolok ukur of a hasil in the RKA/DPA (GM/SM Lampiran, RKT ke RKA).

    One of a tujuan or sasaran is carried where a row of a node below it has a hasil.
    """
    if fakta.rkt is None or not fakta.baris:
        return []
    berhasil = {t.rkt for t in fakta.tolok if t.rkt is not None}
    di_bawah = _simpul_terbawa({r.simpul for r in fakta.rkt if r.id in berhasil}, fakta.simpul)
    nama = "DPA" if fakta.anggaran == "dpa" else "RKA"
    return [
        TemuanKonservasi(
            H.RKT_TANPA_HASIL, f"Indikator RKT {sebut(r.nama)} belum menjadi tolok ukur hasil pada {nama}.",
            "Indikator RKT menjadi tolok ukur hasil", "rkt", "baris_rkt", r.id,
        )
        for r in fakta.rkt
        if r.id not in berhasil and r.simpul not in di_bawah and _perlu_hasil(r)
    ]  # fmt: skip


def _perlu_hasil(r: RKTFakta) -> bool:
    """Rows of kegiatan and below are keluaran in the budget, of the official alone none."""
    return r.jenis in {JenisIndikator.IKU, JenisIndikator.PROGRAM}


def _simpul_terbawa(mulai: Iterable[int | None], simpul: Sequence[SimpulFakta]) -> set[int | None]:
    """The nodes above those given: what is measured below them carries them."""
    induk: Mapping[int, int | None] = {s.id: s.induk for s in simpul}
    terbawa: set[int | None] = set()
    for satu in mulai:
        atas = induk.get(satu) if satu is not None else None
        while atas is not None and atas not in terbawa:
            terbawa.add(atas)
            atas = induk.get(atas)
    return terbawa


def hasil_berkeluaran(fakta: FaktaKonservasi) -> list[TemuanKonservasi]:
    """A program or kegiatan with a hasil has a keluaran below it (GM/SM Pasal 1 angka 8 and 9, Lampiran)."""
    berkeluaran = {t.baris for t in fakta.tolok if t.jenis == JenisTolokUkur.KELUARAN}
    induk = {b.id: b.induk for b in fakta.baris}
    terbawa: set[int] = set()
    for b in berkeluaran:
        atas: int | None = b
        while atas is not None and atas not in terbawa:
            terbawa.add(atas)
            atas = induk.get(atas)
    hasil = {t.baris: t for t in fakta.tolok if t.jenis == JenisTolokUkur.HASIL}
    return [
        TemuanKonservasi(
            H.HASIL_TANPA_KELUARAN,
            f"{b.kode} {b.nama}: hasil {sebut(hasil[b.id].uraian)} tidak mempunyai keluaran di bawahnya.",
            "Hasil terjadi karena keluarannya", fakta.anggaran, "baris", _tempat_keluaran(b, fakta.baris),
        )
        for b in fakta.baris
        if b.id in hasil and b.id not in terbawa
    ]  # fmt: skip


def _tempat_keluaran(b: BarisUang, baris: Sequence[BarisUang]) -> int:
    """The first sub kegiatan below a line, where the keluaran is to stand; else the line."""
    awalan = f"{b.kode}."
    return next((s.id for s in baris if s.tingkat == Tingkat.SUB_KEGIATAN and s.kode.startswith(awalan)), b.id)


def indikator_bercabang(simpul: Sequence[SimpulFakta]) -> list[TemuanKonservasi]:
    """The same indicator in two branches of one plan would be counted twice (BK Pasal 3 ayat (7): berjenjang)."""
    tempat = {i.id: s for s in simpul for i in s.indikator}
    nama = {i.id: i.nama for s in simpul for i in s.indikator}
    semua = [Bernama(pk, n, tempat[pk].kode or tempat[pk].uraian) for pk, n in nama.items()]
    temuan = []
    for pk, lain in kembar(semua, sama_persis=True).items():
        berikut = [x for x in lain if x.id > pk and tempat[x.id].id != tempat[pk].id]
        if not berikut:
            continue
        sebab = ", ".join(sebut(x.tempat) for x in berikut)
        pesan = f"Indikator {sebut(nama[pk])} ada pada {sebut(tempat[pk].kode or tempat[pk].uraian)} dan {sebab}."
        temuan.append(TemuanKonservasi(H.GANDA_INDIKATOR, pesan, _TURUN, "rencana", "indikator", berikut[0].id))
    return temuan
