"""`map-assistant rules`: list the rules, or check a rulebook as a compiler would."""

import sys
from pathlib import Path

import click

from assistant.rules import RuleDescription, check_rulebook, describe, load_rulebook

PATH = click.Path(path_type=Path)


@click.group("rules")
def command() -> None:
    """List the rules, or check a rulebook."""


@command.command("list")
@click.option("--rulebook", type=PATH, help="An organisation's own rules, on top of the built-in ones.")
@click.option("--verbose", "-v", is_flag=True, help="Show the condition of each rule too.")
def list_rules(rulebook: Path | None, verbose: bool) -> None:
    """List the rules, one a line."""
    for rule in describe(load_rulebook(rulebook)):
        click.echo(line(rule))
        if verbose:
            for name in ("each", "where", "check", "suggest"):
                if value := getattr(rule, name):
                    click.echo(f"       {name}: {value}")


@command.command("check")
@click.argument("file", required=False, type=PATH)
def check(file: Path | None) -> None:
    """Check a rulebook; without FILE, the built-in one."""
    if file is None:
        click.echo(f"{len(describe(load_rulebook()))} rules, no mistakes")
        return
    problems = check_rulebook(file)
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        sys.exit(1)
    click.echo(f"{file}: no mistakes")


def line(rule: RuleDescription) -> str:
    """A rule as a line of the list."""
    state = "" if rule.is_on else " (off)"
    return f"{rule.code:<5} {rule.severity:<8} {rule.title}{state}"
