"""docs/operations.md to the letter, and the Dockerfile's steps, each from an empty folder; then the site is used."""

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import Message
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from django.conf import settings

from tests.browser.conftest import environment, free_port  # noqa: F401 - a database of its own, on the same server

ROOT = Path(settings.BASE_DIR)
HOST = "nav-compare.example"
PATIENCE = 300
pytestmark = pytest.mark.browser  # beside the browser tests: slow, and last


def snapshot(folder: Path) -> Path:
    """The files under version control as they are now, as a repository that can be cloned."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    git = ["git", "-c", "user.name=test", "-c", "user.email=test@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "snapshot"]):
        subprocess.run([*git, *command], cwd=folder, check=True)
    return folder


def bare() -> dict[str, str]:
    """The environment of somebody who just logged in, with this Python first."""
    path = f"{Path(sys.base_prefix) / 'bin'}:{os.environ['PATH']}"
    return {"PATH": path, "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8"}


def blocks() -> list[str]:
    text = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    return re.findall(r"```sh\n(.*?)```", text, re.S)


@dataclass
class Answer:
    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Site:
    """Asks the served site as a proxy would: on its name, over TLS that ended there."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str, data: bytes | None = None, **headers: str) -> Answer:
        told = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.1", **headers}
        try:
            with self.opener.open(urllib.request.Request(self.address + path, data, told), timeout=10) as response:
                return Answer(response.status, response.headers, response.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.headers, error.read())


def test_the_manual_for_operators_works_to_the_letter(tmp_path, environment):  # noqa: F811
    repository = snapshot(tmp_path / "repository")
    *steps, serve = blocks()
    port = free_port()
    given = {"REPOSITORY": str(repository), "YOUR_DATABASE": environment["DATABASE_URL"], "NO_INPUT": "--no-input",
             "DJANGO_SUPERUSER_PASSWORD": "long-enough-for-a-test"}  # fmt: skip
    serve = serve.replace("127.0.0.1:8000", f"127.0.0.1:{port}")
    assert f":{port}" in serve
    (tmp_path / "empty").mkdir()
    script = "set -eu\n" + "\n".join(steps) + f"\nexec {serve.strip()}\n"
    with (tmp_path / "log").open("w") as log:
        command, place = ["bash", "-c", script], tmp_path / "empty"
        server = subprocess.Popen(command, cwd=place, env=bare() | given, stdout=log, stderr=log)
    site = Site(port)
    try:
        wait_until_served(server, site, tmp_path / "log")
        use(site)
    finally:
        server.terminate()
        server.wait(20)


def wait_until_served(server: subprocess.Popen, site: Site, log: Path) -> None:
    for _ in range(PATIENCE):
        if server.poll() is not None:
            pytest.fail(log.read_text()[-3000:])
        try:
            if site.get("/readyz").status == 200:
                return
        except OSError:
            pass
        time.sleep(1)
    pytest.fail(log.read_text()[-3000:])


def use(site: Site) -> None:
    """The site is there, in production dress."""
    page = site.get("/offices/lillevik/")
    html = page.text
    assert "just over 20 FTE" in html
    assert "max-age=31536000" in page.headers["Strict-Transport-Security"]
    style = re.search(r'href="(/static/css/site\.\w+\.css)"', html)[1]
    compressed = site.get(style, **{"Accept-Encoding": "br"})
    assert compressed.headers["Content-Encoding"] == "br"
    assert "immutable" in compressed.headers["Cache-Control"]
    script = re.search(r'data-plotly="([^"]+)"', site.get("/").text)[1]
    assert int(site.get(script, **{"Accept-Encoding": "br"}).headers["Content-Length"]) < 400_000
    form = site.get("/admin/login/").text
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
    data = f"csrfmiddlewaretoken={token}&username=admin&password=long-enough-for-a-test&next=/healthz"
    answer = site.get("/admin/login/?next=/healthz", data.encode(), Referer=f"https://{HOST}/admin/login/",
                      Cookie="; ".join(f"{cookie.name}={cookie.value}" for cookie in site.jar))  # fmt: skip
    assert answer.body == b"ok\n"
    assert all(cookie.secure for cookie in site.jar)
    assert site.get("/", Host="evil.example").status == 400


@pytest.mark.once
def test_the_steps_of_the_dockerfile_make_a_site(tmp_path):
    """Every RUN of the stages that build, in their order, in one folder that stands for /app."""
    folder = snapshot(tmp_path)
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    building = text.split("# --- runtime ---")[0]
    steps = re.findall(r"^RUN (.+)$", building, re.M)
    assert len(steps) == 5
    for step in steps:
        done = subprocess.run(["sh", "-ec", step], cwd=folder, env=bare(), capture_output=True, text=True)
        assert done.returncode == 0, f"{step}\n{done.stderr[-2000:]}"
    assert list((folder / "var/static/css").glob("site.*.css.br"))
    python = folder / ".venv/bin/python"
    production = bare() | {"SECRET_KEY": "x" * 20 + "production-like" * 4, "ALLOWED_HOSTS": HOST, "PROXIES": "1"}
    check = [python, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    assert subprocess.run(check, cwd=folder, env=production).returncode == 0


@pytest.mark.once
def test_the_image_keeps_its_promises_on_paper():
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    runtime = text.split("# --- runtime ---")[1]
    assert "USER 10001" in runtime
    assert "HEALTHCHECK" in runtime
    assert "readyz" in runtime
    assert not re.search(r"npm|apt-get|gcc", runtime)


@pytest.mark.once
def test_every_variable_is_in_the_example():
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    read = set(re.findall(r'env_\w+\(\s*"(\w+)"', (ROOT / "nav_compare/settings.py").read_text(encoding="utf-8")))
    read |= set(re.findall(r'environ\.get\("(\w+)"', (ROOT / "gunicorn.conf.py").read_text(encoding="utf-8")))
    named = set(re.findall(r"^(\w+)=", example, re.M))
    assert read | {"DATABASE_URL", "POSTGRES_PASSWORD"} == named
