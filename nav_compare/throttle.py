"""How many wrong passwords close the panel's door. What a closed door says is in offices.page.errors."""

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest


class ThrottleHandler(AxesDatabaseHandler):  # type: ignore[misc] # axes tells no types
    """Beside the limit for one user from one address, one for the users that one address may fail for.

    axes itself knows one number for all its limits, and with the address among its parameters a right password would
    forget what was guessed for everybody else from there.
    """

    def get_failures(self, request: HttpRequest, credentials: dict[str, str] | None = None) -> int:
        """Wrong passwords of this user from this address; the limit where the address has failed for too many."""
        failures: int = super().get_failures(request, credentials)
        return max(failures, settings.AXES_FAILURE_LIMIT if failed_for_many(request) else 0)


def failed_for_many(request: HttpRequest) -> bool:
    recent = AccessAttempt.objects.filter(
        ip_address=request.axes_ip_address,  # type: ignore[attr-defined] # its middleware sets it
        attempt_time__gte=get_cool_off_threshold(request),
    )
    names: int = recent.order_by().values("username").distinct().count()
    return names >= int(settings.NAMES_PER_ADDRESS)
