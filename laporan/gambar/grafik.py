"""Charts read without colour: hatched bars, lines told apart by marker and stroke, every point with its figure."""

import textwrap
from decimal import Decimal
from typing import Any

from sakip.angka import format_bilangan

from ..rules.bagan import LEBAR
from ..rules.blok import Grafik, Seri
from .kanvas import HITAM, KELABU, kanvas

TINGGI, TINGGI_BATANG = 70, 9  # of a chart; of one bar lying down
MAKS_TEGAK = 8  # more bars lie down
ISI = (("#d9d9d9", "///"), ("#ffffff", ""), ("#a6a6a6", "..."), ("#f2f2f2", "xxx"))
LATAR = {"facecolor": "white", "edgecolor": "none", "pad": 0.6}  # of a figure that stands across a line
GARIS = (("o", "-", HITAM), ("s", "--", "#595959"), ("^", ":", "#595959"), ("D", "-.", KELABU))


def lukis_grafik(g: Grafik) -> Any:
    if g.jenis == "garis":
        return _garis(g)
    return _batang_rebah(g) if _rebah(g) else _batang(g)


def tinggi_grafik(g: Grafik) -> int:
    """Of the picture, in millimetres."""
    return 20 + TINGGI_BATANG * len(g.label) * len(g.seri) * 2 // 3 if _rebah(g) else TINGGI


def _rebah(g: Grafik) -> bool:
    return g.jenis == "batang" and len(g.label) > MAKS_TEGAK


def _sumbu(g: Grafik) -> tuple[Any, Any]:
    lukisan = kanvas(LEBAR, tinggi_grafik(g))
    lukisan.set_layout_engine("constrained")
    sumbu = lukisan.add_subplot()
    for sisi in ("top", "right"):
        sumbu.spines[sisi].set_visible(False)
    return lukisan, sumbu


def _nilai(seri: Seri) -> list[Decimal]:
    return [Decimal("NaN") if n is None else n for n in seri.nilai]


def _kata(seri: Seri, ke: int) -> str:
    """The figure as printed."""
    nilai = seri.nilai[ke]
    if nilai is None:
        return ""
    return seri.teks[ke] if seri.teks else format_bilangan(nilai)


def _angka_sumbu(sumbu: Any) -> None:
    from matplotlib.ticker import FuncFormatter

    sumbu.set_major_formatter(FuncFormatter(lambda x, _: format_bilangan(Decimal(f"{x:.10g}"))))


def _legenda(g: Grafik, sumbu: Any) -> None:
    if len(g.seri) > 1:
        sumbu.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=len(g.seri), frameon=False)


def _batang(g: Grafik) -> Any:
    lukisan, sumbu = _sumbu(g)
    tebal = Decimal("0.7") / len(g.seri)
    for n, seri in enumerate(g.seri):
        warna, arsir = ISI[n % len(ISI)]
        x = [i + tebal * (n - Decimal(len(g.seri) - 1) / 2) for i in range(len(g.label))]
        batang = sumbu.bar(
            x, _nilai(seri), float(tebal), label=seri.nama, color=warna, hatch=arsir, edgecolor=HITAM, linewidth=0.7
        )
        sumbu.bar_label(batang, [_kata(seri, i) for i in range(len(x))], padding=2, fontsize=8, bbox=LATAR)
    sumbu.set_xticks(range(len(g.label)), ["\n".join(textwrap.wrap(x, 18)) for x in g.label])
    sumbu.margins(y=0.15)
    _angka_sumbu(sumbu.yaxis)
    _target(g, sumbu.axhline)
    sumbu.set_ylabel(g.satuan)
    _legenda(g, sumbu)
    return lukisan


def _batang_rebah(g: Grafik) -> Any:
    lukisan, sumbu = _sumbu(g)
    tebal = Decimal("0.7") / len(g.seri)
    for n, seri in enumerate(g.seri):
        warna, arsir = ISI[n % len(ISI)]
        y = [i + tebal * (n - Decimal(len(g.seri) - 1) / 2) for i in range(len(g.label))]
        batang = sumbu.barh(
            y, _nilai(seri), float(tebal), label=seri.nama, color=warna, hatch=arsir, edgecolor=HITAM, linewidth=0.7
        )
        sumbu.bar_label(batang, [_kata(seri, i) for i in range(len(y))], padding=2, fontsize=8, bbox=LATAR)
    sumbu.set_yticks(range(len(g.label)), ["\n".join(textwrap.wrap(x, 40)) for x in g.label])
    sumbu.invert_yaxis()
    sumbu.margins(x=0.12, y=0.02)
    _angka_sumbu(sumbu.xaxis)
    _target(g, sumbu.axvline)
    sumbu.set_xlabel(g.satuan)
    _legenda(g, sumbu)
    return lukisan


def _target(g: Grafik, garis: Any) -> None:
    """Capaian is read against 100 percent."""
    if g.satuan == "%" and g.kunci.startswith("capaian"):
        garis(100, color=HITAM, linewidth=0.8, linestyle=(0, (4, 3)), zorder=0.5)


def _garis(g: Grafik) -> Any:
    lukisan, sumbu = _sumbu(g)
    x = range(len(g.label))
    for n, seri in enumerate(g.seri):
        bentuk, putus, warna = GARIS[n % len(GARIS)]
        isi = "white" if n else warna
        sumbu.plot(x, _nilai(seri), marker=bentuk, linestyle=putus, color=warna, label=seri.nama, linewidth=1.4,
                   markersize=5, markerfacecolor=isi, zorder=3 - n)  # fmt: skip
        for i in x:
            _tulis(g, n, i, sumbu)
    sumbu.set_xticks(x, g.label)
    sumbu.margins(x=0.08, y=0.25)
    _angka_sumbu(sumbu.yaxis)
    sumbu.grid(axis="y", color="#d0d0d0", linewidth=0.5)
    sumbu.set_ylabel("\n".join(textwrap.wrap(g.satuan, 30)))
    _legenda(g, sumbu)
    return lukisan


def _tulis(g: Grafik, n: int, i: int, sumbu: Any) -> None:
    """The figure at its point: above the upper line, below the lower one."""
    nilai = g.seri[n].nilai[i]
    if nilai is None:
        return
    lain = [x for s in (*g.seri[:n], *g.seri[n + 1 :]) if (x := s.nilai[i]) is not None]
    if n and nilai in lain:
        return  # the same point is labelled already
    atas = all(nilai >= x for x in lain)
    sumbu.annotate(
        _kata(g.seri[n], i), (i, nilai), xytext=(0, 6 if atas else -6), textcoords="offset points", ha="center",
        va="bottom" if atas else "top", fontsize=8, fontweight="normal" if n else "bold", zorder=5,
    )  # fmt: skip
