"""Notes and lists: "Dana to send the SOC 2", "Marc: review the redlines", "Send the MSA (Dana, Friday)"."""

import re
from collections.abc import Iterator

from assistant.extraction.offline.claims import Strength
from assistant.extraction.offline.cue import Cue, after
from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.verbs import is_verb, verb_at
from schemas.extraction import Basis
from schemas.value import OwnerSide

NOBODY = Who(None, OwnerSide.UNKNOWN)
LABEL = r"(?:action|todo|to-do|ai|next step|task|owner)s?(?: item)?s? : "
BULLET = re.compile(rf"^ (?:(?:\d+|-|\*|•|\[|\]|x|,|\.|\)|\() )*(?:{LABEL})?")
NAMED = re.compile(r"(?P<who>[^ ,.;:()]+(?: [^ ,.;:()]+){0,2}?) (?P<link>to|:|,|will|owes|/) (?=[^ ]+ )")
BEHIND = re.compile(r" (?:\(|,|@|owner :?) ?(?P<who>[^ ,.;:()]+(?: [^ ,.;:()]+)?)(?: (?:,|\)|by)| [.]? ?$)")
LATER = re.compile(r" (?:,|;|and|\.) (?P<who>[^ ,.;:()]+(?: [^ ,.;:()]+)?) to (?=[^ ]+ )")


def note_cues(scene: Scene) -> Iterator[Cue]:
    """The cues of a line of notes or of an item of a list."""
    if scene.sentence.is_question:
        return
    words = scene.sentence.words
    if not is_list(scene) and not scene.sentence.is_item and "to" not in words.present:
        return
    match = BULLET.match(words.line)
    start = match.end() if match else 1
    if named := NAMED.match(words.line, start):
        yield from _named(scene, named)
    for match in LATER.finditer(words.line):
        yield from _named(scene, match, link="to")
    if is_list(scene):
        yield from _told(scene, words.at(start))
    if scene.sentence.is_item or scene.heading is not None:
        yield from _you(scene, words.at(start))


def is_list(scene: Scene) -> bool:
    """Whether a sentence is an item under a heading, or of a list without speakers."""
    return scene.heading is not None or (scene.utterance.speaker is None and scene.sentence.is_item)


def _named(scene: Scene, match: re.Match[str], link: str | None = None) -> Iterator[Cue]:
    """A name, and behind it what its bearer is to do."""
    words = scene.sentence.words
    link = link or match["link"]
    who = scene.who(match["who"].split()) or _unknown(scene, match)
    verb = after(words.each, words.at(match.end()))
    if (
        who is None
        or not is_verb(words.each[verb])
        or _is_named(scene, verb)
        or match["who"] in ("i", "we", "you")
    ):
        return
    if link in (":", ",", "/") and not is_list(scene) and scene.utterance.speaker is not None:
        return
    yield Cue("item", Basis.COMMITMENT, Strength.STRONG, who, words.at(match.start("who")), verb, "to")


def _is_named(scene: Scene, at: int) -> bool:
    """Whether a word begins the name of a deliverable ("order form"), though it could be a verb."""
    return any(m.start == at and m.end > at + 1 for m in scene.mentions)


def _unknown(scene: Scene, match: re.Match[str]) -> Who | None:
    """In notes a word with a capital that opens the line and is followed by "to" is a name."""
    words = scene.sentence.words
    place = words.at(match.start("who"))
    written = scene.text(place, place + 1)
    is_name = written[:1].isupper() and not is_verb(words.each[place]) and " " not in match["who"]
    return Who(written, OwnerSide.UNKNOWN) if is_name and scene.utterance.speaker is None else None


def _told(scene: Scene, at: int) -> Iterator[Cue]:
    """An item that opens with a verb; its owner stands behind it, or in the heading."""
    if (
        at >= len(scene.words) - 1
        or verb_at(scene.words, at, len(scene.words)) is None
        or not is_verb(scene.words[at])
    ):
        return
    yield Cue(
        "item",
        Basis.COMMITMENT,
        Strength.STRONG,
        owner_behind(scene) or scene.heading or NOBODY,
        at,
        at,
        "item",
    )


def owner_behind(scene: Scene) -> Who | None:
    """The name in brackets or at the end of an item."""
    for match in reversed(list(BEHIND.finditer(scene.sentence.words.line))):
        if who := scene.who(match["who"].split()):
            return who
    return None


def owner_before(scene: Scene) -> tuple[Who, int] | None:
    """The name and a colon that open an item, and the word behind them."""
    words = scene.sentence.words
    match = BULLET.match(words.line)
    named = NAMED.match(words.line, match.end() if match else 1)
    if named is None or named["link"] not in (":", ","):
        return None
    who = scene.who(named["who"].split()) or (_unknown(scene, named) if named["link"] == ":" else None)
    return (who, words.at(named.end())) if who else None


def _you(scene: Scene, at: int) -> Iterator[Cue]:
    """ "You check with procurement" in a list of what was agreed."""
    if scene.words[at : at + 1] == ("you",) and at + 2 < len(scene.words) and is_verb(scene.words[at + 1]):
        yield Cue("item", Basis.REQUEST, Strength.STRONG, scene.hearer, at, at + 1, "you", asked=False)
