"""Links of the usual order to those that hold in this plan: neither contradicted by people nor implied."""

from collections.abc import Sequence
from datetime import date

from assistant.planning.links import Firmness, Links
from assistant.planning.promises import promised
from schemas.plan import Step
from schemas.value import Category

# What the whole plan leads to: if the usual work does not fit before these, that is what people must hear.
ENDS = frozenset({Category.SIGNATURE, Category.GO_LIVE})


def leave_out_contradicted(
    steps: Sequence[Step], links: list[Links], sequence: Sequence[int], days: Sequence[int], today: date
) -> None:
    """Drop a usual link to a promised step that comes sooner than the link allows: people's words win.

    Before an end of the plan only stated dates contradict it; elsewhere a usual duration does, too: who
    promises a quote for Friday does not wait for the four weeks of a pilot.
    """
    now = today.toordinal()
    stated, likely = [now] * len(steps), [now] * len(steps)
    for i in sequence:
        step, promise = steps[i], promised(steps[i], today)
        if step.status == "done":
            continue
        day = promise.toordinal() if promise is not None else None
        if day is not None:
            known = stated if step.category in ENDS else likely
            for p in [p for p, firmness in links[i].items() if firmness is Firmness.USUAL]:
                if known[p] >= day and steps[p].status != "done":
                    del links[i][p]
        stated[i] = max([now, *(stated[p] for p in links[i])])
        likely[i] = max([now, *(likely[p] for p in links[i])])
        if day is None:
            # Five of seven days are worked: near enough to tell a contradiction from a close call.
            likely[i] += days[i] * 7 // 5
        else:
            stated[i], likely[i] = max(stated[i], day), max(likely[i], day)


def leave_out_implied(links: list[Links], sequence: Sequence[int], implied: Sequence[bool]) -> None:
    """Drop a link of the usual order that other links imply: it would only clutter the plan."""
    above = [0] * len(links)
    for i in sequence:
        reached = 0
        for p in links[i]:
            reached |= above[p]
        if implied[i]:
            for p in [p for p, firm in links[i].items() if reached >> p & 1 and firm is not Firmness.STATED]:
                del links[i][p]
        above[i] = reached
        for p in links[i]:
            above[i] |= 1 << p
