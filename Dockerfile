# syntax=docker/dockerfile:1
#
#   assets (node)      build (python)             runtime (python)
#   by npm:          → packages, translations, → what runs: no npm, no compiler, no root
#   plotly.js, fonts   fonts, compressed static files
#
# No engine was at hand where this was written, so the image itself has not been built. A test runs every RUN step of
# the first two stages in an empty folder and serves the result (tests/test_deployment.py).

# --- assets: plotly.js and fonts, by their lock and checksums; nothing of npm goes further ---
FROM node:20-slim AS assets
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --loglevel=error

# --- build: packages into .venv by their hashes, then everything that need not happen at start ---
FROM python:3.11-slim AS build
WORKDIR /app
COPY requirements/run.txt requirements/run.txt
RUN python -m venv .venv && .venv/bin/pip install --quiet --no-deps --require-hashes --only-binary :all: -r requirements/run.txt
COPY . .
COPY --from=assets /app/node_modules node_modules
RUN .venv/bin/pybabel --quiet compile --input-file offices/locale/nb/LC_MESSAGES/django.po --output-file offices/locale/nb/LC_MESSAGES/django.mo
RUN .venv/bin/python -m nav_compare.fonts
# The key only lets the settings load; nothing that collectstatic writes depends on it.
RUN SECRET_KEY=only-for-building .venv/bin/python manage.py collectstatic --no-input --verbosity 0

# --- runtime ---
FROM python:3.11-slim
RUN useradd --uid 10001 --no-create-home nav
WORKDIR /app
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1
USER 10001
EXPOSE 8000
# Asks the database too; the Host header must be one of ours.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/readyz', headers={'Host': os.environ['ALLOWED_HOSTS'].split(',')[0]}), timeout=4)"]
CMD ["gunicorn", "--config", "gunicorn.conf.py", "--bind", "0.0.0.0:8000", "nav_compare.wsgi"]
