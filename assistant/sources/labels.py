"""Which words before a colon name a speaker: those that come back, carry a time, or are a known name."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.sources.not_names import FUNCTIONS, HEADINGS, PARTICLES, SPOKEN

MAX_CHARS, MAX_WORDS = 60, 6
MOST_NEWCOMERS = 4
COLON = re.compile(r"(?::(?=\s|$)|：)\s*")
NOT_IN_A_NAME = re.compile(r"[?!;=<>{}\"“”…]|:\s|://|\.\s+[a-z]|[.]{2}|\w, [a-z]{1,3} |\b(?:19|20)\d\d\b")
WORD = re.compile(r"[^\W_][\w.'’-]*")


def split_label(line: str) -> tuple[str, str] | None:
    """Label and words of `Name: words` at the first colon that a space follows; None where there is none."""
    match = COLON.search(line)
    if match is None or not line[: match.start()].strip():
        return None
    return line[: match.start()].strip(), line[match.end() :].strip()


def is_plausible(label: str) -> bool:
    """Whether words could be a name by their shape alone."""
    if not (label[0].isalnum() or label[0] == "@") or label[-1] in ":,-" or len(label) > MAX_CHARS:
        return False
    if NOT_IN_A_NAME.search(label) or not any(c.isalpha() for c in label):
        return False
    return 1 <= len(_bare(label).split()) <= MAX_WORDS


def _bare(label: str) -> str:
    """The label without what is in brackets or behind a bar."""
    return re.sub(r"\([^)]*\)|\[[^\]]*\]|\|.*", " ", label).strip() or label


def _words(label: str) -> list[str]:
    return WORD.findall(_bare(label))


def is_name_like(label: str) -> bool:
    """Whether every word begins as names do: a capital, a script without case, or a particle."""
    words = _words(label)
    if not words or any(w.casefold().rstrip(".") in HEADINGS | SPOKEN for w in words):
        return False
    if words[0].casefold() in FUNCTIONS:
        return False
    if len(words) == 1 and re.fullmatch(r"[A-Z][a-z]{3,}ly", words[0]):
        return False
    return is_capitalised(label) and not words[0][0].isdigit()


def is_capitalised(label: str) -> bool:
    """Whether no word but a particle begins with a small letter."""
    return all(not w[0].islower() or w in PARTICLES for w in _words(label))


def _is_spoken(label: str) -> bool:
    return any(w.casefold() in SPOKEN - PARTICLES for w in _words(label))


def _is_heading(label: str) -> bool:
    words = [w.casefold() for w in _words(label)]
    return bool(words) and (words[0] in HEADINGS or words[-1] in HEADINGS)


@dataclass(frozen=True)
class Speakers:
    """The labels that are speakers in one file."""

    labels: frozenset[str] = field(default_factory=frozenset)

    def split(self, line: str) -> tuple[str, str] | None:
        """Speaker and words of a line, None where it does not begin with a speaker."""
        found = split_label(line)
        return found if found and found[0] in self.labels else None


def speakers_in(
    labels: Iterable[str],
    of_lines: int,
    stamped: Iterable[str] = (),
    known: Iterable[str] = (),
) -> Speakers:
    """The speakers among the labels of all lines; of these `stamped` carry a time; `known` are people.

    A label that stands once is a speaker only if it looks like a name and most lines have a speaker;
    where no label comes back, more than a few are the topics of notes.
    """
    counts = Counter(label for label in labels if is_plausible(label))
    certain = {label for label in stamped if not _is_spoken(label) and not _is_heading(label)}
    certain |= {label for label in counts if _is_known(label, known)}
    certain |= {label for label, count in counts.items() if _comes_back(label, count)}
    covered = _covered(counts, certain | {label for label in counts if is_name_like(label)})
    if covered >= 0.5 * of_lines and (certain or len(counts) <= MOST_NEWCOMERS):
        certain |= {label for label in counts if is_name_like(label)}
    if _covered(counts, certain) >= 0.8 * of_lines:
        certain |= {label for label in counts if _may_be_a_handle(label)}
    return Speakers(frozenset(certain))


def _covered(counts: Mapping[str, int], labels: Iterable[str]) -> int:
    return sum(counts.get(label, 0) for label in labels)


def _is_known(label: str, known: Iterable[str]) -> bool:
    bare = _bare(label).casefold()
    return any(bare == name.casefold() for name in known)


def _comes_back(label: str, count: int) -> bool:
    if count < 2 or not _words(label):
        return False
    several = len(_words(label)) > 1
    if count >= 3 and is_capitalised(label) and (several or label.casefold() in FUNCTIONS):
        return True
    if _is_spoken(label) or _is_heading(label) or label.casefold() in FUNCTIONS:
        return False
    return count >= 3 or is_capitalised(label) or not several


def _may_be_a_handle(label: str) -> bool:
    return len(_words(label)) <= 3 and not _is_spoken(label) and not _is_heading(label)
