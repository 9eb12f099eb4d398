"""The styles of an HTML element to whether a person can see its text."""

import re
from collections.abc import Mapping, Set

COLOURS = {
    "white": "ffffff", "snow": "fffafa", "ivory": "fffff0", "black": "000000", "red": "ff0000",
    "blue": "0000ff", "green": "008000", "gray": "808080", "grey": "808080", "yellow": "ffff00",
    "silver": "c0c0c0", "whitesmoke": "f5f5f5", "ghostwhite": "f8f8ff", "navy": "000080",
}  # fmt: skip
RGB = re.compile(r"rgba?\(\s*(\d{1,3})[,\s]+(\d{1,3})[,\s]+(\d{1,3})(?:[,\s/]+([\d.]+%?))?\s*\)")
NOTHING = re.compile(r"(?:0*\.)?0+(?:\.0+)?(?:px|pt|em|rem|%)?")
TINY = re.compile(r"[01](?:\.\d+)?(?:px|pt)")
FAR_AWAY = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|pt|em|rem)?")
SELECTOR = re.compile(r"\s*(?:[a-z0-9]*)([.#][\w-]+)\s*", re.I)
LONGEST_SHEET = 200_000
CLOSE = 12
Style = dict[str, str]


def declarations(style: str) -> Style:
    """The properties of a style attribute, in lower case."""
    pairs = (each.partition(":") for each in style.casefold().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs}


def hides(attributes: Mapping[str, str], background: str | None, hiding: Set[str]) -> bool:
    """Whether an element with these attributes, on this background, shows nothing of its text."""
    style = declarations(attributes.get("style", ""))
    names = {f".{name}" for name in attributes.get("class", "").split()} | {f"#{attributes.get('id', '')}"}
    if "hidden" in attributes or names & hiding or is_hiding(style):
        return True
    colour = _colour(style.get("color") or attributes.get("color", ""))
    return colour is not None and background is not None and _is_close(colour, background)


def is_hiding(style: Style) -> bool:
    """Whether the properties alone keep the text from being seen."""
    size = style.get("font-size", "")
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("mso-hide") == "all"
        or bool(NOTHING.fullmatch(style.get("opacity", "")))
        or bool(NOTHING.fullmatch(size) or TINY.fullmatch(size))
        or bool(style.get("overflow") == "hidden" and _has_no_size(style))
        or bool(FAR_AWAY.fullmatch(style.get("text-indent", "")))
        or bool(style.get("position") in ("absolute", "fixed") and _is_far_away(style))
        or style.get("color") == "transparent"
    )


def _has_no_size(style: Style) -> bool:
    return any(
        NOTHING.fullmatch(style.get(name, "")) for name in ("height", "max-height", "width", "max-width")
    )


def _is_far_away(style: Style) -> bool:
    return any(FAR_AWAY.fullmatch(style.get(name, "")) for name in ("left", "top", "right"))


def shade(attributes: Mapping[str, str], outer: str | None) -> str | None:
    """The background that text in the element stands on; None where it cannot be told."""
    style = declarations(attributes.get("style", ""))
    said = style.get("background-color") or style.get("background") or attributes.get("bgcolor", "")
    if said and said not in ("transparent", "none", "inherit", "initial"):
        return _colour(said)
    unknown = "background" in attributes or "background-image" in style
    return None if unknown else outer


def hidden_selectors(sheet: str) -> frozenset[str]:
    """The classes and ids that a style sheet hides on every screen; rules of @media are for some only."""
    plain = _without_at_rules(_without_comments(sheet[:LONGEST_SHEET]))
    rules = (rule.partition("{") for rule in plain.split("}"))
    return frozenset(
        found.group(1)
        for selectors, _, body in rules
        if is_hiding(declarations(body))
        for selector in selectors.split(",")
        if (found := SELECTOR.fullmatch(selector))
    )


def _without_comments(sheet: str) -> str:
    first, *commented = sheet.replace("<!--", " ").replace("-->", " ").split("/*")
    return " ".join([first, *(piece.partition("*/")[2] for piece in commented)])


def _without_at_rules(sheet: str) -> str:
    kept: list[str] = []
    for at, piece in enumerate(sheet.split("@")):
        kept.append(piece if at == 0 else _behind_the_block(piece))
    return "".join(kept)


def _behind_the_block(piece: str) -> str:
    depth = 0
    for at, char in enumerate(piece):
        depth += (char == "{") - (char == "}")
        if (char == "}" and depth <= 0) or (char == ";" and depth == 0):
            return piece[at + 1 :]
    return ""


def _colour(text: str) -> str | None:
    """The colour as six hex digits; None where it cannot be told."""
    text = text.strip().casefold()
    first = text.split()[0] if text else ""
    if first.startswith("#") and re.fullmatch(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", first):
        digits = first[1:]
        return digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    found = RGB.match(text)
    if found:
        return "".join(f"{min(255, int(part)):02x}" for part in found.groups()[:3])
    return COLOURS.get(first)


def _is_close(one: str, other: str) -> bool:
    other = COLOURS.get(other, other)
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return all(abs(a - b) <= CLOSE for a, b in pairs)
