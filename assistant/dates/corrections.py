"""The grammar of a whole utterance: hedges around a date, and the last word where it is corrected."""

from datetime import date

from assistant.calendars import DAY
from assistant.dates.context import Context
from assistant.dates.grammar import Rules
from assistant.dates.periods import monday_of
from assistant.dates.stretches import unit_from_today
from assistant.dates.weekdays import next_weekday
from assistant.dates.window import Meaning, Window


def revised(first: Meaning, *said: Meaning) -> Meaning:
    """ "The 9th of April, or rather the 11th": the second, in the week or month of the first.

    Two bare weekdays are each the coming one: "Monday, no, Friday".
    """
    second = said[-1]

    def meaning(context: Context) -> Window | None:
        was, meant = first(context), second(context)
        if meant is None or was is None or was.last is None or meant.cycle not in ("week", "month"):
            return meant
        if meant.cycle == was.cycle == "week":
            return meant
        near = second(context.at(_start_of_cycle(was.last, meant)))
        return near if near and near.last and near.last > context.today else meant

    return meaning


def revised_twice(first: Meaning, *said: Meaning) -> Meaning:
    """ "Tuesday, no, Wednesday, no, Thursday"."""
    return revised(revised(first, *said[: len(said) // 2]), *said)


def _start_of_cycle(said: date, meant: Window) -> date:
    """The day from which the corrected words are read: the start of the first date's week or month."""
    return said.replace(day=1) if meant.cycle == "month" else monday_of(said) - DAY


def _from_there(first: Meaning, *said: Meaning) -> Meaning:
    """ "Not next week but the week after"."""
    beyond = said[-1]

    def meaning(context: Context) -> Window | None:
        was = first(context)
        return beyond(context.at(was.last)) if was and was.last else None

    return meaning


def _second(*said: Meaning) -> Meaning:
    return said[-1]


def _first(*said: Meaning) -> Meaning:
    return said[0]


def _meant(meaning: Meaning) -> Meaning:
    return meaning


CORRECTIONS: dict[str, Rules] = {
    "pause": ((",|;|:|-|—|…|.", lambda: True),),
    "mark": (
        (
            "no|nope|wait|sorry|actually|rather|or rather|better|or better|i mean|i meant|"
            "correction|er|uh|um|hmm|well",
            lambda: True,
        ),
        (
            "or actually|make that|make it|call it|let us say|let say|let call it|let make it|"
            "let make that|scratch that",
            lambda: True,
        ),
        (
            "strike that|hang on|hold on|my bad|excuse me|pardon|that is|or no|oh|ah|we said|it "
            "is|more like|we mean",
            lambda: True,
        ),
        (
            "that will be|that would be|apologies|instead|or say|i should say|should say|no it|"
            "oops|but|let do|it",
            lambda: True,
        ),
    ),
    "fix": (("<mark>", lambda _: True), ("<mark> <pause>? <fix>", lambda *_: True)),
    "trail": (("<tail>", lambda _: True), ("<tail> ,? <trail>", lambda *_: True)),
    "led": (("<bound>", _meant), ("<lead> (,|-)? <led>", _second)),
    "revised": (
        ("<bound>", _meant),
        ("<bound> <pause>? <fix> <pause>? <led>", revised),
        ("<bound> <pause>? <fix> <pause>? <led> <pause>? <fix> <pause>? <led>", revised_twice),
        ("<bound> <pause>? <fix> <pause>? <beyond>", _from_there),
        ("not <bound> ,? (but)? <beyond>", _from_there),
        ("not this <one> ,? but next", lambda unit: unit_from_today(1, unit)),
        ("not this WEEKDAY ,? but next", next_weekday),
        ("not <bound> ,? (but|rather|but rather|it is|make it)? <led>", _second),
        ("<bound> (,|and)? not <bound>", _first),
    ),
    "said": (
        ("<revised>", _meant),
        ("<revised> ,? <trail>", _first),
        ("<lead> (,|-)? <said>", _second),
        ("<now>", _meant),
        ("<hanging>", _meant),
        ("<vague>", _meant),
    ),
    "lead": (
        (
            "on|at|in|around|about|approximately|roughly|sometime|some time|maybe|probably|"
            "perhaps|hopefully|ideally",
            lambda: True,
        ),
        (
            "for|during|the|over|throughout|say|like|target|targeting|target date|likely|"
            "possibly|potentially|around about",
            lambda: True,
        ),
        (
            "some time in|sometime in|at some point in|some point in|as soon as|as early as|as "
            "late as|early as|any time|anytime",
            lambda: True,
        ),
        (
            "let|we can do|i can do|let say|let us say|call it|shooting for|aiming for|aim for|"
            "shoot for|go for|going for|plan for|planning on|plan on|on or about|on or around|"
            "looking at|thinking|more like|somewhere around",
            lambda: True,
        ),
        (
            "tentatively|provisionally|definitely|exactly|only|just|so|well|um|uh|er|hmm|okay|ok|"
            "yeah|yes|then|and|early on",
            lambda: True,
        ),
        (
            "still|also|i would say|i'd say|your|our|their|at least|at a minimum|within|come|this coming|"
            "it is|that is|how about|what about|best case|worst case|at the moment|currently|first thing",
            lambda: True,
        ),
    ),
    "tail": (
        (
            "(or so|or thereabouts|ish|if possible|hopefully|ideally|please|for sure|at some "
            "point|sometime|sharp|then|perhaps)",
            lambda: True,
        ),
        (
            "(maybe|probably|i think|i guess|i believe|i would say|if we can|if you can|if all "
            "goes well|our time|your time|too|also|still|again|instead)",
            lambda: True,
        ),
        (
            "(possibly|roughly|approximately|around|give or take|as discussed|as planned|as "
            "agreed|local time|okay|right|say)",
            lambda: True,
        ),
    ),
}
