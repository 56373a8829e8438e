"""Pages of measuring against a bare page, and the seconds of recomputing a regency's year (GM/SM Pasal 9).

.venv/bin/python -m tests.bench.pengukuran          # 5,000 PKs (SAKIP_BENCH_UKUR), four quarters each

The grid of a PD with 200 rows may cost 3 times a bare page, also where all four quarters are filled in
(`lembar_penuh`), the regency's dashboard 5 times; recomputing 10 seconds.
"""

import os
import statistics
import sys
import tempfile
import time
from itertools import islice
from typing import Any

PK = int(os.environ.get("SAKIP_BENCH_UKUR", "5000"))
BARIS = 200  # of the long sheet
TAHUN, SEKALI = 2026, 2000
PERIODE = ("tw1", "tw2", "tw3", "tw4")


def isi_pengukuran(daerah: Any, jumlah: int) -> None:
    """Four quarters of every PK in force, written past the services, nothing computed; the last is still a draft."""
    from django.db import connection

    from pengukuran.models import Pengukuran, Realisasi
    from perjanjian.models import Butir, Perjanjian
    from sakip.jejak import pemicu
    from tests.bench.data import SAAT

    pk = list(Perjanjian.objects.filter(pemda=daerah.pemda, tahun=TAHUN, status="berlaku").order_by("pk")[:jumlah])
    butir: dict[int, list[int]] = {}
    for perjanjian, nomor in Butir.objects.filter(perjanjian__in=pk).values_list("perjanjian_id", "pk"):
        butir.setdefault(perjanjian, []).append(nomor)
    pemicu.lepas(connection)
    oleh = daerah.pengguna["perencana_satu"]
    semua = [
        Pengukuran(
            pemda=p.pemda, pd_id=p.pd_id, tahun=TAHUN, periode=periode, perjanjian=p, dibuat_oleh=oleh,
            dibuat_pada=SAAT, status="draf" if periode == "tw4" else "diajukan", baris=len(butir.get(p.pk, ())),
            pertama_diajukan_pada=None if periode == "tw4" else SAAT,
        )
        for p in pk for periode in PERIODE
    ]  # fmt: skip
    _simpan(Pengukuran, semua)
    angka = (
        Realisasi(pengukuran=p, butir_id=b, urutan=i, tertulis=f"{(p.pk * 7 + i) % 120},{i}%")
        for p in semua
        for i, b in enumerate(butir.get(p.perjanjian_id, ()))
    )
    _simpan(Realisasi, angka)
    pemicu.pasang(connection)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def tahun_lalu(daerah: Any) -> int:
    """What the heads of the PDs came to in the four years before, by triwulan and year: how many measurements."""
    from django.db import connection

    from pengukuran.models import Pengukuran
    from perjanjian.models import Perjanjian
    from sakip.jejak import pemicu
    from tests.bench.data import SAAT

    kepala = list(Perjanjian.objects.filter(pemda=daerah.pemda, tahun=TAHUN, status="berlaku", jenjang="kepala_pd"))
    oleh = daerah.pengguna["perencana_satu"]
    pemicu.lepas(connection)
    pk = []
    for tahun in range(TAHUN - 4, TAHUN):
        for p in kepala:
            isi = {f.attname: getattr(p, f.attname) for f in Perjanjian._meta.concrete_fields}
            baru = Perjanjian(**isi | {"id": None, "tahun": tahun, "kode": f"L{tahun}{p.pk}"})
            pk.append(baru)
    _simpan(Perjanjian, pk)
    semua = [
        Pengukuran(
            pemda=p.pemda, pd_id=p.pd_id, tahun=p.tahun, periode=periode, perjanjian=p, dibuat_oleh=oleh,
            dibuat_pada=SAAT, status="diterima", pertama_diajukan_pada=SAAT, diterima_pada=SAAT, rata="87.125",
            baris=4, dihitung=4, sebaran={"tinggi": 3, "rendah": 1},
        )
        for p in Perjanjian.objects.filter(kode__startswith="L20") for periode in ("tw4", "tahun")
    ]  # fmt: skip
    _simpan(Pengukuran, semua)
    pemicu.pasang(connection)
    return len(semua)


def _simpan(model: Any, baris: Any) -> None:
    sisa = iter(baris)
    while sebagian := list(islice(sisa, SEKALI)):
        model.objects.bulk_create(sebagian)


def lembar_panjang(daerah: Any) -> Any:
    """A sheet of 200 rows in draft, of the first official in force, who gets as many indicators."""
    from django.db import connection

    from pengukuran.models import Pengukuran, Realisasi
    from perjanjian.models import Butir
    from sakip.jejak import pemicu

    p = Pengukuran.objects.filter(periode="tw4").select_related("perjanjian").order_by("pk").first()
    assert p is not None
    pemicu.lepas(connection)
    baru = Butir.objects.bulk_create(
        Butir(
            perjanjian=p.perjanjian, urutan=9 + i, kelompok=f"Sasaran {i // 5}", indikator=f"Indikator {i}", target="9"
        )
        for i in range(BARIS - p.realisasi.count())
    )
    Realisasi.objects.bulk_create(
        Realisasi(pengukuran=p, butir=b, urutan=9 + i, tertulis=str(i % 12)) for i, b in enumerate(baru)
    )
    pemicu.pasang(connection)
    return p


def isi_semua_triwulan(p: Any) -> None:
    """The same figures on the other sheets of its PK, so that all four quarters have as many rows."""
    from django.db import connection

    from pengukuran.models import Pengukuran, Realisasi
    from sakip.jejak import pemicu

    pemicu.lepas(connection)
    for lain in Pengukuran.objects.filter(perjanjian=p.perjanjian).exclude(pk=p.pk):
        rows = p.realisasi.exclude(butir__in=lain.realisasi.values("butir"))
        Realisasi.objects.bulk_create(
            Realisasi(pengukuran=lain, butir_id=r.butir_id, urutan=r.urutan, tertulis=r.tertulis) for r in rows
        )
    pemicu.pasang(connection)


def utama() -> None:
    from tests.bench.ukur import kueri, siapkan, waktu

    with tempfile.TemporaryDirectory() as ruang:
        siapkan(ruang)
        from django.test import Client
        from django.urls import reverse

        from pengukuran.models import Realisasi
        from pengukuran.services.hitung import hitung_tahun
        from tests.bench import data
        from tests.pemeran import pemeran

        daerah = pemeran().alfa
        data.isi(daerah, 0, PK)
        isi_pengukuran(daerah, PK)
        print(f"tahun sebelumnya: {tahun_lalu(daerah)} pengukuran", flush=True)
        p = lembar_panjang(daerah)
        for kali in ("pertama", "ulang"):
            mulai = time.perf_counter()
            berubah = hitung_tahun(daerah.pemda.pk, TAHUN)
            detik = time.perf_counter() - mulai
            print(
                f"hitung setahun ({kali}): {Realisasi.objects.count()} angka, {berubah} berubah, {detik:.1f} s",
                flush=True,
            )

        perencana = daerah.pengguna["perencana_satu"]
        _jadikan_perencana(daerah, p.pd)
        client = Client()

        def buka(url: str) -> None:
            jawaban = client.get(url)
            if jawaban.status_code != 200:
                sys.exit(f"{url}: {jawaban.status_code}")

        def tabel(siapa: Any, **alamat: str) -> None:
            client.force_login(siapa, backend="sakip.organisasi.masuk.Masuk")
            halaman = {"polos": reverse("polos"), **alamat}
            hasil = waktu(halaman, buka)
            dasar = statistics.median(hasil["polos"])
            for nama, url in halaman.items():
                tengah, p95 = statistics.median(hasil[nama]), statistics.quantiles(hasil[nama], n=20)[-1]
                n = kueri(url, buka)
                print(f"{nama:<12} {n:>6} {tengah:>10.1f} {p95:>8.1f} {tengah / dasar:>6.2f}", flush=True)

        print(f"{'halaman':<12} {'kueri':>6} {'median ms':>10} {'p95 ms':>8} {'rasio':>6}")
        lembar = reverse("pengukuran:lembar", args=[p.pk])
        tabel(perencana, lembar=lembar)
        isi_semua_triwulan(p)
        tabel(perencana, lembar_penuh=lembar)
        tanya = f"?tahun={TAHUN}&periode=tw3"
        tabel(
            daerah.pengguna["bupati"],
            dasbor=reverse("pengukuran:dasbor") + tanya,
            pimpinan=reverse("pengukuran:pimpinan") + tanya,
        )


def _jadikan_perencana(daerah: Any, pd: Any) -> None:
    from sakip.organisasi.enums import JenisTim
    from sakip.organisasi.models import AnggotaTim, Tim
    from tests.pemeran import MULAI, SELESAI

    tim = Tim.objects.create(
        pemda=daerah.pemda, jenis=JenisTim.PENYUSUN_PD, pd=pd, nama="Perencana", tahun=TAHUN, nomor_sk="1",
        tanggal_sk=MULAI, mulai=MULAI, selesai=SELESAI,
    )  # fmt: skip
    AnggotaTim.objects.create(tim=tim, pegawai=daerah.pegawai["perencana_satu"])


if __name__ == "__main__":
    utama()
