"""Lists, details, drafts, editing, who answers for what."""

from django.urls import path

from .views import daftar

urlpatterns = [
    path("", daftar.daftar, name="daftar"),
]
