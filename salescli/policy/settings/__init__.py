"""The settings of a company: what each is for, its default and what it may hold."""

from salescli.policy.settings import checks
from salescli.policy.settings.aftersales import AFTER_SALES
from salescli.policy.settings.collections import COLLECTIONS
from salescli.policy.settings.conduct import CONDUCT
from salescli.policy.settings.deliveries import DELIVERIES
from salescli.policy.settings.duties import DUTIES
from salescli.policy.settings.expenses import EXPENSES
from salescli.policy.settings.filing import FILING
from salescli.policy.settings.forms import FORMS
from salescli.policy.settings.instruments import INSTRUMENTS
from salescli.policy.settings.invoices import INVOICES
from salescli.policy.settings.reconciling import RECONCILING
from salescli.policy.settings.setting import BOUND, NORM, Setting
from salescli.policy.settings.territory import TERRITORY
from salescli.policy.settings.words import (
    AFTER_CLOSE,
    FILE_MODES,
    FOUNDING,
    NEVER,
    NO_FOLDER,
    NO_THRESHOLD,
    UNLIMITED,
    USUAL,
    WEEKDAYS,
)

__all__ = [
    "AFTER_CLOSE",
    "DEMONSTRATION",
    "FILE_MODES",
    "FOUNDING",
    "NEVER",
    "NO_FOLDER",
    "NO_THRESHOLD",
    "SETTINGS",
    "UNLIMITED",
    "USUAL",
    "WEEKDAYS",
    "Setting",
]


SETTINGS: dict[str, Setting] = {
    s.key: s
    for s in (
        Setting("company", "name of the company, printed on every form", "", checks.company),
        Setting(
            "currency",
            "ISO 4217 code of the company's currency",
            "KRW",
            checks.currency,
            fixed=True,
        ),
        Setting(
            "zone",
            "time zone in which a day begins and ends",
            "Asia/Seoul",
            checks.zone,
            fixed=True,
        ),
        Setting(
            "week_closes",
            "weekday on which a sales week closes; fixed once there is a document",
            "friday",
            checks.one_of(*WEEKDAYS),
        ),
        Setting(
            "workdays",
            "weekdays on which the department works (regulation 3.8)",
            "monday,tuesday,wednesday,thursday,friday,saturday",
            checks.workdays,
        ),
        Setting(
            "payment_days",
            "days a customer has to pay when nothing else is agreed",
            "30",
            checks.whole(0, 3650),
            clause="R4",
            stricter=checks.lower,
            by=NORM,
            most="norm_payment_days",
        ),
        Setting(
            "norm_payment_days",
            "days to pay that the manager grants an account at most; beyond, the leader; none: any",
            UNLIMITED,
            checks.ceiling(3650),
            clause="R4",
            by=BOUND,
        ),
        Setting(
            "norm_discount",
            "percent of discount that the manager allows at most; beyond, the leader; none: any",
            UNLIMITED,
            checks.ceiling(100),
            clause="R4",
            by=BOUND,
        ),
        Setting(
            "major_amount",
            "above this a case is major and the leader is consulted (1.3.2); none: by flag only",
            NO_THRESHOLD,
            checks.threshold,
            clause="1.3.2",
            stricter=checks.lower_threshold,
            by=BOUND,
        ),
        Setting(
            "least_margin",
            "percent of the price that a quotation made from costs keeps at least",
            "10",
            checks.whole(0, 99),
            clause="R4",
            stricter=checks.higher,
            by=NORM,
        ),
        Setting(
            "negotiation_days",
            "days within which the manager hears of a negotiation again",
            "7",
            checks.whole(1, 365),
            clause="W3.2",
            by=NORM,
        ),
        Setting(
            "paper_days",
            "working days within which a paper replaces an order by telephone or fax",
            "7",
            checks.whole(1, 365),
            clause="W3.6",
            by=NORM,
        ),
        Setting(
            "visits_since",
            "day from which visit plans, work logs and meetings are watched; at first the day"
            " the database was made",
            "1900-01-01",
            checks.since,
            clause="TM1",
        ),
        Setting(
            "late_entry_days",
            "calendar days that --on of documents, money and visits may lie back",
            "7",
            checks.whole(0, 3650),
            by=BOUND,
        ),
        Setting(
            "books_until",
            "last day of documents that are imported; init: the day before the database was made",
            FOUNDING,
            checks.books,
            noted=True,
        ),
        Setting(
            "plans_since",
            "day from which annual and monthly plans, and the records of visited customers, are"
            " watched; at first that of visits_since",
            NEVER,
            checks.since,
            clause="MD6",
        ),
        Setting(
            "meeting_day",
            "weekday of the business meeting; after_close: the day after the sales week closes,"
            " which is Saturday unless week_closes says otherwise",
            AFTER_CLOSE,
            checks.one_of(*WEEKDAYS, AFTER_CLOSE),
            clause="TM4",
        ),
        Setting(
            "paper_decisions",
            "whether a clerk may type what another signed on paper (--by, --paper)",
            "on",
            checks.switch,
            stricter=checks.off_first,
        ),
        Setting(
            "identity",
            "open: --as names who acts; login: the operating-system user alone decides",
            "open",
            checks.one_of("open", "login"),
        ),
        Setting(
            "territory_reads",
            "whether salespeople see their own accounts only (1.3.4)",
            "off",
            checks.switch,
        ),
        Setting(
            "file_access",
            "owner or group: who may read and write the file of a new database",
            "owner",
            checks.one_of(*FILE_MODES),
            fixed=True,
        ),
        Setting(
            "exchange_folder",
            "folder in which callers through sudo name files of their own to read and write; none:"
            " the standard streams alone",
            NO_FOLDER,
            checks.folder,
        ),
        Setting(
            "receipt_days",
            "working days after dispatch within which the customer confirmation is filed",
            "7",
            checks.whole(1, 365),
            clause="R9",
            by=NORM,
        ),
        *DELIVERIES,
        *INVOICES,
        *INSTRUMENTS,
        *RECONCILING,
        *COLLECTIONS,
        *FILING,
        *AFTER_SALES,
        *EXPENSES,
        *DUTIES,
        *CONDUCT,
        *TERRITORY,
        *FORMS,
    )
}

DEMONSTRATION = "demonstration"
"""The mark of a demonstration database: the day on which its clock stands; never set by hand."""
