"""0.1: no model named PK and no field named pk, for Django takes either for the primary key."""

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps


def _bernama_pk(daftar):
    return [
        f"{m.__name__}.{n}"
        for m in daftar
        for n in (
            "",
            *(f.get_accessor_name() or "" for f in m._meta.related_objects),
            *(f.name for f in m._meta.fields),
        )
        if n == "pk" or (not n and m.__name__.lower() == "pk")
    ]


def test_no_model_field_or_reverse_accessor_is_called_pk():
    assert len(apps.get_models()) > 20
    assert _bernama_pk(apps.get_models()) == []


@isolate_apps("perjanjian")
def test_control_a_model_named_pk_loses_its_primary_key_to_the_reverse_accessor():
    class PK(models.Model):  # noqa: DJ008
        menggantikan = models.OneToOneField("self", models.PROTECT, null=True)

        class Meta:
            app_label = "perjanjian"

    class Lain(models.Model):  # noqa: DJ008
        pk = models.ForeignKey(PK, models.PROTECT)

        class Meta:
            app_label = "perjanjian"

    assert _bernama_pk([PK, Lain]) == ["PK.", "PK.pk", "Lain.pk"]
    assert PK.pk is not models.Model.pk  # shadowed: `objek.pk` no longer gives the primary key
    assert "fields.E003" in {galat.id for galat in Lain.check()}
