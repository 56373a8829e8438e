"""SM Lampiran D (3), GM/SM Pasal 11 ayat (4): how far on the way to the target of the plan."""

from ...isi import IndikatorIsi


def kalimat_jangka_menengah(i: IndikatorIsi, tahun: int) -> str:
    if not i.target_akhir:
        return f"Target jangka menengah {i.nama} tidak ada pada dokumen perencanaan."
    if not i.kemajuan_cetak:
        return f"Target {i.nama} pada akhir {i.rencana} adalah {i.target_akhir}; kemajuannya belum dapat dihitung."
    return (
        f"Realisasi sampai dengan tahun {tahun} mencapai {i.kemajuan_cetak} persen dari target akhir {i.rencana}, "
        f"yaitu {i.target_akhir}."
    )
