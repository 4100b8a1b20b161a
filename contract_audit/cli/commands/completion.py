"""`contract-audit completion`: the completion script of a shell."""

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    r"""Print the completion script of a shell.

    \b
    Example:
      eval "$(contract-audit completion bash)"
    """
    found = get_completion_class(shell)
    if found is None:
        message = f"{shell} is not supported."
        raise click.UsageError(message)
    root = ctx.find_root().command
    click.echo(found(root, {}, "contract-audit", "_CONTRACT_AUDIT_COMPLETE").source())
    return 0
