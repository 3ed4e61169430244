"""All settings, in one file; what differs between machines comes from the environment. No logic of the site here."""

from datetime import timedelta
from pathlib import Path

from nav_compare.env import env_address, env_database, env_list, env_number, env_secret, env_switch, env_text

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

# --- what the environment decides ---

SECRET_KEY = env_secret(
    "SECRET_KEY",
    hint="Set SECRET_KEY or SECRET_KEY_FILE to a long random text; `make run` makes one in var/secret-key.",
)
DEBUG = env_switch("DEBUG", default=False)
HTTPS = env_switch("HTTPS", default=True)
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", default="127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
STYLEGUIDE = env_switch("STYLEGUIDE", default=DEBUG)  # /styleguide/, for those who build the site
OPERATOR = env_text("OPERATOR")  # who answers for this copy; named in the accessibility statement
REPORT_ADDRESS = env_address("REPORT_ADDRESS")  # where readers report errors; without one no page offers it
SINGLE_CURATOR = env_switch("SINGLE_CURATOR", default=False)  # one person may write and publish; /about/ says which
LICENCE = env_text("LICENCE")  # on what terms others may use the data; without it /data/ says that none was given

# --- database: SQLite is embedded and the default, PostgreSQL is for production ---

DATABASES = {
    "default": env_database(
        "DATABASE_URL",
        default=f"sqlite:///{VAR_DIR / 'nav_compare.sqlite3'}",
        conn_max_age=env_number("DATABASE_CONN_MAX_AGE", default=60),
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["ENGINE"] = "nav_compare.sqlite"
    DATABASES["default"]["OPTIONS"] = {
        # Readers do not wait for a writer (WAL), writers queue instead of failing half-way (IMMEDIATE).
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- applications ---

INSTALLED_APPS = [
    "nav_compare.apps.PanelConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "django_htmx",
    "simple_history",
    "axes",
    "ninja",
    "offices",
]

MIDDLEWARE = [
    # What sends headers stands outermost: static files and the way to https carry them like pages.
    "nav_compare.headers.HeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "nav_compare.compression.CompressionMiddleware",
    "nav_compare.language.PathLanguageMiddleware",
    "nav_compare.methods.ReadOnlyMiddleware",
    "nav_compare.methods.FewParametersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "offices.page.caching.DataVersionMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "nav_compare.urls"
WSGI_APPLICATION = "nav_compare.wsgi.application"

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
            ],
        },
    },
    {
        # The public pages; no request and no context processor: what a template may know is handed to it.
        "NAME": "jinja2",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {"environment": "nav_compare.jinja.environment"},
    },
]

# --- language and time ---

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("nb", "Norsk bokmål")]
LOCALE_PATHS = [BASE_DIR / "offices" / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

# --- static files: hashed and compressed once, at set-up; plotly.js and the fonts are installed, never committed ---

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("plotly", BASE_DIR / "node_modules" / "plotly.js-basic-dist-min"),
    ("fonts", VAR_DIR / "fonts" / "web"),
]
PRINT_FONTS = VAR_DIR / "fonts" / "print"  # for typst, which sets charts as PNG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_ROOT = BASE_DIR / "static" / "root"  # what browsers ask for at / without being told, such as favicon.ico

# --- security ---

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL, LOGIN_REDIRECT_URL = "admin:login", "admin:index"
# Five wrong passwords for one user from one address close the door to that pair for a quarter of an hour: guessing
# becomes hopeless, and nobody can lock the user out from elsewhere. Wrong passwords for ten users from one address
# close it to that address: one guess at many names is no way round. Names are counted, not guesses, so that an
# office behind one address is shut out only when ten of its people fail within that time, and none of them gets in.
AXES_HANDLER = "nav_compare.throttle.ThrottleHandler"
AXES_FAILURE_LIMIT = 5
NAMES_PER_ADDRESS = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "nav_compare.proxies.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "offices.page.errors.locked_out"
CSRF_FAILURE_VIEW = "offices.page.errors.form_refused"
PROXIES = env_number("PROXIES", default=0)  # how many proxies of ours stand before the site and add X-Forwarded-For
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # probes come from inside, without TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# A promise for every other host below ours, which only whoever runs them can give.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env_switch("HSTS_SUBDOMAINS", default=False)
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # they ask for that promise
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# A save of 200 new codings is some 3,500 fields; addresses, which anybody can send, stay with what is enough for them.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
MOST_PARAMETERS = 1_000

# --- the site ---

SEARCH = "offices.search.found.keys_found"  # what the filters ask for words; the search lies above them
SIMPLE_HISTORY_HISTORY_ID_USE_UUID = False
SIMPLE_HISTORY_REVERT_DISABLED = True  # a revert would skip the checks that every other write passes

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
