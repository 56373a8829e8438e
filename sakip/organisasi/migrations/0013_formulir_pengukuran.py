"""Profiles loaded before get the forms of measurement that their regency's file has by now."""

import json
from pathlib import Path
from typing import Any

from django.db import migrations

DATA = Path(__file__).resolve().parents[1] / "data" / "formulir"
AWALAN = "ukur_"


def isi(apps: Any, schema_editor: Any) -> None:
    ketentuan, formulir = apps.get_model("organisasi", "Ketentuan"), apps.get_model("organisasi", "Formulir")
    for satu in ketentuan.objects.select_related("pemda"):
        for bentuk in _milik(satu.pemda.kode):
            formulir.objects.get_or_create(
                ketentuan=satu, kode=bentuk["kode"], defaults={"nama": bentuk["nama"], "tata_letak": bentuk}
            )


def _milik(kode: str) -> list[dict[str, Any]]:
    berkas = {b.stem: b for b in DATA.glob("*.json")}.get(kode)
    semua = json.loads(berkas.read_text(encoding="utf-8")) if berkas else []
    return [satu for satu in semua if satu["kode"].startswith(AWALAN)]


class Migration(migrations.Migration):
    dependencies = [("organisasi", "0012_kaidah_capaian")]

    operations = [migrations.RunPython(isi, migrations.RunPython.noop, elidable=True)]
