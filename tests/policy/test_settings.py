"""Who changes which setting once the company is set up, from a table made by hand (1.1, R4)."""

from salescli.policy.settings import SETTINGS

CHANGED_BY = """
MANAGER,LEADER  payment_days least_margin negotiation_days paper_days receipt_days
MANAGER,LEADER  tell_days correction_days
MANAGER,LEADER  registration_needed issue_days filing_days hand_over_days red_invoice_days
MANAGER,LEADER  invoiced_by reconcile_by
ADMIN,LEADER    tax_rate invoices_since instruments_since instrument_warning_days
MANAGER,LEADER  dunning_days promise_days confirm_days remit_days prepaid_days clear_days
LEADER          major_amount norm_payment_days norm_discount late_entry_days
LEADER          division_confirms finance_clears
ADMIN,LEADER    company week_closes workdays visits_since books_until plans_since meeting_day
ADMIN,LEADER    tell_since archive_place archive_since check_since reconcile_since payments_since
MANAGER,LEADER  causes accept_days contact_days report_days escalation_days repeat_days
MANAGER,LEADER  return_days settle_days expense_days territory_days
ADMIN,LEADER    service_since return_since expenses_since territory_since forms_since
MANAGER,LEADER  forms_clerk forms_time forms_day
ADMIN,LEADER    issue_since training_since assets_since
MANAGER,LEADER  problem_report_days problem_decision_days asset_days damage_days
MANAGER,LEADER  lent_days voucher_days problem_days
ADMIN,LEADER    dunning_since
ADMIN,LEADER    fine_least fine_most conduct_since
MANAGER,LEADER  proposal_days decision_days
ADMIN,LEADER    paper_decisions identity territory_reads exchange_folder
-               currency zone file_access
"""
"""Norms are the manager's, what binds the manager the leader's; - is chosen once, at init."""


def test_a_setting_is_changed_by_whom_the_table_says() -> None:
    told = {
        key: roles
        for roles, *keys in (line.split() for line in CHANGED_BY.split("\n") if line)
        for key in keys
    }

    assert told == {s.key: "-" if s.fixed else ",".join(s.by) for s in SETTINGS.values()}


def test_beyond_its_ceiling_a_norm_is_the_leaders() -> None:
    assert {s.key: s.most for s in SETTINGS.values() if s.most} == {
        "payment_days": "norm_payment_days"
    }
