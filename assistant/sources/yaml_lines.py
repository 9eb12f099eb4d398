"""YAML text to plain data and the line of each of its parts; plain means: no aliases, tags or double keys."""

from collections.abc import Hashable, Iterator

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from assistant.errors import InputError

Path = tuple[str | int, ...]

MOST_DEPTH = 20


class PlainLoader(yaml.SafeLoader):
    """Leaves dates and country codes as words: in YAML's own types NO is false and 2026-02-30 a crash."""


PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":int", ":float", ":null"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(name: str, text: str) -> tuple[object, dict[Path, int]]:
    """The data, and for each path into it the line where it stands, counted from 1; raises InputError."""
    try:
        _refuse_what_explodes(name, text)
        node = yaml.compose(text, PlainLoader)
        if node is None:
            return None, {}
        loader = PlainLoader("")
        lines: dict[Path, int] = {}
        return _value(name, node, (), lines, loader), lines
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f" line {mark.line + 1}" if mark else ""
        raise InputError(f"{name}{line}: this is no YAML: {error.problem or error.context}.") from error
    except yaml.YAMLError as error:
        raise InputError(f"{name}: this is no YAML: {str(error).splitlines()[0]}.") from error


def _refuse_what_explodes(name: str, text: str) -> None:
    """Aliases and deep nesting make a small file cost a long time."""
    depth = 0
    for event in yaml.parse(text, PlainLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise InputError(f"{name} line {line}: aliases (*{event.anchor}) are not read. Write it out.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_DEPTH:
            raise InputError(f"{name} line {line}: it is nested too deeply for a deal file.")


def _value(name: str, node: Node, path: Path, lines: dict[Path, int], loader: PlainLoader) -> object:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, MappingNode):
        return dict(_items(name, node, path, lines, loader))
    if isinstance(node, SequenceNode):
        return [_value(name, each, (*path, i), lines, loader) for i, each in enumerate(node.value)]
    return _scalar(name, node, loader)


def _items(
    name: str, node: MappingNode, path: Path, lines: dict[Path, int], loader: PlainLoader
) -> Iterator[tuple[str, object]]:
    seen: set[str] = set()
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, ScalarNode):
            raise InputError(f"{name} line {line}: a field name is a word.")
        if key.value in seen:
            raise InputError(f"{name} line {line}: '{key.value}' stands there twice. Keep one of them.")
        seen.add(key.value)
        lines[(*path, key.value)] = line
        yield key.value, _value(name, value, (*path, key.value), lines, loader)


def _scalar(name: str, node: Node, loader: PlainLoader) -> Hashable:
    if node.tag.endswith((":int", ":float", ":null")):
        try:
            scalar: Hashable = loader.construct_object(node)
        except ValueError:
            return str(node.value)
        return scalar
    if not node.tag.endswith(":str"):
        line = node.start_mark.line + 1
        raise InputError(f"{name} line {line}: the tag '{node.tag}' is not read. Leave it out.")
    return str(node.value)
