"""The state diagrams against the regulation, and against a table of who may decide what."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from importlib import import_module
from itertools import permutations, product, starmap
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

from salescli import services
from salescli.commands import NOUNS
from salescli.errors import (
    GateShutError,
    RoleError,
    SalesError,
    SecondPersonError,
    StateError,
)
from salescli.policy import diagrams, documents, states, wording
from salescli.policy.roles import Actor, Role
from salescli.policy.workflow import Case, Step, Taken, Workflow
from tests.policy._decisions import BEGUN, FORCE, ROWS, salesperson

REGULATION = """
    W1.1 W1.2 W1.3 W1.4 W1.5
    W2.1 W2.2 W2.3 W2.4 W2.5 W2.6
    W3.1 W3.2 W3.3 W3.4 W3.5 W3.6
    W4.1 W4.2 W4.3 W4.4 W4.5
    W5.1 W5.2 W5.3 W5.4
    W6.1 W6.2 W6.3 W6.4 W6.5
    W7.1 W7.2 W7.3 W7.4 W7.5
    R1 R2 R3 R4 R5 R6 R7 R8 R9 R10 R11 R12 R13 R14 R15 R16 R17
    MD1 MD2 MD3 MD4 MD5 MD6 MD7
    D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12 D13 D14 D15 D16 D17 D18 D19 D20 D21
"""
"""The clauses of the regulation, sections 1.2, 2, 3 and 4."""

CLAUSES = frozenset(REGULATION.split())

STATES: dict[str, type[StrEnum]] = {
    "visit": states.VisitState,
    "meeting": states.MeetingState,
    "task": states.TaskState,
    "plan": states.PlanState,
    "inquiry": states.InquiryState,
    "question": states.QuestionState,
    "quote": states.QuoteState,
    "quote_deviation": states.DeviationState,
    "contract": states.ContractState,
    "deviation": states.DeviationState,
    "negotiation": states.QuestionState,
    "ship": states.ShipmentState,
    "invoice": states.InvoiceState,
    "instrument": states.InstrumentState,
    "private_receipt": states.PrivateReceiptState,
    "collect": states.CollectionState,
    "service": states.ServiceState,
    "return": states.ReturnState,
    "expense": states.ExpenseState,
    "expense_claim": states.ClaimState,
    "archive": states.LoanState,
    "issue": states.IssueState,
    "issue_question": states.QuestionState,
    "reconcile": states.ReconciliationState,
    "asset": states.AssetState,
    "violation": states.ViolationState,
    "proposal": states.ProposalState,
    "liability": states.LiabilityState,
    "report": states.ReportState,
}

FLAGGED = ("inquiry", "quote", "contract", "collect", "expense", "issue")

COMMANDS = {
    ("task", "done"): ("meeting", "done"),
    ("plan", "accept"): ("plan", "decide"),
    ("plan", "reject"): ("plan", "decide"),
    ("inquiry", "pursue"): ("inquiry", "decide"),
    ("inquiry", "decline"): ("inquiry", "decide"),
    ("question", "answer_technical"): ("inquiry", "answer"),
    ("question", "answer_purchasing"): ("inquiry", "answer"),
    ("question", "answer_leader"): ("inquiry", "answer"),
    **{
        ("issue_question", f"answer_{of}"): ("issue", "answer")
        for of in ("technical", "purchasing", "finance", "division", "warehouse")
    },
    ("asset", "retire"): ("asset", "return"),
    ("quote_deviation", "accept"): ("quote", "settle"),
    ("quote_deviation", "reject"): ("quote", "settle"),
    ("contract", "confirm_order"): ("contract", "confirm"),
    ("deviation", "accept"): ("contract", "settle"),
    ("deviation", "reject"): ("contract", "settle"),
    ("negotiation", "answer"): ("contract", "answer"),
    ("ship", "file"): ("archive", "put"),
    ("service", "give"): ("service", "apply"),
    ("ship", "vouch"): ("archive", "put"),
    ("report", "return"): ("report", "review"),
    ("private_receipt", "allow"): ("collect", "confirm"),
    ("private_receipt", "refuse"): ("collect", "reject"),
    ("private_receipt", "withdraw"): ("collect", "withdraw"),
    ("private_receipt", "remit"): ("collect", "remit"),
    ("expense", "agree"): ("expense", "decide"),
    ("expense", "refuse"): ("expense", "decide"),
    **{(of, "withdraw"): ("conduct", "withdraw") for of in ("violation", "proposal", "liability")},
    **{
        (of, answer): ("conduct", "decide")
        for of in ("proposal", "liability")
        for answer in ("accept", "refuse")
    },
    ("violation", "harmless"): ("conduct", "liability"),
    ("violation", "propose"): ("conduct", "propose"),
    ("violation", "judge"): ("conduct", "decide"),
    ("liability", "settle"): ("conduct", "liability"),
    **{
        ("expense_claim", step): ("expense", command)
        for step, command in (
            *((same, same) for same in ("withdraw", "approve", "reject", "pay", "flag")),
            *(("unflag", "flag"), ("endorse", "decide"), ("object", "decide")),
        )
    },
    **{(noun, "unflag"): (noun, "flag") for noun in FLAGGED},
    **{(noun, answer): (noun, "decide") for noun in FLAGGED for answer in ("endorse", "object")},
}
"""Steps whose command has another name than the step."""


def no() -> bool:
    """Answer a gate that asks only when it has to."""
    return False


def yes() -> bool:
    """Answer one that shuts."""
    return True


OPEN = {
    "for_leader": True,
    "lines": 1,
    "open_deviations": 0,
    "rejected_deviations": 0,
    "open_questions": 0,
    "excess": 0,
    "alone": False,
    "by_another": True,
    "note_matches": True,
    "amount": 1,
    "has_come": True,
    "unsealed": True,
    "over": False,
    "minutes": 1,
    "plans_waiting": 0,
    "points_open": 0,
    "in_time": True,
    "excused": False,
    "staffed": False,
    "unanswered_key_products": 0,
    "flagged": True,
    "liftable": True,
    "answers": True,
    "valid": True,
    "printed_in_time": no,
    "departs": no,
    "compared": True,
    "quotation_sent": True,
    "quotation_holds": True,
    "blocked": no,
    "quotation_holds_today": True,
    "blocked_ever": no,
    "dated": True,
    "grounded": True,
    "ordered": False,
    "paper_awaited": True,
    "paper_to_file": True,
    "requests_open": 0,
    "fits_deliveries": True,
    "own": True,
    "has_division": True,
    "has_clearance": True,
    "uncleared": no,
    "used": False,
    "fitting": True,
    "counts": True,
    "left": "",
    "waiting": "",
    "refunded": False,
    "cleared": True,
    "exact": True,
    "registered": True,
    "beside": False,
    "issued": True,
    "answered": True,
    "limited": True,
    "signed": True,
    "matured": True,
    "paying": False,
    "own_entry": True,
    "outside": True,
    "same_kind": True,
    "same_customer": True,
    "equal": True,
    "came_back": False,
    "received": False,
    "paid": True,
    "denied": True,
    "differs": False,
    "month_over": True,
    "stands": True,
    "entered": True,
    "explained": True,
    "technical": True,
    "assigned": True,
    "ended": True,
    "decided": True,
    "charged": True,
    "heard": True,
    "in_force": True,
    "genuine": True,
    "ours": True,
    "goods": True,
    "arrived": True,
    "within_list": True,
    "replaced": False,
    "strange": "",
    "special": True,
    "promised": False,
    "claims": "",
    "double": "",
    "consent": "",
    "requested": True,
    "formed": True,
    "raised": False,
    "major": True,
    "seen": False,
    "unanswered": 0,
    "holder": False,
    "vehicle": True,
    "closed_gap": True,
    "keeper": True,
    "others": True,
    "led": True,
    "staff": True,
    "minor": True,
    "led_or_signed": True,
    "lossy": True,
    "ranged": True,
    "within": True,
    "span": "",
}
"""What every gate wants to see."""

OTHERWISE = {
    ("contract", "confirm_order"): {"ordered": True},
    ("visit", "correct"): {"unsealed": False},
    ("issue", "close"): {"major": False},
    ("asset", "trip"): {"holder": True},
    ("ship", "approve"): {"has_division": False},
    ("private_receipt", "refuse"): {"paid": False},
}
"""Steps whose gates want to see something else."""

DECIDER, OTHER, LEADER, TYPIST, NAMED, BACK = 1, 2, 3, 4, 5, 6
ME = "the decider"
MANAGER = Role.MANAGER
OTHERS = tuple(Actor(10 + n, "else", "Else", (role,)) for n, role in enumerate(Role))
CLERK = Actor(TYPIST, "lee", "Lee", (Role.CLERK,))

AMOUNTS = ("small", "large", "flagged by another", "flagged by me", "flagged by both")
LEADERS = ("silent", "agreed", "refused", "agreed to something else", "refused something else")
ELSEWHERE = ("agreed to another act", "refused another act")

ACTS = {"contract": (("submitted", "confirmed"), FORCE)}
"""States in which the leader is asked about one act, and those of another one."""

RECORDERS = ("self", "self, who typed the other", "a clerk", "who typed it", "who gave it")
"""Who types the step: who decides or a clerk, who may have typed or given the other one before."""

Author = Role | str | None
Answer = type[SalesError] | str


class Question(NamedTuple):
    """Whether a person may take a step, in a state, with a document of an author and size."""

    name: str
    step: str
    state: str
    roles: tuple[Role, ...]
    author: Author
    again: bool
    amount: str
    leader: str
    recorder: str = "self"
    named: Author = None
    """Whose name it bears as the salesperson's."""
    led: bool = True
    """Whether somebody leads who is not one of its own people."""
    theirs: bool = True
    """Whether it is theirs who want to take the step, if they sell."""
    left: bool = True
    """Whether anybody works here beside its own people and who wants to take the step."""
    last: bool = False
    """Whether nobody was left, so that only its author may not."""
    back: Author = None
    """Who is named on what it goes back to, or wrote in any of it."""
    taken: bool = False
    """Whether a leader who is only named takes what is for managers and leaders (1.3.1)."""

    @property
    def people(self) -> set[Role]:
        """The roles of its own people."""
        of = map(self.roles_of, (self.author, self.named, self.back))
        return {role for roles in of for role in roles}

    def roles_of(self, one: Author) -> set[Role]:
        """Return the roles of one of its people."""
        return {Role(role) for role in (self.roles if one == ME else (one,)) if role is not None}

    def only_named(self, role: Role, *, but_me: bool = False) -> bool:
        """Say whether somebody of a role is named on it, or further back, and has not made it."""
        named = [one for one in (self.named, self.back) if one != ME or self.author != ME]
        return any(role in self.roles_of(one) for one in named if not (but_me and one == ME))


def cases(wanted: str) -> Iterator[Question]:
    """Every step × state × role × authorship × amount × what the leader said of a document.

    Then every two roles of one person, every recorder where it matters who that is, and every
    salesperson where one is named.
    """
    authors: tuple[Author, ...] = (ME, None, *Role)
    rows = [row for row in ROWS if row[0] == wanted]
    steps = dict.fromkeys(row[1] for row in rows)
    major = any(row[5] == "leader" for row in rows)
    again = (False, True) if any(row[4] == "third" for row in rows) else (False,)
    amounts, leaders = (AMOUNTS[:4], LEADERS[:4]) if major else (AMOUNTS[:1], LEADERS[:1])
    single, few = [(role,) for role in Role], (ME, Role.MANAGER)
    of_all = [wanted], steps, STATES[wanted]
    yield from starmap(Question, product(*of_all, single, authors, again, amounts, leaders))
    yield from starmap(
        Question, product(*of_all, permutations(Role, 2), few, again, amounts[-1:], leaders[:2])
    )
    for step, state in dict.fromkeys((row[1], row[2]) for row in rows if row[7] != "-"):
        words = (AMOUNTS, LEADERS) if major else (amounts, leaders)
        told = [wanted], [step], [state], single, few, again, *words, RECORDERS
        yield from starmap(Question, product(*told))
    yield from _of_salespeople(wanted, rows, major=major)
    yield from _to_another_act(wanted, rows)


def _of_salespeople(wanted: str, rows: list[list[str]], *, major: bool) -> Iterator[Question]:
    people: tuple[Author, ...] = (ME, None, Role.SALES, Role.MANAGER, Role.LEADER)
    who = [*((role,) for role in Role), (Role.SALES, Role.TECH), (Role.MANAGER, Role.LEADER)]
    amounts, leaders = (AMOUNTS[:2], LEADERS[:3]) if major else (AMOUNTS[:1], LEADERS[:1])
    for row in rows:
        self = [wanted], [row[1]], [row[2]], who, people, [False], amounts, leaders, ["self"]
        word = salesperson(*row[:3])
        named = people if word == "not" else (None,)
        theirs = (True, False) if word == "own" else (True,)
        yield from starmap(Question, product(*self, named, (True, False), theirs))
        if word == "not":
            yield from starmap(Question, product(*self, named, [False], theirs, [False]))
            few = [wanted], [row[1]], [row[2]], who, people, [False], amounts, leaders[:1], ["self"]
            both = [ME, Role.MANAGER], [False], [True], (True, False), [False], [Role.LEADER]
            yield from starmap(Question, product(*few, *both))


def _to_another_act(wanted: str, rows: list[list[str]]) -> Iterator[Question]:
    for row in rows if wanted in ACTS else ():
        single, few = [(role,) for role in Role], (ME, Role.SALES, Role.MANAGER)
        of = [wanted], [row[1]], [row[2]], single, few, [False], AMOUNTS
        yield from starmap(Question, product(*of, ELSEWHERE))


def expected(asked: Question) -> Answer:
    """Answer by the table, without the engine; where nobody is left, the author alone may not."""
    answer = of_one_person(asked)
    beside = asked.step in {"endorse", "object"}
    if isinstance(answer, str) or asked.left or answer is StateError or beside:
        return answer
    led = asked.only_named(Role.LEADER) or (Role.LEADER in asked.roles and asked.author != ME)
    last = asked._replace(led=led, last=True)
    named = (None if Role.LEADER in asked.roles_of(n) else n for n in (asked.named, asked.back))
    first = of_one_person(last._replace(**dict(zip(("named", "back"), named, strict=True))))
    led_by_name = asked.only_named(Role.LEADER, but_me=True)
    then = of_one_person(last._replace(named=None, back=None, taken=led_by_name))
    answers = [one for one in (first, then) if isinstance(one, str)]
    refused = [one for one in (then, first) if one is not RoleError]
    return (*answers, *refused, answer)[0]


def of_one_person(asked: Question) -> Answer:
    """Answer that a person may what one of their roles may."""
    answers = [as_one(asked, role) for role in asked.roles]
    done = [answer for answer in answers if isinstance(answer, str)]
    refused = [answer for answer in answers if answer is not RoleError]
    return (*done, *refused, RoleError)[0]


def as_one(asked: Question, role: Role) -> Answer:  # noqa: PLR0911 - one return a row of the table
    """Answer for a person who acts in one of their roles."""
    rows = [row[3:] for row in ROWS if row[:3] == [asked.name, asked.step, asked.state]]
    if not rows:
        return StateError
    for roles, who, major, target, recorder in rows:
        reached = asked.state if target == "=" else target
        if who == "itself":
            return reached
        if the_same_hand(asked, recorder):
            return SecondPersonError
        allowed = roles.split(",")
        if asked.taken and {"MANAGER", "LEADER"} & {*allowed}:
            continue
        leaders = who != "anybody" and "MANAGER" in allowed and for_the_leader(asked)
        if role not in allowed and not (who != "anybody" and stands_in(asked, role, allowed)):
            continue
        if role is Role.SALES and not asked.theirs:
            return RoleError
        if who != "anybody" and (barred(asked, role) or (leaders and role is MANAGER)):
            return SecondPersonError
        refused = asked.leader in {"refused", "refused something else"}
        if major == "leader" and (refused or role is not Role.LEADER) and needs_a_yes(asked):
            return GateShutError
        return reached
    return RoleError


def barred(asked: Question, role: Role) -> bool:
    """Say whether it is one's own; of a leader who is only named a no holds, a yes if no other."""
    if asked.author == ME or ME not in {asked.named, asked.back}:
        return asked.author == ME
    heard = {"object"} if asked.led else {"endorse", "object"}
    return role is not Role.LEADER or asked.step not in heard


def stands_in(asked: Question, role: Role, allowed: list[str]) -> bool:
    """Say whether the leader decides for managers, or a manager where nobody else leads (1.3.1)."""
    if "MANAGER" in allowed:
        return role is Role.LEADER and (asked.last or for_the_leader(asked))
    beside = asked.step in {"endorse", "object"}
    return role is MANAGER and "LEADER" in allowed and not asked.led and not beside


def for_the_leader(asked: Question) -> bool:
    """Say whether the leader decides in the manager's place (1.3.1)."""
    return asked.led and not asked.people.isdisjoint({Role.LEADER, MANAGER})


def needs_a_yes(asked: Question) -> bool:
    """Say whether a leader has to agree first: to a major case, and after a no to any (1.3.2)."""
    if asked.leader in {"refused", "refused something else"}:
        return True
    made_by_a_leader = Role.LEADER in asked.roles_of(asked.author)
    nobody_to_ask = made_by_a_leader and not asked.led and not asked.only_named(Role.LEADER)
    return asked.amount != "small" and asked.leader != "agreed" and not nobody_to_ask


def the_same_hand(asked: Question, recorder: str) -> bool:
    """Say whether one person would give, or type for another, what is for two (1.3)."""
    typed = asked.recorder in {"self, who typed the other", "who typed it"}
    if recorder == "fresh":
        mine = asked.amount == "flagged by me"
        flagged = asked.amount.startswith("flagged")
        return flagged and (mine or typed or asked.recorder == "who gave it")
    if recorder == "apart":
        return asked.again or typed or asked.recorder == "who gave it"
    if recorder == "beside" and asked.step == "endorse":
        # Who gave the other one too is both.
        return not asked.again and (typed or asked.recorder == "who gave it")
    return recorder == "beside" and typed and asked.leader == "agreed"


def outcome(asked: Question) -> Answer:
    """Answer by the program."""
    decider = Actor(DECIDER, "me", "Me", asked.roles)
    by, named = _person(asked.author, decider, OTHER), _person(asked.named, decider, NAMED)
    back = _person(asked.back, decider, BACK)
    people = tuple({one.id: one for one in (decider, by, named, back) if one}.values())
    try:
        step = workflow_of(asked.name).take(
            asked.step,
            Case(
                "X-1",
                STATES[asked.name](asked.state),
                decider,
                by,
                "same",
                history=_history(asked),
                facts=facts_of(asked.name, asked.step),
                exceeds=asked.amount == "large",
                recorder=decider if asked.recorder.startswith("self") else CLERK,
                named=tuple(one for one in (named, back) if one),
                led=asked.led,
                staff=lambda: (*people, *(OTHERS if asked.left else ())),
                kept_by=() if asked.theirs else ("you",),
                about=_flagger(asked) if asked.step == "unflag" else None,
            ),
        )
    except SalesError as error:
        return type(error)
    return str(step.target or asked.state)


def _person(one: Author, decider: Actor, id_: int) -> Actor | None:
    if one is None or one == ME:
        return decider if one else None
    return Actor(id_, "you", "You", (Role(one),))


def _flagger(asked: Question) -> int | None:
    """Return whose flag is to be lifted: another's if there is one."""
    if asked.amount == "flagged by me":
        return DECIDER
    return TYPIST if asked.recorder == "who gave it" else OTHER


def _history(asked: Question) -> tuple[Taken, ...]:
    typed = {"self, who typed the other": DECIDER, "who typed it": TYPIST}.get(asked.recorder, 0)
    other = TYPIST if asked.recorder == "who gave it" else OTHER
    before = ("confirm", "clear", "approve", "pursue", "acknowledge", "allow", "escalate")
    before += ("check", "receive", "form", "raise", "propose", "claim")
    taken = [Taken(step, other, "same", typed) for step in before]
    if asked.again:
        mine = ("confirm", "clear", "acknowledge", "allow", "escalate", "check", "receive", "form")
        mine += ("raise", "propose", "claim")
        mine += ("approve",) if asked.name in {"expense", "expense_claim"} else ()
        taken.extend(Taken(step, DECIDER, "same") for step in mine)
    if asked.amount.startswith("flagged"):
        by = {"flagged by me": (DECIDER,), "flagged by both": (DECIDER, other)}
        taken.extend(
            Taken("flag", one, "as it was then", typed) for one in by.get(asked.amount, (other,))
        )
    if asked.leader != "silent":
        word = "object" if asked.leader.startswith("refused") else "endorse"
        seen = "something else" if asked.leader.endswith("something else") else "same"
        taken.append(Taken(word, LEADER, seen, typed, _asked_in(asked)))
    return tuple(taken)


def _asked_in(asked: Question) -> str:
    """Return the state in which the leader spoke: of the same act, or of another one."""
    if asked.leader not in ELSEWHERE:
        return asked.state
    others = (act[0] for act in ACTS[asked.name] if asked.state not in act)
    return next(others, asked.state)


def facts_of(name: str, step: str, **other: object) -> SimpleNamespace:
    return SimpleNamespace(**{**OPEN, **OTHERWISE.get((name, step), {}), **other})


def workflow_of(name: str) -> Workflow:
    return next(w for w in diagrams.WORKFLOWS if w.name == name)


def steps() -> list[Any]:
    return [
        pytest.param(workflow, step, id=f"{workflow.name} {step.name} {step.target}")
        for workflow in diagrams.WORKFLOWS
        for step in workflow.steps
    ]


def taken_by_people() -> list[Any]:
    return [p for p in steps() if not p.values[1].automatic]


@pytest.mark.parametrize("name", STATES)
def test_everybody_may_decide_what_the_table_says_and_nothing_else(name: str) -> None:
    wrong = [
        (asked, said, found)
        for asked in cases(name)
        if (said := expected(asked)) != (found := outcome(asked))
    ]

    assert wrong == []


def test_the_table_covers_every_row_of_every_diagram_and_no_other() -> None:
    drawn = {
        (
            w.name,
            s.name,
            str(source),
            ",".join(s.by) or "-",
            "leader" if s.leader_if_major else "-",
            str(s.target or "="),
            _recorder(w, s),
        )
        for w in diagrams.WORKFLOWS
        for s in w.steps
        for source in s.sources
    }

    assert {(*row[:4], *row[5:]) for row in ROWS} == drawn
    assert len(ROWS) == len(drawn)


def _recorder(workflow: Workflow, step: Step) -> str:
    if step.other_than:
        return "fresh" if step.name == "unflag" else "apart"
    return "beside" if step.second_person and workflow.paired(step.name) else "-"


def test_the_table_says_of_every_step_what_it_has_to_do_with_the_salesperson() -> None:
    drawn = {
        (w.name, s.name, str(source)): _salesperson(w, s)
        for w in diagrams.WORKFLOWS
        for s in w.steps
        for source in s.sources
    }

    assert {key: salesperson(*key) for key in drawn} == drawn


def _salesperson(workflow: Workflow, step: Step) -> str:
    document = documents.OF_KIND[workflow.name]
    before = [documents.OF_KIND[kind] for kind in (document.of, *dict(document.back)) if kind]
    if not any(one.whose for one in (document, *before)):
        return "-"
    sold = any(Role.SALES in row.by for row in workflow.named(step.name))
    return "not" if step.second_person else "own" if sold else "-"


def test_there_is_a_diagram_for_every_kind_of_state() -> None:
    assert [w.name for w in diagrams.WORKFLOWS] == list(STATES)


@pytest.mark.parametrize("workflow", diagrams.WORKFLOWS, ids=lambda w: w.name)
def test_every_state_is_reached_from_the_first(workflow: Workflow) -> None:
    reached = {workflow.initial, *(way.state for way in workflow.begins if way.state)}
    for _round in workflow.steps:
        reached |= {s.target for s in workflow.steps if s.target and reached & set(s.sources)}

    assert reached == set(STATES[workflow.name])


@pytest.mark.parametrize("workflow", diagrams.WORKFLOWS, ids=lambda w: w.name)
def test_every_state_is_worded(workflow: Workflow) -> None:
    assert set(STATES[workflow.name]) <= set(wording.STATES)


def test_the_table_covers_every_beginning_and_no_other() -> None:
    drawn = [
        [w.name, way.name, ",".join(way.by) or "-", way.clause, str(way.state or w.initial)]
        for w in diagrams.WORKFLOWS
        for way in w.begins
    ]

    assert [row[:5] for row in BEGUN] == drawn


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    ("name", "way", "by"), [pytest.param(*row[:3], id=" ".join(row[:2])) for row in BEGUN]
)
def test_a_document_is_begun_by_whom_the_table_says(
    name: str, way: str, by: str, role: Role
) -> None:
    me = Actor(DECIDER, "me", "Me", (role,))
    may = by == "-" or role in by.split(",")

    try:
        found: object = workflow_of(name).begin(way, me).name
    except RoleError as error:
        found = type(error)

    assert found == (way if may else RoleError)


@pytest.mark.parametrize(("name", "way", "command"), [(*row[:2], row[5]) for row in BEGUN])
def test_every_beginning_has_a_command(name: str, way: str, command: str) -> None:
    (begin,) = (b for b in workflow_of(name).begins if b.name == way)
    noun, verb = command.split()
    app = import_module(f"salescli.commands.{NOUNS[noun][1]}").app

    assert begin.command == verb
    assert verb in {command.name for command in app.registered_commands}
    assert begin.clause in CLAUSES | {"1.3.3"}


def test_one_person_may_hold_several_roles_and_is_still_one() -> None:
    """Who manages and keeps the books approves no invoice that they applied for themselves."""
    both = Actor(DECIDER, "me", "Me", (Role.MANAGER, Role.FINANCE))
    applied = states.InvoiceState.APPLIED
    case = Case("X-1", applied, both, both, facts=facts_of("invoice", "issue"))
    issue = workflow_of("invoice").take

    with pytest.raises(SecondPersonError):
        issue("issue", case)
    other = Actor(OTHER, "you", "You", (Role.SALES, Role.CLERK))
    assert issue("issue", replace(case, author=other)).target is states.InvoiceState.ISSUED


@pytest.mark.parametrize(("workflow", "step"), steps())
def test_every_step_cites_a_clause_of_the_regulation(workflow: Workflow, step: Step) -> None:
    assert step.clause in CLAUSES | {"1.3.2", "1.3.3"}, workflow.name


@pytest.mark.parametrize(("workflow", "step"), steps())
def test_a_step_is_either_for_somebody_or_taken_by_the_program(
    workflow: Workflow, step: Step
) -> None:
    assert step.automatic is not bool(step.by), workflow.name


@pytest.mark.parametrize(("workflow", "step"), taken_by_people())
def test_every_step_has_a_command(workflow: Workflow, step: Step) -> None:
    noun, verb = COMMANDS.get((workflow.name, step.name), (workflow.name, step.name))
    app = import_module(f"salescli.commands.{NOUNS[noun][1]}").app

    assert verb in {command.name for command in app.registered_commands}


@pytest.mark.parametrize(("workflow", "step"), taken_by_people())
def test_every_step_has_a_service(workflow: Workflow, step: Step) -> None:
    noun, verb = COMMANDS.get((workflow.name, step.name), (workflow.name, step.name))
    service = getattr(services, noun)

    name = verb.replace("-", "_")
    assert callable(getattr(service, name, None) or getattr(service, f"{name}_"))


GATES: tuple[tuple[str, str, str, Role, dict[str, object], str, str], ...] = (
    ("visit", "return", "approved", Role.MANAGER, {"over": True}, "recorded instead", "W1.2"),
    ("visit", "move", "approved", Role.SALES, {"over": True}, "the manager does", "W1.3"),
    ("visit", "record", "planned", Role.SALES, {"has_come": False}, "has come", "W1.4"),
    ("visit", "record", "done", Role.SALES, {"unsealed": False}, "with a reason", "W1.4"),
    ("visit", "correct", "done", Role.SALES, {"unsealed": True}, "has closed", "W1.4"),
    ("meeting", "close", "open", Role.MANAGER, {"minutes": 0}, "been minuted", "W1.2"),
    ("meeting", "close", "open", Role.MANAGER, {"plans_waiting": 1}, "visit is decided", "W1.2"),
    ("meeting", "close", "open", Role.MANAGER, {"points_open": 1}, "minuted or put off", "TM4"),
    *(
        ("question", f"answer_{of}", "open", Role.MANAGER, {"staffed": True}, "works", clause)
        for of, clause in (("technical", "W2.3"), ("purchasing", "W2.4"), ("leader", "1.3.3"))
    ),
    ("inquiry", "unflag", "received", Role.LEADER, {"flagged": False}, "flagged", "1.3.2"),
    ("inquiry", "unflag", "received", Role.MANAGER, {"liftable": False}, "a leader lifts", "1.3.2"),
    ("quote", "submit", "draft", Role.SALES, {"lines": 0}, "it has a line", "W2.5"),
    ("quote", "submit", "draft", Role.SALES, {"dated": False}, "until when", "W2.5"),
    ("quote", "submit", "draft", Role.SALES, {"valid": False}, "--valid-until", "W2.5"),
    ("quote", "submit", "draft", Role.SALES, {"answers": False}, "an inquiry", "W2.5"),
    ("quote", "submit", "draft", Role.SALES, {"unanswered_key_products": 1}, "lead time", "W2.4"),
    ("quote", "approve", "submitted", Role.MANAGER, {"open_deviations": 1}, "decided", "W2.5"),
    ("quote", "approve", "submitted", Role.MANAGER, {"rejected_deviations": 1}, "no rej", "W2.5"),
    ("quote", "approve", "submitted", Role.MANAGER, {"open_questions": 1}, "answered", "W2.5"),
    ("quote", "approve", "submitted", Role.MANAGER, {"valid": False}, "run out", "W2.5"),
    ("quote", "print", "approved", Role.SALES, {"open_deviations": 1}, "decided", "W2.5"),
    ("quote", "print", "sent", Role.SALES, {"rejected_deviations": 1}, "no rejected", "W2.5"),
    ("quote", "print", "sent", Role.SALES, {"open_questions": 1}, "answered", "W2.5"),
    ("quote", "print", "sent", Role.SALES, {"valid": False}, "validity", "W2.5"),
    ("quote", "send", "approved", Role.SALES, {"open_deviations": 1}, "decided", "W2.6"),
    ("quote", "send", "approved", Role.SALES, {"open_questions": 1}, "answered", "W2.6"),
    ("quote", "send", "approved", Role.SALES, {"rejected_deviations": 1}, "no rejected", "W2.6"),
    ("quote", "send", "approved", Role.SALES, {"valid": False}, "validity", "W2.6"),
    ("quote", "unflag", "draft", Role.LEADER, {"flagged": False}, "flagged", "1.3.2"),
    ("quote", "unflag", "draft", Role.MANAGER, {"liftable": False}, "a leader lifts", "1.3.2"),
    ("contract", "negotiate", "draft", Role.SALES, {"grounded": False}, "quotation", "W3.1"),
    ("contract", "submit", "draft", Role.SALES, {"lines": 0}, "it has a line", "W3.2"),
    (
        "contract",
        "submit",
        "draft",
        Role.SALES,
        {"grounded": False, "departs": yes},
        "the manager has consented",
        "W3.2",
    ),
    ("contract", "confirm", "submitted", Role.MANAGER, {"ordered": True}, "no order", "W3.3"),
    ("contract", "confirm", "submitted", Role.MANAGER, {"compared": False}, "as that", "W3.3"),
    ("contract", "confirm", "submitted", Role.MANAGER, {"open_questions": 1}, "answered", "W3.3"),
    ("contract", "confirm", "submitted", Role.MANAGER, {"open_deviations": 1}, "decided", "W3.3"),
    (
        "contract",
        "confirm",
        "submitted",
        Role.MANAGER,
        {"rejected_deviations": 1},
        "no rejected deviation",
        "W3.3",
    ),
    (
        "contract",
        "confirm_order",
        "submitted",
        Role.MANAGER,
        {"ordered": False},
        "it is an order",
        "W3.6",
    ),
    (
        "contract",
        "confirm_order",
        "submitted",
        Role.MANAGER,
        {"open_deviations": 1},
        "every deviation is decided",
        "W3.6",
    ),
    (
        "contract",
        "confirm_order",
        "submitted",
        Role.MANAGER,
        {"rejected_deviations": 1},
        "no rejected deviation",
        "W3.6",
    ),
    (
        "contract",
        "confirm_order",
        "submitted",
        Role.MANAGER,
        {"open_questions": 1},
        "every open question is answered",
        "W3.6",
    ),
    *(
        ("contract", "sign", "confirmed", Role.SALES, {fact: shut}, until, "W3.4")
        for fact, shut, until in (
            ("quotation_sent", False, "is sent"),
            ("quotation_holds", False, "the lapse of its quotation is settled"),
            ("compared", False, "its quotation as that stands now"),
            ("blocked", yes, "lifts the block"),
        )
    ),
    *(
        (
            "contract",
            "confirm_order",
            "submitted",
            Role.MANAGER,
            {"ordered": True, fact: shut},
            until,
            "W3.6",
        )
        for fact, shut, until in (
            ("quotation_sent", False, "is sent"),
            ("quotation_holds_today", False, "the lapse of its quotation is settled"),
            ("compared", False, "its quotation as that stands now"),
            ("blocked_ever", yes, "lifts the block"),
        )
    ),
    (
        "contract",
        "confirm",
        "submitted",
        Role.MANAGER,
        {"quotation_holds_today": False},
        "lapse",
        "W3.3",
    ),
    ("contract", "sign", "ordered", Role.SALES, {"blocked": yes}, "lifts the block", "W3.6"),
    ("contract", "sign", "completed", Role.SALES, {"blocked": yes}, "lifts the block", "W3.6"),
    ("contract", "sign", "confirmed", Role.SALES, {"open_deviations": 1}, "decided", "W3.4"),
    (
        "contract",
        "sign",
        "confirmed",
        Role.SALES,
        {"rejected_deviations": 1},
        "no rejected deviation",
        "W3.4",
    ),
    ("contract", "sign", "confirmed", Role.SALES, {"open_questions": 1}, "answered", "W3.4"),
    ("contract", "sign", "confirmed", Role.SALES, {"fits_deliveries": False}, "leaves", "W3.4"),
    ("contract", "sign", "completed", Role.SALES, {"paper_awaited": False}, "awaited", "W3.6"),
    ("contract", "archive", "completed", Role.CLERK, {"paper_to_file": False}, "filed", "W3.5"),
    ("contract", "cancel", "signed", Role.MANAGER, {"requests_open": 1}, "under way", "W3.3"),
    ("contract", "unflag", "draft", Role.LEADER, {"flagged": False}, "flagged", "1.3.2"),
    ("contract", "unflag", "draft", Role.MANAGER, {"liftable": False}, "a leader lifts", "1.3.2"),
    ("ship", "withdraw", "requested", Role.SALES, {"own": False}, "whoever made it", "W4.1"),
    ("ship", "withdraw", "correcting", Role.CLERK, {"own": False}, "whoever made it", "R8"),
    ("ship", "confirm", "requested", Role.DIVISION, {"has_division": False}, "is on", "W4.2"),
    ("ship", "clear", "approved", Role.FINANCE, {"has_clearance": False}, "is on", "W4.4"),
    ("ship", "approve", "requested", Role.MANAGER, {"has_division": True}, "division", "W4.2"),
    *(
        ("ship", "approve", state, Role.MANAGER, facts, until, "W4.3")
        for state in ("requested", "division_confirmed")
        for facts, until in (({"excess": 1}, "quantities"),)
    ),
    ("ship", "approve", "correcting", Role.MANAGER, {"alone": True}, "signed for", "R8"),
    ("ship", "dispatch", "approved", Role.CLERK, {"uncleared": yes}, "finance says", "W4.4"),
    ("ship", "dispatch", "approved", Role.CLERK, {"blocked": yes}, "lifts the block", "W4.4"),
    ("ship", "dispatch", "approved", Role.CLERK, {"excess": 1}, "quantities", "W4.4"),
    ("ship", "dispatch", "approved", Role.CLERK, {"note_matches": False}, "request", "R8"),
    ("invoice", "withdraw", "applied", Role.SALES, {"own": False}, "made it", "D12"),
    ("invoice", "withdraw", "applied", Role.SALES, {"beside": True}, "along", "D12"),
    ("invoice", "reject", "applied", Role.FINANCE, {"beside": True}, "along", "D12"),
    ("invoice", "issue", "applied", Role.FINANCE, {"exact": False}, "apply anew", "R8"),
    ("invoice", "issue", "applied", Role.FINANCE, {"registered": False}, "registration", "R8"),
    ("invoice", "issue", "applied", Role.FINANCE, {"beside": True}, "along", "D12"),
    *(
        ("instrument", "correct", state, Role.CLERK, shut, until, "D14")
        for state in ("registered", "deposited")
        for shut, until in (
            ({"own_entry": False}, "whoever registered it"),
            ({"paying": True}, "no payment by it"),
            ({"limited": False}, "its maturity is known"),
        )
    ),
    ("instrument", "hand-over", "registered", Role.CLERK, {"signed": False}, "finance", "R12"),
    ("instrument", "clear", "deposited", Role.FINANCE, {"matured": False}, "maturity", "W5.4"),
    *(
        ("instrument", "give-back", state, Role.FINANCE, facts, until, "R9")
        for state in ("registered", "bounced")
        for facts, until in (
            ({"paying": True}, "no payment"),
            ({"outside": False}, "does not work here"),
        )
    ),
    *(
        ("collect", "confirm", state, who, *shut)
        for shut in (
            ({"came_back": True}, "has not come back", "R12"),
            ({"received": True}, "who received it", "R2"),
        )
        for state, who in (
            ("applied", Role.CLERK),
            ("applied", Role.FINANCE),
            ("sales_confirmed", Role.FINANCE),
            ("finance_confirmed", Role.CLERK),
        )
    ),
    *(
        ("issue", "close", state, role, facts, until, clause)
        for state in ("open", "decided")
        for role, facts, until, clause in (
            (Role.TECH, {"answers": False}, "what came of it", "MD7"),
            (Role.CLERK, {"differs": True}, "the difference", "R13"),
            (Role.CLERK, {"unanswered": 1}, "have answered", "MD7"),
        )
    ),
    ("issue", "close", "open", Role.MANAGER, {"major": True}, "the leader has decided", "MD7"),
    ("issue", "close", "open", Role.SALES, {"seen": True}, "somebody else than who", "MD7"),
    ("issue", "consult", "escalated", Role.SALES, {"answers": False}, "asks about it", "MD7"),
    ("issue", "escalate", "open", Role.TECH, {"answers": False}, "puts it to the leader", "MD7"),
    ("issue", "escalate", "decided", Role.TECH, {"major": False}, "issue flag", "MD7"),
    ("issue", "unflag", "escalated", Role.LEADER, {"flagged": False}, "flagged", "1.3.2"),
    ("issue", "unflag", "decided", Role.MANAGER, {"liftable": False}, "a leader lifts", "1.3.2"),
    *(
        ("issue_question", f"answer_{of}", "open", Role.MANAGER, {"staffed": True}, "works", "MD7")
        for of in ("technical", "purchasing", "finance", "division", "warehouse")
    ),
    ("asset", "assign", "kept", Role.CLERK, {"holder": True}, "hands it over", "MD5"),
    ("asset", "return", "assigned", Role.CLERK, {"holder": True}, "takes it back", "MD5"),
    ("asset", "inspect", "assigned", Role.MANAGER, {"holder": True}, "inspects it", "MD5"),
    ("asset", "trip", "assigned", Role.SALES, {"holder": False}, "tells of the trip", "MD5"),
    ("asset", "correct", "kept", Role.TECH, {"keeper": False}, "its last trip", "MD5"),
    ("asset", "correct", "assigned", Role.TECH, {"vehicle": False}, "a vehicle", "MD5"),
    ("asset", "trip", "assigned", Role.TECH, {"vehicle": False}, "a vehicle", "MD5"),
    ("asset", "trip", "assigned", Role.SALES, {"closed_gap": False}, "--gap", "MD5"),
    *(
        ("reconcile", "acknowledge", "open", role, {"entered": False}, "is entered", "R13")
        for role in (Role.MANAGER, Role.FINANCE)
    ),
    *(
        ("reconcile", "acknowledge", state, role, {"by_another": False}, "did not enter", "R13")
        for state, role in (
            ("open", Role.MANAGER),
            ("open", Role.FINANCE),
            ("manager_acknowledged", Role.FINANCE),
            ("finance_acknowledged", Role.MANAGER),
        )
    ),
    (
        *("reconcile", "close", "acknowledged", Role.CLERK),
        *({"explained": False}, "has its cause", "R13"),
    ),
    ("private_receipt", "refuse", "allowed", Role.MANAGER, {"paid": True}, "no payment by", "R2"),
    ("private_receipt", "refuse", "allowed", Role.MANAGER, {"denied": False}, "finance has", "R2"),
    ("private_receipt", "remit", "allowed", Role.FINANCE, {"paid": False}, "a payment by it", "R2"),
    ("private_receipt", "withdraw", "asked", Role.SALES, {"own": False}, "whoever made it", "R2"),
    ("private_receipt", "withdraw", "allowed", Role.SALES, {"used": True}, "no payment", "R2"),
    *(
        ("collect", "confirm", state, role, facts, until, "W5.3")
        for state, role in (
            ("applied", Role.CLERK),
            ("applied", Role.FINANCE),
            ("sales_confirmed", Role.FINANCE),
            ("finance_confirmed", Role.MANAGER),
        )
        for facts, until in (
            ({"waiting": "P-9"}, "no other correction of it waits"),
            ({"counts": False}, "counts"),
            ({"excess": 1, "left": "300"}, "to take"),
        )
    ),
    ("collect", "withdraw", "applied", Role.SALES, {"own": False}, "whoever made it", "W5.2"),
    *(
        ("service", *row)
        for row in (
            ("withdraw", "accepted", Role.TECH, {"own": False}, "whoever made it", "W6.1"),
            ("apply", "accepted", Role.CLERK, {"technical": False}, "is named: --to", "W6.2"),
            ("give", "escalated", Role.CLERK, {"technical": False}, "is named: --to", "W6.2"),
            ("report", "applied", Role.TECH, {"assigned": False}, "tells of it", "W6.3"),
            ("report", "escalated", Role.TECH, {"assigned": False}, "tells of it", "W6.3"),
            ("report", "acknowledged", Role.TECH, {"assigned": False}, "tells of it", "W6.4"),
            ("escalate", "in_service", Role.TECH, {"assigned": False}, "tells of it", "W6.5"),
            ("acknowledge", "in_service", Role.MANAGER, {"ended": False}, "how it ended", "W6.4"),
            ("acknowledge", "in_service", Role.CLERK, {"ended": False}, "how it ended", "W6.4"),
            ("acknowledge", "in_service", Role.MANAGER, {"decided": False}, "decided", "R14"),
            ("acknowledge", "in_service", Role.CLERK, {"decided": False}, "decided", "R14"),
            ("close", "acknowledged", Role.CLERK, {"charged": False}, "names its", "W6.4"),
            ("close", "acknowledged", Role.CLERK, {"heard": False}, "satisfaction", "W6.4"),
        )
    ),
    *(
        ("return", *row)
        for row in (
            ("withdraw", "verified", Role.SALES, {"own": False}, "whoever made it", "W7.1"),
            ("check", "reported", Role.SALES, {"excess": 1}, "no more comes back", "W7.2"),
            ("check", "reported", Role.SALES, {"strange": "X"}, "those that went", "W7.2"),
            ("submit", "verified", Role.CLERK, {"genuine": False}, "found to be ours", "W7.3"),
            ("submit", "verified", Role.SALES, {"ours": False}, "cause is found", "W7.3"),
            ("submit", "verified", Role.SALES, {"excess": 1}, "no more comes back", "W7.2"),
            ("approve", "submitted", Role.MANAGER, {"excess": 1}, "no more comes back", "W7.2"),
            ("reject", "approved", Role.MANAGER, {"goods": False}, "counts already", "W7.4"),
            ("receive", "approved", Role.WAREHOUSE, {"goods": False}, "goods come back", "W7.5"),
            ("receive", "approved", Role.WAREHOUSE, {"within_list": False}, "its list", "W7.5"),
            ("receive", "approved", Role.WAREHOUSE, {"excess": 1}, "no more comes back", "W7.2"),
            ("approve", "submitted", Role.MANAGER, {"in_force": False}, "is in force", "W7.4"),
            ("receive", "approved", Role.WAREHOUSE, {"in_force": False}, "is in force", "W7.5"),
            ("settle", "approved", Role.FINANCE, {"arrived": False}, "return receive", "W7.5"),
            ("settle", "booked_in", Role.FINANCE, {"replaced": True}, "no other goods", "W7.5"),
        )
    ),
    *(
        ("expense", *row)
        for row in (
            ("withdraw", "approved", Role.SALES, {"own": False}, "whoever made it", "R3"),
            ("withdraw", "form_decided", Role.SALES, {"promised": True}, "not promised", "R5"),
            ("withdraw", "approved", Role.SALES, {"claims": "Z-1"}, "no claim against it", "R3"),
            ("promise", "approved", Role.SALES, {"special": False}, "a special expense", "R5"),
            ("promise", "approved", Role.SALES, {"consent": "2026-03-05"}, "recorded", "R5"),
            ("form", "approved", Role.MANAGER, {"special": False}, "a special expense", "R6"),
            ("unflag", "requested", Role.LEADER, {"flagged": False}, "flagged", "1.3.2"),
            ("unflag", "requested", Role.MANAGER, {"liftable": False}, "a leader", "1.3.2"),
        )
    ),
    *(
        ("expense_claim", *row)
        for row in (
            ("withdraw", "claimed", Role.CLERK, {"own": False}, "whoever made it", "R3"),
            ("approve", "unapproved", Role.MANAGER, {"requested": False}, "its request", "R5"),
            ("pay", "claimed", Role.FINANCE, {"formed": False}, "how it is paid", "R6"),
            ("pay", "claimed", Role.FINANCE, {"double": "by Z-1"}, "nobody was paid for", "R3"),
            ("unflag", "unapproved", Role.LEADER, {"flagged": False}, "flagged", "1.3.2"),
            ("unflag", "unapproved", Role.MANAGER, {"liftable": False}, "a leader", "1.3.2"),
        )
    ),
    *(
        (kind, "withdraw", state, Role.SALES, {"own": False}, "whoever made it", clause)
        for kind, state, clause in (
            ("violation", "raised", "R17"),
            ("proposal", "proposed", "D21"),
            ("liability", "claimed", "R6"),
        )
    ),
    *(
        ("violation", "propose", "raised", Role.MANAGER, *row)
        for row in (
            ({"others": False}, "about themselves", "1.3.1"),
            ({"staff": False}, "decides about it alone", "MD7"),
            ({"ranged": False}, "setting set fine_least", "MD3"),
            ({"within": False}, "range of that day", "MD3"),
        )
    ),
    *(
        ("violation", "harmless", "decided", Role.FINANCE, *row)
        for row in (
            ({"others": False}, "about themselves", "1.3.1"),
            ({"lossy": False}, "nobody has told of", "R6"),
        )
    ),
    *(
        ("violation", "judge", "raised", Role.LEADER, *row)
        for row in (
            ({"others": False}, "about themselves", "1.3.1"),
            ({"led": False}, "conduct propose", "MD7"),
            ({"led_or_signed": False}, "nobody else leads", "1.3.1"),
            ({"ranged": False}, "setting set fine_least", "MD7"),
            ({"within": False}, "range of that day", "MD7"),
        )
    ),
    *(
        ("proposal", step, "proposed", Role.LEADER, *row)
        for step in ("accept", "refuse")
        for row in (
            ({"others": False}, "about themselves", "1.3.1"),
            ({"led_or_signed": False}, "nobody else leads", "1.3.1"),
        )
    ),
    *(
        ("liability", step, "claimed", Role.MANAGER, *row)
        for step in ("accept", "refuse")
        for row in (
            ({"others": False}, "about themselves", "1.3.1"),
            ({"minor": False}, "the leader decides", "1.3.2"),
            ({"led_or_signed": False}, "nobody else leads", "1.3.1"),
        )
    ),
    (
        *("liability", "settle", "owed", Role.FINANCE),
        *({"others": False}, "about themselves", "1.3.1"),
    ),
    ("collect", "unflag", "applied", Role.LEADER, {"flagged": False}, "flagged", "1.3.2"),
    ("collect", "unflag", "applied", Role.MANAGER, {"liftable": False}, "a leader", "1.3.2"),
    *(
        ("report", step, "reviewed", Role.LEADER, {"for_leader": False}, "reviews too", "R16")
        for step in ("review", "return")
    ),
)


@pytest.mark.parametrize(("name", "step", "state", "role", "facts", "until", "clause"), GATES)
def test_every_gate_shuts_and_names_its_clause(
    name: str, step: str, state: str, role: Role, facts: dict[str, object], until: str, clause: str
) -> None:
    history = (Taken("confirm", OTHER, "same"), Taken("approve", OTHER, "same"))
    case = Case(
        "X-1",
        STATES[name](state),
        Actor(DECIDER, "me", "Me", (role,)),
        Actor(OTHER, "you", "You", (Role.SALES,)),
        "same",
        history,
        facts_of(name, step, **facts),
    )

    with pytest.raises(GateShutError, match=rf"until .*{until}.*\({clause}\)"):
        workflow_of(name).take(step, case)


def test_no_gate_of_a_diagram_is_left_untested() -> None:
    drawn = [
        (w.name, s.name, g.until) for w in diagrams.WORKFLOWS for s in w.steps for g in s.gates
    ]

    assert len(GATES) == len(drawn)
    for name, step, until in drawn:
        assert any(row[:2] == (name, step) and row[5] in until for row in GATES)


BINDING = (
    ("quote", "print", "approved", Role.SALES, "approve"),
    ("quote", "send", "approved", Role.SALES, "approve"),
    ("contract", "sign", "confirmed", Role.SALES, "confirm"),
    ("ship", "dispatch", "approved", Role.CLERK, "approve"),
    ("collect", "confirm", "sales_confirmed", Role.FINANCE, "confirm"),
    ("collect", "confirm", "finance_confirmed", Role.MANAGER, "confirm"),
    ("reconcile", "acknowledge", "manager_acknowledged", Role.FINANCE, "acknowledge"),
    ("reconcile", "acknowledge", "finance_acknowledged", Role.MANAGER, "acknowledge"),
)


@pytest.mark.parametrize(("name", "step", "state", "role", "rests_on"), BINDING)
def test_a_step_that_rests_on_a_decision_waits_until_it_binds_the_content(
    name: str, step: str, state: str, role: Role, rests_on: str
) -> None:
    case = Case(
        "X-1",
        STATES[name](state),
        Actor(DECIDER, "me", "Me", (role,)),
        Actor(OTHER, "you", "You", (Role.SALES,)),
        "changed since",
        (Taken(rests_on, OTHER, "as it was"),),
        facts_of(name, step),
    )

    with pytest.raises(GateShutError, match="until its present content has been given"):
        workflow_of(name).take(step, case)


def test_these_are_all_the_steps_that_rest_on_a_decision() -> None:
    assert [row[:2] for row in BINDING] == [
        (w.name, s.name) for w in diagrams.WORKFLOWS for s in w.steps if s.rests_on
    ]


BOTH = (
    ("quote", "send", "approved", "SALES,LEADER", "SALES", "refused", GateShutError),
    ("quote", "send", "approved", "SALES,LEADER", "SALES", "agreed", "sent"),
    ("quote", "approve", "submitted", "MANAGER,LEADER", "SALES", "silent", GateShutError),
    ("quote", "approve", "submitted", "MANAGER,LEADER", "SALES", "agreed", "approved"),
    ("quote", "approve", "submitted", "MANAGER,LEADER", "MANAGER", "silent", "approved"),
    ("quote", "approve", "submitted", "MANAGER,LEADER", ME, "agreed", SecondPersonError),
    ("contract", "sign", "confirmed", "CLERK,LEADER", "SALES", "refused", GateShutError),
    ("collect", "confirm", "applied", "MANAGER,FINANCE", "MANAGER", "silent", "finance_confirmed"),
    ("collect", "confirm", "applied", "CLERK,MANAGER", "MANAGER", "silent", "sales_confirmed"),
    ("collect", "confirm", "applied", "CLERK,MANAGER", ME, "silent", SecondPersonError),
    ("collect", "confirm", "applied", "TECH,WAREHOUSE", "SALES", "silent", RoleError),
)
"""Document, step, state, roles of one person, whose the document is, the leader's word, answer."""


@pytest.mark.parametrize(("name", "step", "state", "roles", "author", "leader", "answer"), BOTH)
def test_a_person_may_what_one_of_their_roles_may(
    name: str, step: str, state: str, roles: str, author: str, leader: str, answer: Answer
) -> None:
    me = Actor(DECIDER, "me", "Me", tuple(Role(role) for role in roles.split(",")))
    by = me if author == ME else Actor(OTHER, "you", "You", (Role(author),))
    asked = Question(
        name, step, state, (Role.SALES,), author, again=False, amount="large", leader=leader
    )
    case = Case(
        "X-1",
        STATES[name](state),
        me,
        by,
        "same",
        _history(asked) if name != "collect" else (),
        facts_of(name, step),
        exceeds=True,
    )

    try:
        found: Answer = str(workflow_of(name).take(step, case).target)
    except SalesError as error:
        found = type(error)

    assert found == answer


@pytest.mark.parametrize(
    "roles", [(Role.SALES,), (Role.SALES, Role.TECH), (Role.SALES, Role.WAREHOUSE)]
)
def test_who_sells_and_oversees_nothing_keeps_to_their_own(roles: tuple[Role, ...]) -> None:
    assert Actor(DECIDER, "me", "Me", roles).only_sells


@pytest.mark.parametrize(
    "roles", [(Role.SALES, Role.MANAGER), (Role.CLERK, Role.SALES), (Role.TECH,)]
)
def test_who_oversees_the_department_writes_for_others(roles: tuple[Role, ...]) -> None:
    assert not Actor(DECIDER, "me", "Me", roles).only_sells
