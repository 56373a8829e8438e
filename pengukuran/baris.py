"""The rows of a sheet as a page shows them: what each field says, and the cells that follow from what was typed."""

from functools import lru_cache

from django.urls import reverse
from django.utils.safestring import SafeString

from perjanjian.queries.pohon.simpul import sebut_target
from renstra.enums import Arah, CaraHitung

from .queries.lembar import BarisLembar, Lembar
from .stensil import isi_stensil, polos
from .templatetags.ukur import capaian, persen

DISEBUT = 3  # of the subordinates' figures; the others stand on the page of the figure


def baris_isian(b: BarisLembar, semua: Lembar) -> SafeString:
    """A row to type into."""
    r = b.r
    return isi_stensil(
        "_lembar_baris",
        {**_medan(b, semua), **b.ketik, "versi": str(r.versi_kunci), "awal": b.sidik, **sel_hitungan(b, semua)},
        terbuka=b.terbuka,
        triwulan=semua.triwulan is not None,
        pertama=semua.triwulan == 1,
        sebelum="".join(map(str, b.sebelum)),
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
        "_lembar_baca_baris",
        {**_medan(b, semua), **isi, "catatan": r.catatan, **sel_hitungan(b, semua)},
        triwulan=semua.triwulan is not None,
        pertama=semua.triwulan == 1,
        sebelum="".join(map(str, b.sebelum)),
        dikembalikan=b.dikembalikan,
        berpasangan=bool(pasangan),
        bersolusi=bool(r.solusi),
        bercatatan=bool(r.catatan),
    )


def sel_hitungan(b: BarisLembar, semua: Lembar) -> dict[str, str]:
    """The cells that follow from what was typed, as HTML: rendered anew after each saving."""
    return {
        "pesan": _pesan(b),
        "tanya": _tanya(b),
        "sampai": polos(b.r.sampai or "–"),
        "capaian": _capaian(b, semua),
        "wajib": _wajib(b, semua),
    }


def _pesan(b: BarisLembar) -> SafeString:
    kata, r = b.dibaca, b.r
    asal = {"data": bool(r.data_id), "diambil": bool(r.diambil_dari_id)}
    return isi_stensil("_sel_pesan", {"dibaca": kata}, dibaca=bool(kata), **asal)


def _tanya(b: BarisLembar) -> str:
    catatan = b.r.catatan
    if not (b.aneh or catatan):
        return ""
    isi = {"id": str(b.r.pk), "catatan": catatan, "tanya": " ".join(k.pesan for k in b.aneh)}
    return isi_stensil("_sel_tanya", isi, bercatatan=bool(catatan), aneh=bool(b.aneh), terbuka=b.terbuka)


def _capaian(b: BarisLembar, semua: Lembar) -> SafeString:
    r, kaidah = b.r, semua.kaidah
    isi = capaian(r.capaian, r.predikat, r.alasan, kaidah)
    return isi_stensil(
        "_sel_capaian",
        {"angka": isi["angka"], "triwulan": persen(r.capaian_triwulan, kaidah)},
        kode=isi["kode"],
        nama=isi["nama"],
        alasan=isi["alasan"],
        triwulan=bool(r.capaian_triwulan),
    )


def _wajib(b: BarisLembar, semua: Lembar) -> str:
    if not (b.perlu_penjelasan and b.terbuka):
        return ""
    return isi_stensil("_sel_wajib", {"ambang": semua.ambang}, kurang=not (b.r.kendala and b.r.solusi))


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
    url = _alamat(semua.p.pk, b.r.pk)
    return {
        "id": str(b.r.pk),
        "nomor": b.nomor,
        "indikator": asal.indikator,
        "janji": "; ".join(janji),
        "cara": _cara(asal.arah, asal.cara_hitung),
        "bawahan": _bawahan(b, url),
        **{f"tw{n}": teks for n, teks in b.sebelum.items()},
        "bukti": str(b.r.bukti),
        "url": url,
    }


@lru_cache(maxsize=32)
def _cara(arah: str, cara_hitung: str) -> str:
    return f"{Arah(arah).label}, {CaraHitung(cara_hitung).label.lower()}"


def _bawahan(b: BarisLembar, url: str) -> str:
    if not b.bawahan:
        return ""
    hasil = [f"{jabatan} {nilai or '–'}" for jabatan, nilai in b.bawahan[:DISEBUT]]
    if (lain := len(b.bawahan) - DISEBUT) > 0:
        hasil.append(f"dan {lain} lagi")
    return isi_stensil("_sel_bawahan", {"url": url, "hasil": "; ".join(hasil)})


def _alamat(ukur: int, angka: int) -> str:
    return _pola().replace("/0/", f"/{ukur}/", 1).replace("/0/", f"/{angka}/", 1)


@lru_cache(maxsize=1)
def _pola() -> str:
    return reverse("pengukuran:angka", args=[0, 0])
