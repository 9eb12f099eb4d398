"""Figures of the model extractor: fixed tokens, the cost of our door, hostile text that changes a draft."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from time import process_time
from typing import Any

from assistant.extraction.offline import extract
from assistant.extraction.wire import WireExtraction
from assistant.llm.completion import import_litellm
from assistant.llm.door import Door
from assistant.llm.json_schema import strict
from assistant.llm.prompts import load_prompt
from assistant.llm.settings import ModelSettings
from assistant.pipeline import build_draft
from evals.recordings import Recording, recordings
from schemas.conversation import Conversation, Utterance

CALLS, WARM = 60, 5
ANSWER = {
    "id": "1",
    "object": "chat.completion",
    "created": 1,
    "model": "stub",
    "choices": [
        {
            "index": 0,
            "finish_reason": "stop",
            "message": {"role": "assistant", "content": json.dumps({"steps": [], "facts": []})},
        }
    ],
    "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
}
SCHEMA = strict(WireExtraction.model_json_schema())
FORM = {
    "response_format": {
        "type": "json_schema",
        "json_schema": {"name": "WireExtraction", "strict": True, "schema": SCHEMA},
    }
}
ON_IMPORT = "import sys, assistant.cli; print(*{'litellm', 'instructor', 'openai'} & sys.modules.keys())"

Figures = list[tuple[str, str]]
Said = list[tuple[Any, ...]]


def figures(hostile: Path | None = None) -> Figures:
    """The figures as name and value; `hostile` is a file of attacks, one JSON object a line."""
    ours, raw = asyncio.run(_milliseconds())
    loaded = subprocess.run([sys.executable, "-c", ON_IMPORT], capture_output=True, text=True, check=True)
    return [
        ("fixed tokens of a request (characters / 4)", f"{fixed_tokens()}"),
        (f"processor time of a call of litellm, median of {CALLS}", f"{raw:.1f} ms"),
        (f"the same call through our door, median of {CALLS}", f"{ours:.1f} ms (+{ours - raw:.1f} ms)"),
        ("model libraries that the command line imports", loaded.stdout.strip() or "none"),
        *(_hostile(hostile) if hostile else ()),
    ]


def fixed_tokens() -> int:
    """The estimated tokens of prompt, examples and schema: what every request costs beside its text."""
    system, user = load_prompt("extract").render(participants="", held_at="", conversation="")
    return len(system + user + json.dumps(SCHEMA)) // 4


async def _milliseconds() -> tuple[float, float]:
    """Processor time of a call through the door and of the same by litellm: medians of many in turns."""
    system, user = load_prompt("extract").render(participants="", held_at="", conversation="u1 A: Hi.")
    messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
    with _server() as url:
        settings = {"model": "openai/stub", "api_base": url, "api_key": "none"}
        door = Door(ModelSettings.model_validate(settings))
        complete = import_litellm().acompletion

        async def ours() -> object:
            return await door.ask(system, user, WireExtraction, {"utterances": {"u1": "Hi."}})

        async def raw() -> object:
            return await complete(**settings, messages=messages, **FORM, num_retries=0, max_tokens=8192)

        pairs = [(await _timed(ours), await _timed(raw)) for _ in range(CALLS)]
    return median(pair[0] for pair in pairs[WARM:]), median(pair[1] for pair in pairs[WARM:])


async def _timed(call: Callable[[], Awaitable[object]]) -> float:
    start = process_time()
    await call()
    return 1000 * (process_time() - start)


class Stub(BaseHTTPRequestHandler):
    """Answers every request with no steps."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Read the request and answer it in one piece."""
        self.rfile.read(int(self.headers["Content-Length"]))
        body = json.dumps(ANSWER).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self.wfile.write(head.encode() + body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _server() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Stub)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()


def _hostile(path: Path) -> Figures:
    """Each attack in a call of the examples, as an utterance of its own and as part of one."""
    attacks = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
    recording = recordings()["examples"]
    call = recording.read()[0][-1]
    usual = _said(recording, call)
    spoilt = {
        name: [text for text in attacks if _said(recording, place(call, text)) != usual]
        for name, place in (("after the last word", _apart), ("within an answer", _within))
    }
    return [
        (f"attacks {name} that change the draft", f"{len(each)} of {len(attacks)}: {each}")
        for name, each in spoilt.items()
    ]


def _apart(call: Conversation, text: str) -> Conversation:
    last = call.utterances[-1]
    attack = Utterance(
        id=f"u{len(call.utterances) + 1}", speaker=last.speaker, said_at=last.said_at, text=text
    )
    return call.model_copy(update={"utterances": (*call.utterances, attack)})


def _within(call: Conversation, text: str) -> Conversation:
    middle = len(call.utterances) // 2
    said = call.utterances[middle]
    longer = said.model_copy(update={"text": f"{said.text} {text}"})
    return call.model_copy(
        update={"utterances": (*call.utterances[:middle], longer, *call.utterances[middle + 1 :])}
    )


def _said(recording: Recording, call: Conversation) -> Said:
    draft = build_draft([call], recording.deal, extract, recording.today)
    return [
        (s.title, s.category, s.status, s.owner, s.due, [(e.utterance, e.quote) for e in s.evidence])
        for s in draft.steps
        if s.evidence
    ]


if __name__ == "__main__":
    for name, value in figures(Path(sys.argv[1]) if len(sys.argv) > 1 else None):
        print(f"{name}: {value}")
