"""The entry point: finds the command, turns errors into one clear line and a status."""

import gc
import importlib
import pkgutil
import sys

import click

from contract_audit.api.version import VERSION
from contract_audit.errors import ContractAuditError

WRONG_USAGE = 2


class _Commands(click.Group):
    """Commands are the modules of `cli.commands`; each holds a `command`. Help texts come from a data file."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name."""
        del ctx
        package = importlib.import_module("contract_audit.cli.commands")
        return sorted(module.name for module in pkgutil.iter_modules(package.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, loaded now."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"contract_audit.cli.commands.{cmd_name}").command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="contract-audit")
def cli() -> None:
    r"""Read Chinese lending and stock-financing agreements and report, with proof, what in them is a risk.

    \b
    Examples:
      contract-audit scan agreement.pdf
      contract-audit scan contracts/ -o report.html --lang en
      cat chat.txt | contract-audit scan - --format json
      contract-audit explain liquidation-no-notice agreement.txt
    """


def main() -> None:
    """Run the command line and leave with its status."""
    # Rules, words and weights are a hundred thousand objects that stay: looking for garbage among them finds none.
    gc.set_threshold(100_000)
    _utf8()
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(WRONG_USAGE)
    except ContractAuditError as error:
        click.echo(f"contract-audit: {error}", err=True)
        sys.exit(WRONG_USAGE)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)


def _utf8() -> None:
    """Reports are Chinese: a terminal or pipe that claims another encoding still gets UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
