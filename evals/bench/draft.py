"""What the draft of a 60-minute call costs: milliseconds of work, seconds and megabytes of the process."""

import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from assistant.exports import RENDERERS
from assistant.extraction.offline import extract
from assistant.pipeline import build_draft
from assistant.sources.assemble import read_files
from assistant.sources.deal_file import load_deal
from assistant.sources.files import load_documents
from evals.bench.goals import against
from schemas.plan import Draft

EXAMPLES = Path(__file__).parents[2] / "examples"
CALLS = (EXAMPLES / "discovery-call.vtt", EXAMPLES / "paper-process-call.txt")
DEAL = load_deal(EXAMPLES / "deal.yaml")
TODAY = date(2026, 3, 26)
TURNS_AN_HOUR, WORDS_A_TURN, SECONDS_A_TURN = 400, 25, 9
REPEATS = 5
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
COMMAND = (sys.executable, "-c", "from assistant.cli import main; main()")
# A process of its own starts the command: a child counts the memory of its parent until it is replaced.
WATCH = """
import os, subprocess, sys, time
began = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
taken = time.perf_counter() - began
print(usage.ru_utime + usage.ru_stime, taken, usage.ru_maxrss, file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))
"""

Figures = list[tuple[str, str]]


@dataclass(frozen=True)
class Run:
    """What one run of the command took: processor and clock in seconds, and its peak of memory."""

    seconds: float
    by_the_clock: float
    megabytes: float


def figures() -> Figures:
    """Name and value of each figure, each the least of several runs."""
    with TemporaryDirectory() as folder:
        hour, ten = (_file(Path(folder), hours) for hours in (1, 10))
        one_ms, ten_ms = milliseconds(partial(drafted, hour)), milliseconds(partial(drafted, ten), repeats=2)
        return [
            ("a generated call of an hour", f"{TURNS_AN_HOUR} turns, {_size(hour)}"),
            ("drafted, after start", against(one_ms, 150, "ms")),
            *_stages(hour),
            ("ten hours in one file", f"{_size(ten)}"),
            ("drafted, for each hour of the ten", against(ten_ms / 10, one_ms, "ms")),
            *_processes(hour, ten),
        ]


def _processes(hour: Path, ten: Path) -> Figures:
    deal = ("--deal", str(EXAMPLES / "deal.yaml"))
    draft, most = process("draft", str(hour), *deal), process("draft", str(ten), *deal, repeats=1)
    return [
        ("map-assistant draft, from start to end", against(draft.seconds, 1, "s of processor")),
        ("  by the clock", f"{draft.by_the_clock:.2f} s"),
        ("  memory", against(draft.megabytes, 120, "MB")),
        ("  memory with ten hours", f"{most.megabytes:.0f} MB"),
        ("map-assistant --help", against(process("--help").seconds, 0.3, "s of processor")),
    ]


def _size(path: Path) -> str:
    conversations, _ = read_files(load_documents((path,)), DEAL)
    words = sum(len(u.text.split()) for c in conversations for u in c.utterances)
    return f"{words:,} words, {len(drafted(path).steps)} steps"


def call_of(hours: int) -> str:
    """A call as subtitles, from the sentences of the example calls in an order that is always the same."""
    conversations, _ = read_files(load_documents(CALLS), DEAL)
    sentences = [s for c in conversations for u in c.utterances for s in SENTENCE_END.split(u.text)]
    speakers = [p.labels[0] for c in conversations for p in c.participants]
    chance = random.Random(hours)
    cues = (_cue(number, chance, speakers, sentences) for number in range(hours * TURNS_AN_HOUR))
    return "\n".join(("WEBVTT\n\nNOTE held 2026-03-11T15:00:00-04:00\n", *cues))


def _cue(number: int, chance: random.Random, speakers: Sequence[str], sentences: Sequence[str]) -> str:
    said: list[str] = []
    while sum(len(each.split()) for each in said) < WORDS_A_TURN - 5:
        said.append(chance.choice(sentences))
    first, last = number * SECONDS_A_TURN, (number + 1) * SECONDS_A_TURN
    return f"{_stamp(first)} --> {_stamp(last)}\n{chance.choice(speakers)}: {' '.join(said)}\n"


def _stamp(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"


def _file(folder: Path, hours: int) -> Path:
    path = folder / f"call-of-{hours}-hours.vtt"
    path.write_text(call_of(hours), "utf-8")
    return path


def drafted(path: Path) -> Draft:
    """What the command does after its start, without writing the text."""
    conversations, findings = read_files(load_documents((path,)), DEAL)
    draft = build_draft(conversations, DEAL, extract, TODAY, findings)
    RENDERERS["json"](draft, TODAY)
    return draft


def _stages(path: Path) -> Iterator[tuple[str, str]]:
    """Where the milliseconds of one hour go, and what the text of each format costs."""
    documents = load_documents((path,))
    conversations, findings = read_files(documents, DEAL)
    known = {conversation.id: extract(conversation) for conversation in conversations}
    rest = partial(build_draft, conversations, DEAL, lambda c: known[c.id], TODAY, findings)
    stages: tuple[tuple[str, Callable[[], object]], ...] = (
        ("reading", partial(read_files, documents, DEAL)),
        ("extraction", lambda: [extract(conversation) for conversation in conversations]),
        ("grounding, dates, plan and rules", rest),
        *((f"as {form}", partial(render, rest(), TODAY)) for form, render in RENDERERS.items()),
    )
    for name, work in stages:
        yield f"  {name}", f"{milliseconds(work):.0f} ms"


def milliseconds(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Time of the processor in the best of several runs, after one that loads word lists and calendars."""
    work()
    return min(_timed(work) for _ in range(repeats))


def _timed(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return (process_time() - began) * 1000


def process(*arguments: str, repeats: int = REPEATS) -> Run:
    """The best of several runs of the command, after a first one."""
    _process(*arguments)
    return min((_process(*arguments) for _ in range(repeats)), key=lambda run: run.seconds)


def _process(*arguments: str) -> Run:
    watched = (sys.executable, "-c", WATCH, *COMMAND, *arguments)
    told = subprocess.run(watched, capture_output=True, check=True).stderr.split()
    seconds, by_the_clock, kilobytes = map(float, told)
    return Run(seconds, by_the_clock, kilobytes / (1e6 if sys.platform == "darwin" else 1e3))


if __name__ == "__main__":
    for name, value in figures():
        print(f"{name}: {value}")
