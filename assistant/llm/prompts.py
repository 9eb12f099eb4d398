"""Prompts as files: strict front matter, a system and a user part, `$placeholders` that must all be given."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

import yaml
from pydantic import ValidationError

from assistant.errors import AssistantError
from schemas.value import Text, Value

PROMPTS = Path(__file__).parents[2] / "prompts"
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n# system\n(.*?)\n# user\n(.*)\Z", re.DOTALL)


class PromptError(AssistantError):
    """A prompt file that cannot be used as it stands."""


class Header(Value):
    """The front matter: `parameters` are the placeholders, `schema_name` is what is answered in."""

    name: Text
    version: int
    schema_name: Text
    parameters: tuple[Text, ...]


@dataclass(frozen=True)
class Prompt:
    """A prompt file: what stays the same comes first, so that a provider can cache it."""

    header: Header
    system: Template
    user: Template
    digest: str

    @property
    def identity(self) -> str:
        """`name@hash`, recorded with every extraction."""
        return f"{self.header.name}@{self.digest}"

    def render(self, **given: str) -> tuple[str, str]:
        """The system and the user message; raises PromptError where a parameter is missing or unknown."""
        wanted = set(self.header.parameters)
        problems = [
            *(f"missing: {name}" for name in sorted(wanted - given.keys())),
            *(f"unknown: {name}" for name in sorted(given.keys() - wanted)),
        ]
        if problems:
            raise PromptError(f"Prompt '{self.header.name}' cannot be filled ({'; '.join(problems)}).")
        return self.system.substitute(given), self.user.substitute(given)


def load_prompt(name: str, folder: Path = PROMPTS) -> Prompt:
    """The prompt `name`; the examples of `name.examples.yaml`, where it exists, are `$examples`."""
    path = folder / f"{name}.md"
    text = path.read_text(encoding="utf-8")
    parts = FRONT_MATTER.match(text)
    if parts is None:
        raise PromptError(f"{path.name} needs front matter between '---' lines, '# system' and '# user'.")
    try:
        header = Header.model_validate(yaml.safe_load(parts[1]))
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise PromptError(f"The front matter of {path.name} is wrong: {wrong}.") from error
    examples = path.with_suffix(".examples.yaml")
    shown = examples.read_text(encoding="utf-8") if examples.exists() else "[]"
    system = Template(Template(parts[2].strip()).safe_substitute(examples=rendered(load_examples(shown))))
    user = Template(parts[3].strip())
    used = {*system.get_identifiers(), *user.get_identifiers()}
    if used != set(header.parameters):
        odd = ", ".join(sorted(used ^ set(header.parameters)))
        raise PromptError(f"The parameters of {path.name} and its placeholders differ: {odd}.")
    return Prompt(header, system, user, hashlib.sha256((text + shown).encode()).hexdigest()[:12])


class Example(Value):
    """A few-shot example: utterances by id, and the answer that they call for."""

    conversation: Mapping[str, str]
    answer: Mapping[str, Any]


def load_examples(text: str) -> tuple[Example, ...]:
    """The examples of a YAML list."""
    return tuple(Example.model_validate(item) for item in yaml.safe_load(text))


def rendered(examples: Sequence[Example]) -> str:
    """The examples as the model reads them; `$` is doubled, since the text is a template."""
    shown = (
        "\n".join(f"{name} {said}" for name, said in example.conversation.items())
        + "\n→ "
        + json.dumps(example.answer, ensure_ascii=False)
        for example in examples
    )
    return "\n\n".join(shown).replace("$", "$$")
