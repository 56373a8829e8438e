-- What the application's role may do in the database: read and write rows, nothing else. It owns no table, so it can
-- neither drop a trigger nor empty a table. Run as the owner after every migrate:
--     psql "$DATABASE_URL_PEMILIK" -v aplikasi=sakip_app -f alat/hak_aplikasi.sql
GRANT USAGE ON SCHEMA public TO :"aplikasi";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :"aplikasi";
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :"aplikasi";
-- What is written once is not the application's to change, nor is the record of migrations.
REVOKE UPDATE, DELETE ON
    jejak_jejak,
    kalender_geserantenggat,
    perjanjian_anggotaberitaacara,
    perjanjian_beritaacara,
    perjanjian_tandatanganberitaacara,
    perjanjian_naskah,
    perjanjian_tandatangan,
    perjanjian_pembatalantandatangan,
    perjanjian_penyampaian,
    perjanjian_suratpengantar,
    perjanjian_tandaterima,
    perjanjian_penerimalaporan,
    perjanjian_terimalaporan,
    perjanjian_penerusan,
    perjanjian_pkditeruskan,
    pengukuran_penerimahasil,
    pengukuran_terimahasil,
    laporan_naskahlaporan,
    laporan_tandatanganlaporan,
    laporan_penyampaianlaporan,
    laporan_terimalaporan
FROM :"aplikasi";
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM :"aplikasi";
