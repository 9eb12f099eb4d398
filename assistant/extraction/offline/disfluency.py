"""Words as they were said to words without fillers ("um", "you know") and stutter ("I, I'll")."""

from assistant.extraction.offline.vocabulary import word_set

Read = list[tuple[str, tuple[int, int]]]

FILLERS = word_set("fillers")
FILLER_PAIRS = {("you", "know"), ("i", "mean"), ("kind", "of"), ("sort", "of"), ("i", "guess")}
FIRST_OF_PAIRS = frozenset(first for first, _ in FILLER_PAIRS)
MAY_BE_FILLERS = FILLERS | FIRST_OF_PAIRS | {"like"}
ASKED_TO_KNOW = frozenset({"let", "do", "did", "as", "if", "would", "will"})


def without_fillers(read: Read) -> Read:
    """The words that mean something; the commas around a filler go with it."""
    words = [word for word, _ in read]
    if MAY_BE_FILLERS.isdisjoint(words) and words.count(",") < 2:
        return read
    kept: Read = []
    skip = 0
    for at, pair in enumerate(read):
        if skip:
            skip -= 1
            continue
        length = _filler(read, at)
        if not length:
            if pair[0] != "," or not kept or kept[-1][0] != ",":
                kept.append(pair)
            continue
        behind = at + length
        skip = length - 1
        if kept and kept[-1][0] == "," and behind < len(read) and read[behind][0] == ",":
            kept.pop()
            skip += 1
    return kept


def _filler(read: Read, at: int) -> int:
    """How many words from a place are a filler."""
    word = read[at][0]
    if word in FILLERS:
        return 1
    if word in FIRST_OF_PAIRS and at + 1 < len(read) and (word, read[at + 1][0]) in FILLER_PAIRS:
        return 0 if word == "you" and at and read[at - 1][0] in ASKED_TO_KNOW else 2
    is_aside = word == "like" and 0 < at < len(read) - 1
    return int(is_aside and read[at - 1][0] == "," and read[at + 1][0] == ",")


def without_stutter(read: Read) -> Read:
    """Without the first of two equal words or pairs of words ("I, I'll", "we can we can")."""
    if len({word for word, _ in read}) == len(read):
        return read
    kept: Read = []
    said: list[str] = []
    for pair in read:
        kept.append(pair)
        said.append(pair[0])
        if pair[0] in said[-5:-1] and (dropped := _repeated(said)):
            del kept[dropped]
            del said[dropped]
    return kept


def _repeated(said: list[str]) -> slice | None:
    """The words before the last one or two that equal them, with a comma between."""
    if said[-1] == "," or said[-1].isdigit():
        return None
    end = len(said)
    for size in (1, 2):
        place = end - size
        comma = place > 1 and said[place - 1] == ","
        begin = place - size - comma
        if begin >= 0 and said[begin : begin + size] == said[place:] and said[place] != ",":
            return slice(begin, place)
    return None
