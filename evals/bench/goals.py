"""A measured value and its goal to words, so that every figure reads the same."""


def against(value: float, goal: float, unit: str) -> str:
    """The value with its ratio to a goal that it should not exceed."""
    return f"{_short(value)} {unit}, {value / goal:.2f} of the goal of {_short(goal)} {unit}"


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 20 else f"{value:.2g}"
