"""Recorded model calls as files: what identifies a request, what of a call is kept, how it is played back.

The key of a call is its method, path and body: a changed prompt, schema or transcript is another
request, and never gets the old answer.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import vcr  # type: ignore[import-untyped]  # vcrpy ships no types
import yaml
from vcr.request import Request  # type: ignore[import-untyped]  # vcrpy ships no types

from evals.staleness import StaleCassette, unasked, unknown

BASE = "http://recorded/v1"
NAME = "x-recording"  # tells the endpoint, and the writer of files, which recording a request belongs to
KEY = ("method", "path", "raw_body")
VOLATILE = frozenset({"user", "metadata", "service_tier"})
OF_PYDANTIC = re.compile(r"\n *For further information visit https://errors\.pydantic\.dev/\S+")
HEADER = """\
# Recorded from a large language model behind a loopback OpenAI-compatible endpoint.
# Written by `make record`, never by hand.
"""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Call = dict[str, Any]
Pair = tuple[Request, dict[str, Any]]


def canonical(body: bytes) -> bytes:
    """What identifies a request: its body in one order, without what varies from run to run."""
    asked = {key: value for key, value in json.loads(body).items() if key not in VOLATILE}
    for message in asked.get("messages", ()):
        message["content"] = OF_PYDANTIC.sub("", message["content"])
    return json.dumps(asked, ensure_ascii=False, sort_keys=True).encode()


def kept_request(request: Request) -> Request:
    """The request without host, key and volatile parts, both as it is stored and as it is looked up."""
    named = {key: value for key, value in request.headers.items() if key.lower() == NAME}
    uri = "/".join((BASE, *request.path.split("/")[-2:]))
    return Request(request.method, uri, canonical(request.body_bytes or b"{}"), named)


def kept_response(response: dict[str, Any]) -> dict[str, Any] | None:
    """The response without headers that tell of its sender; None, which keeps nothing, for a fault."""
    try:
        answered = json.loads(response["body"]["string"])
    except ValueError:
        return None
    if not 200 <= response["status"]["code"] < 300 or not isinstance(answered, dict):
        return None
    return {**response, "headers": {"content-type": ["application/json"]}}


class Readable(yaml.SafeDumper):
    """YAML that shows texts of several lines as they are."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, "|" if "\n" in text else None)


Readable.add_representer(str, _text)


def save(pairs: Sequence[Pair], path: Path) -> None:
    """Write a cassette; the order of its calls does not depend on which was answered first."""
    calls = [
        {"asked": json.loads(request.body), "answered": json.loads(response["body"]["string"])}
        for request, response in pairs
    ]
    calls.sort(key=lambda call: (call["asked"]["messages"][1]["content"], len(call["asked"]["messages"])))
    text = yaml.dump({"calls": calls}, Dumper=Readable, allow_unicode=True, sort_keys=False, width=10_000)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + text, encoding="utf-8")


def load(path: Path) -> list[Call]:
    """The calls of a cassette: `asked` and `answered`, as they went over the wire."""
    calls: list[Call] = yaml.load(path.read_text("utf-8"), LOADER)["calls"]
    return calls


class Files:
    """Our files as vcrpy loads them; what is recorded is written by `save`, when a recording is complete."""

    @staticmethod
    def load_cassette(path: str, serializer: object) -> tuple[list[Request], list[dict[str, Any]]]:
        """Requests and responses of a file; none where there is no file."""
        calls = load(Path(path)) if Path(path).exists() else []
        responses = [
            {
                "status": {"code": 200, "message": "OK"},
                "headers": {"content-type": ["application/json"]},
                "body": {"string": json.dumps(call["answered"]).encode()},
            }
            for call in calls
        ]
        return [Request("POST", f"{BASE}/chat/completions", _key(call), {}) for call in calls], responses

    @staticmethod
    def save_cassette(*_: object, **__: object) -> None:
        """Nothing: a cassette in use is never written."""


def _key(call: Call) -> bytes:
    return canonical(json.dumps(call["asked"]).encode())


@contextmanager
def playing(path: Path) -> Iterator[None]:
    """Answer every model call from a file, none from the network.

    Raises StaleCassette for a call that the file does not hold, and for one of the file that nobody made.
    """
    with _cassettes("none", _known(path)).use_cassette(path, persister=Files) as cassette:
        yield
    if not cassette.all_played:
        raise StaleCassette(unasked(path.stem, len(cassette) - len(cassette.play_counts)))


@contextmanager
def recording() -> Iterator[Callable[[str], list[Pair]]]:
    """Let every model call through and keep its answer; what is given tells the calls of a recording."""
    with _cassettes("all", kept_request).use_cassette("unsaved", persister=Files) as cassette:
        yield lambda name: [pair for pair in cassette.data if pair[0].headers.get(NAME) == name]


def _cassettes(mode: str, request: Callable[[Request], Request]) -> vcr.VCR:
    return vcr.VCR(
        record_mode=mode,
        match_on=KEY,
        before_record_request=request,
        before_record_response=kept_response,
        decode_compressed_response=True,
    )


def _known(path: Path) -> Callable[[Request], Request]:
    """`kept_request`, refusing what a file does not hold before a client can take it for a network error."""
    held = [json.loads(_key(call)) for call in load(path)]

    def check(request: Request) -> Request:
        kept = kept_request(request)
        asked = json.loads(kept.body)
        if asked not in held:
            raise StaleCassette(unknown(path.stem, asked, held))
        return kept

    return check
