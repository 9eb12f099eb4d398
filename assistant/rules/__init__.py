"""A plan, its facts and its conversations to findings: the catalogue of usual steps and the rulebook."""

from assistant.rules.catalogue import load_catalogue
from assistant.rules.engine import check
from assistant.rules.heard import Heard, hear
from assistant.rules.loading import check_rulebook, load_rulebook
from assistant.rules.rulebook import Rulebook, RulebookProblem, RuleDescription, describe, segment_of
from assistant.rules.subject import RuleInput
from assistant.rules.waivers import apply_waivers, waive

__all__ = [
    "Heard",
    "RuleDescription",
    "RuleInput",
    "Rulebook",
    "RulebookProblem",
    "apply_waivers",
    "check",
    "check_rulebook",
    "describe",
    "hear",
    "load_catalogue",
    "load_rulebook",
    "segment_of",
    "waive",
]
