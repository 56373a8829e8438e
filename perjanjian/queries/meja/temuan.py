"""The findings of a round as the work-bench shows them, and what became of those of the round before."""

from collections.abc import Mapping, Sequence

from ...enums import JenisTemuan, Keputusan
from ...models import Temuan, Verifikasi
from .bentuk import BOBOT, JENIS, PUTUSAN, Sejak, TemuanMeja

Lama = Mapping[object, Temuan]  # mark -> the finding of the round before


def temuan_putaran(putaran: Verifikasi | None) -> tuple[list[Temuan], list[Temuan]]:
    """The findings of this round and of the one before."""
    if putaran is None:
        return [], []
    rows = (
        Temuan.objects.filter(
            verifikasi__perjanjian_id=putaran.perjanjian_id, verifikasi__putaran__gte=putaran.putaran - 1
        )
        .select_related("oleh")
        .order_by("nomor")
    )
    semua = list(rows)
    kini = [t for t in semua if t.verifikasi_id == putaran.pk]
    return kini, [t for t in semua if t.verifikasi_id != putaran.pk]


def susun_temuan(
    putaran: Verifikasi | None, temuan: Sequence[Temuan], sebelum: Sequence[Temuan]
) -> tuple[list[TemuanMeja], Sejak | None]:
    """Every finding with its words and, from the second round on, with what was said of it before."""
    if putaran is None or putaran.putaran == 1:
        return [_temuan(t) for t in temuan], None
    lama: Lama = {s: t for t in sebelum for s in t.sidik}
    nomor = putaran.putaran - 1
    isi = [_dengan_riwayat(t, lama, nomor) for t in temuan]
    kini = {s for t in temuan for s in t.sidik}
    selesai = tuple(
        _temuan(t) for t in sebelum if t.otomatis and t.keputusan != Keputusan.DITERIMA and not t.sidik & kini
    )
    hitung = [t.riwayat for t in isi]
    return isi, Sejak(
        nomor,
        selesai,
        hitung.count("masih ada"),
        hitung.count("baru"),
        hitung.count("perlu dipastikan"),
        hitung.count("tetap diterima"),
    )


def _dengan_riwayat(t: Temuan, lama: Lama, putaran: int) -> TemuanMeja:
    asal = next((lama[s] for s in t.sidik if s in lama), None)
    if asal is None:
        return _temuan(t, "baru")
    if not t.terbuka:
        # decided before, and not again since
        return _temuan(t, "tetap diterima" if t.pada == asal.pada else "masih ada")
    putus = ""
    if asal.keputusan != Keputusan.BELUM:
        putus = f"Putaran {putaran}: {asal.get_keputusan_display().lower()}" + (
            f". {asal.alasan}" if asal.alasan else ""
        )
    return _temuan(t, "masih ada" if t.otomatis or t.pada else "perlu dipastikan", putus)


def _temuan(t: Temuan, riwayat: str = "", lama: str = "") -> TemuanMeja:
    return TemuanMeja(t, JENIS[t.jenis], PUTUSAN[t.keputusan], BOBOT[t.bobot], _ringkas(t), riwayat, lama)


def _ringkas(t: Temuan) -> str:
    """One line: which row, which document, what."""
    sumber, milik = t.nama_sumber, f"{t.rujukan}: " if t.rujukan != "–" else ""
    kalimat = {
        JenisTemuan.LAIN: f"{milik}{t.menurut_sumber}",
        JenisTemuan.MUTU: f"{milik}{t.menurut_pk}",
        JenisTemuan.BERLEBIH: f"{sumber}: {t.menurut_sumber}",
        JenisTemuan.TIDAK_ADA: f"{t.rujukan} tidak ada di {sumber}",
        JenisTemuan.REDAKSI: f"{t.rujukan}, {sumber}: bunyi indikator berbeda",
        JenisTemuan.TINGKAT: f"{t.rujukan}: indikator {t.menurut_pk}, seharusnya {t.menurut_sumber}",
    }
    umum = f"{t.rujukan}, {sumber}: PK {t.menurut_pk or '–'}, dokumen {t.menurut_sumber or '–'}"
    return kalimat.get(JenisTemuan(t.jenis), umum)
