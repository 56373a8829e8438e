"""Word, icon and colour family of every state that a page shows. A state is never shown by colour alone."""

# kunci: (keluarga, ikon, kata); "padat" = solid ground, "putus" = dashed border, "polos" = plain
Label = tuple[str, str, str]

STATUS: dict[str, Label] = {
    "draf": ("abu", "pencil", "Draf"),
    "diajukan": ("biru", "box-arrow-in-up-right", "Diajukan"),
    "ditandatangani": ("biru", "vector-pen", "Ditandatangani"),
    "dikirim": ("biru", "send", "Dikirim"),
    "dikembalikan": ("jingga", "arrow-return-left", "Dikembalikan"),
    "selaras": ("toska", "check2-all", "Selaras"),
    "diteruskan": ("biru", "box-arrow-right", "Diteruskan"),
    "disahkan": ("hijau", "patch-check", "Disahkan"),
    "berlaku": ("hijau padat", "shield-check", "Berlaku"),
    "disampaikan": ("hijau padat", "send-check", "Disampaikan"),
    "diganti": ("putus", "clock-history", "Diganti"),
    "batal": ("putus", "slash-circle", "Batal"),
    # documents and measurements
    "ditetapkan": ("hijau", "check-circle", "Ditetapkan"),
    "final": ("hijau padat", "shield-check", "Final"),
    "direviu": ("toska", "check2-all", "Direviu"),
    "disusun": ("abu", "pencil", "Disusun"),
    "perbaikan": ("jingga", "arrow-return-left", "Diperbaiki"),
    "selesai_reviu": ("hijau", "check-circle", "Selesai reviu"),
    "diperiksa": ("toska", "clipboard-check", "Diperiksa"),
    "diterima": ("hijau", "check-circle", "Diterima"),
}
BEDA: dict[str, Label] = {
    "redaksi": ("kuning", "type", "Redaksi beda"),
    "target": ("jingga", "bullseye", "Target beda"),
    "satuan": ("jingga", "rulers", "Satuan beda"),
    "anggaran": ("jingga", "cash", "Anggaran beda"),
    "tidak_ada": ("merah", "slash-circle", "Tidak ada"),
}
PUTUSAN: dict[str, Label] = {
    "belum": ("abu", "circle", "Belum diputuskan"),
    "diterima": ("toska", "check-lg", "Diterima"),
    "perlu_diperbaiki": ("jingga", "wrench", "Perlu diperbaiki"),
}
UNSUR: dict[str, Label] = {
    "belum": ("abu", "circle", "Belum"),
    "setuju": ("hijau", "check-circle", "Setuju"),
    "minta_perbaikan": ("jingga", "wrench", "Minta perbaikan"),
    "berhalangan": ("putus", "slash-circle", "Berhalangan"),
}
TONGGAK: dict[str, Label] = {
    "terbuka": ("polos", "calendar3", "Terbuka"),
    "hampir": ("kuning", "hourglass-split", "Hampir"),
    "hari_ini": ("kuning", "hourglass-split", "Hari ini"),
    "terlambat": ("merah", "exclamation-octagon", "Terlambat"),
    "terpenuhi": ("hijau", "check-circle", "Terpenuhi"),
    "dispensasi": ("ungu", "unlock", "Dispensasi"),
    "menunggu": ("putus", "hourglass", "Menunggu"),
}
PREDIKAT: dict[str, Label] = {
    "sangat_tinggi": ("hijau padat", "bar-chart-fill", "Sangat tinggi"),
    "tinggi": ("hijau", "bar-chart", "Tinggi"),
    "sedang": ("kuning", "dash-lg", "Sedang"),
    "rendah": ("jingga", "arrow-down", "Rendah"),
    "sangat_rendah": ("merah padat", "arrow-down-square-fill", "Sangat rendah"),
    "tidak_dapat_dihitung": ("putus", "slash-circle", "Tidak dapat dihitung"),
}

# Days-left badge: state -> (family, icon instead of the number)
LENCANA: dict[str, tuple[str, str]] = {
    "terbuka": ("abu", ""),
    "hampir": ("kuning", ""),
    "hari_ini": ("kuning", ""),
    "terlambat": ("merah", ""),
    "terpenuhi": ("hijau", "check-lg"),
    "terpenuhi_terlambat": ("merah", "check-lg"),
    "dispensasi": ("ungu", "unlock"),
    "menunggu": ("", ""),
}

# Heat cell of compliance and of the dashboard: state -> (classes, icon)
SEL: dict[str, tuple[str, str]] = {
    "awal": ("hijau", "check2"),
    "awal_sekali": ("hijau awal2", "check2"),
    "tepat": ("hijau", "check2"),
    "lambat": ("merah", "exclamation-circle"),
    "lambat_sekali": ("merah padat", "exclamation-circle"),
    "lewat": ("merah padat", "exclamation-circle"),
    "dispensasi": ("ungu", "unlock"),
    "belum": ("putus", "circle"),
    "tiada": ("tiada", ""),
    # of the dashboard of capaian: a predikat once it was accepted, before that how far it has come
    **{kunci: (keluarga, ikon) for kunci, (keluarga, ikon, _) in PREDIKAT.items()},
    "tanpa_predikat": ("abu", "check2"),
    "sementara": ("biru", "hourglass-split"),
    "dikembalikan": ("jingga", "arrow-return-left"),
}

KABAR_IKON = {
    "biru": "info-circle",
    "hijau": "check-circle",
    "toska": "check2-all",
    "kuning": "hourglass-split",
    "jingga": "arrow-return-left",
    "merah": "exclamation-octagon",
    "ungu": "unlock",
    "abu": "info-circle",
}
