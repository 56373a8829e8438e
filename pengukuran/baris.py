"""The rows of a sheet as a page shows them: what each field says, and the cells that follow from what was typed."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from perjanjian.queries.pohon_simpul import sebut_target

from .queries.lembar import BarisLembar, Lembar
from .rules.contoh import contoh
from .rules.ukuran import Kaidah, Ukuran
from .stensil import isi_stensil, sel


def baris_isian(b: BarisLembar, semua: Lembar) -> SafeString:
    """A row to type into."""
    r = b.r
    return isi_stensil(
        "pengukuran/_lembar_baris.html",
        {**_medan(b, semua), **b.ketik, "versi": str(r.versi_kunci), "awal": b.sidik, **sel_hitungan(b, semua)},
        terbuka=b.terbuka,
        triwulan=semua.triwulan is not None,
        pertama=semua.triwulan == 1,
        dikembalikan=b.dikembalikan,
        data=bool(r.data_id),
        data_pembilang=bool(r.data_pembilang_id),
        data_penyebut=bool(r.data_penyebut_id),
    )


def baris_baca(b: BarisLembar, semua: Lembar) -> SafeString:
    """A row to read."""
    r = b.r
    pasangan = f"{r.pembilang or '–'} dari {r.penyebut or '–'}" if r.pembilang or r.penyebut else ""
    isi = {n: v or "–" for n, v in b.tersimpan.items()} | {"pasangan": pasangan, "solusi": r.solusi}
    return isi_stensil(
        "pengukuran/_lembar_baca_baris.html",
        {**_medan(b, semua), **isi, "catatan": r.catatan, **sel_hitungan(b, semua)},
        triwulan=semua.triwulan is not None,
        pertama=semua.triwulan == 1,
        dikembalikan=b.dikembalikan,
        berpasangan=bool(pasangan),
        bersolusi=bool(r.solusi),
        bercatatan=bool(r.catatan),
    )


def sel_hitungan(b: BarisLembar, semua: Lembar) -> dict[str, str]:
    """The cells that follow from what was typed: rendered anew after each saving."""
    r, kaidah = b.r, semua.kaidah
    ambang = f"{kaidah.ambang.normalize():f}" if b.perlu_penjelasan and b.terbuka else ""
    return {
        "pesan": sel("pesan", dibaca=b.dibaca, data=bool(r.data_id), diambil=bool(r.diambil_dari_id)),
        "tanya": _tanya(b),
        "sampai": sel("sampai", sampai=r.sampai),
        "capaian": sel(
            "capaian", capaian=r.capaian, predikat=r.predikat, alasan=r.alasan, triwulan=r.capaian_triwulan,
            kaidah=kaidah,
        ),
        "wajib": sel("wajib", ambang=ambang, kurang=not (r.kendala and r.solusi)),
    }  # fmt: skip


def _tanya(b: BarisLembar) -> str:
    return render_to_string("pengukuran/_sel_tanya.html", {"b": b}) if b.aneh or b.r.catatan else ""


def _medan(b: BarisLembar, semua: Lembar) -> dict[str, str]:
    """What every row says of its indicator."""
    asal = b.r.asal
    janji = [f"Target {sebut_target(b.ukuran)}"]
    if b.rencana.tahun:
        janji.append(f"Renstra {semua.p.tahun} {b.rencana.tahun}")
    if b.rencana.akhir:
        janji.append(f"akhir {b.rencana.tahun_akhir} {b.rencana.akhir}")
    if b.tahun_lalu:
        janji.append(f"tahun lalu {b.tahun_lalu}")
    u = b.ukuran
    return {
        "id": str(b.r.pk),
        "nomor": b.nomor,
        "indikator": asal.indikator,
        "janji": "; ".join(janji),
        "cara": f"{asal.get_arah_display()}, {asal.get_cara_hitung_display().lower()}",
        "contoh": _contoh(
            target=u.target, arah=u.arah, cara_hitung=u.cara_hitung, satuan=u.satuan, skala=u.skala,
            kaidah=semua.kaidah, formula=asal.formula,
        ),
        "bawahan": _bawahan(b, semua),
        "sebelum": sel("sebelum", daftar=b.sebelum),
        "bukti": str(b.bukti),
        "url": _alamat(semua.p.pk, b.r.pk),
    }  # fmt: skip


@lru_cache(maxsize=2048)
def _contoh(
    *, target: str, arah: str, cara_hitung: str, satuan: str, skala: str, kaidah: Kaidah, formula: str
) -> SafeString:
    """The sentences of the worked example; many rows are measured alike."""
    kalimat = contoh(Ukuran(target, arah, cara_hitung, satuan, skala), kaidah)
    semua = [*kalimat, f"Rumus indikator: {formula}"] if formula else kalimat
    return format_html_join("", "<li>{}</li>", ((k,) for k in semua))


def _bawahan(b: BarisLembar, semua: Lembar) -> str:
    isi = {"bawahan": b.bawahan, "url": _alamat(semua.p.pk, b.r.pk)}
    return render_to_string("pengukuran/_sel_bawahan.html", isi) if b.bawahan else ""


def _alamat(ukur: int, angka: int) -> str:
    return _pola().replace("/0/", f"/{ukur}/", 1).replace("/0/", f"/{angka}/", 1)


@lru_cache(maxsize=1)
def _pola() -> str:
    return reverse("pengukuran:angka", args=[0, 0])
