"""The lines of one writer to what he says, his signature and the disclaimers of his mail server."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal

from assistant.sources.mail.disclaimer import disclaiming

Zone = Literal["message", "signature", "disclaimer"]

DELIMITER = re.compile(r"\s*(?:--|__|—)\s*")
DEVICE = re.compile(
    r"\s*(?:sent from (?:my )?|sent with |get outlook for|sent via |"
    r"von meinem .{0,40} gesendet|gesendet von |"
    r"envoyé de(?:puis)? (?:mon )?|enviado desde (?:mi )?|inviato da(?:l mio)? |verzonden (?:vanaf|met) |"
    r"enviado do meu )[^.?!]{0,60}\.?\s*",
    re.I,
)
CLOSING_WORDS = (
    r"(?:(?:with )?(?:best|kind|warm(?:est)?|kindest|many|sincere)?\s*(?:regards|wishes|thanks)|best|"
    r"all the best|"
    r"thanks(?: (?:again|so much|a lot|very much|in advance))?|"
    r"thank you(?: (?:again|so much|very much|in advance))?|"
    r"many thanks|thx|cheers|sincerely(?: yours)?|yours(?: (?:sincerely|truly|faithfully))?|"
    r"respectfully|rgds|br|"
    r"(?:mit )?(?:freundlichen?|besten?|vielen?|herzlichen?|schönen?|liebe[nr]?) "
    r"(?:gr[uü](?:ß|ss)(?:en?)?|dank)|"
    r"mfg|vg|lg|bis bald|"
    r"(?:bien )?cordialement|bien à vous|à bientôt|bonne (?:journée|fin de semaine)|"
    r"(?:meilleures |sincères )?salutations|merci(?: d'avance)?|"
    r"(?:un )?(?:cordial(?:es)?|atent[oa]s?)? ?saludos?(?: cordiales)?|atentamente|(?:muchas )?gracias|"
    r"(?:cordiali|distinti) saluti|saluti|grazie(?: mille)?|a presto|un abrazo|"
    r"(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en)?|mvg|bedankt|dank je wel)"
)
CLOSING = re.compile(rf"\s*{CLOSING_WORDS}(?:\s*[/|]\s*{CLOSING_WORDS})?\s*[,.!]?\s*(?:[-–]\s*)?", re.I)
WORD = r"[^\W\d_][\w.'’&-]*,?"
NAME = re.compile(rf"\s*[-–~]?\s*{WORD}(?: {WORD}){{0,3}}\s*(?:\([\w .,/-]{{1,20}}\))?\s*")
SMALL = re.compile(r"of|and|for|the|von|van|und|für|de[nrsl]?|la|le|du|et|d[ai]|y|e|en")
CONTACT = re.compile(
    r"\+?\(?\d[\d\s().\-/]{6,}\d|@|www\.|https?:|"
    r"^\s*(?:t|m|p|f|tel|phone|mobile|cell|fax|office|direct|telefon|mobil|tél|móvil|telefono|telefoon)\b"
    r"[.:]?\s*\+?\(?\d|"
    r"\b(?:inc|ltd|llc|gmbh|corp|plc|s\.?a\.?|b\.?v\.?|ag|co|limited|group|university)\b\.?,?\s*$|\s\|\s",
    re.I,
)
TITLE = re.compile(
    r"\b(?:manager|director|president|vp|v\.p\.|officer|c[eftisor]o|cfo|ciso|head|lead|engineer|executive|counsel|"
    r"attorney|analyst|consultant|specialist|associate|partner|founder|coordinator|assistant|architect|"
    r"leiter|leiterin|geschäftsführer|directeur|directrice|responsable|"
    r"directora?|gerente|direttore|responsabile|hoofd|adviseur)\b",
    re.I,
)
SAYS = re.compile(
    r"\b(?:i|we|you|it|is|are|will|please|can|could|would|should|need|by|until|before|after|"
    r"today|tomorrow|monday|tuesday|wednesday|thursday|friday|next|weeks?|days?|months?|send|sent|confirm|attached|"
    r"ich|wir|sie|ist|wird|bitte|bis|je|nous|vous|est|jusqu'|avant|por|antes|hasta|entro|voor|p\.?s\b|nb)\b|"
    r"\b\d{4}-\d\d-\d\d\b",
    re.I,
)
ENDS = re.compile(r"[?!:]\s*$|[.;]\s+[A-Z]")
LONGEST_SIGNATURE = 14
LONGEST_LINE = 90
LONGEST_CLOSING = 200


def zones(lines: Sequence[str], writer: str | None = None) -> Iterator[tuple[Zone, tuple[str, ...]]]:
    """The runs of lines of one zone, in order; together they are all of the lines."""
    kinds: list[Zone] = ["disclaimer" if each else "message" for each in disclaiming(lines)]
    for start, end in _runs(kinds):
        if kinds[start] == "message":
            _mark_signatures(lines[start:end], kinds, start, writer)
    yield from ((kinds[start], tuple(lines[start:end])) for start, end in _runs(kinds))


def _runs(kinds: Sequence[Zone]) -> list[tuple[int, int]]:
    starts = [at for at in range(len(kinds)) if at == 0 or kinds[at] != kinds[at - 1]]
    return list(zip(starts, [*starts[1:], len(kinds)], strict=True))


def _mark_signatures(lines: Sequence[str], kinds: list[Zone], offset: int, writer: str | None) -> None:
    at = 0
    while at < len(lines):
        end = _signature_end(lines, at, writer)
        kinds[offset + at : offset + end] = ["signature"] * (end - at)
        at = max(end, at + 1)


def _signature_end(lines: Sequence[str], at: int, writer: str | None) -> int:
    """The line behind the signature that starts on a line; the line itself where none does."""
    line = lines[at]
    if len(line) > LONGEST_CLOSING:
        return len(lines) if _is_named_end(lines, at, writer) else at
    if DEVICE.fullmatch(line):
        return at + 1
    if DELIMITER.fullmatch(line):
        return _end(lines, at + 1, is_delimited=True)
    if CLOSING.fullmatch(line):
        name = _next(lines, at + 1)
        is_end = name == len(lines)
        return at + 1 if is_end else _end(lines, name + 1) if _is_name(lines[name]) else at
    return len(lines) if _is_named_end(lines, at, writer) else at


def _is_named_end(lines: Sequence[str], at: int, writer: str | None) -> bool:
    """Whether the writer's name opens the last paragraph, and nothing but signature lines follows."""
    if not writer or not lines[at].casefold().startswith(writer.casefold()) or (at and lines[at - 1].strip()):
        return False
    below = (lines[here] for here in range(at + 1, len(lines)) if lines[here].strip())
    rest = list(islice(below, LONGEST_SIGNATURE + 1))
    is_alone = not lines[at][len(writer) :].strip()[:1].isalpha() and not _is_sentence(lines[at])
    return is_alone and len(rest) <= LONGEST_SIGNATURE and not any(map(_is_sentence, rest))


def _next(lines: Sequence[str], at: int) -> int:
    return next((here for here in range(at, len(lines)) if lines[here].strip()), len(lines))


def _is_name(line: str) -> bool:
    line = line.strip()
    return len(line) <= 40 and bool(NAME.fullmatch(line)) and not _is_sentence(line)


def _end(lines: Sequence[str], at: int, *, is_delimited: bool = False) -> int:
    """Signature lines give names, titles and ways to reach somebody; a sentence ends them."""
    end = at
    for here in range(at, min(len(lines), at + LONGEST_SIGNATURE)):
        line = lines[here].strip()
        if not line:
            continue
        if not (_is_contact(line) or (is_delimited and not _is_sentence(line))):
            break
        end = here + 1
    return end


def _is_contact(line: str) -> bool:
    if len(line) > LONGEST_LINE or _is_sentence(line):
        return False
    if CONTACT.search(line) or TITLE.search(line) or DEVICE.fullmatch(line):
        return True
    return _is_name(line) and all(SMALL.fullmatch(word) or not word[:1].islower() for word in line.split())


def _is_sentence(line: str) -> bool:
    """A line that says something is no signature, even with an address or a number in it."""
    return bool(SAYS.search(line)) or (bool(ENDS.search(line)) and not CONTACT.search(line))
