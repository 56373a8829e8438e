"""URLs of the agreement: drawing up and reading (`urls_susun`), verifying and signing (`urls_alur`)."""

from .urls_alur import urlpatterns as alur
from .urls_susun import urlpatterns as susun

app_name = "perjanjian"
urlpatterns = [*susun, *alur]
