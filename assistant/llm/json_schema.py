"""A JSON schema as strict as OpenAI's structured outputs want it: closed objects, every key required."""

from typing import Any


def strict(schema: Any) -> Any:
    """The schema with closed objects, all keys required and no defaults, at every depth."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: strict(part) for key, part in schema.items() if key != "default"}
    if closed.get("type") == "object" and "properties" in closed:
        closed |= {"additionalProperties": False, "required": list(closed["properties"])}
    return closed
