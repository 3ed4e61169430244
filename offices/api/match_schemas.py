"""The shapes of the answer to a described office. No queries, no counting."""

from offices.api.schemas import NumberValue, Place, Schema


class ChoiceRow(Schema):
    dimension: str
    categories: list[str]
    number: NumberValue | None
    either: bool
    """Whether it names several of which an office can be but one."""


class ConflictRow(Schema):
    key: str
    dimensions: list[str]
    why: str
    inferred: bool
    citation: Place


class FollowingRow(Schema):
    id: str
    choice: str
    about: str
    """`this`, `dimension` or `other`."""
    basis: str
    says: str | None
    """Of a finding about the choice itself: `for`, `against`, `both_ways` or `neither`."""


class LineRow(Schema):
    code: str
    label: str
    text: str


class LikeRow(Schema):
    slug: str
    record: str
    distance: float
    on: int
    agrees: list[str]
    differs: list[str]
    unknown: list[str]
    near: bool
    """Whether it is near enough, and enough of it is known, to be called like the described office."""
    why: str


class QuestionAtHome(Schema):
    dimension: str
    label: str
    definition: str


class ChangeRow(Schema):
    dimension: str
    before: list[str]
    after: str
    gained: list[str]
    lost: list[str]


class MatchAnswer(Schema):
    choices: list[ChoiceRow]
    conflicts: list[ConflictRow]
    verdict: str
    n_families: int
    findings: list[FollowingRow]
    does_not_carry_over: list[LineRow]
    offices: list[LikeRow]
    vignettes: list[LikeRow]
    unstudied: list[str]
    ask_at_home: list[QuestionAtHome]
    changed: ChangeRow | None
