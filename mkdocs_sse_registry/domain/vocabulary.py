"""Which names are event types of a registry, and which only have the form of one; reads no page.

A name that is not registered has the form of an event type if it is close to one, or if it begins
as one, is as long, and ends as one does. All that is learned from the registry's own names.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_sse_registry.domain.model import Registry

SEPARATORS = "/:.-_"
"""What parts a name, the outermost first."""

WEAK_SEPARATORS = "-_"
"""Those that also part compounds and variables: `user-defined`, `user_agent`."""

LONGEST = 200
"""Characters of a name that is still looked at."""

SHORTEST_WORD = 5
"""Letters of a word whose misspellings are still told from other words."""

SHORTEST_PART = 4
"""Letters of a part whose misspellings are still told from other parts."""

LONG_PART = 8
"""Letters from which on two slips are likelier than another word."""

MOST_INFLECTED = 3
"""Letters that a word gets when it is inflected: `start`, `starting`."""

ENDING = 2
"""Letters of an ending: the `ed` of `started`."""

USUAL_SHARE = 5
"""An ending is usual that every fifth last part has."""

Parts = tuple[str, ...]


class Vocabulary(Struct, frozen=True, kw_only=True):
    """The names of a registry, and what they have in common.

    Attributes:
        names: All wire names.
        former: Names that were wire names at an earlier revision, and are not any more.
        separator: What parts most of them, empty where they are of one word.
        inner: What else parts words in them.
        parted: The parts of those that have several.
        words: Those that have one part only.
        parts: Every part of every name.
        root: The parts that all names with several begin with.
        lengths: How many parts there are, by the first part.
        last: The last parts.
        endings: The usual last letters of last parts.
        cases: How parts are written: in small letters, in capitals.
        answers: Which names have the form of an event type, as far as that was asked.
    """

    names: frozenset[str]
    separator: str
    inner: str
    parted: frozenset[Parts]
    words: frozenset[str]
    parts: frozenset[str]
    root: Parts
    lengths: Mapping[str, frozenset[int]]
    last: frozenset[str]
    endings: frozenset[str]
    cases: frozenset[str]
    former: frozenset[str] = frozenset()
    answers: dict[tuple[str, bool, bool], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, registry: Registry, former: Iterable[str] = ()) -> Vocabulary:
        """Return the vocabulary of a registry, and of what it had earlier."""
        names = frozenset(event.type for event in registry.events)
        separator = _separator(names)
        split = [tuple(name.split(separator)) if separator else (name,) for name in sorted(names)]
        parted = frozenset(each for each in split if len(each) > 1)
        last = frozenset(each[-1] for each in parted)
        parts = frozenset(part for each in split for part in each)
        return cls(
            names=names,
            separator=separator,
            inner="".join(each for each in SEPARATORS if any(each in part for part in parts)),
            parted=parted,
            words=frozenset(each[0] for each in split if len(each) == 1),
            parts=parts,
            root=_root(parted),
            lengths={
                first: frozenset(len(each) for each in parted if each[0] == first)
                for first in {each[0] for each in parted}
            },
            last=last,
            endings=_endings(last),
            cases=frozenset(_case(part) for part in parts),
            former=frozenset(former) - names,
        )

    def knows(self, name: str) -> bool:
        """Return whether a name is an event type."""
        return name in self.names

    def has_known(self, name: str) -> bool:
        """Return whether a name is an event type, or was one."""
        return name in self.names or name in self.former

    def is_word(self, name: str) -> bool:
        """Return whether nothing but its place tells a name from an ordinary word."""
        return name.isalnum() and _case(name) != "mixed"

    def is_alike(self, name: str) -> bool:
        """Return whether a name is parted and written as the registry's are."""
        if not name or len(name) > LONGEST:
            return False
        parts = self._split(name)
        if self.separator and len(parts) == 1 and not self.words:
            return False
        return all(self._is_part(part) for part in parts)

    def has_form(self, name: str, *, in_code: bool = True, alone: bool = True) -> bool:
        """Return whether a name that is no event type has the form of one.

        Args:
            name: The name.
            in_code: Whether it stands in code, where a name is likelier than in a sentence.
            alone: Whether it is marked as a name by itself, as a code span does.
        """
        asked = (name, in_code, alone)
        if asked not in self.answers:
            self.answers[asked] = self._has_form(name, in_code=in_code, alone=alone)
        return self.answers[asked]

    def _has_form(self, name: str, *, in_code: bool, alone: bool) -> bool:
        if self.knows(name) or not self.is_alike(name):
            return False
        parts = self._split(name)
        if len(parts) == 1:
            return alone and any(_is_slip_of_word(name, each) for each in self.words)
        if self.separator == "-" and not in_code:
            return False
        if alone and self._has_siblings(parts):
            return True
        return self._begins_and_ends(parts) or self._is_mixed(parts) or self._is_misspelt(parts)

    def _split(self, name: str) -> Parts:
        return tuple(name.split(self.separator)) if self.separator else (name,)

    def _is_part(self, part: str) -> bool:
        if part in self.parts:
            return True
        bare = part
        for each in self.inner:
            bare = bare.replace(each, "")
        is_word = bare.isalnum() and not part[0].isdigit()
        return is_word and _case(part) in self.cases

    def _has_siblings(self, parts: Parts) -> bool:
        """Return whether some are the same but for the last part, of three or more."""
        if len(parts) < 3 or self.separator in WEAK_SEPARATORS:  # noqa: PLR2004 - two may meet anywhere
            return False
        return any(each[:-1] == parts[:-1] for each in self.parted if len(each) == len(parts))

    def _begins_and_ends(self, parts: Parts) -> bool:
        """Return whether it begins as some do, has as many parts as those, and ends as any."""
        if parts[: len(self.root)] != self.root or parts[0] not in self.lengths:
            return False
        return len(parts) in self.lengths[parts[0]] and self._ends(parts[-1])

    def _ends(self, part: str) -> bool:
        is_usual = len(part) > 2 * ENDING and part[-ENDING:] in self.endings
        return part in self.last or (is_usual and self.separator not in WEAK_SEPARATORS)

    def _is_mixed(self, parts: Parts) -> bool:
        """Return whether it is made of known parts, but for a first one that is misspelt."""
        lengths = {length for each in self.lengths.values() for length in each}
        if len(parts) < 3 or len(parts) not in lengths or parts[-1] not in self.last:  # noqa: PLR2004 - two may meet anywhere
            return False
        first = parts[0] in self.parts or any(_is_near(parts[0], each) for each in self.lengths)
        return first and self.parts.issuperset(parts[1:])

    def _is_misspelt(self, parts: Parts) -> bool:
        """Return whether an event type is meant, with slips in some of its parts."""
        if self.parts.isdisjoint(parts):
            return False
        return any(self._is_meant(parts, each) for each in self.parted if len(each) == len(parts))

    def _is_meant(self, parts: Parts, known: Parts) -> bool:
        others = [pair for pair in zip(parts, known, strict=True) if pair[0] != pair[1]]
        if len(others) == len(parts):
            return False
        # `user.create` is as likely a method as it is `user.created`.
        is_free = len(parts) > 2 and self.separator not in WEAK_SEPARATORS  # noqa: PLR2004
        return all(_is_near(*pair) if is_free else _is_slip(*pair) for pair in others)


def _separator(names: Iterable[str]) -> str:
    """Return the outermost separator that half of the names have, else the most frequent one."""
    found = {each: sum(each in name for name in names) for each in SEPARATORS}
    half = len(list(names)) / 2
    usual = [each for each, count in found.items() if count and count >= half]
    return next(
        iter(usual), max(found, key=lambda each: found[each]) if any(found.values()) else ""
    )


def _root(parted: Iterable[Parts]) -> Parts:
    """Return the parts that all begin with; never all parts of one."""
    each = sorted(parted)
    if not each:
        return ()
    first, final = each[0], each[-1]
    shared = min(map(len, each)) - 1
    return tuple(
        part
        for number, part in enumerate(first[:shared])
        if first[: number + 1] == final[: number + 1]
    )


def _endings(last: Iterable[str]) -> frozenset[str]:
    counted = Counter(part[-ENDING:] for part in last if len(part) > 2 * ENDING)
    enough = max(2, len(frozenset(last)) / USUAL_SHARE)
    return frozenset(ending for ending, count in counted.items() if count >= enough)


def _case(part: str) -> str:
    if part == part.lower():
        return "small"
    if part == part.upper():
        return "capital"
    return "title" if part == part.capitalize() else "mixed"


def _is_slip(word: str, known: str) -> bool:
    """Return whether a word is another misspelt, not an inflected form of it, nor another case."""
    least = min(len(word), len(known))
    if word.lower() == known.lower() or word.startswith(known) or known.startswith(word):
        return False
    return least >= SHORTEST_PART and _distance(word, known) <= (2 if least >= LONG_PART else 1)


def _is_slip_of_word(word: str, known: str) -> bool:
    """Return whether a word is another with one slip inside, not only another ending or prefix."""
    if word[:1] != known[:1] or word[-2:] != known[-2:] or not _is_slip(word, known):
        return False
    if min(len(word), len(known)) < SHORTEST_WORD:
        return False
    return _distance(word, known) == 1


def _is_near(part: str, known: str) -> bool:
    """Return whether a part is another misspelt or inflected."""
    least = min(len(part), len(known))
    if part == known or least < SHORTEST_PART:
        return part == known
    if part.startswith(known) or known.startswith(part):
        return abs(len(part) - len(known)) <= MOST_INFLECTED
    return _distance(part, known) <= (2 if least >= LONG_PART else 1)


def _distance(one: str, other: str) -> int:
    """Return how many letters are wrong, missing, too many or swapped; 3 for any more than two."""
    if abs(len(one) - len(other)) > 2:  # noqa: PLR2004
        return 3
    rows = [list(range(len(other) + 1))]
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            cost = min(
                rows[-1][column] + 1, line[-1] + 1, rows[-1][column - 1] + (letter != against)
            )
            if row > 1 and column > 1 and one[row - 2 : row] == against + other[column - 2]:
                cost = min(cost, rows[-2][column - 2] + 1)
            line.append(cost)
        rows.append(line)
    return min(rows[-1][-1], 3)
