"""The work-bench of the alignment check: what stands beside what, findings, votes, what is new since before."""

from sakip.angka import format_rupiah
from sakip.kalender.rules.tenggat import mistar
from sakip.organisasi.hak import Hak

from ...enums import Jalur, Sumber
from ...isi import dari_json
from ...models import Naskah, Perjanjian
from ..daftar_periksa import daftar_satu
from ..fakta import Latar, banding_kini, tenggat_pk
from ..perubahan import Perubahan, baris_isi, perubahan_isi
from ..tenggat import VERIFIKASI
from .baris import kolom, susun_baris
from .bentuk import BOBOT, JENIS, PUTUSAN, SUARA, Label, Meja, TemuanMeja
from .temuan import susun_temuan, temuan_putaran
from .unsur import daftar_sendiri, susun_unsur, unsur_ditanya

__all__ = ["BOBOT", "JENIS", "PUTUSAN", "SUARA", "Label", "Meja", "TemuanMeja", "meja"]


def meja(pk: Perjanjian, latar: Latar, hak: Hak) -> Meja:
    """Everything the work-bench shows: rows compared with the documents as they are now, findings of the round."""
    hasil, putaran = banding_kini(pk, latar), latar.putaran.get(pk.pk)
    temuan, sebelum = temuan_putaran(putaran)
    isi_temuan, sejak = susun_temuan(putaran, temuan, sebelum)
    berubah = _berubah(pk)
    kelompok, berlebih, pagu = susun_baris(hasil, latar.butir[pk.pk], isi_temuan, berubah)
    tenggat = tenggat_pk(pk, latar).get(VERIFIKASI) if pk.jalur == Jalur.KABUPATEN else None
    unsur = unsur_ditanya(pk, latar)
    daftar = daftar_satu(pk, putaran, latar.ketentuan.get(pk.tahun), unsur, temuan) if putaran else {}
    p = hasil.perbandingan
    return Meja(
        putaran=putaran,
        kolom=kolom(hasil, pk.tahun),
        kelompok=kelompok,
        berlebih=berlebih,
        pagu=pagu,
        jumlah=tuple(
            format_rupiah(n, lambang=False) if n is not None else "–"
            for n in (p.total_pk, p.total_sumber.get(Sumber.RKA), p.total_sumber.get(Sumber.DPA))
        ),
        temuan=tuple(isi_temuan),
        unsur=susun_unsur(pk, latar, hak, putaran, daftar),
        daftar=daftar_sendiri(hak, daftar),
        usang=bool(putaran and not putaran.selesai_pada and putaran.sidik_sumber != hasil.sidik_sumber),
        sejak=sejak,
        perubahan=berubah,
        tenggat=tenggat,
        mistar=mistar(tenggat, latar.hari_ini) if tenggat else [],
    )


def _berubah(pk: Perjanjian) -> Perubahan:
    """Against the naskah that was sent before this one, so that a second look begins with what is new."""
    if pk.naskah is None or pk.naskah.revisi == 1:
        return Perubahan()
    lama = Naskah.objects.filter(perjanjian=pk, revisi__lt=pk.naskah.revisi).order_by("-revisi").first()
    if lama is None:
        return Perubahan()
    kini = dari_json(pk.naskah.isi)
    return perubahan_isi(dari_json(lama.isi), baris_isi(kini), kini.jumlah)
