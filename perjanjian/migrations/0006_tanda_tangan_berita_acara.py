"""What 0005 moved leaves its old place; members and their signatures."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SATU = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    dependencies = [
        ("organisasi", "0008_format_nomor_surat_pengantar"),
        ("perjanjian", "0005_berita_acara_bersama"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveField("beritaacara", "verifikasi"),
        migrations.RemoveField("beritaacara", "dicabut_pada"),
        migrations.RemoveField("beritaacara", "alasan_dicabut"),
        migrations.AlterField(
            "beritaacara",
            "pemda",
            models.ForeignKey(on_delete=SATU, related_name="+", to="organisasi.pemerintahdaerah"),
        ),
        migrations.AlterField("beritaacara", "tahun", models.PositiveSmallIntegerField("tahun")),
        migrations.AlterField("beritaacara", "urut", models.PositiveIntegerField("nomor urut")),
        migrations.CreateModel(
            name="AnggotaBeritaAcara",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("urutan", models.PositiveSmallIntegerField()),
                (
                    "unsur",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("inspektorat", "Inspektorat"),
                            ("bappeda", "Bappeda"),
                            ("bpkpad", "BPKPAD"),
                            ("organisasi", "Bagian Organisasi"),
                        ],
                        max_length=20,
                        verbose_name="unsur",
                    ),
                ),
                ("nama", models.CharField(max_length=200)),
                ("jabatan", models.CharField(blank=True, max_length=300)),
                ("kedudukan", models.CharField(blank=True, max_length=100)),
                ("berhalangan", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "anggota berita acara",
                "verbose_name_plural": "anggota berita acara",
                "ordering": ["berita_acara", "urutan"],
            },
        ),
        migrations.CreateModel(
            name="TandaTanganBeritaAcara",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("waktu", models.DateTimeField()),
                ("sha256", models.CharField(max_length=64)),
                ("metode", models.CharField(default="kata_sandi", max_length=20)),
            ],
            options={
                "verbose_name": "tanda tangan berita acara",
                "verbose_name_plural": "tanda tangan berita acara",
            },
        ),
        migrations.AlterModelOptions(
            name="beritaacara",
            options={
                "ordering": ["-dibuat_pada", "-id"],
                "verbose_name": "berita acara",
                "verbose_name_plural": "berita acara",
            },
        ),
        migrations.AddConstraint(
            model_name="beritaacara",
            constraint=models.UniqueConstraint(
                fields=("pemda", "tahun", "urut"), name="perjanjian_berita_acara_urut_unik"
            ),
        ),
        migrations.AddField(
            model_name="anggotaberitaacara",
            name="berita_acara",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="anggota", to="perjanjian.beritaacara"
            ),
        ),
        migrations.AddField(
            model_name="anggotaberitaacara",
            name="pegawai",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisasi.pegawai"
            ),
        ),
        migrations.AddField(
            model_name="tandatanganberitaacara",
            name="anggota",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tanda_tangan",
                to="perjanjian.anggotaberitaacara",
            ),
        ),
        migrations.AddField(
            model_name="tandatanganberitaacara",
            name="pengguna",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="anggotaberitaacara",
            constraint=models.UniqueConstraint(
                fields=("berita_acara", "urutan"), name="perjanjian_anggota_acara_unik"
            ),
        ),
        migrations.AddConstraint(
            model_name="tandatanganberitaacara",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256", ""), _negated=True), name="perjanjian_tanda_acara_bersidik"
            ),
        ),
    ]
