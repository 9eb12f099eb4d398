"""YAML text to nodes that know where they stand, and a column of a value to its place in the file."""

from collections.abc import Iterator

import yaml

MOST_CHARACTERS = 1_000_000
DEEPEST = 20


class NoYaml(Exception):
    """Text that is no YAML, with the line and column where it stops being so."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line, self.column, self.message = line, column, message


def read(text: str) -> yaml.Node | None:
    """The root node of a document, None where it is empty; raises NoYaml."""
    if len(text) > MOST_CHARACTERS:
        raise NoYaml(1, 1, f"the file is longer than {MOST_CHARACTERS:,} characters")
    try:
        _refuse_depth(text)
        node: yaml.Node | None = yaml.compose(text, yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise NoYaml(line, column, f"this is no YAML: {error.problem}") from None
    except yaml.YAMLError as error:
        raise NoYaml(1, 1, f"this is no YAML: {str(error).splitlines()[0]}") from None
    return node


def _refuse_depth(text: str) -> None:
    """Composing is recursive in C and would end the process where a text is nested without end."""
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise NoYaml(1, 1, f"this is nested more than {DEEPEST} levels deep")


def entries(node: yaml.MappingNode) -> Iterator[tuple[str, yaml.ScalarNode, yaml.Node]]:
    """Keys in words, their nodes and the nodes of their values; a key that is no word has the name ''."""
    for key, value in node.value:
        yield (key.value if isinstance(key, yaml.ScalarNode) else ""), key, value


def position(node: yaml.Node, text: str, column: int = 1) -> tuple[int, int]:
    """Line and column, from 1, of the `column`-th character of a node's value in the text of the file."""
    start = node.start_mark.index
    if isinstance(node, yaml.ScalarNode):
        start = _of_value(node, text, column - 1)
    line_start = text.rfind("\n", 0, start) + 1
    return text.count("\n", 0, start) + 1, start - line_start + 1


def _of_value(node: yaml.ScalarNode, text: str, offset: int) -> int:
    """The index in the file of a character of a value: folding and quoting change only white space."""
    index = node.start_mark.index
    if node.style in ("|", ">"):
        index = text.index("\n", index) + 1
    elif node.style in ("'", '"'):
        index += 1
    ahead = sum(not c.isspace() for c in node.value[:offset])
    while index < node.end_mark.index and (ahead or text[index].isspace()):
        ahead -= not text[index].isspace()
        index += 1
    return index
