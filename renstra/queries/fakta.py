"""Facts for the completeness rules of budget and RKT."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from renstra.enums import JenisTolokUkur, StatusDokumen
from renstra.models import RKT, BarisRKT, DokumenAnggaran, PaguSumberDana, TolokUkur
from renstra.queries.anggaran import BarisTampil, TampilanAnggaran, tampilan_anggaran
from renstra.rules.kelengkapan import BedaJumlah, Catatan, FaktaAnggaran, FaktaRKT, Sebutan, masukan_uang, sebut
from renstra.rules.kode import induk_kode
from sakip.organisasi.enums import Tingkat
from sakip.skala import baca_skala, catatan_skala


def fakta_anggaran(dokumen: DokumenAnggaran, tampilan: TampilanAnggaran | None = None) -> FaktaAnggaran:
    """What the rules of setting look at. `tampilan`: the unfiltered page data, where it is there already."""
    semua = tampilan or tampilan_anggaran(dokumen)
    baris = semua.baris
    sub = [t for t in baris if t.baris.tingkat == Tingkat.SUB_KEGIATAN]
    program = [t for t in baris if t.baris.tingkat == Tingkat.PROGRAM]
    hasil = [x for t in baris for x in t.tolok_ukur if x.jenis == JenisTolokUkur.HASIL]
    berinduk = {k for t in sub for k in _di_atas(t.baris.kode)}
    rka, beda_rka = _terhadap_rka(semua.pagu_rka, sub)
    return FaktaAnggaran(
        jenis=dokumen.jenis,
        jumlah_sub=len(sub),
        sub_tanpa_pagu=_sebut_baris(t for t in sub if not t.jumlah),
        hasil_tanpa_rkt=tuple(sebut(x, x.uraian) for x in hasil if x.baris_rkt_id is None),
        program_tanpa_hasil=_sebut_baris(t for t in program if not _punya(t, JenisTolokUkur.HASIL)),
        sub_tanpa_keluaran=_sebut_baris(t for t in sub if not _punya(t, JenisTolokUkur.KELUARAN)),
        versi=dokumen.versi,
        baris_tanpa_sub=_sebut_baris(
            t for t in baris if t.baris.tingkat != Tingkat.SUB_KEGIATAN and t.baris.kode not in berinduk
        ),
        masukan_beda=tuple(_masukan_beda(baris)),
        rka=rka,
        beda_rka=beda_rka,
        hasil_rkt_lama=_hasil_rkt(hasil, StatusDokumen.DIGANTIKAN),
        hasil_rkt_disusun=_hasil_rkt(hasil, StatusDokumen.DISUSUN),
    )


def _punya(t: BarisTampil, jenis: JenisTolokUkur) -> bool:
    return any(x.jenis == jenis for x in t.tolok_ukur)


def _sebut_baris(baris: Iterable[BarisTampil]) -> tuple[Sebutan, ...]:
    return tuple(Sebutan(t.baris.pk, str(t.baris)) for t in baris)


def _hasil_rkt(hasil: Iterable[TolokUkur], status: StatusDokumen) -> tuple[Sebutan, ...]:
    return tuple(sebut(x, x.uraian) for x in hasil if x.baris_rkt and x.baris_rkt.rkt.status == status)


def _di_atas(kode: str) -> Iterator[str]:
    atas = induk_kode(kode)
    while atas:
        yield atas
        atas = induk_kode(atas)


def _masukan_beda(baris: Iterable[BarisTampil]) -> Iterator[BedaJumlah]:
    for t in baris:
        for x in t.tolok_ukur:
            if x.jenis != JenisTolokUkur.MASUKAN:
                continue
            uang = masukan_uang(x.target, x.satuan)
            if uang is not None and uang != t.jumlah:
                yield BedaJumlah(Sebutan(x.pk, f"“{x.uraian}” pada {t.baris.kode}"), uang, t.jumlah)


def _terhadap_rka(
    pagu: Sequence[PaguSumberDana], sub: Iterable[BarisTampil]
) -> tuple[Sebutan | None, tuple[BedaJumlah, ...]]:
    """The lines of a DPA beside the amounts of the RKA that it sets."""
    if not pagu:
        return None, ()
    rka: dict[str, Decimal] = defaultdict(Decimal)
    nama = {p.baris.kode: str(p.baris) for p in pagu}
    for p in pagu:
        rka[p.baris.kode] += p.jumlah
    beda = [
        BedaJumlah(Sebutan(t.baris.pk, str(t.baris)), t.jumlah, nilai)
        for t in sub
        if t.jumlah != (nilai := rka.pop(t.baris.kode, Decimal(0)))
    ]
    beda += [BedaJumlah(Sebutan(0, nama[kode]), Decimal(0), nilai) for kode, nilai in rka.items() if nilai]
    asal = pagu[0].baris.dokumen
    return Sebutan(asal.pk, str(asal)), tuple(beda)


def fakta_rkt(rkt: RKT) -> FaktaRKT:
    baris = list(rkt.baris.select_related("indikator"))
    return FaktaRKT(
        jumlah_baris=len(baris),
        tanpa_target=tuple(sebut(b, b.nama) for b in baris if not b.target),
        bukan_angka=tuple(_teks(b) for b in baris if b.target and b.target_bilangan is None),
        beda_tanpa_alasan=tuple(
            sebut(b, b.nama) for b in baris if b.target_rencana and b.target != b.target_rencana and not b.catatan
        ),
    )


def _teks(baris: BarisRKT) -> Catatan:
    """What is to be said of a target in words: whether the scale of its indicator measures it (GM Lampiran B.3)."""
    skala = baris.indikator.skala if baris.indikator else ""
    dibaca = baca_skala(skala)
    if dibaca.bilangan(baris.target) is not None:
        pesan = f"Targetnya berupa teks dan dihitung menurut skala {dibaca}."
    else:
        pesan = " ".join(catatan_skala(skala, {"Target": baris.target})) or "Targetnya bukan satu angka."
        pesan += " Lengkapi skalanya pada rencana lima tahun, atau pakai angka."
    return Catatan(sebut(baris, baris.nama), pesan)
