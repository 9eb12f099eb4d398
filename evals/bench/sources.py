"""Transcripts of others to figures: which words each reader keeps, whose they are, which cues it loses."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

from assistant.errors import InputError
from assistant.sources.assemble import read_files
from assistant.sources.files import load_documents
from assistant.sources.reading import Document
from evals.bench.mail import Share
from schemas.conversation import Conversation
from schemas.deal import Deal

Row = dict[str, Any]
Words = Counter[tuple[str, str]]
Figures = list[tuple[str, str]]

NOBODY = ""


def figures(data_dir: Path) -> Figures:
    """The figures of each format, of real subtitles of a meeting tool, and of odd subtitle files."""
    return [*_wrapped(data_dir), *_zoom(data_dir), *_odd(data_dir)]


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _wrapped(data_dir: Path) -> Figures:
    """The same speech in many formats: the share of its words that is read as that speaker's."""
    meetings = {row["id"]: row for row in _rows(data_dir / "meetings_ami_train.jsonl")}
    shares: dict[str, tuple[Share, Share]] = {}
    for row in _rows(data_dir / "transcripts_vendor_schema_index.jsonl"):
        said = _said_in(meetings[row["meeting"]], row["has_speakers"])
        heard = _heard_in(_read(data_dir / row["file"]), row["has_speakers"])
        kept, own = shares.get(row["format"], (Share(), Share()))
        right = (said & heard).total()
        shares[row["format"]] = (kept + Share(right, said.total()), own + Share(right, heard.total()))
    return [
        (f"{name}: words kept with their speaker", f"{kept}; of what is read right: {own}")
        for name, (kept, own) in shares.items()
    ]


def _said_in(meeting: Row, has_speakers: bool) -> Words:
    """The words of a meeting with the role that said each."""
    roles = meeting["speakers"]
    turns = ((roles[turn["speaker"]] if has_speakers else NOBODY, turn["text"]) for turn in meeting["turns"])
    return Counter((who, word) for who, text in turns for word in text.casefold().split())


def _heard_in(conversation: Conversation, has_speakers: bool) -> Words:
    """The words of a conversation with the name of who said each."""
    names = {person.id: person.name for person in conversation.participants}
    return Counter(
        (names.get(u.speaker or "", NOBODY) if has_speakers else NOBODY, word)
        for u in conversation.utterances
        for word in u.text.casefold().split()
    )


def _read(path: Path) -> Conversation:
    conversations, _ = read_files(load_documents((path,)), Deal())
    return conversations[0]


def _zoom(data_dir: Path) -> Figures:
    began, cues = process_time(), Share()
    for row in _rows(data_dir / "meetings_ethpm_zoom_silver.jsonl"):
        conversation = _read(data_dir / row["file"])
        cues += Share(sum(utterance.cues for utterance in conversation.utterances), row["cues"])
    each = 1000 * (process_time() - began) / max(1, cues.total)
    return [("cues of real meetings that are read", f"{cues}, {each:.2f} ms each")]


def _odd(data_dir: Path) -> Figures:
    """Odd subtitle files that are well formed enough to be read."""
    fine = [
        row
        for row in _rows(data_dir / "transcripts_subtitle_fixtures.jsonl")
        if row["expected"]["parse"] == "ok"
    ]
    return [("odd subtitle files that are read", str(Share(sum(map(_is_read, fine)), len(fine))))]


def _is_read(row: Row) -> bool:
    document = Document(Path(row["path"]).name, row["content"].encode(row["encoding"]))
    try:
        read_files((document,), Deal())
    except InputError:
        return False
    return True
