import hashlib
import re
from base64 import b64encode
from datetime import date
from html.parser import HTMLParser

import pytest

from assistant.exports.html import render
from schemas.plan import Draft, Step

TODAY = date(2026, 3, 16)
HOSTILE = (
    '"><script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>{{ 7*7 }}</title></style>'
)
VOID = {"meta", "link", "img", "br", "hr", "input"}


class Page(HTMLParser):
    """What a browser would see: tags with their attributes, and the text between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def hostile(draft: Draft) -> Draft:
    """The draft with an attack in every place that a conversation or a person fills."""
    attack = HOSTILE[:80]

    def attacked(step: Step) -> Step:
        evidence = tuple(e.model_copy(update={"quote": HOSTILE, "speaker": HOSTILE}) for e in step.evidence)
        owner = step.owner.model_copy(update={"name": HOSTILE}) if step.owner else None
        due = step.due.model_copy(update={"phrase": HOSTILE}) if step.due and step.due.phrase else step.due
        return step.model_copy(update={"title": attack, "evidence": evidence, "owner": owner, "due": due})

    findings = tuple(f.model_copy(update={"message": HOSTILE, "hint": HOSTILE}) for f in draft.findings)
    facts = tuple(f.model_copy(update={"value": HOSTILE}) for f in draft.facts)
    return draft.model_copy(
        update={
            "steps": tuple(map(attacked, draft.steps)),
            "findings": findings,
            "facts": facts,
            "deal": draft.deal.model_copy(update={"name": HOSTILE}),
            "stakeholders": tuple(s.model_copy(update={"name": HOSTILE}) for s in draft.stakeholders),
            "conversations": tuple(c.model_copy(update={"title": HOSTILE}) for c in draft.conversations),
        }
    )


def test_the_page_shows_steps_with_owner_due_words_and_quote(draft: Draft) -> None:
    page = Page(render(draft, TODAY))
    for shown in (
        "Send the SOC 2 report",
        "Sam Okafor",
        "13 Mar 2026",
        "by Friday",
        "You'll have the SOC 2 by Friday.",
    ):
        assert shown in page.text
    assert "no owner yet" in page.text
    assert "11 Mar 2026, 15:04" in page.text
    assert "Nobody said it: proposed by a rule." in page.text
    assert "moved from 20 Mar 2026 to 27 Mar 2026 in conversation c2" in page.text
    assert "Go-live 15 Apr 2026, 3 business days after the target" in page.text
    assert "without a language model" in page.text


def test_findings_come_with_what_to_do_and_the_words_they_rest_on(draft: Draft) -> None:
    page = Page(render(draft, TODAY))
    for shown in (
        "Nobody is named who decides",
        "Ask who signs off",
        "I can't sign that alone.",
        "does not fit",
    ):
        assert shown in page.text
    assert page.text.index("does not fit") < page.text.index("Nobody is named who decides")


@pytest.mark.parametrize("attacked", [False, True], ids=["a plan", "an attack"])
def test_the_page_asks_for_nothing_and_runs_nothing(draft: Draft, attacked: bool) -> None:
    page = Page(render(hostile(draft) if attacked else draft, TODAY))
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "img", "link", "iframe", "object", "embed", "form", "base", "video"}
    attributes = {name for _, given in page.tags for name in given}
    assert not {name for name in attributes if name.startswith("on") or name in ("style", "src", "srcset")}
    assert all((a.get("href") or "").startswith("#") for a in page.named("a"))
    assert (page.unbalanced, page.open) == ([], [])


def test_an_attack_is_shown_as_text(draft: Draft) -> None:
    page = Page(render(hostile(draft), TODAY))
    assert "<script>alert(1)</script>" in page.text
    assert "{{ 7*7 }}" in page.text


def test_the_policy_allows_the_style_sheet_of_the_page_alone(draft: Draft) -> None:
    html = render(draft, TODAY)
    found = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert found is not None
    digest = b64encode(hashlib.sha256(found.group(1).encode()).digest()).decode()
    (policy,) = [m["content"] for m in Page(html).named("meta") if m.get("http-equiv")]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import|https?:", found.group(1))


def test_every_id_is_there_once_and_every_link_leads_somewhere(draft: Draft) -> None:
    page = Page(render(draft, TODAY))
    ids = [given["id"] for _, given in page.tags if "id" in given]
    assert len(ids) == len(set(ids))
    assert {(a["href"] or "")[1:] for a in page.named("a")} <= set(ids)
    labels = {given["aria-labelledby"] for _, given in page.tags if "aria-labelledby" in given}
    assert {word for label in labels for word in (label or "").split()} <= set(ids)


def test_a_draft_without_steps_says_so(empty: Draft) -> None:
    page = Page(render(empty, TODAY))
    assert "No steps were found in these conversations." in page.text
    assert page.named("svg") == []
