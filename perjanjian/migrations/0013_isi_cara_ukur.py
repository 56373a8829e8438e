"""Rows written before take how they are measured from the indicator of the plan they came from."""

from typing import Any

from django.db import migrations

MEDAN = ("arah", "cara_hitung", "skala", "definisi_operasional", "formula", "jenis_sumber", "sumber_data")


def isi(apps: Any, schema_editor: Any) -> None:
    butir = apps.get_model("perjanjian", "Butir")
    rows = butir.objects.select_related("baris_rkt__indikator", "tolok_ukur__baris_rkt__indikator")
    tulis = []
    for satu in rows.iterator(chunk_size=500):
        rkt = satu.baris_rkt or (satu.tolok_ukur.baris_rkt if satu.tolok_ukur else None)
        asal = rkt.indikator if rkt else None
        if asal is None:
            continue
        for nama in MEDAN:
            setattr(satu, nama, getattr(asal, nama))
        tulis.append(satu)
    butir.objects.bulk_update(tulis, MEDAN, batch_size=200)


class Migration(migrations.Migration):
    dependencies = [("perjanjian", "0012_cara_ukur_butir")]

    operations = [migrations.RunPython(isi, migrations.RunPython.noop, elidable=True)]
