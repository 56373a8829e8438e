"""PostgreSQL: no two definitive holders of one office on one day, held by an exclusion constraint.

SQLite has none; there (and here too) the triggers of `sakip.organisasi.penjaga` refuse it. The office is put into a
range of one value, so that no extension is needed.
"""

from django.db import migrations

PASANG = """
ALTER TABLE organisasi_penugasan ADD CONSTRAINT organisasi_definitif_tidak_bertumpuk
EXCLUDE USING gist (int8range(jabatan_id, jabatan_id, '[]') WITH &&, daterange(mulai, selesai, '[]') WITH &&)
WHERE (jenis = 'definitif')
"""
LEPAS = "ALTER TABLE organisasi_penugasan DROP CONSTRAINT organisasi_definitif_tidak_bertumpuk"


def pasang(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(PASANG)


def lepas(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(LEPAS)


class Migration(migrations.Migration):
    dependencies = [("organisasi", "0001_awal")]
    operations = [migrations.RunPython(pasang, lepas, elidable=False)]
