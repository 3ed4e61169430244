"""Fields of a form and what was wrong with them: each is tied to its message, which links to it. Judges nothing."""

from collections.abc import Sequence

from markupsafe import Markup

from offices.matrix.filters import ParameterError


class Fields:
    """The first field of each wrong name; the page is written before its messages, which so know where they lead."""

    def __init__(self) -> None:
        self.numbers: dict[str, list[int]] = {}
        self.ids: dict[str, str] = {}

    def expect(self, errors: Sequence[ParameterError]) -> None:
        """The messages that the page shows, in their order."""
        for number, error in enumerate(errors, 1):
            self.numbers.setdefault(error.field, []).append(number)

    def __call__(self, name: str, own: str = "") -> Markup:
        """What a field says of itself beside its name; `own` is the id that it has anyway."""
        if name not in self.numbers or name in self.ids:
            return Markup("")
        self.ids[name] = own or f"field-{name}"
        told = " ".join(f"error-{number}" for number in self.numbers[name])
        given = Markup("") if own else Markup(' id="{}"').format(self.ids[name])
        return given + Markup(' aria-invalid="true" aria-describedby="{}"').format(told)
