"""Text to the same without characters that nobody sees, and the letters that were hidden in them."""

import re

FILLERS = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200c\u200d\u200e\u200f\ufeff\ufe00-\ufe0f]"
)
HIDING = re.compile("[\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\U000e0000-\U000e01ef\ufff9-\ufffb]")
TAGS = range(0xE0020, 0xE007F)


def without_unseen(text: str) -> tuple[str, str]:
    """The text, and what tag characters spell in it or, where they spell nothing, how many were hidden."""
    found = HIDING.findall(text)
    spelled = "".join(chr(ord(char) - 0xE0000) for char in found if ord(char) in TAGS)
    plain = FILLERS.sub("", HIDING.sub("", text)) if found or FILLERS.search(text) else text
    return plain, spelled or (f"{len(found)} invisible characters" if found else "")
