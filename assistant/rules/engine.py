"""A plan and a rulebook to findings, the worst first: pure, and no rule can make it fail."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.rules.coverage import not_required
from assistant.rules.heard import Topic
from assistant.rules.language.scope import LOOPS, Run, Values
from assistant.rules.rulebook import Rule, Rulebook
from assistant.rules.subject import RuleInput
from assistant.rules.view import Subject, View, view_of
from schemas.evidence import Evidence
from schemas.finding import Finding, Severity
from schemas.plan import Fact
from schemas.value import Stage

FAILURES = (ArithmeticError, ValueError, TypeError, IndexError, KeyError)
WORST_FIRST = {severity: rank for rank, severity in enumerate(Severity)}
TITLES_TOLD = 6
QUOTES_TOLD = 6
TOPIC_OF = {Stage.SUCCESS_CRITERIA: Topic.TEST}
NOBODY_SPEAKS_OF_IT = " Nothing in the conversations speaks of it."


@dataclass(frozen=True)
class Fired:
    """A rule that fired, with what it fired on; no subject is the plan as a whole."""

    finding: Finding
    subject: Subject | None = None


def check(subject: RuleInput, rulebook: Rulebook) -> tuple[Finding, ...]:
    """What the rules have to say about a plan, the worst first and else in the order of the rulebook."""
    view = view_of(subject, rulebook)
    found = [finding for rule in rulebook.rules for finding in _applied(rule, view)]
    return tuple(sorted(found, key=lambda finding: WORST_FIRST[finding.severity]))


def _applied(rule: Rule, view: View) -> list[Finding]:
    try:
        fired = list(_fired(rule, view))
        if rule.many is not None and len(fired) > view.gather_above:
            return [_gathered(rule.many, fired)]
        return [each.finding for each in fired]
    except FAILURES as error:
        return [_not_evaluated(rule, error)]


def _fired(rule: Rule, view: View) -> Iterator[Fired]:
    told = {finding.subject for finding in view.subject.told if finding.code in rule.told_by}
    if rule.each is not None:
        for subject in view.subjects(rule.each):
            if subject.id not in told and rule.fires(subject.values):
                finding = _finding(rule, subject.values, subject.evidence)
                yield Fired(finding.model_copy(update={"subject": subject.id}), subject)
    elif not told and rule.fires(view.values):
        yield Fired(_about_the_plan(rule, view))


def _finding(rule: Rule, values: Values, evidence: tuple[Evidence, ...]) -> Finding:
    return Finding(
        code=rule.code,
        severity=Severity.ERROR if rule.is_error(values) else rule.severity,
        stage=rule.stage,
        message=rule.say(values),
        hint=rule.hint(values),
        suggested_step=rule.suggest,
        evidence=evidence,
    )


def _about_the_plan(rule: Rule, view: View) -> Finding:
    """A finding of the whole plan; a fact may answer one about a stage, else it cites what was said of it."""
    if rule.stage is None:
        return _finding(rule, view.values, _cited(rule, view))
    answer = not_required(view.subject.facts, rule.stage)
    if answer is not None:
        return _answered(rule, rule.stage, answer)
    topic = TOPIC_OF.get(rule.stage) or Topic(rule.stage)
    spoken = _cited(rule, view) or view.subject.heard.topics.get(topic, ())
    finding = _finding(rule, view.values, spoken)
    if spoken or not view.subject.heard.conversations:
        return finding
    return finding.model_copy(update={"message": finding.message + NOBODY_SPEAKS_OF_IT})


def _cited(rule: Rule, view: View) -> tuple[Evidence, ...]:
    """The quotes of the steps that the rule cites."""
    cited: list[Evidence] = []
    values = list(view.values)
    for subject in view.steps:
        values[-LOOPS] = subject.row
        if rule.cites(values):
            cited += subject.evidence
    return tuple(cited[:QUOTES_TOLD])


def _answered(rule: Rule, stage: Stage, answer: Fact) -> Finding:
    quote = answer.evidence[0]
    who = quote.speaker or "a participant"
    side = f" ({quote.side})" if quote.side in ("buyer", "seller") else ""
    return Finding(
        code=rule.code,
        severity=Severity.INFO,
        message=f"{stage.replace('_', ' ').capitalize()}: not required, as said by {who}{side}.",
        hint="Nothing to do, unless that has changed.",
        evidence=answer.evidence,
    )


def _gathered(many: Run, fired: list[Fired]) -> Finding:
    """Many findings of one rule as one, as severe as the worst of them."""
    worst = min((each.finding for each in fired), key=lambda finding: WORST_FIRST[finding.severity])
    names = [f"“{each.subject.name}”" for each in fired if each.subject]
    told = ", ".join(names[:TITLES_TOLD])
    more = f" and {len(names) - TITLES_TOLD} more" if len(names) > TITLES_TOLD else ""
    quotes = [quote for each in fired for quote in each.finding.evidence[:1]]
    message = many([None, len(fired), told + more])
    evidence = tuple(quotes[:QUOTES_TOLD])
    return worst.model_copy(update={"message": message, "subject": None, "evidence": evidence})


def _not_evaluated(rule: Rule, error: Exception) -> Finding:
    return Finding(
        code="rule_not_evaluated",
        severity=Severity.WARNING,
        message=f"Rule {rule.code} could not be evaluated: {error}.",
        hint="Mend the rule or switch it off in the rulebook; all other rules were asked.",
        subject=rule.code,
    )
