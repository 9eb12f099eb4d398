"""What `map-assistant draft` writes: JSON that keeps its contract, tables that fit, files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.sources.assemble import read_files
from assistant.sources.files import load_documents
from schemas.deal import Deal
from schemas.evidence import Evidence
from schemas.plan import Draft

Run = Callable[..., tuple[int, str, str]]

EXAMPLES = Path(__file__).parents[2] / "examples"
CALLS = (str(EXAMPLES / "discovery-call.vtt"), str(EXAMPLES / "paper-process-call.txt"))
DEMO = ("draft", *CALLS, "--deal", str(EXAMPLES / "deal.yaml"), "--today", "2026-03-26")
BROKEN_CUES = """WEBVTT - kind: captions; language

1
00:00:01.000 --> 00:00:06.000
Dana Reyes: I will send you the security questionnaire by Friday.

2
00:00:07.000 -->
Dana Reyes: I will send you the budget on Monday.

3
00:00:08.000 --> 00:00:08.500

4
00:00:09.000 --> 00:00:12.000
Sam Ortiz: Then I'll send a revised quote on March 20th.
"""


TALK = {"speakerId": "77", "sentences": [{"start": 0, "end": 9, "text": "I will send a quote on Friday."}]}
GONG = {"callTranscripts": [{"callId": "5", "transcript": [TALK]}]}
PARTIES = {
    "calls": [
        {
            "metaData": {"id": "5", "started": "2026-03-11T15:00:00-04:00"},
            "parties": [{"speakerId": "77", "name": "Dana Reyes", "affiliation": "External"}],
        }
    ]
}


@pytest.fixture
def draft(run: Run) -> Draft:
    """The draft of the two example calls, as it is read back from its JSON."""
    code, out, err = run(*DEMO, "--format", "json")
    assert (code, err) == (0, "")
    return Draft.model_validate_json(out)


def _evidence(draft: Draft) -> list[Evidence]:
    steps = [each for step in draft.steps for each in step.evidence]
    changes = [each for step in draft.steps for change in step.history for each in change.evidence]
    facts = [each for fact in draft.facts for each in fact.evidence]
    people = [each for person in draft.stakeholders for each in person.evidence]
    findings = [each for finding in draft.findings for each in finding.evidence]
    return [*steps, *changes, *facts, *people, *findings]


def test_every_quote_stands_where_the_json_says(draft: Draft) -> None:
    conversations, _ = read_files(load_documents(map(Path, CALLS)), Deal())
    said = {(c.id, u.id): u.text for c in conversations for u in c.utterances}
    evidence = _evidence(draft)
    assert len(evidence) > 40
    for each in evidence:
        assert said[each.conversation, each.utterance][each.start : each.end] == each.quote


def test_the_json_of_the_same_files_is_the_same(run: Run) -> None:
    assert run(*DEMO, "--format", "json") == run(*DEMO, "--format", "json")


@pytest.mark.parametrize("columns", [80, 160])
def test_a_table_fits_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    code, out, _ = run(*DEMO)
    assert code == 0
    assert max(map(len, out.splitlines())) <= columns
    assert "\x1b" not in out


def test_a_bad_cue_does_not_cost_the_plan_and_is_told(run: Run, folder: Path) -> None:
    (folder / "bad.vtt").write_text(BROKEN_CUES, "utf-8")
    code, out, _ = run("draft", "bad.vtt", "--held-at", "2026-03-11T15:00-04:00", "--format", "json")
    draft = Draft.model_validate_json(out)
    assert code == 0
    assert {str(s.due.latest) for s in draft.steps if s.due} == {"2026-03-13", "2026-03-16", "2026-03-20"}
    assert "1 of 4 cues hold no words" in " ".join(finding.message for finding in draft.findings)


def test_one_speaker_gives_a_plan(run: Run, folder: Path) -> None:
    (folder / "memo.txt").write_text(
        "Dana: I will send you the contract on 3 April 2026.\nDana: Bye.\n", "utf-8"
    )
    code, out, _ = run("draft", "memo.txt", "--format", "json")
    assert code == 0
    assert [str(step.due.latest) for step in Draft.model_validate_json(out).steps if step.due] == [
        "2026-04-03"
    ]


def test_a_file_tells_who_speaks_in_another(run: Run, folder: Path) -> None:
    (folder / "transcript.json").write_text(json.dumps(GONG), "utf-8")
    (folder / "extensive.json").write_text(json.dumps(PARTIES), "utf-8")
    _, out, _ = run("draft", "transcript.json", "extensive.json", "--format", "json")
    step = Draft.model_validate_json(out).steps[0]
    assert (step.owner and step.owner.name, step.owner_side) == ("Dana Reyes", "buyer")


def test_a_call_without_promises_says_so(run: Run, folder: Path) -> None:
    (folder / "chat.txt").write_text("Dana: Lovely weather.\nSam: It is.\n", "utf-8")
    code, out, _ = run("draft", "chat.txt")
    assert code == 0
    assert "chat.txt" in out


@pytest.mark.parametrize("name", ["call.vtt", "./call.vtt"])
def test_a_time_may_name_its_file_as_the_call_does(run: Run, folder: Path, name: str) -> None:
    text = (folder / "call.vtt").read_text("utf-8")
    (folder / "call.vtt").write_text(text.replace("NOTE held 2026-03-11T15:00:00-04:00\n\n", ""), "utf-8")
    _, out, _ = run("draft", "./call.vtt", "--held-at", f"{name}=2026-03-11", "--format", "json")
    assert Draft.model_validate_json(out).conversations[0].held_at_basis == "person"


@pytest.mark.parametrize("form", ["json", "md", "html", "table"])
def test_a_draft_goes_to_a_file(run: Run, folder: Path, form: str) -> None:
    code, out, err = run("draft", "call.vtt", "--format", form, "--out", "plan")
    assert (code, out, err) == (0, "", "plan written\n")
    assert "questionnaire" in (folder / "plan").read_text("utf-8")
