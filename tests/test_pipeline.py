from datetime import UTC, date, datetime, timedelta

from assistant.pipeline import build_draft
from schemas.conversation import Conversation, Participant, Source, Utterance
from schemas.deal import Deal, Party, Target
from schemas.extraction import Basis, Candidate, Extraction, FactCandidate, FactKind, Quote
from schemas.plan import Draft, Step
from schemas.usage import Extractor, Usage
from schemas.value import Category, OwnerSide, Side, Stage

TODAY = date(2026, 3, 11)
DEAL = Deal(
    buyer=Party(company="Halden Foods", country="US-OH", fiscal_year_start=2),
    seller=Party(company="Brightline", country="GB-ENG"),
    amount=20_000,
)


def call(name: str, held: date, *said: tuple[str, str]) -> Conversation:
    """A call in which p1 (buyer) and p2 (seller) speak in turn as given."""
    held_at = datetime(held.year, held.month, held.day, 15, tzinfo=UTC)
    return Conversation(
        id=name,
        kind="call",
        held_at=held_at,
        held_at_basis="payload",
        participants=(
            Participant(id="p1", name="Dana Reyes", side=Side.BUYER, side_basis="deal_file"),
            Participant(id="p2", name="Sam Okafor", side=Side.SELLER, side_basis="deal_file"),
        ),
        utterances=tuple(
            Utterance(id=f"u{i}", speaker=speaker, text=text, said_at=held_at + timedelta(seconds=i))
            for i, (speaker, text) in enumerate(said, 1)
        ),
        source=Source(name=f"{name}.vtt", format="vtt", sha256="0" * 64),
    )


def candidate(title: str, category: Category, quote: str, utterance: str = "u1", **more: object) -> Candidate:
    fields: dict[str, object] = {
        "title": title,
        "category": category,
        "basis": Basis.COMMITMENT,
        "owner": "Sam Okafor",
        "owner_side": OwnerSide.SELLER,
        "quotes": (Quote(utterance=utterance, text=quote),),
    }
    return Candidate.model_validate(fields | more)


def drafted(conversation: Conversation, *claims: Candidate | FactCandidate, deal: Deal = DEAL) -> Draft:
    extraction = Extraction(
        extractor=Extractor(kind="offline"),
        candidates=tuple(c for c in claims if isinstance(c, Candidate)),
        facts=tuple(c for c in claims if isinstance(c, FactCandidate)),
        usage=Usage(model_calls=1),
    )
    return build_draft([conversation], deal, lambda _: extraction, TODAY)


def step(draft: Draft, title: str) -> Step:
    return next(s for s in draft.steps if s.title == title)


REPORT = "I'll send the SOC 2 report by Friday."


def test_words_become_a_step_with_owner_due_date_and_quote() -> None:
    due = Quote(utterance="u1", text="by Friday")
    draft = drafted(
        call("c1", TODAY, ("p2", REPORT)),
        candidate(
            "Send the SOC 2 report", Category.SECURITY, "I'll send the SOC 2 report by Friday", due=due
        ),
    )
    (sent,) = draft.steps
    assert sent.owner is not None
    assert (sent.owner.name, sent.owner_side) == ("Sam Okafor", OwnerSide.SELLER)
    assert sent.due is not None
    assert (sent.due.phrase, sent.due.latest, sent.due.confidence) == (
        "by Friday",
        date(2026, 3, 13),
        "stated",
    )
    assert REPORT[sent.evidence[0].start : sent.evidence[0].end] == sent.evidence[0].quote
    assert [change.change for change in sent.history] == ["added"]


def test_a_date_that_nobody_said_is_marked_as_scheduled() -> None:
    draft = drafted(
        call("c1", TODAY, ("p2", REPORT)),
        candidate("Send the SOC 2 report", Category.SECURITY, "I'll send the SOC 2 report"),
    )
    assert draft.steps[0].due is not None
    assert draft.steps[0].due.confidence == "scheduled"


def test_a_quarter_is_read_in_the_fiscal_year_of_whoever_says_it() -> None:
    said = "We sign by the end of Q1."
    due = Quote(utterance="u1", text="by the end of Q1")
    claim = candidate("Sign the contract", Category.SIGNATURE, said, due=due, owner="Dana Reyes")
    by_buyer = drafted(call("c1", TODAY, ("p1", said)), claim)
    by_seller = drafted(call("c1", TODAY, ("p2", said)), claim)
    assert [d.steps[0].due.latest for d in (by_buyer, by_seller) if d.steps[0].due] == [
        date(2026, 4, 30),
        date(2026, 3, 31),
    ]


def test_a_step_can_hang_on_the_date_of_another() -> None:
    review = "The security review is done by March 20th."
    redline = "Two weeks after the security review you have our redlines."
    draft = drafted(
        call("c1", TODAY, ("p1", review), ("p1", redline)),
        candidate(
            "Complete the security review",
            Category.SECURITY,
            "The security review is done by March 20th",
            due=Quote(utterance="u1", text="by March 20th"),
        ),
        candidate(
            "Return the redlines",
            Category.LEGAL,
            "you have our redlines",
            "u2",
            due=Quote(utterance="u2", text="Two weeks after the security review"),
        ),
    )
    redlines = step(draft, "Return the redlines")
    assert redlines.due is not None
    assert redlines.due.latest == date(2026, 4, 3)


def test_without_the_time_of_the_call_no_relative_date_follows() -> None:
    conversation = call("c1", TODAY, ("p2", REPORT))
    unheld = conversation.model_copy(
        update={
            "held_at": None,
            "utterances": tuple(u.model_copy(update={"said_at": None}) for u in conversation.utterances),
        }
    )
    due = Quote(utterance="u1", text="by Friday")
    draft = drafted(
        unheld, candidate("Send the SOC 2 report", Category.SECURITY, "I'll send the SOC 2 report", due=due)
    )
    assert draft.steps[0].due is not None
    assert draft.steps[0].due.latest is None
    assert "date_unresolved" in {f.code for f in draft.findings}


def test_a_stage_that_is_not_required_is_no_gap_and_says_who_said_so() -> None:
    said = "We don't need legal for anything of this size."
    fact = FactCandidate(
        kind=FactKind.NOT_REQUIRED, about="legal", quotes=(Quote(utterance="u1", text="We don't need legal"),)
    )
    silent = drafted(call("c1", TODAY, ("p1", said)))
    stated = drafted(call("c1", TODAY, ("p1", said)), fact)
    assert Stage.LEGAL in {f.stage for f in silent.findings}
    assert Stage.LEGAL not in {f.stage for f in stated.findings}
    (answer,) = [f for f in stated.findings if f.code == "G02"]
    assert "Dana Reyes" in answer.message
    assert answer.evidence[0].quote == "We don't need legal"


def test_the_economic_buyer_that_was_named_is_a_stakeholder_with_the_words_behind_it() -> None:
    fact = FactCandidate(
        kind=FactKind.ECONOMIC_BUYER,
        value="Ruth",
        quotes=(Quote(utterance="u1", text="it's Ruth's signature"),),
    )
    draft = drafted(call("c1", TODAY, ("p1", "In the end it's Ruth's signature.")), fact)
    (ruth,) = [s for s in draft.stakeholders if s.role == "economic_buyer"]
    assert (ruth.name, ruth.side) == ("Ruth", Side.BUYER)
    assert Stage.ECONOMIC_BUYER not in {f.stage for f in draft.findings}


def test_the_deal_s_target_wins_over_one_that_was_said_and_the_difference_is_told() -> None:
    fact = FactCandidate(
        kind=FactKind.TARGET_DATE,
        about="go_live",
        value="by June 30th",
        quotes=(Quote(utterance="u1", text="live by June 30th"),),
    )
    conversation = call("c1", TODAY, ("p1", "We have to be live by June 30th."))
    said = drafted(conversation, fact)
    assert said.target_date is not None
    assert said.target_date.latest == date(2026, 6, 30)
    told = drafted(
        conversation, fact, deal=DEAL.model_copy(update={"target": Target(date=date(2026, 7, 15))})
    )
    assert told.target_date is not None
    assert told.target_date.latest == date(2026, 7, 15)
    assert "target_differs" in {f.code for f in told.findings}


def test_a_target_in_words_that_give_no_date_is_told() -> None:
    fact = FactCandidate(
        kind=FactKind.TARGET_DATE,
        about="go_live",
        value="before the season",
        quotes=(Quote(utterance="u1", text="live before the season"),),
    )
    draft = drafted(call("c1", TODAY, ("p1", "We want to be live before the season.")), fact)
    assert draft.target_date is None
    (told,) = [f for f in draft.findings if f.code == "date_unresolved"]
    assert "“before the season”" in told.message
    assert told.evidence[0].quote == "live before the season"


def test_a_stated_duration_is_that_of_the_review_it_was_said_of() -> None:
    said = "Everything goes through legal, and legal takes three weeks."
    fact = FactCandidate(
        kind=FactKind.DURATION,
        about="legal",
        value="three weeks",
        quotes=(Quote(utterance="u1", text="legal takes three weeks"),),
    )
    review = candidate(
        "Review the contract",
        Category.LEGAL,
        "Everything goes through legal",
        basis=Basis.PROCESS,
        owner="Legal",
    )
    draft = drafted(call("c1", TODAY, ("p1", said)), review, fact)
    assert draft.steps[0].duration_days == 15


def test_the_draft_survives_a_round_trip_through_its_json() -> None:
    due = Quote(utterance="u1", text="by Friday")
    draft = drafted(
        call("c1", TODAY, ("p2", REPORT)),
        candidate("Send the SOC 2 report", Category.SECURITY, "I'll send the SOC 2 report", due=due),
    )
    assert Draft.model_validate_json(draft.model_dump_json(by_alias=True)) == draft
