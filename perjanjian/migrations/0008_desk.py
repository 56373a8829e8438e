"""The Desk. On PostgreSQL two appointments that share a moment of a room are refused by an exclusion constraint;
SQLite has none, there (and here too) the triggers of `perjanjian.segel.desk` refuse it.

The room is put into a range of one value, so that no extension is needed.
"""

import django.db.models.deletion
from django.db import migrations, models

PASANG = """
ALTER TABLE perjanjian_slotdesk ADD CONSTRAINT perjanjian_desk_ruang_tidak_bertumpuk
EXCLUDE USING gist (
    int8range(ruang_id, ruang_id, '[]') WITH &&,
    tsrange(DATE '2000-01-01' + mulai, DATE '2000-01-01' + selesai) WITH &&
) WHERE (status NOT IN ('batal', 'tidak_hadir'))
"""
LEPAS = "ALTER TABLE perjanjian_slotdesk DROP CONSTRAINT perjanjian_desk_ruang_tidak_bertumpuk"


def pasang(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(PASANG)


def lepas(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(LEPAS)


class Migration(migrations.Migration):
    dependencies = [
        ("organisasi", "0008_format_nomor_surat_pengantar"),
        ("perjanjian", "0007_lembar_ringkasan"),
    ]

    operations = [
        migrations.CreateModel(
            name="HariDesk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tahun", models.PositiveSmallIntegerField(verbose_name="tahun PK")),
                ("tanggal", models.DateField(verbose_name="tanggal")),
                ("mulai", models.TimeField(verbose_name="mulai")),
                ("selesai", models.TimeField(verbose_name="selesai")),
                ("catatan", models.CharField(blank=True, max_length=500, verbose_name="catatan")),
                ("dibuat_pada", models.DateTimeField()),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisasi.pegawai"
                    ),
                ),
                (
                    "pemda",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hari_desk",
                        to="organisasi.pemerintahdaerah",
                    ),
                ),
            ],
            options={
                "verbose_name": "hari Desk",
                "verbose_name_plural": "hari Desk",
                "ordering": ["tanggal"],
            },
        ),
        migrations.CreateModel(
            name="RuangDesk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nama", models.CharField(max_length=60, verbose_name="ruang")),
                ("urutan", models.PositiveSmallIntegerField(verbose_name="urutan")),
                (
                    "hari",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ruang", to="perjanjian.haridesk"
                    ),
                ),
            ],
            options={
                "verbose_name": "ruang Desk",
                "verbose_name_plural": "ruang Desk",
                "ordering": ["hari", "urutan"],
            },
        ),
        migrations.CreateModel(
            name="SlotDesk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mulai", models.TimeField(verbose_name="mulai")),
                ("selesai", models.TimeField(verbose_name="selesai")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("dijadwalkan", "Dijadwalkan"),
                            ("diminta_pindah", "Diminta pindah"),
                            ("berlangsung", "Berlangsung"),
                            ("selesai", "Selesai"),
                            ("tidak_hadir", "Tidak hadir"),
                            ("batal", "Dibatalkan"),
                        ],
                        default="dijadwalkan",
                        max_length=16,
                        verbose_name="status",
                    ),
                ),
                ("versi_kunci", models.PositiveIntegerField(default=0, editable=False)),
                ("diketahui_pada", models.DateTimeField(blank=True, null=True)),
                ("dimulai_pada", models.DateTimeField(blank=True, null=True)),
                ("berakhir_pada", models.DateTimeField(blank=True, null=True)),
                ("alasan", models.CharField(blank=True, max_length=500, verbose_name="alasan")),
                ("dibuat_pada", models.DateTimeField()),
                (
                    "diketahui_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisasi.pegawai",
                    ),
                ),
                (
                    "pd",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slot_desk",
                        to="organisasi.perangkatdaerah",
                    ),
                ),
                (
                    "perjanjian",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slot_desk",
                        to="perjanjian.perjanjian",
                    ),
                ),
                (
                    "ruang",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="slot", to="perjanjian.ruangdesk"
                    ),
                ),
            ],
            options={
                "verbose_name": "janji Desk",
                "verbose_name_plural": "janji Desk",
                "ordering": ["ruang__hari__tanggal", "mulai", "ruang__urutan"],
            },
        ),
        migrations.CreateModel(
            name="PermintaanDesk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mulai", models.TimeField()),
                ("selesai", models.TimeField()),
                ("alasan", models.CharField(max_length=500)),
                ("diminta_pada", models.DateTimeField()),
                (
                    "hasil",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Menunggu jawaban"),
                            ("disetujui", "Disetujui"),
                            ("ditolak", "Ditolak"),
                            ("ditarik", "Ditarik"),
                            ("gugur", "Tidak berlaku lagi"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("catatan", models.CharField(blank=True, max_length=500)),
                ("diputuskan_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "diminta_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisasi.pegawai"
                    ),
                ),
                (
                    "diputuskan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisasi.pegawai",
                    ),
                ),
                (
                    "ruang",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="perjanjian.ruangdesk"
                    ),
                ),
                (
                    "slot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="permintaan",
                        to="perjanjian.slotdesk",
                    ),
                ),
            ],
            options={
                "verbose_name": "permintaan waktu lain",
                "verbose_name_plural": "permintaan waktu lain",
                "ordering": ["slot", "diminta_pada"],
            },
        ),
        migrations.CreateModel(
            name="KehadiranDesk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pihak",
                    models.CharField(
                        choices=[("pd", "Perangkat Daerah"), ("tim", "Tim Verifikasi")],
                        max_length=3,
                        verbose_name="pihak",
                    ),
                ),
                ("nama", models.CharField(max_length=200)),
                ("jabatan", models.CharField(blank=True, max_length=300)),
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
                ("hadir_pada", models.DateTimeField()),
                ("dicabut_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "dicatat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisasi.pegawai"
                    ),
                ),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisasi.pegawai"
                    ),
                ),
                (
                    "slot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kehadiran", to="perjanjian.slotdesk"
                    ),
                ),
            ],
            options={
                "verbose_name": "kehadiran",
                "verbose_name_plural": "kehadiran",
                "ordering": ["slot", "pihak", "id"],
            },
        ),
        migrations.AddConstraint(
            model_name="haridesk",
            constraint=models.UniqueConstraint(fields=("pemda", "tanggal"), name="perjanjian_desk_hari_unik"),
        ),
        migrations.AddConstraint(
            model_name="haridesk",
            constraint=models.CheckConstraint(
                condition=models.Q(("selesai__gt", models.F("mulai"))), name="perjanjian_desk_hari_rentang"
            ),
        ),
        migrations.AddConstraint(
            model_name="ruangdesk",
            constraint=models.UniqueConstraint(fields=("hari", "nama"), name="perjanjian_desk_ruang_unik"),
        ),
        migrations.AddConstraint(
            model_name="slotdesk",
            constraint=models.CheckConstraint(
                condition=models.Q(("selesai__gt", models.F("mulai"))), name="perjanjian_desk_slot_rentang"
            ),
        ),
        migrations.AddConstraint(
            model_name="slotdesk",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ("dijadwalkan", "diminta_pindah", "berlangsung"))),
                fields=("pd",),
                name="perjanjian_desk_satu_janji",
            ),
        ),
        migrations.AddConstraint(
            model_name="slotdesk",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "berlangsung")),
                fields=("ruang",),
                name="perjanjian_desk_satu_berlangsung",
            ),
        ),
        migrations.AddConstraint(
            model_name="slotdesk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("dimulai_pada__isnull", False),
                        ("perjanjian__isnull", False),
                        ("status__in", ["berlangsung", "selesai"]),
                    ),
                    models.Q(
                        ("dimulai_pada__isnull", True),
                        ("status__in", ["dijadwalkan", "diminta_pindah", "tidak_hadir", "batal"]),
                    ),
                    _connector="OR",
                ),
                name="perjanjian_desk_dimulai_bertanda",
            ),
        ),
        migrations.AddConstraint(
            model_name="permintaandesk",
            constraint=models.UniqueConstraint(
                condition=models.Q(("hasil", "")), fields=("slot",), name="perjanjian_desk_satu_permintaan"
            ),
        ),
        migrations.AddConstraint(
            model_name="permintaandesk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("diputuskan_pada__isnull", True), ("hasil", "")),
                    models.Q(models.Q(("hasil", ""), _negated=True), ("diputuskan_pada__isnull", False)),
                    _connector="OR",
                ),
                name="perjanjian_desk_permintaan_diputuskan",
            ),
        ),
        migrations.AddConstraint(
            model_name="kehadirandesk",
            constraint=models.UniqueConstraint(
                condition=models.Q(("dicabut_pada__isnull", True)),
                fields=("slot", "pegawai"),
                name="perjanjian_desk_hadir_unik",
            ),
        ),
        migrations.AddConstraint(
            model_name="kehadirandesk",
            constraint=models.CheckConstraint(
                condition=models.Q(("pihak", "pd"), models.Q(("unsur", ""), _negated=True), _connector="OR"),
                name="perjanjian_desk_tim_berunsur",
            ),
        ),
        migrations.RunPython(pasang, lepas, elidable=False),
    ]
