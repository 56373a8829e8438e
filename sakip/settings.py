"""Settings, read from the environment (a `.env` file beside manage.py is read too). Secure unless asked otherwise."""

import sys
from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("SAKIP_DEBUG", default=False)
# A demo installation: its date can be moved, its accounts are printed on the login page. Never for real data.
DEMO = env.bool("SAKIP_DEMO", default=False)
# Behind plain http (one's own machine) cookies and redirects must not insist on https.
HTTPS = env.bool("SAKIP_HTTPS", default=not (DEBUG or DEMO))

SECRET_KEY = env.str("SAKIP_SECRET_KEY", default="")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SAKIP_SECRET_KEY is not set. Put SAKIP_SECRET_KEY=<50 random characters> into the environment or into .env; "
        "`make env` writes such a file."
    )

ALLOWED_HOSTS = env.list("SAKIP_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("SAKIP_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "sakip.jejak",
    "sakip.organisasi",
    "sakip.kalender",
    "sakip.dokumen",
    "renstra",
    "perjanjian",
    "pengukuran",
    "laporan",
    "sakip.beranda",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sakip.kalender.middleware.TanggalLatihanMiddleware",
    "sakip.organisasi.middleware.HakMiddleware",
    "sakip.access.AccessMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "sakip.urls"
WSGI_APPLICATION = "sakip.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "sakip.beranda.context.kerangka",
            ],
            # the tags of every page: no {% load %} is needed
            "builtins": [
                f"sakip.beranda.templatetags.{nama}"
                for nama in ("bilangan", "ikon", "kata", "keadaan", "kotak", "label", "tanggal", "urutan")
            ],
        },
    },
]

# --- Database: SQLite (WAL, durable) unless DATABASE_URL names a PostgreSQL ---------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'sakip.sqlite3'}")}
_db = DATABASES["default"]
_db["ATOMIC_REQUESTS"] = False
if _db["ENGINE"].endswith("sqlite3"):
    VAR_DIR.mkdir(exist_ok=True)
    _db["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA recursive_triggers=ON; PRAGMA busy_timeout=20000;",
    }
else:
    _db["CONN_MAX_AGE"] = 60
    _db["CONN_HEALTH_CHECKS"] = True
    _db.setdefault("OPTIONS", {})  # what the address asks for, such as ?sslmode=require, stays
    _db["OPTIONS"]["options"] = (
        "-c synchronous_commit=on -c lock_timeout=20000 -c idle_in_transaction_session_timeout=60000"
    )
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Sign-in -------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "organisasi.Pengguna"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "sakip.organisasi.masuk.Masuk"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "masuk"
LOGIN_REDIRECT_URL = "beranda"
LOGOUT_REDIRECT_URL = "masuk"
SESSION_COOKIE_AGE = env.int("SAKIP_SESSION_SECONDS", default=8 * 3600)
SESSION_SAVE_EVERY_REQUEST = False
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "registration/terkunci.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_VERBOSE = False

# --- Transport and headers -----------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
if HTTPS:
    SESSION_COOKIE_NAME = "__Host-sesi"
    CSRF_COOKIE_NAME = "__Host-csrf"
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env.bool("SAKIP_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "frame-src": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}

# --- Language and time ---------------------------------------------------------------------------------------------
LANGUAGE_CODE = "id"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"  # each regency has its own zone; the server keeps UTC

# --- Files ---------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Uploaded and generated files: never served by the web server, only through a view that asks for permission.
BERKAS_DIR = Path(env.str("SAKIP_FILES", default=str(VAR_DIR / "berkas")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(BERKAS_DIR)}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if DEBUG or "test" in sys.argv[0]:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
UKURAN_UNGGAH_MAKS = 20 * 1024 * 1024

# --- Background work: large worksheets are applied by `manage.py db_worker` ----------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
IMPOR_LANGSUNG = env.int("SAKIP_IMPOR_LANGSUNG", default=3000)  # a worksheet of fewer rows is applied in the request
IMPOR_BATAS_MENIT = 15  # longer than any import or report takes: its worker was stopped
CETAK_LANGSUNG = 100  # blocks of a report whose files are made in the request; more are made by the worker

# --- E-mail: the daily digest of reminders; without an address of a mail server none is sent -------------------------
SURAT = env.email_url("SAKIP_SURAT", default="dummymail://")
EMAIL_BACKEND = SURAT["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = SURAT.get("EMAIL_HOST") or "localhost", SURAT.get("EMAIL_PORT") or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = SURAT.get("EMAIL_HOST_USER") or "", SURAT.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = SURAT.get("EMAIL_USE_TLS", False), SURAT.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = env.str("SAKIP_SURAT_DARI", default="SAKIP <sakip@localhost>")
ALAMAT_SITUS = env.str("SAKIP_ALAMAT", default="").rstrip("/")  # for the links in e-mails: https://sakip.example.go.id

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"konsol": {"class": "logging.StreamHandler", "formatter": "baris"}},
    "loggers": {nama: {"level": "ERROR"} for nama in ("weasyprint", "pikepdf", "fontTools")},
    "root": {"handlers": ["konsol"], "level": env.str("SAKIP_LOG", default="INFO")},
}
