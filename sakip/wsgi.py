"""Entry point for gunicorn."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from sakip.jejak import periksa

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.settings")
application = get_wsgi_application()
if not (settings.DEBUG or settings.DEMO):
    periksa.awasi()
