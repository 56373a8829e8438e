"""Which figures become a chart: where a picture says more than its table."""

from decimal import Decimal

from sakip.angka import Jenis

from ...isi import IndikatorIsi, LaporanIsi
from ..blok import Grafik, Seri
from ..satuan import dibaca


def grafik_sasaran(isi: LaporanIsi) -> Grafik | None:
    """Capaian of the sasaran side by side; none for fewer than two."""
    ada = [(n, s) for n, s in enumerate(isi.sasaran, 1) if s.capaian]
    if len(ada) < 2:
        return None
    alt = "; ".join(f"sasaran {n} {s.cetak} persen" for n, s in ada)
    return Grafik(
        "capaian-sasaran",
        f"Capaian sasaran tahun {isi.tahun}",
        f"Batang capaian: {alt}.",
        "batang",
        tuple(f"Sasaran {n}" for n, _ in ada),
        (Seri("Capaian (%)", tuple(Decimal(s.capaian) for _, s in ada), tuple(s.cetak for _, s in ada)),),
        "%",
    )


def grafik_lalu(i: IndikatorIsi, tahun: int) -> Grafik | None:
    """Realisasi through the years beside the target; none for texts or fewer than three years with a number."""
    titik = [(t.tahun, t.target, t.realisasi) for t in i.lalu if t.realisasi] + [(tahun, i.target, i.realisasi)]
    seri = [Seri("Realisasi", tuple(_angka(r) for _, _, r in titik), tuple(r for _, _, r in titik))]
    if sum(n is not None for n in seri[0].nilai) < 3:
        return None
    target = tuple(_angka(t) for _, t, _ in titik)
    if any(t is not None for t in target):
        seri.append(Seri("Target", target, tuple(t for _, t, _ in titik)))
    alt = "; ".join(f"{t} {teks}" for t, _, teks in titik if teks)
    return Grafik(
        f"tren.{i.kunci}",
        f"{i.nama} {titik[0][0]}–{tahun}",
        f"Garis realisasi: {alt}.",
        "garis",
        tuple(str(t) for t, _, _ in titik),
        tuple(seri),
        i.satuan,
    )


def _angka(teks: str) -> Decimal | None:
    nilai = dibaca(teks)
    return nilai.bilangan if nilai.jenis == Jenis.ANGKA else None
