"""What to drop where no record is found: for each choice, how much there would be without it. No HTML."""

from offices.browse.cards import match_words
from offices.matrix.counting import select
from offices.matrix.matrix import Matrix
from offices.matrix.selection import Selection
from offices.wording.drops import Drop, fewer_choices, most_first
from offices.wording.urls import selection_url


def office_drops(matrix: Matrix, selection: Selection, path: str) -> list[Drop]:
    """The choices of which one less is enough to find something, those that give most first."""
    made = ((label, less, select(matrix, less)) for label, less in fewer_choices(matrix, selection))
    return most_first(
        Drop(label, selection_url(path, less), match_words(match), match.count) for label, less, match in made
    )
