"""The command line: each command is imported only when it is called."""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from assistant.cli.output import use_utf8
from assistant.errors import AssistantError

COMMANDS = {
    "draft": "Draft a plan from calls and mail threads.",
    "dates": "Say what a date phrase means.",
    "rules": "List the rules, or check a rulebook.",
}


class LazyGroup(click.Group):
    """A group whose commands live in modules of their own name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"assistant.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="map-assistant")
def group() -> None:
    """Read sales conversations and draft the mutual action plan that leads to a signed contract."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; an input that cannot be used ends with one sentence and exit code 1."""
    use_utf8()
    gc.disable()  # one command leaves little garbage in circles, and looking for it takes a tenth of its time
    try:
        group(args=arguments, standalone_mode=True)
    except AssistantError as error:
        click.echo(f"map-assistant: {error}", err=True)
        sys.exit(1)
    except OSError as error:
        # click ends quietly where a reader such as `head` closed the pipe; a full disk comes to here.
        click.echo(f"map-assistant: The output cannot be written: {error.strerror}.", err=True)
        sys.exit(1)
    finally:
        gc.enable()
