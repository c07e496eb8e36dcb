"""Documents of expenses: what is requested, and what was spent of it (policy/documents)."""

from salescli.policy.document import Document, Rows
from salescli.policy.states import ExpenseState

EXPENSES = (
    Document(
        kind="expense",
        whose="salesperson_id",
        dated="requested_on",
        prefix="Y",
        binds="customer_id salesperson_id contract_id category special amount purpose",
        rows=Rows(
            "expense",
            free="state",
            drafted="payment_form",
            open_in=(ExpenseState.APPROVED, ExpenseState.FORM_PROPOSED),
            once=("approved_on", "promised_on", "decided_on"),
        ),
    ),
    Document(
        kind="expense_claim",
        noun="expense",
        said="expense claim",
        whose="salesperson_id",
        back=(("expense", "expense_id"),),
        dated="claimed_on",
        prefix="Z",
        binds="""
            expense_id customer_id salesperson_id category special amount purpose spent_on voucher
        """,
        rows=Rows("expense_claim", free="state", once=("approved_on", "paid_on")),
    ),
)
"""In workflow order."""
