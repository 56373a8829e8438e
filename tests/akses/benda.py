"""One object of each kind, all in PD `satu` of Alfa, and how an address is made of them."""

from datetime import date
from typing import Any

from renstra.models import Unggahan
from sakip.dokumen.services import simpan_berkas
from sakip.jejak.models import Jejak
from sakip.kalender.models import AturanTenggat, HariLibur
from sakip.organisasi.models import Formulir, TahunAnggaran
from sakip.waktu import sekarang
from tests.pemeran import Pemeran
from tests.renstra.pabrik import buat_dpa, buat_renstra, buat_rkt

TIADA = 987_654_321


def benda(p: Pemeran) -> dict[str, int]:
    """Object name -> primary key."""
    pd, pemda = p.alfa.pd["satu"], p.alfa.pemda
    tetap, terbuka = buat_renstra(pd), buat_renstra(pd, ditetapkan=False)
    rkt_tetap = buat_rkt(pd, rencana=tetap)
    rkt = buat_rkt(pd, tahun=2027, rencana=tetap, ditetapkan=False)
    dpa_tetap, dpa = buat_dpa(pd), buat_dpa(pd, tahun=2027, ditetapkan=False)
    simpul, baris = terbuka.simpul.get(jenis="sasaran"), dpa.baris.filter(tingkat="sub_kegiatan").first()
    now = sekarang()
    unggahan = Unggahan.objects.create(
        dokumen=dpa,
        pengguna=p.alfa.pengguna["perencana_satu"],
        berkas=simpan_berkas(b"PK\x03\x04 bukan buku kerja", jenis="application/zip", now=now),
        nama="rekap.xlsx",
        dibuat_pada=now,
    )
    libur = HariLibur.objects.create(pemda=pemda, tanggal=date(2026, 5, 14), nama="Hari jadi", jenis="daerah")
    return {
        "rencana": terbuka.pk,
        "rencana_tetap": tetap.pk,
        "simpul": simpul.pk,
        "indikator": simpul.indikator.first().pk,
        "rkt": rkt.pk,
        "rkt_tetap": rkt_tetap.pk,
        "rkt_baris": rkt.baris.first().pk,
        "anggaran": dpa.pk,
        "anggaran_tetap": dpa_tetap.pk,
        "baris": baris.pk,
        "tolok_ukur": baris.tolok_ukur.first().pk,
        "unggahan": unggahan.pk,
        "libur": libur.pk,
    }


def benda_admin(p: Pemeran) -> dict[str, Any]:
    """Page of the admin -> primary key of an object of Alfa."""
    d = p.alfa
    return {
        "organisasi_pemerintahdaerah": d.pemda.pk,
        "organisasi_ketentuan": d.ketentuan.pk,
        "organisasi_formulir": Formulir.objects.create(ketentuan=d.ketentuan, kode="f", nama="F", tata_letak={}).pk,
        "organisasi_perangkatdaerah": d.pd["satu"].pk,
        "organisasi_tahunanggaran": TahunAnggaran.objects.create(pemda=d.pemda, tahun=2026).pk,
        "organisasi_jabatan": d.jabatan["kasi_satu"].pk,
        "organisasi_pegawai": d.pegawai["kasi_satu"].pk,
        "organisasi_penugasan": d.penugasan["kasi_satu"].pk,
        "organisasi_tim": d.tim["sakip_satu"].pk,
        "organisasi_pengguna": d.pengguna["kasi_satu"].pk,
        "jejak_jejak": Jejak.objects.filter(rantai__kunci=str(d.pemda.pk)).first().pk,
        "kalender_harilibur": HariLibur.objects.filter(pemda=d.pemda).first().pk,
        "kalender_aturantenggat": AturanTenggat.objects.create(
            ketentuan=d.ketentuan, kode="uji", nama="Uji", peristiwa="dpa", jumlah=1, satuan="bulan", dasar="Pasal 1"
        ).pk,
    }
