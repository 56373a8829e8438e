"""Which figures become a chart: where a picture says more than its table."""

from decimal import Decimal

from sakip.angka import Jenis, Notasi, baca_nilai

from ...isi import IndikatorIsi, LaporanIsi
from ..blok import Grafik, Seri


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
        (Seri("Capaian (%)", tuple(Decimal(s.capaian) for _, s in ada)),),
        "%",
    )


def grafik_lalu(i: IndikatorIsi, tahun: int) -> Grafik | None:
    """Realisasi through the years beside the target; none for texts or fewer than three years with a number."""
    titik = [(t.tahun, _angka(t.target), _angka(t.realisasi), t.realisasi) for t in i.lalu if t.realisasi]
    titik.append((tahun, _angka(i.target), _angka(i.realisasi), i.realisasi))
    if sum(r is not None for _, _, r, _ in titik) < 3:
        return None
    alt = "; ".join(f"{t} {teks}" for t, _, _, teks in titik if teks)
    return Grafik(
        f"tren.{i.kunci}",
        f"{i.nama} {titik[0][0]}–{tahun}",
        f"Garis realisasi: {alt}.",
        "garis",
        tuple(str(t) for t, _, _, _ in titik),
        (Seri("Realisasi", tuple(r for _, _, r, _ in titik)), Seri("Target", tuple(t for _, t, _, _ in titik))),
        i.satuan,
    )


def _angka(teks: str) -> Decimal | None:
    nilai = baca_nilai(teks, Notasi.INDONESIA)
    return nilai.bilangan if nilai.jenis == Jenis.ANGKA else None
