"""A bare Django page: session, sign-in, one query, the same base template. What the real pages are held against."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from sakip.organisasi.models import PerangkatDaerah

ISI = '{% extends "base.html" %}{% block judul %}Polos{% endblock %}{% block isi %}<p>{{ jumlah }}</p>{% endblock %}'
templat = engines["django"].from_string(ISI)


def polos(request: HttpRequest) -> HttpResponse:
    assert not isinstance(request.user, AnonymousUser)
    return HttpResponse(templat.render({"jumlah": PerangkatDaerah.objects.count()}, request))


urlpatterns = [path("polos/", polos, name="polos"), path("", include("sakip.urls"))]
