from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def lupakan(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Pictures of budget documents in the shape of before cannot be put back: such an import can no longer be undone."""
    lama = apps.get_model("renstra", "Impor").objects.filter(jenis__in=["anggaran", "anggaran_pemda"])
    lama.exclude(cadangan=None).update(cadangan=None)


class Migration(migrations.Migration):
    dependencies = [("renstra", "0006_sub_unit")]

    operations = [migrations.RunPython(lupakan, migrations.RunPython.noop)]
