"""Vehicles and office supplies, from hand to hand: MD5 as a table."""

from typing import NamedTuple

from salescli.policy.diagrams._shared import EVERYBODY
from salescli.policy.gate import Gate
from salescli.policy.roles import Role
from salescli.policy.states import AssetState as _S
from salescli.policy.workflow import Begin, Step, Workflow


class AssetFacts(NamedTuple):
    """What the gates of an asset look at."""

    holder: bool = False
    """Whether it is, or would be, in the hands of who acts."""
    vehicle: bool = True
    keeper: bool = False
    """Whether they look after all assets."""
    closed_gap: bool = True
    """Whether a trip goes on where the last reading was, or says why not."""


OTHER: Gate[AssetFacts] = Gate(
    "somebody else hands it over and takes it back", lambda a: not a.holder
)
OTHERS: Gate[AssetFacts] = Gate("somebody else than its holder inspects it", lambda a: not a.holder)
HOLDER: Gate[AssetFacts] = Gate("its holder tells of the trip", lambda a: a.holder)
TOLD: Gate[AssetFacts] = Gate(
    "its holder, a clerk or the manager corrects its last trip", lambda a: a.holder or a.keeper
)
VEHICLE: Gate[AssetFacts] = Gate("it is a vehicle", lambda a: a.vehicle)
UNBROKEN: Gate[AssetFacts] = Gate(
    "it goes on from the last reading, or says why it does not: --gap", lambda a: a.closed_gap
)

_KEEPERS = (Role.CLERK, Role.MANAGER)

ASSET = Workflow(
    "asset",
    _S.KEPT,
    (
        Step("assign", (_S.KEPT,), _S.ASSIGNED, _KEEPERS, "MD5", (OTHER,), act="hand over"),
        Step("return", (_S.ASSIGNED,), _S.KEPT, _KEEPERS, "MD5", (OTHER,), act="take back"),
        Step(
            "trip",
            (_S.ASSIGNED,),
            None,
            EVERYBODY,
            "MD5",
            (VEHICLE, HOLDER, UNBROKEN),
            act="enter a trip of",
        ),
        Step(
            "correct",
            (_S.KEPT, _S.ASSIGNED),
            None,
            EVERYBODY,
            "MD5",
            (VEHICLE, TOLD),
            act="correct the last trip of",
        ),
        Step("inspect", (_S.KEPT, _S.ASSIGNED), None, _KEEPERS, "MD5", (OTHERS,)),
        Step(
            "retire",
            (_S.KEPT,),
            _S.RETIRED,
            (Role.MANAGER,),
            "MD5",
            second_person=True,
            verb="return",
            act="take out of use",
        ),
    ),
    (Begin("add", _KEEPERS, "MD5", act="add an asset"),),
)
