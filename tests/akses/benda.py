"""One object of each kind, all in PD `satu` of Alfa, and how an address is made of them."""

from datetime import UTC, date, datetime
from typing import Any

from laporan.isi import GambarIsi, JabatanIsi, LaporanIsi, NaskahIsi, OrganisasiIsi, ParagrafIsi
from laporan.isi_publik import HasilPublik, PejabatPublik, PkPublik
from laporan.models import CetakLaporan, GambarLaporan, Laporan, Paragraf, Publikasi, TemplatWord
from laporan.services.gambar import tambah_gambar
from laporan.simpanan import ke_json
from pengukuran.enums import AksiUkur
from pengukuran.models import PenerimaHasil, Realisasi
from pengukuran.services import bukti, lembar
from pengukuran.services.alur import lakukan
from pengukuran.services.hasil import Isi
from pengukuran.services.hasil import kirim as kirim_hasil
from pengukuran.services.hasil import susun as susun_hasil
from pengukuran.services.isi import IsiBaris, simpan_isi
from perjanjian.enums import Aksi, JenisTemuan
from perjanjian.models import PenerimaLaporan, Penyampaian, Perjanjian, SlotDesk, Temuan
from renstra.models import (
    RKT,
    DokumenAnggaran,
    EdisiNomenklatur,
    Impor,
    IndikatorBersama,
    Nomenklatur,
    Rencana,
    SumberDana,
)
from sakip.dokumen.services import simpan_berkas
from sakip.dokumen.unggahan import Lampiran, periksa_lampiran
from sakip.jejak.models import Jejak
from sakip.kalender.models import AlamatKalender, AturanTenggat, Dispensasi, HariLibur, Kabar
from sakip.kalender.services.pengingat import tanda_alamat
from sakip.organisasi.models import Formulir, TahunAnggaran
from sakip.waktu import sekarang
from tests.dokumen.lampiran import pdf_kosong, png
from tests.laporan.pabrik_alur import lkjip
from tests.pemeran import Pemeran
from tests.perjanjian.pabrik import Adegan, adegan
from tests.perjanjian.pabrik_desk import hari_desk
from tests.perjanjian.pabrik_lapor import Ubahan, atur
from tests.renstra.pabrik import baris_rekap, buat_dpa, buat_renstra, buat_rkt, buku_rekap

TIADA = 987_654_321


def benda(p: Pemeran) -> dict[str, int]:
    """Object name -> primary key."""
    pd, pemda, a = p.alfa.pd["satu"], p.alfa.pemda, adegan(p=p)
    tetap, rkt_tetap, dpa_tetap = Rencana.objects.get(pd=pd), RKT.objects.get(pd=pd), a.dpa
    terbuka = buat_renstra(pd, ditetapkan=False)
    rkt = buat_rkt(pd, tahun=2027, rencana=tetap, ditetapkan=False)
    dpa = buat_dpa(pd, tahun=2027, ditetapkan=False)
    simpul, baris = terbuka.simpul.get(jenis="sasaran"), dpa.baris.filter(tingkat="sub_kegiatan").first()
    now = sekarang()
    unggahan = Impor.objects.create(
        pemda=pemda,
        pd=pd,
        tahun=dpa.tahun,
        jenis="anggaran",
        anggaran=dpa,
        pengguna=p.alfa.pengguna["perencana_satu"],
        berkas=simpan_berkas(buku_rekap([baris_rekap(pd, TAHUN=dpa.tahun)]), jenis="application/zip", now=now),
        nama="rekap.xlsx",
        dibuat_pada=now,
    )
    edisi = EdisiNomenklatur.objects.create(pemda=pemda, nama="Edisi daerah")
    kode = Nomenklatur.objects.create(edisi=edisi, tingkat="program", kode="1.01.02", nama="Program Layanan")
    AlamatKalender.objects.create(pegawai=p.alfa.pegawai["kepala_satu"], kode="5" * 32, dibuat_pada=now)
    kabar = Kabar.objects.create(pegawai=p.alfa.pegawai["kabid_satu"], judul="Kabar", alamat="/pk/", dibuat_pada=now)
    libur = HariLibur.objects.create(pemda=pemda, tanggal=date(2026, 5, 14), nama="Hari jadi", jenis="daerah")
    return {
        "rencana": terbuka.pk,
        "rencana_tetap": tetap.pk,
        "simpul": simpul.pk,
        "indikator": simpul.indikator.first().pk,
        "bersama": IndikatorBersama.objects.create(
            indikator=simpul.indikator.first(),
            pd=p.alfa.pd["dua"],
            alasan="Ikut melaksanakan",
            diminta_oleh=p.alfa.pengguna["perencana_satu"],
            diminta_pada=now,
        ).pk,
        "rkt": rkt.pk,
        "rkt_tetap": rkt_tetap.pk,
        "rkt_baris": rkt.baris.first().pk,
        "anggaran": dpa.pk,
        "anggaran_tetap": dpa_tetap.pk,
        "baris": baris.pk,
        "tolok_ukur": baris.tolok_ukur.first().pk,
        "unggahan": unggahan.pk,
        "libur": libur.pk,
        "kabar": kabar.pk,
        "dispensasi": Dispensasi.objects.create(
            pd=pd,
            tahun=2026,
            kode="pk.kirim",
            nama="PK dikirim",
            dasar="Pasal 11 ayat (1)",
            tenggat=date(2026, 1, 26),
            alasan="Kepala dinas sakit",
            diminta_sampai=date(2026, 1, 30),
            diminta_oleh=p.alfa.pengguna["perencana_satu"],
            diminta_nama="Perencana",
            diminta_pada=now,
        ).pk,
        "edisi": edisi.pk,
        "kode_nomenklatur": kode.pk,
        **_pk(a),
        **_hasil(a),
        **_ukur(a),
        **_lapor(a),
        **_lkjip(a),
        **_publik(a),
    }


def _lkjip(a: Adegan) -> dict[str, int]:
    """Reports of PD `satu`: that of the year begun, with a file made of it; one submitted; one signed on paper."""
    satu, dua, tiga = (lkjip(d=a.d, tahun=tahun, now=a.now) for tahun in (2026, 2025, 2024))
    cetak = CetakLaporan.objects.create(
        laporan=satu.laporan, jenis="pdf", status="selesai", berkas=simpan_berkas(pdf_kosong(), now=a.now),
        data_pada=a.now, diminta_oleh=a.pengguna("perencana_satu"), diminta_pada=a.now, selesai_pada=a.now,
    )  # fmt: skip
    tambah_gambar(
        laporan_id=satu.laporan.pk, kunci="pengantar", lampiran=Lampiran("gambar.png", "image/png", png()),
        judul="Kantor", alt="Foto kantor", sesudah=None, aktor=a.pengguna("perencana_satu"), now=a.now,
    )  # fmt: skip
    return {
        "lkjip": satu.laporan.pk,
        "cetak_lkjip": cetak.pk,
        "lkjip_diajukan": dua.ajukan().laporan.pk,
        "lkjip_selesai": tiga.sampai_selesai_reviu().unggah().laporan.pk,
    }


def _pk(a: Adegan) -> dict[str, int]:
    """PKs of PD `satu`: the Kepala PD's in force and passed on, the Kabid's as a draft, and one of his of another year, submitted."""
    berlaku = a.lakukan(a.sampai_berlaku(), Aksi.SAMPAIKAN, "sekda")
    lama = a.susun("kabid_satu")
    Perjanjian.objects.filter(pk=lama.pk).update(tahun=2025)  # while it is a draft; later nobody may
    diajukan = a.lakukan(lama, Aksi.AJUKAN, "perencana_satu")
    Temuan.objects.create(
        verifikasi=diajukan.verifikasi.get(), nomor=900, rujukan="1.1", jenis=JenisTemuan.LAIN, otomatis=False
    )
    draf = a.susun("kabid_satu")
    hari = hari_desk(a)
    slot = SlotDesk.objects.get(ruang__hari=hari)
    return {
        "acara": berlaku.verifikasi.get().berita_acara_id,
        "penerusan": berlaku.penerusan.get().penerusan_id,
        "desk_hari": hari.pk,
        "desk_slot": slot.pk,
        "pk_k7": berlaku.pk,
        "jabatan_diukur": berlaku.jabatan_id,
        "pk_d0": draf.pk,
        "pk_d1": diajukan.pk,
    }


def _hasil(a: Adegan) -> dict[str, int]:
    """Results of the Inspektur for PD `satu`: one sent with a file, one still a draft."""
    inspektur, pd = a.pengguna("inspektur"), a.d.pd["satu"]
    isi = Isi(ringkasan="Tercapai.", lampiran=periksa_lampiran(pdf_kosong(), "hasil.pdf"))
    umum = {"pd": pd, "tahun": 2026, "jenis": "pengukuran", "isi": isi, "aktor": inspektur, "now": a.now}
    terkirim = susun_hasil(periode="tw1", **umum)
    kirim_hasil(hasil_id=terkirim.pk, versi=0, aktor=inspektur, now=a.now)
    return {"hasil": terkirim.pk, "hasil_draf": susun_hasil(periode="tw2", **umum).pk}


def _ukur(a: Adegan) -> dict[str, int]:
    """The sheet of the Kepala PD `satu` for Triwulan I, begun, with a file as evidence."""
    perencana = a.pengguna("perencana_satu")
    pk = Perjanjian.objects.select_related("pemda").get(jabatan=a.d.jabatan["kepala_satu"], tahun=2026)
    p = lembar.buka(perjanjian=pk, periode="tw1", aktor=perencana, now=a.now)
    berkas = periksa_lampiran(pdf_kosong(), "bukti.pdf")
    satu = bukti.tambah_berkas(realisasi_id=p.realisasi.first().pk, lampiran=berkas, aktor=perencana, now=a.now)
    return {"ukur_isi": p.pk, "bukti": satu.pk, "ukur_diajukan": _diajukan(a, pk), "ukur_angka": satu.realisasi_id}


def _diajukan(a: Adegan, pk: Perjanjian) -> int:
    """The sheet of Triwulan II, filled in and submitted on 8 July."""
    orang: dict[str, Any] = {"aktor": a.pengguna("perencana_satu"), "now": datetime(2026, 7, 8, 2, tzinfo=UTC)}
    p = lembar.buka(perjanjian=pk, periode="tw2", **orang)
    isi = {"tertulis": "95%", "kendala": "Data terlambat.", "solusi": "Dikumpulkan lebih awal."}
    baris = [IsiBaris(r.pk, r.versi_kunci, isi, benar=True) for r in p.realisasi.all()]
    simpan_isi(pengukuran_id=p.pk, baris=baris, **orang)
    lakukan(pengukuran_id=p.pk, aksi=AksiUkur.AJUKAN, **orang)
    return p.pk


def _publik(a: Adegan) -> dict[str, int]:
    """Results of PD `satu`, its PK and its LKjIP, published."""
    umum: dict[str, Any] = {
        "pemda": a.d.pemda,
        "pd": a.d.pd["satu"],
        "tahun": 2026,
        "sha256": "",
        "rujukan": 1,
        "diterbitkan_oleh": a.pengguna("kabag_organisasi"),
        "diterbitkan_pada": a.now,
    }
    bagan = OrganisasiIsi(bagan=(JabatanIsi(1, None, "Kepala"), JabatanIsi(2, 1, "Sekretaris")))
    foto = simpan_berkas(png(), now=a.now, jenis="image/png")
    kata = {"pengantar": (ParagrafIsi("gambar", "<p>Kantor</p>", GambarIsi(7, "Kantor", foto.sha256, foto.jenis)),)}
    naskah = NaskahIsi(LaporanIsi(2026, "Alfa", "Kabupaten Alfa", "Alfa", organisasi=bagan), kata)
    isi: dict[str, Any] = {
        "hasil": HasilPublik("PD satu", PejabatPublik()),
        "pk": PkPublik("Kepala PD satu", 1, "2026-01-20", PejabatPublik()),
        "lkjip": naskah,
    }
    semua = [Publikasi.objects.create(jenis=j, isi=ke_json(x), **umum) for j, x in isi.items()]
    laporan = Laporan.objects.get(pd=a.d.pd["satu"], tahun=2026)
    CetakLaporan.objects.create(
        laporan=laporan, jenis="umum", status="selesai", berkas=simpan_berkas(pdf_kosong(), now=a.now),
        publikasi=semua[2], diminta_oleh=a.pengguna("kabag_organisasi"), diminta_pada=a.now, selesai_pada=a.now,
    )  # fmt: skip
    return {"publikasi": semua[0].pk, "pd_publik": a.d.pd["satu"].pk}


def _lapor(a: Adegan) -> dict[str, int]:
    """Reports of PD `satu` on its DPA: one sent by its head, one still a draft."""
    atur(a.d.ketentuan)
    u = Ubahan(a, a.dpa)
    return {"lapor": u.kirim(u.susun()).pk, "lapor_draf": u.susun().pk}


PUBLIK_PD = {"hasil", "pk", "lkjip", "lkjip_pdf", "gambar", "foto"}


def _argumen_laporan(nama: str, kunci: dict[str, int]) -> list[Any] | None:
    if nama.startswith("publik:"):
        lain = [kunci["pd_publik"]] if nama.partition(":")[2] in PUBLIK_PD else []
        lain += {"publik:gambar": ["struktur", 0], "publik:foto": [7]}.get(nama, [])
        return [] if nama == "publik:semua" else ["alfa", *([] if nama == "publik:daerah" else [2026]), *lain]
    if nama == "laporan:paragraf":
        return [Paragraf.objects.get(bagian__laporan=kunci["lkjip"], bagian__kunci="pengantar", jenis="gambar").pk]
    if nama == "laporan:gambar_tulisan":
        return [GambarLaporan.objects.get().pk]
    return None


def argumen(nama: str, kunci: dict[str, int]) -> list[Any]:
    """What the address of `nama` takes beside the object itself."""
    if nama == "perjanjian:temuan":
        return [Temuan.objects.get(verifikasi__perjanjian_id=kunci["pk_d1"], nomor=900).pk]
    if nama.startswith(("publik:", "laporan:")) and (lain := _argumen_laporan(nama, kunci)) is not None:
        return lain
    if nama == "kalender:ical":
        return [tanda_alamat(AlamatKalender.objects.get())]
    if nama == "pengukuran:angka":
        return [Realisasi.objects.filter(pengukuran=kunci["ukur_isi"]).first().pk]
    if nama == "pengukuran:hasil_terima":
        return [PenerimaHasil.objects.get(hasil=kunci["hasil"], sebagai="tujuan").pk]
    if nama == "perjanjian:lapor_terima":
        return [PenerimaLaporan.objects.get(laporan=kunci["lapor"], jabatan__pd__fungsi="inspektorat").pk]
    if nama == "perjanjian:terima":
        return [Penyampaian.objects.get(jabatan__pd__fungsi="inspektorat").pk]
    if nama.startswith("renstra:impor_") and nama.rpartition("_")[2] in {"unggah", "templat", "dokumen"}:
        return ["anggaran"]
    return {
        "laporan:tulis": ["pengantar"],
        "laporan:tulis_kabar": ["pengantar"],
        "perjanjian:aksi": ["ajukan"],
        "perjanjian:massal": ["ajukan"],
        "perjanjian:desk_aksi": ["ketahui"],
        "kalender:dispensasi_aksi": ["tolak"],
        "perjanjian:lapor_aksi": ["kirim"],
        "perjanjian:naskah": [1],
        "laporan:alur": ["ajukan"],
        "laporan:naskah": [1],
        "laporan:reviu_pdf": [1],
        "laporan:pindaian": ["tanda"],
        "pengukuran:aksi": ["tarik"],
        "pengukuran:massal": ["terima"],
        "pengukuran:hasil_aksi": ["kirim"],
        "laporan:gambar": ["struktur", 0],
        "renstra:realisasi_ubah": ["1.01.02.2.01.0001"],
    }.get(nama, [])


def benda_admin(p: Pemeran) -> dict[str, Any]:
    """Page of the admin -> primary key of an object of Alfa."""
    d = p.alfa
    edisi = EdisiNomenklatur.objects.create(nama="Edisi uji")
    return {
        "renstra_rencana": Rencana.objects.filter(pemda=d.pemda).first().pk,
        "renstra_rkt": RKT.objects.filter(pemda=d.pemda).first().pk,
        "renstra_dokumenanggaran": DokumenAnggaran.objects.filter(pemda=d.pemda).first().pk,
        "renstra_edisinomenklatur": edisi.pk,
        "renstra_nomenklatur": Nomenklatur.objects.create(edisi=edisi, tingkat="program", kode="1", nama="N").pk,
        "renstra_sumberdana": SumberDana.objects.create(pemda=d.pemda, kode="uji", nama="Dana uji").pk,
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
        "laporan_templatword": TemplatWord.objects.create(
            pemda=d.pemda, jenis="pd", berlaku_mulai=date(2026, 1, 1), berkas=simpan_berkas(b"PK", now=sekarang())
        ).pk,
        "kalender_harilibur": HariLibur.objects.filter(pemda=d.pemda).first().pk,
        "kalender_aturantenggat": AturanTenggat.objects.create(
            ketentuan=d.ketentuan, kode="uji", nama="Uji", peristiwa="dpa", jumlah=1, satuan="bulan", dasar="Pasal 1"
        ).pk,
    }
