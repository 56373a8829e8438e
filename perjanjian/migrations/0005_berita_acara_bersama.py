"""A berita acara may be about several agreements of one PD, is numbered by the database, and signed by its members."""

from collections import defaultdict

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def pindahkan(apps, schema_editor):
    """The round names its berita acara; the berita acara says whose it is and which number of the year."""
    Verifikasi = apps.get_model("perjanjian", "Verifikasi")
    urut = defaultdict(int)
    for acara in apps.get_model("perjanjian", "BeritaAcara").objects.order_by("pk"):
        pk = Verifikasi.objects.select_related("perjanjian").get(pk=acara.verifikasi_id).perjanjian
        urut[pk.pemda_id, pk.tahun] += 1
        acara.pemda_id, acara.pd_id, acara.tahun = pk.pemda_id, pk.pd_id, pk.tahun
        acara.urut = urut[pk.pemda_id, pk.tahun]
        acara.save(update_fields=["pemda", "pd", "tahun", "urut"])
        Verifikasi.objects.filter(pk=acara.verifikasi_id).update(
            berita_acara=acara, dicabut_pada=acara.dicabut_pada, alasan_dicabut=acara.alasan_dicabut
        )


SATU = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    dependencies = [
        ("dokumen", "0001_awal"),
        ("organisasi", "0008_format_nomor_surat_pengantar"),
        ("perjanjian", "0004_surat_pengantar_dan_tanda_terima"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            "beritaacara",
            "verifikasi",
            models.OneToOneField(on_delete=SATU, related_name="+", to="perjanjian.verifikasi"),
        ),
        migrations.AddField(
            "verifikasi",
            "berita_acara",
            models.ForeignKey(
                blank=True, null=True, on_delete=SATU, related_name="verifikasi", to="perjanjian.beritaacara"
            ),
        ),
        migrations.AddField("verifikasi", "dicabut_pada", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("verifikasi", "alasan_dicabut", models.CharField(blank=True, max_length=500)),
        migrations.AddField(
            "beritaacara",
            "pemda",
            models.ForeignKey(null=True, on_delete=SATU, related_name="+", to="organisasi.pemerintahdaerah"),
        ),
        migrations.AddField(
            "beritaacara",
            "pd",
            models.ForeignKey(null=True, on_delete=SATU, related_name="berita_acara", to="organisasi.perangkatdaerah"),
        ),
        migrations.AddField("beritaacara", "tahun", models.PositiveSmallIntegerField("tahun", null=True)),
        migrations.AddField("beritaacara", "urut", models.PositiveIntegerField("nomor urut", null=True)),
        migrations.RunPython(pindahkan, migrations.RunPython.noop),
    ]
