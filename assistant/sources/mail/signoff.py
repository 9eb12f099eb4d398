"""The lines of one writer to his text, his signature and the disclaimers that his mail server adds."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

Zone = Literal["message", "signature", "disclaimer"]

DELIMITER = re.compile(r"\s*(?:--|__|—)\s*")
DEVICE = re.compile(
    r"\s*(?:sent from (?:my )?|sent with |get outlook for|sent via |"
    r"von meinem .{0,40} gesendet|gesendet von |"
    r"envoyé de(?:puis)? (?:mon )?|enviado desde (?:mi )?|inviato da(?:l mio)? |verzonden (?:vanaf|met) |"
    r"enviado do meu )[^.?!]{0,60}\.?\s*",
    re.I,
)
CLOSING = re.compile(
    r"\s*(?:(?:with )?(?:best|kind|warm(?:est)?|kindest|many|sincere)?\s*(?:regards|wishes|thanks)|best|"
    r"all the best|"
    r"thanks(?: (?:again|so much|a lot|very much|in advance))?|"
    r"thank you(?: (?:again|so much|very much|in advance))?|"
    r"many thanks|thx|cheers|sincerely(?: yours)?|yours(?: (?:sincerely|truly|faithfully))?|"
    r"respectfully|rgds|br|"
    r"(?:mit )?(?:freundlichen?|besten?|vielen?|herzlichen?|schönen?|liebe[nr]?) (?:grü(?:ß|ss)en?|dank)|"
    r"mfg|vg|lg|"
    r"(?:bien )?cordialement|bien à vous|(?:meilleures |sincères )?salutations|merci(?: d'avance)?|"
    r"(?:un )?(?:cordial(?:es)?|atent[oa]s?)? ?saludos?(?: cordiales)?|atentamente|(?:muchas )?gracias|"
    r"(?:cordiali|distinti) saluti|saluti|grazie(?: mille)?|"
    r"(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en)?|mvg|bedankt|dank je wel)"
    r"\s*[,.!]?\s*(?:[-–]\s*)?",
    re.I,
)
NAME = re.compile(r"\s*[-–~]?\s*(?:[^\W\d_][\w.'’-]*\.?,?\s*){1,4}\s*(?:\([\w .,/-]{1,20}\))?\s*")
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
    r"procurement|sales|legal|finance|security|leiter|leiterin|geschäftsführer|directeur|directrice|responsable|"
    r"directora?|gerente|direttore|responsabile|hoofd|adviseur)\b",
    re.I,
)
SAYS = re.compile(
    r"\b(?:i|we|you|it|is|are|will|please|can|could|would|should|need|by|until|before|after|"
    r"today|tomorrow|monday|tuesday|wednesday|thursday|friday|next|week|month|send|sent|confirm|attached|"
    r"ich|wir|sie|ist|wird|bitte|bis|je|nous|vous|est|jusqu'|avant|por|antes|hasta|entro|voor|p\.?s\b|nb)\b|"
    r"\b\d{4}-\d\d-\d\d\b",
    re.I,
)
ENDS = re.compile(r"[?!:]\s*$|[.;]\s+[A-Z]")
DISCLAIMER = re.compile(
    r"\b(?:this|the) (?:e-?mail|message|communication|transmission|electronic mail|information)\b"
    r".{0,200}\b(?:confidential|privileged|intended (?:only|solely|for)|proprietary)|"
    r"\bnot (?:an?|the) (?:named |intended )+(?:recipient|addressee)|\bintended recipient\b|"
    r"\bdiese (?:e-?mail|nachricht)\b.{0,160}\bvertraulich|"
    r"\bce (?:message|courriel|mail)\b.{0,160}\bconfidentiel|"
    r"\beste (?:mensaje|correo)\b.{0,160}\bconfidencial|"
    r"\bquest[oa] (?:messaggio|e-?mail)\b.{0,160}\briservat|"
    r"\bdit (?:bericht|e-mailbericht)\b.{0,160}\bvertrouwelijk|\bconsider the environment before printing|"
    r"\b(?:this|the) (?:e-?mail|message|sender)\b.{0,60}\b(?:originated|is from|came from)\b"
    r".{0,40}\b(?:outside|external)|"
    r"\bscanned (?:by|for) .{0,40}virus",
    re.I | re.S,
)
NOTICE = re.compile(r"\s*(?:\*+\s*)?(?:CONFIDENTIALITY NOTICE|DISCLAIMER|LEGAL NOTICE)\b")
LONGEST_SIGNATURE = 14
LONGEST_LINE = 90


def zones(lines: Sequence[str]) -> Iterator[tuple[Zone, tuple[str, ...]]]:
    """The runs of lines of one zone, in order; together they are all of the lines."""
    kinds: list[Zone] = ["message"] * len(lines)
    _mark_signatures(lines, kinds)
    _mark_disclaimers(lines, kinds)
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or kinds[at] != kinds[start]:
            yield kinds[start], tuple(lines[start:at])
            start = at


def _mark_signatures(lines: Sequence[str], kinds: list[Zone]) -> None:
    at = 0
    while at < len(lines):
        end = _signature_end(lines, at)
        kinds[at:end] = ["signature"] * (end - at)
        at = max(end, at + 1)


def _signature_end(lines: Sequence[str], at: int) -> int:
    """The line behind the signature that starts on a line; the line itself where none does."""
    line = lines[at]
    if DEVICE.fullmatch(line):
        return at + 1
    if DELIMITER.fullmatch(line):
        return _end(lines, at + 1, is_delimited=True)
    if CLOSING.fullmatch(line):
        name = _next(lines, at + 1)
        is_end = name == len(lines)
        return at + 1 if is_end else _end(lines, name + 1) if _is_name(lines[name]) else at
    return at


def _next(lines: Sequence[str], at: int) -> int:
    return next((here for here in range(at, len(lines)) if lines[here].strip()), len(lines))


def _is_name(line: str) -> bool:
    return len(line.strip()) <= 40 and bool(NAME.fullmatch(line)) and not _is_sentence(line)


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
    return bool(CONTACT.search(line) or TITLE.search(line) or DEVICE.fullmatch(line)) or _is_name(line)


def _is_sentence(line: str) -> bool:
    """A line that says something is no signature, even with an address or a number in it."""
    return bool(SAYS.search(line)) or (bool(ENDS.search(line)) and not CONTACT.search(line))


def _mark_disclaimers(lines: Sequence[str], kinds: list[Zone]) -> None:
    """A paragraph that says it is confidential, and what follows a heading that says so."""
    start = 0
    for at in range(len(lines) + 1):
        if at < len(lines) and lines[at].strip():
            continue
        paragraph = " ".join(lines[start:at])
        if paragraph and (DISCLAIMER.search(paragraph[:3000]) or NOTICE.match(paragraph)):
            kinds[start:at] = ["disclaimer"] * (at - start)
        start = at + 1
