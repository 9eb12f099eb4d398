"""Gong's calls: `callTranscripts` of /v2/calls/transcript, joined to the parties of /v2/calls/extensive.

    {"callTranscripts": [{"callId", "transcript": [{"speakerId", "sentences": [{"start", "end", "text"}]}]}],
     "calls": [{"metaData": {"id", "title", "started"}, "parties": [{"speakerId", "name", "emailAddress",
                "title", "affiliation"}]}]}

`calls` may lie one level down or in a file beside this one, or each call may hold its `transcript`. Times
are milliseconds, ids have up to 20 digits. Source: Gong public API V2, OpenAPI.
"""

from collections.abc import Iterator, Mapping

from assistant.errors import InputError
from assistant.sources.reading import Document, Reading, Turn, Voice
from assistant.sources.registry import Format
from assistant.sources.vendors.call import Head, call, spoken
from assistant.sources.vendors.node import Node, root_of
from assistant.sources.vendors.voices import numbered, side_of, told_apart

OURS = {"Internal": True, "External": False}
UNIT_MS = 1


def matches(document: Document) -> bool:
    """A page of transcripts, a page of calls with parties, or one call with its monologues."""
    root = root_of(document)
    if root["callTranscripts"].is_list or _is_monologue(root["transcript"].peek()):
        return True
    return "metaData" in root["calls"].peek().fields or "metaData" in root.fields


def read(document: Document) -> tuple[Reading, ...]:
    """One reading per transcript of the page; none where the parties of a file beside it are all it holds."""
    root = root_of(document)
    others = [root_of(other) for other in document.beside if matches(other)]
    calls = [call for page in (root, *others) for call in _calls(page)]
    about = {identity: node for node in calls if (identity := node["metaData"]["id"].identity())}
    transcripts = _transcripts(root)
    if transcripts:
        nothing = Node(None, "calls", document.name)
        return spoken(document, [_call(node, about.get(_id(node) or "", nothing)) for node in transcripts])
    if {_id(call) for call in _calls(root)} & {_id(node) for other in others for node in _transcripts(other)}:
        return ()
    raise InputError(
        f"'{document.name}' holds the parties of a Gong call, but no transcript. Give it together with the "
        "transcript of the same call, or put `calls` and `callTranscripts` into one file."
    )


def _transcripts(root: Node) -> list[Node]:
    if root["callTranscripts"].is_list:
        return list(root["callTranscripts"].items())
    holders = {node.path: node for node in (root, *_calls(root))}
    return [node for node in holders.values() if node["transcript"].is_list]


def _is_monologue(node: Node) -> bool:
    return "speakerId" in node.fields and "sentences" in node.fields


def _calls(root: Node) -> Iterator[Node]:
    """The calls with parties, at the top, in a page of calls, or in such a page one level down."""
    pages = [root, *(root[key] for key in root.fields)]
    yield from (page for page in pages if "metaData" in page.fields)
    for page in pages:
        if "metaData" in page["calls"].peek().fields:
            yield from page["calls"].items()


def _id(transcript: Node) -> str | None:
    return transcript["callId"].identity() or transcript["metaData"]["id"].identity()


def _call(transcript: Node, about: Node) -> Reading:
    parties = told_apart(dict(_parties(about)))
    monologues = list(transcript["transcript"].items())
    ids = dict.fromkeys(filter(None, (monologue["speakerId"].identity() for monologue in monologues)))
    known = {voice_id: parties.get(voice_id) or numbered(voice_id, n) for n, voice_id in enumerate(ids, 1)}
    head = Head(
        title=about["metaData"]["title"].text(),
        started_at=about["metaData"].first("started", "scheduled").instant(),
        voices=(*known.values(), *parties.values()),
    )
    return call("gong", (_turn(monologue, known) for monologue in monologues), head)


def _parties(about: Node) -> Iterator[tuple[str, Voice]]:
    """By speaker id; who never spoke has none and goes by the id of the party."""
    for party in about["parties"].objects():
        name, email = party["name"].text(), party["emailAddress"].text()
        identity = party["speakerId"].identity() or f"party {party['id'].identity()} {email or name}"
        if not (name or email or party["speakerId"].identity()):
            continue
        voice = Voice(
            label=name or email or identity,
            name=name or None,
            emails=(email,) if email else (),
            title=party["title"].text() or None,
            side=side_of(OURS.get(party["affiliation"].text())),
        )
        yield identity, voice


def _turn(monologue: Node, known: Mapping[str, Voice]) -> Turn:
    sentences = list(monologue["sentences"].items())
    starts = [start for each in sentences if (start := each["start"].milliseconds(UNIT_MS)) is not None]
    ends = [end for each in sentences if (end := each["end"].milliseconds(UNIT_MS)) is not None]
    identity = monologue["speakerId"].identity()
    return Turn(
        label=known[identity].label if identity else None,
        text=" ".join(filter(None, (each["text"].text() for each in sentences))),
        start_ms=min(starts, default=None),
        end_ms=max(ends, default=None),
        cues=len(sentences),
    )


GONG = Format("gong", matches, read)
