"""Words of titles to acts: what is done with a deliverable, however it is worded."""

from collections.abc import Mapping

from assistant.planning.wording import words

# Verbs, and the nouns that name what they do: "hold the training" trains, "send comments" checks.
VERBS_OF: Mapping[str, frozenset[str]] = {
    "hand over": words(
        """circulate courier deliver email fire forward give mail pass post provide resend return send share
        shoot submit supply upload"""
    ),
    "check": words(
        """annotate assess audit check comment evaluate examine inspect mark read redline review validate
        verify vet"""
    ),
    "approve": words("agree approve authorise authorize clear signoff"),
    "sign": words("countersign cosign execute sign"),
    "make": words(
        """answer build compile complete create design draft fill finalise finalize finish make prepare
        produce write"""
    ),
    "meet": words("arrange attend book call hold join meet organise organize ring schedule set speak talk"),
    "present": words("demo demonstrate present show"),
    "receive": words("collect get obtain receive"),
    "register": words("enrol enroll register"),
    "issue": words("cut issue place raise"),
    "install": words("deploy fit install mount"),
    "update": words("update upgrade"),
    "confirm": words("confirm"),
    "decide": words("decide"),
    "pay": words("pay settle"),
    "train": words("teach train"),
    "run": words("begin do run start trial"),
    "go live": words("cutover golive launch rollout"),
    "kick off": words("kickoff"),
}
NOUNS_OF: Mapping[str, frozenset[str]] = {
    "check": words(
        """assessment audit comment evaluation feedback inspection markup opinion redline review
        validation verification"""
    ),
    "approve": words("approval authorisation authorization clearance signoff"),
    "sign": words("countersignature signature signing"),
    "meet": words("call meeting session workshop"),
    "present": words("demo demonstration presentation"),
    "register": words("enrolment enrollment registration"),
    "install": words("deployment fitting installation"),
    "update": words("update upgrade"),
    "confirm": words("confirmation"),
    "decide": words("decision"),
    "pay": words("payment"),
    "train": words("training"),
    "go live": words("cutover golive launch rollout"),
    "kick off": words("kickoff"),
}
PARTICIPLES_OF: Mapping[str, frozenset[str]] = {
    "sign": words("countersigned executed signed"),
    "check": words("annotated commented marked redlined reviewed"),
    "make": words("answered completed filled"),
}
# A verb that tells nothing where the noun after it names the act.
LIGHT = words(
    """attend begin book arrange carry complete conduct do finalise finalize finish get give have hold host
    make obtain organise organize perform run schedule secure set start undergo"""
)
# What is completed is made (a form) or run (an assessment).
COMPLETING = words("complete finalise finalize finish")
APART = frozenset(
    frozenset(pair)
    for pair in (
        ("hand over", "check"),
        ("hand over", "approve"),
        ("hand over", "sign"),
        ("hand over", "meet"),
        ("hand over", "pay"),
        ("hand over", "install"),
        ("hand over", "issue"),
        ("hand over", "present"),
        ("receive", "make"),
        ("receive", "check"),
        ("receive", "sign"),
        ("check", "sign"),
        ("check", "make"),
        ("check", "update"),
        ("check", "decide"),
        ("approve", "sign"),
        ("make", "sign"),
        ("make", "meet"),
        ("make", "present"),
        ("install", "train"),
        ("meet", "sign"),
        ("pay", "issue"),
        ("register", "pay"),
    )
)
ACTS = frozenset(VERBS_OF)
# Acts that one side does to what the other side gave it: the sides are two steps.
SIDED = frozenset({"hand over", "check", "approve", "make", "sign"})
# Acts that a deal has one of, so that a title which says no more is still telling.
TELLING = frozenset({"train", "go live", "kick off", "register", "install", "sign"})


def _turned(given: Mapping[str, frozenset[str]]) -> dict[str, str]:
    return {word: act for act, said in given.items() for word in said}


VERBS = _turned(VERBS_OF)
NOUNS = _turned(NOUNS_OF)
PARTICIPLES = _turned(PARTICIPLES_OF)


def are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the acts are two steps even with the same deliverable: sending is not reviewing."""
    return not one & other and any(frozenset((a, b)) in APART for a in one for b in other)
