"""Option types of the command line: dates, times, and times of a named file."""

from datetime import date, datetime

import click


class IsoDate(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is no day; write it as 2026-03-11.", param, ctx)


class IsoTime(click.ParamType[datetime]):
    """A day, or a day and a time with an optional offset."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            return datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is no time; write it as 2026-03-11T15:00-05:00.", param, ctx)


class HeldAt(click.ParamType[tuple[str | None, datetime]]):
    """`ISO` for the only file, or `NAME=ISO` for one of several."""

    name = "[name=]time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str | None, datetime]:
        name, _, text = str(value).rpartition("=")
        return name or None, IsoTime().convert(text, param, ctx)
