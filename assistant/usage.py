"""What several extractions cost together."""

from schemas.usage import Usage


def total(*usages: Usage) -> Usage:
    """The sum of what several calls cost."""
    costs = [u.cost_usd for u in usages]
    return Usage(
        model_calls=sum(u.model_calls for u in usages),
        reasks=sum(u.reasks for u in usages),
        input_tokens=sum(u.input_tokens for u in usages),
        output_tokens=sum(u.output_tokens for u in usages),
        cost_usd=None if None in costs else sum(c for c in costs if c is not None),
        seconds=sum(u.seconds for u in usages),
    )
