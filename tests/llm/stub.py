"""A loopback OpenAI-compatible server that plays a queue of faults and answers."""

import json
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Play:
    """One reply: a status, headers, a body, and what to wait for; without a status the line is cut."""

    body: str = ""
    status: int | None = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})
    wait: float = 0.0
    waits_for: Callable[[], object] = lambda: None
    trickle: bool = False


def says(content: str | None, finish: str = "stop", **message: Any) -> Play:
    """A completion whose message has this content."""
    choice = {
        "index": 0,
        "finish_reason": finish,
        "message": {"role": "assistant", "content": content, **message},
    }
    return Play(json.dumps(_completion([choice])))


def no_choices() -> Play:
    """A completion without any choice."""
    return Play(json.dumps(_completion([])))


def fails(status: int, message: str = "no", code: str | None = None, **headers: str) -> Play:
    """An error of the provider."""
    body = json.dumps({"error": {"message": message, "type": "error", "code": code}})
    return Play(body, status, {"Content-Type": "application/json", **headers})


def _completion(choices: list[dict[str, Any]]) -> dict[str, Any]:
    usage = {"prompt_tokens": 100, "completion_tokens": 40, "total_tokens": 140}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "stub",
        "choices": choices,
        "usage": usage,
    }


@dataclass
class Stub:
    """Where the server listens, what it has still to play, and what it was asked."""

    url: str
    plays: deque[Play]
    asked: list[dict[str, Any]]


@contextmanager
def stub(*plays: Play) -> Iterator[Stub]:
    """Serve the plays in order; a request beyond them is answered 418, which nothing retries."""
    queue, asked = deque(plays), list[dict[str, Any]]()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            asked.append(json.loads(self.rfile.read(length)))
            _play(self, queue.popleft() if queue else fails(418))

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield Stub(f"http://127.0.0.1:{server.server_port}/v1", queue, asked)
    finally:
        server.shutdown()
        server.server_close()


def _play(handler: BaseHTTPRequestHandler, play: Play) -> None:
    time.sleep(play.wait)
    play.waits_for()
    if play.status is None:
        handler.connection.close()
        return
    data = play.body.encode()
    handler.send_response(play.status)
    for name, value in play.headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    try:
        for byte in (data[i : i + 1] for i in range(len(data))) if play.trickle else (data,):
            handler.wfile.write(byte)
            if play.trickle:
                handler.wfile.flush()
                time.sleep(0.05)
    except OSError:
        return
