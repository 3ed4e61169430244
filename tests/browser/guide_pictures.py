"""Takes the pictures of the guide for curators from a running site: python -m tests.browser.guide_pictures ADDRESS.

It uses the site's own database, in which it makes a case and a user for as long as that takes.
"""

import os
import shutil
import sys
from io import BytesIO
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nav_compare.settings")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402 - after the set-up
from PIL import Image  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402

from offices.data.actions import save_row  # noqa: E402
from offices.models import Citation, Coding, Dimension, Office, Part, Visit  # noqa: E402

FOLDER = Path(__file__).resolve().parents[2] / "static" / "img" / "guide"
NAME, SECRET = "guide", "long-enough-for-a-picture"
CODED = (("organisation_model", "generalist"), ("leadership", "one_leader"), ("office_size", "small"))


def make_case(user: User) -> Visit:
    office = Office(slug="example", record="case", name_en="Example", name_nb="Eksempel")
    save_row(row=office, by=user, reason="guide")
    place = Citation.objects.filter(source__stage="published").first()
    visit = Visit(office=office, key="visit", label_en="First visit", label_nb="Første besøk", order=1, citation=place)
    save_row(row=visit, by=user, reason="guide")
    part = Part(visit=visit, key="office", kind="office", name_en="The whole office", name_nb="Hele kontoret")
    save_row(row=part, by=user, reason="guide")
    for key, value in CODED:
        dimension = Dimension.objects.get(key=key)
        row = Coding(part=part, dimension=dimension, category=dimension.categories.get(key=value), citation=place)
        save_row(row=row, by=user, reason="guide")
    return visit


def take(page: Page, visit: Visit, language: str) -> None:
    page.goto("/admin/login/?next=/admin/")
    page.fill("#id_username", NAME)
    page.fill("#id_password", SECRET)
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")
    group = Dimension.objects.get(key="organisation_model").group.key
    addresses = {
        "start": "/admin/",
        "coding": f"/admin/visits/{visit.pk}/coding/{group}/",
        "publish": f"/admin/offices/office/{visit.office_id}/publish/",
    }
    for name, address in addresses.items():
        page.goto(address)
        page.wait_for_load_state("networkidle")
        picture = Image.open(BytesIO(page.screenshot()))
        picture.convert("RGB").save(FOLDER / f"{name}-{language}.webp", quality=72, method=6)


def main(address: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    user = User.objects.create_superuser(NAME, password=SECRET)
    visit = make_case(user)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for language in ("en", "nb"):
                screen = {"width": 1100, "height": 700}
                context = browser.new_context(base_url=address, locale=language, viewport=screen)
                take(context.new_page(), visit, language)
            browser.close()
    finally:
        visit.office.delete()
        user.delete()


if __name__ == "__main__":
    main(sys.argv[1])
