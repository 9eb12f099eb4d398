"""Conditions and texts of rules: typed names and text in, checked closures or a located mistake out."""

from assistant.rules.language.condition import Condition, compile_condition
from assistant.rules.language.kinds import Field, Kind, Listing, OneOf, Record, kind_of, record_of
from assistant.rules.language.mistakes import Located
from assistant.rules.language.scope import Scope
from assistant.rules.language.texts import compile_text

__all__ = [
    "Condition",
    "Field",
    "Kind",
    "Listing",
    "Located",
    "OneOf",
    "Record",
    "Scope",
    "compile_condition",
    "compile_text",
    "kind_of",
    "record_of",
]
