"""The link by which readers report an error on a page. Who gets the report is a setting; nothing is sent here."""

from urllib.parse import quote, urlencode

from django.utils.translation import gettext as _


def report_url(address: str, page: str) -> str:
    """A mail to the address with the page in its subject, or the address with `page=`; empty without an address.

    In a mail a space is %20: mail programs do not read a plus as one.
    """
    if not address:
        return ""
    if address.startswith("https://"):
        base, mark, fragment = address.partition("#")
        return f"{base}{'&' if '?' in base else '?'}{urlencode({'page': page})}{mark}{fragment}"
    subject = _("NAV Compare: error on %(page)s") % {"page": page}
    body = _("What is wrong, and where does the source say so?") + "\r\n\r\n"
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
