"""whoami: who acts, by what right, and what a local file can and cannot promise."""

from typing import TYPE_CHECKING

import typer

from salescli import sudo, system
from salescli.commands._command import plain
from salescli.identity import login
from salescli.policy.roles import Actor
from salescli.policy.wording import ROLES
from salescli.text import _, spoken
from salescli.workspace import Workspace

if TYPE_CHECKING:
    from salescli.workspace import Look


def whoami(workspace: Workspace) -> None:
    """Say who acts, by what right, and what the program can promise about it."""
    with workspace.read() as look:
        user = login(look)
        typer.echo(_told(look.actor, user))
        typer.echo(_identity(look, user))
        typer.echo(
            _("database: {path}, today: {today}").format(path=workspace.path, today=look.today)
        )
    typer.echo(_promise(user))


def _promise(user: str | None) -> str:
    """Say what holds against whoever goes past the program."""
    if not system.POSIX:
        return _(
            "Whoever can write this file can change it without the program; the audit then shows"
            " it, but cannot stop it. Windows knows no sudo rule: let nobody else into its folder."
        )
    if sudo.caller() is None:
        return _(
            "Whoever can write this file can change it without the program; the audit then shows"
            " it, but cannot stop it. To stop it, let a service account own the file and run the"
            " program through one sudo rule."
        )
    if user is None:
        return _(
            "sudo names a caller, and is not believed: the account that runs the program does not"
            " own this file."
        )
    return _(
        "sudo names {login} as the caller, and the account that runs the program owns this file:"
        " past the program only that account and root can change it."
    ).format(login=user)


def _told(actor: Actor | None, user: str | None) -> str:
    if actor is None:
        return _(
            "nobody acts: give --as CODE, or map the login {login}: staff edit --login"
        ).format(login=user)
    return _("{name} ({code}) acts as {role}").format(
        name=actor.name,
        code=actor.code,
        role=", ".join(ROLES[role].within(spoken()) for role in actor.roles),
    )


def _identity(look: "Look", user: str | None) -> str:
    if look.company.settings["identity"] == "login":
        return _(
            "identity is login: only the operating-system user {login} decides who acts"
        ).format(login=user)
    return _("identity is open: anybody who can run the program may name another with --as")


def add(app: typer.Typer) -> None:
    """Put the command into the tree."""
    plain(app)(whoami)
