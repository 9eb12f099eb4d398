"""A draft to one HTML page that asks for nothing: no script, no request, every word escaped."""

import hashlib
from base64 import b64encode
from datetime import date
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from assistant.exports.scale import LABELS
from assistant.exports.timeline import BAR, TOP, timeline_of
from assistant.exports.view import view_of
from schemas.plan import Draft

POLICY = "default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"


@cache
def environment() -> Environment:
    """The templates, which escape everything and know no undefined name."""
    return Environment(
        loader=PackageLoader("assistant.exports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def style_sheet() -> str:
    """The style of the page, as it stands in the package."""
    return files("assistant.exports").joinpath("templates/page.css").read_text("utf-8")


def render(draft: Draft, today: date) -> str:
    """The page; its policy allows its own style sheet alone."""
    digest = b64encode(hashlib.sha256(style_sheet().encode()).digest()).decode()
    values = {
        "view": view_of(draft, today),
        "timeline": timeline_of(draft, today),
        "style": Markup(style_sheet()),
        "policy": POLICY.format(style=digest),
        "bar": BAR,
        "labels": LABELS,
        "top": TOP,
    }
    return environment().get_template("page.html").render(values)
