"""The words of mail programs in many languages: header labels, "wrote", rules above quoted mail."""

import re
from functools import lru_cache
from typing import Literal

LabelKind = Literal["from", "sent", "to", "cc", "subject", "other"]

LABELS: dict[LabelKind, str] = {
    "from": "from|von|de|da|van|fra|från|od|от|expéditeur|remitente|mittente|afzender",
    "sent": "sent|date|gesendet|gesendet am|datum|envoyé|envoyé le|fecha|enviado|enviado el|enviado em"
    "|inviato|data|verzonden|sendt|dato|skickat|wysłano|enviada|отправлено|дата|sent on|sent at|received",
    "to": "to|an|à|para|a|aan|til|till|do|pour|destinataire|destinatario|кому",
    "cc": "cc|bcc|kopie|copie|copia|kopia|cópia|ccn|cci|cco|копия",
    "subject": "subject|betreff|objet|asunto|oggetto|onderwerp|emne|ämne|temat|assunto|тема",
    "other": "importance|priority|attachments|anlagen|anhang|wichtigkeit|adjuntos|allegati|bijlagen"
    "|priorität|sent by|reply-to|reply to|please respond to|antwort an|pièces jointes|répondre à|message-id",
}
LABEL_KINDS: dict[str, LabelKind] = {
    word: kind for kind, words in LABELS.items() for word in words.split("|")
}
LONGEST_LABEL = 45
LABEL = re.compile(r"[\s*_|]{0,12}([^\W\d_][\w -]{0,24}?)[\s*_]{0,3}[:：][*_]{0,2}(?:\s+(.*)|$)")

LEADS = r"(?:On|Am|Le|El|Il(?: giorno)?|Op|Den|På|W dniu|Dnia|Em|No dia|Vào)"
WROTE = (
    r"(?:wrote|writes|sent|schrieb|a écrit|écrit|escribió|ha scritto|scrisse|schreef|skrev|escreveu"
    r"|het volgende geschreven|geschreven|napisał(?:\(a\)|a)?|napisał/a|đã viết|написал(?:а)?|пишет)"
)
WROTE_BY = r"(?:wrote|schrieb|a écrit|escribió|ha scritto|scrisse|schreef|skrev|escreveu|napisał(?:\(a\)|a)?)"
ORIGINAL = (
    r"(?:original (?:message|appointment|email)|ursprüngliche nachricht|original-?nachricht"
    r"|originalnachricht|message d['’]origine|message original|mensaje original|messaggio originale"
    r"|oorspronkelijk bericht|originalmeddelande|oprindelig meddelelse|opprinnelig melding"
    r"|wiadomość oryginalna|mensagem original|forwarded (?:message|by)|weitergeleitete nachricht"
    r"|message transféré|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht"
    r"|mensagem encaminhada|vidarebefordrat meddelande)"
)
RULE = re.compile(rf"[\s*]*[-_]{{2,}}\s*{ORIGINAL}\b.{{0,120}}", re.I)
BEGIN = re.compile(
    r"[\s*]*(?:begin forwarded message|anfang der weitergeleiteten (?:e-?mail|nachricht)|début du message"
    r"(?: réexpédié| transféré)?|inicio del mensaje reenviado|inizio messaggio inoltrato"
    r"|begin doorgestuurd bericht)\s*:?\s*",
    re.I,
)
DIVIDER = re.compile(r"\s*[-_=*]{5,}\s*")


@lru_cache(maxsize=1_024)
def label_of(text: str) -> tuple[LabelKind, str] | None:
    """The kind and the value of a header line such as `Gesendet: Dienstag, …`; None where it is none."""
    head = text[:LONGEST_LABEL]
    found = LABEL.match(text[:2000]) if ":" in head or "：" in head else None
    kind = LABEL_KINDS.get(found.group(1).strip().casefold()) if found else None
    return (kind, (found.group(2) or "").strip()) if found and kind else None
