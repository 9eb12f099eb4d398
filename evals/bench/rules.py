"""How long the rules take to load, to check plans of 50 and 500 steps, and to listen to an hour of talk."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from importlib.resources import files
from itertools import cycle, islice
from time import perf_counter

from assistant.rules import RuleInput, check, hear, load_rulebook
from assistant.rules.loading import BUILT_IN, EMPTY, parse_rulebook
from schemas.conversation import Conversation, Participant, Source, Utterance
from schemas.deal import Deal, Party
from schemas.evidence import Evidence
from schemas.extraction import Basis
from schemas.plan import Due, Owner, Step
from schemas.value import Category, OwnerSide, Side

Figures = list[tuple[str, str]]

TODAY = date(2026, 3, 11)
REPEATS = 20
OWNERS = (
    ("Dana Reyes", OwnerSide.BUYER),
    ("Sam Ortiz", OwnerSide.SELLER),
    ("Legal", OwnerSide.BUYER),
    ("Li Wei", OwnerSide.BUYER),
)
SENTENCE = (
    "So what I would do is have our security folks look at the questionnaire, "
    "and procurement sets you up as a vendor."
)
TALK = (
    "yes and the way that it works today is that every store sends a spreadsheet on Friday, "
    f"which nobody reads until the Monday after, so by then the numbers are old. {SENTENCE}"
)


def figures() -> Figures:
    """Name and value of each figure; times are the fastest of several runs."""
    text = files("assistant.rules").joinpath(BUILT_IN).read_text("utf-8")
    rulebook = load_rulebook()
    told: Figures = [
        (f"load and check {len(rulebook.rules)} rules", _ms(lambda: parse_rulebook(BUILT_IN, text, EMPTY)))
    ]
    told += [
        (f"check a plan of {len(plan.steps)} steps", _ms(partial(check, plan, rulebook)))
        for plan in (_plan(50), _plan(500))
    ]
    hour = _conversation(200)
    words = sum(len(utterance.text.split()) for utterance in hour.utterances)
    told.append((f"listen to {words:,} words", _ms(lambda: hear([hour]))))
    return told


def _ms(run: Callable[[], object]) -> str:
    return f"{min(_times(run)) * 1000:.1f} ms"


def _times(run: Callable[[], object]) -> Iterator[float]:
    for _ in range(REPEATS):
        start = perf_counter()
        run()
        yield perf_counter() - start


def _plan(count: int) -> RuleInput:
    owners = islice(cycle(OWNERS), count)
    categories = islice(cycle(Category), count)
    steps = tuple(
        _step(number, category, *owner)
        for number, (category, owner) in enumerate(zip(categories, owners, strict=True), 1)
    )
    buyer = Party(company="Halden Foods", country="US-OH", fiscal_year_start=2)
    deal = Deal(buyer=buyer, seller=Party(country="GB-ENG"), amount=180_000, touches_personal_data=True)
    return RuleInput(deal=deal, steps=steps, today=TODAY)


def _step(number: int, category: Category, owner: str, side: OwnerSide) -> Step:
    quote = Evidence(
        conversation="c1",
        utterance="u1",
        start=0,
        end=len(SENTENCE),
        quote=SENTENCE,
        speaker="Dana Reyes",
        side=Side.BUYER,
        said_at=datetime(2026, 3, 10, 9, tzinfo=UTC),
    )
    return Step(
        id=f"s{number}",
        title=f"Complete step {number}",
        category=category,
        basis=Basis.COMMITMENT,
        owner=Owner(name=owner, side=side),
        owner_side=side,
        due=Due(phrase="then", latest=TODAY + timedelta(days=number % 90), confidence="stated"),
        depends_on=(f"s{number - 1}",) if number > 1 else (),
        evidence=(quote,),
    )


def _conversation(utterances: int) -> Conversation:
    return Conversation(
        id="c1",
        kind="call",
        participants=(Participant(id="p1", name="Dana Reyes", side=Side.BUYER),),
        utterances=tuple(
            Utterance(id=f"u{number}", speaker="p1", text=TALK) for number in range(1, utterances + 1)
        ),
        source=Source(name="call.vtt", format="vtt", sha256="0" * 64),
    )


if __name__ == "__main__":
    for name, value in figures():
        print(f"{name}: {value}")
