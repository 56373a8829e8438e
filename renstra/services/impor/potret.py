"""Rows as they were before an import, kept as JSON and put back with the same ids."""

import json
from collections.abc import Sequence
from typing import Any

from django.core import serializers
from django.db import models

BATAS = 200


def potret(*kumpulan: models.QuerySet[Any]) -> list[list[Any]]:
    """The rows of each queryset, as `kembalikan` takes them."""
    return [json.loads(serializers.serialize("json", satu.order_by("pk"))) for satu in kumpulan]


def kembalikan(gambar: Sequence[list[Any]] | None, *kumpulan: models.QuerySet[Any]) -> None:
    """Make the querysets hold what `potret` saw of them: rows changed back, removed ones brought back, new ones gone.

    In the order of `potret`, parents first. What a new parent holds has been put back under its old one before the
    parent goes; new rows of the last tables go first, for they may stand in a unique place.
    """
    assert gambar is not None
    for isi, satu in reversed(list(zip(gambar[1:], kumpulan[1:], strict=True))):
        satu.exclude(pk__in=[baris["pk"] for baris in isi]).delete()
    for isi, satu in zip(gambar, kumpulan, strict=True):
        taruh(isi, satu.model)
    kumpulan[0].exclude(pk__in=[baris["pk"] for baris in gambar[0]]).delete()


def taruh(isi: list[Any], model: type[models.Model]) -> None:
    """Put rows back under their own ids: changed back, or brought back."""
    manager = model._default_manager
    objek = [satu.object for satu in serializers.deserialize("python", isi)]
    ada = set(manager.filter(pk__in=[o.pk for o in objek]).values_list("pk", flat=True))
    kolom = [f.name for f in model._meta.concrete_fields if not f.primary_key]
    manager.bulk_create([o for o in objek if o.pk not in ada], batch_size=BATAS)
    manager.bulk_update([o for o in objek if o.pk in ada], kolom, batch_size=BATAS)
