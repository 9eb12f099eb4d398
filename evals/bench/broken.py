"""The number of a case to a sample of one format and the file that it is broken into, always the same."""

import io
import zipfile
from pathlib import Path
from random import Random

from assistant.sources.reading import Document
from evals.bench.mutations import mutated, mutated_xml

SEEDS = Path(__file__).parent / "seeds"
STAMPS = ("GMT20260311-150000", "-20260311_150312UTC-", "2026_03_11 15_00 EST", "2026-03-11 at 3.00 PM")


def samples() -> dict[str, bytes]:
    """The samples by file name; XML is the main part of a Word document."""
    return {path.name: path.read_bytes() for path in sorted(SEEDS.iterdir())}


def broken(number: int, seed: int, given: dict[str, bytes]) -> tuple[str, Document]:
    """The name of the sample of a case, and the file; Word's XML is broken before or after it is packed."""
    random = Random(f"{seed}:{number}")
    name = list(given)[number % len(given)]
    data, others = given[name], list(given.values())
    if not name.endswith(".xml"):
        return name, Document(_name(name, random), mutated(data, random, others))
    inside = random.random() < 0.8
    packed = _packed(mutated_xml(data, random, others) if inside else data)
    return name, Document(_name("call.docx", random), packed if inside else mutated(packed, random, others))


def _name(name: str, random: Random) -> str:
    """Mostly the name as it is, else a broken one: when a call was held stands in names, too."""
    if random.random() < 0.9:
        return name
    stamped = f"{random.choice(STAMPS)} {name}".encode()
    return mutated(stamped, random, [stamped])[:80].decode("utf-8", "replace") or name


def _packed(part: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml"), "<Types/>")
        archive.writestr(zipfile.ZipInfo("word/document.xml"), part)
    return file.getvalue()
