"""Why words with a cue bind nobody: negation, condition, habit, quoted speech, or an act of the call."""

import re

from assistant.extraction.offline.cue import Cue
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.verbs import Verb
from assistant.extraction.offline.vocabulary import pattern, word_set

NEGATIONS = word_set("negations")
HARMLESS_NOT = pattern("harmless_not")
HABITS = word_set("habits")
DOUBTS = word_set("doubts")
IF = pattern("condition")
HARMLESS_IF = pattern("harmless_if")
ASKS_WHETHER = pattern("asks_whether")
REPORTED = pattern("reported")
OPEN_WITH = re.compile(r" (?:should we|should i|do i|do we|did i|did we|would i|would we|am i|are we) ")
SUBORDINATORS = word_set("subordinators")
IN_CALL = word_set("in_call")
SCREEN = pattern("screen")
PLEASANTRIES = pattern("pleasantries")


FIRST_PERSON = (
    "let me",
    "let us",
    "i ",
    "we ",
    "happy",
    "glad",
    "can we",
    "shall we",
    "should we",
    "could we",
)


def why_not(scene: Scene, cue: Cue, verb: Verb, limit: int) -> str | None:
    """The reason for which a cue is no claim, or None."""
    words, line = scene.words, scene.sentence.words.line
    starts = scene.sentence.words.starts
    first, reach = starts[cue.start] - 1, min(verb.end + 3, limit, len(words))
    near = line[first : starts[reach - 1] + len(words[reach - 1]) + 1]
    if _is_negated(near, words[cue.start : min(verb.end + 1, limit)]):
        return "negated"
    before = line[: first + 1]
    if _is_reported(before) and (cue.asked or words[cue.start] in ("i", "we")):
        return "reported"
    if cue.start and words[cue.start - 1] in SUBORDINATORS and cue.family != "request":
        return "subordinate"
    if OPEN_WITH.search(f"{before[-20:]}{near}") or _is_open_question(scene, cue):
        return "question"
    between = set(words[max(0, cue.start - 3) : verb.start])
    if between & HABITS:
        return "habit"
    if between & DOUBTS and not cue.asked:
        return "doubt"
    if _is_conditional(line, first, cue):
        return "conditional"
    return "pleasantry" if PLEASANTRIES.search(near) else None


def _is_reported(before: str) -> bool:
    """Whether the words right before a cue quote somebody ("they said, can you …")."""
    return any(
        match.end() >= len(before.rstrip(" ,:"))
        for match in REPORTED.finditer(before[-40:].rjust(len(before)))
    )


def _is_negated(near: str, words: tuple[str, ...]) -> bool:
    return not NEGATIONS.isdisjoint(words) and HARMLESS_NOT.search(near) is None


def _is_open_question(scene: Scene, cue: Cue) -> bool:
    """Whether a question asks what somebody else's cue would be, rather than asking for it."""
    if not scene.sentence.is_question or cue.asked:
        return False
    before = scene.words[max(0, cue.start - 2) : cue.start]
    return (
        bool({"what", "who", "when", "how", "where", "which", "why"} & set(before))
        or cue.family == "delegated"
    )


def _is_conditional(line: str, first: int, cue: Cue) -> bool:
    """Whether an if-clause before the cue, or close behind it, makes it depend on something open."""
    if cue.said.strip().startswith(("if", "whether", "when", "please")):
        return False
    for match in IF.finditer(line):
        if HARMLESS_IF.match(line, match.start()) or HARMLESS_IF.match(line, match.start() - 5):
            continue
        before = line[: match.end() + 1]
        if ASKS_WHETHER.search(before[-60:]):
            continue
        if match.start() < first and ". " in line[match.end() : first]:
            continue
        return True
    return False


def is_in_call(scene: Scene, cue: Cue, verb: Verb, said: str) -> bool:
    """Whether the verb is an act of the call itself, such as sharing a screen, unless a date is set."""
    if SCREEN.search(scene.sentence.words.line):
        return True
    first_person = cue.said.startswith(FIRST_PERSON)
    return first_person and said in IN_CALL
