"""URLs of the agreement: drawing up and reading (`urls_susun`), verifying and signing (`urls_alur`), the
Desk (`urls_desk`)."""

from .urls_alur import urlpatterns as alur
from .urls_desk import urlpatterns as desk
from .urls_susun import urlpatterns as susun

app_name = "perjanjian"
urlpatterns = [*susun, *alur, *desk]
