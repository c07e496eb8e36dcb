"""Which test keeps each rule of the regulation, and which breaks it: of `test_rules.py`.

A clause, then what keeps it and what breaks it, two different ones, each by its file. Of a walk it
is a section, told by its first words.
"""

PROOFS = """
R1
    services/test_watch_territory.py: what_is_told_of_it_begins_the_days_anew
    services/test_watch_territory.py: an_account_is_seen_within_thirty_days_of_when_the_watch_began
R2
    services/money.txt: a salesperson takes money by an exception only
    services/test_money.py: what_waits_longer_than_a_working_day_is_watched
R3
    services/test_expense.py: what_was_consented_to_before_it_was_spent_is_no_breach
    services/test_expense.py: what_is_spent_without_consent_is_late_until_it_has_it
R4
    services/test_contract_deviations.py: what_is_as_quoted_is_no_deviation
    services/test_contract_deviations.py: a_deviation_from_the_quotation_shuts_the_gates
R5
    services/expense.txt: a special expense is promised after consent only
    services/test_expense.py: a_promise_before_the_consent_fits_no_table
R6
    services/expense.txt: a special expense is promised after consent only
    services/conduct.txt: a violation by which something was lost waits for its loss
R7
    services/test_watch.py: an_agreed_day_is_a_proper_reason
    services/test_watch.py: a_contract_not_sent_by_the_next_working_day_is_overdue
R8
    services/test_correct.py: a_red_note_counts_from_its_approval_and_takes_its_figures_back
    services/test_correct.py: a_shortage_stands_in_watch_until_a_red_note_takes_it_back
R9
    services/test_filing.py: a_voucher_that_comes_with_the_goods_is_on_file
    services/test_filing.py: a_voucher_is_on_file_a_working_day_after_the_receipt
R10
    services/test_filing.py: a_request_that_was_filed_in_time_and_told_late_is_no_breach
    services/test_filing.py: a_goods_request_is_filed_on_its_approval_day
R11
    services/test_filing.py: a_day_that_was_checked_is_no_breach
    services/test_filing.py: every_working_day_is_checked
R12
    services/test_instrument.py: it_breaks_no_rule_without_a_row
    services/test_instrument.py: what_is_corrected_goes_to_finance_that_day_again
R13
    services/test_reconcile.py: a_month_of_before_is_not_watched
    services/test_reconcile.py: months_are_reconciled_by_the_fifteenth_of_the_next
R14
    services/test_service.py: what_went_up_while_it_went_on_is_told_of_after_the_leader_has_decided
    services/test_service.py: what_was_put_to_the_leader_is_decided_by_the_next_working_day
R15
    services/test_watch_contracts.py: a_month_without_a_signature_needs_no_binder
    services/test_watch_contracts.py: a_month_is_bound_by_the_fifth
R16
    services/test_report.py: the_watch_tells_of_each_form_and_person_until_it_is_handed_in
    services/test_report.py: late_forms_count_by_their_due_day
R17
    services/conduct.txt: what watch found is raised with its facts
    services/conduct.txt: nobody types what is decided about themselves
MD1
    reports/test_f04_sales_monthly.py: a_month_target_is_met_by_the_rate_of_the_totals
    reports/test_f04_sales_monthly.py: who_has_no_target_meets_none_of_it
MD2
    reports/test_f07_collection_weekly.py: a_rate_may_exceed_one_and_is_null_when_nothing_is_due
    reports/test_f07_collection_weekly.py: due_is_what_was_open_before_or_issued_in_the_week
MD3
    services/test_watch_conduct.py: what_was_proposed_in_time_waits_ten_days_for_the_leader
    services/test_watch_conduct.py: a_violation_waits_five_working_days_for_a_proposal
MD4
    services/test_watch_assets.py: where_nobody_sells_nobody_is_trained
    services/test_watch_assets.py: each_week_has_its_training_by_its_saturday
MD5
    services/test_watch_assets.py: what_was_given_back_before_they_left_is_no_breach
    services/test_watch_assets.py: what_nobody_has_is_late_after_five_working_days
MD6
    services/test_plan.py: an_item_is_approved_by_the_manager
    services/test_norms.py: a_month_and_a_year_without_a_plan_are_watched
MD7
    services/test_watch_problems.py: what_is_no_major_one_is_not_watched
    services/test_watch_problems.py: a_serious_problem_is_late_once_the_next_working_day_is_over
TM1
    services/test_watch_visits.py: who_is_away_writes_no_log
    services/test_watch_visits.py: every_salesperson_writes_a_log_every_working_day
TM2
    services/test_watch.py: all_done_in_time_is_nothing_to_watch
    services/test_watch.py: a_signed_contract_is_archived_the_same_day
TM3
    services/test_watch_quotes.py: news_that_was_told_the_same_day_breaks_nothing
    services/test_watch_quotes.py: news_that_was_told_a_day_later_is_late
TM4
    services/test_watch_meetings.py: a_meeting_held_on_its_day_is_in_time
    services/test_watch_meetings.py: a_week_without_its_saturday_meeting_is_overdue_from_sunday
TM5
    services/test_watch_contracts.py: an_amendment_moves_the_day_by_which_goods_are_due
    services/test_watch_contracts.py: an_order_is_dispatched_a_working_day_after_it_counts
TM6
    services/test_watch_contracts.py: a_month_without_a_signature_needs_no_binder
    services/test_watch_contracts.py: a_month_is_bound_by_the_fifth
TM7
    services/test_report.py: who_is_away_the_whole_week_owes_no_plan_of_it
    services/test_report.py: a_weekly_form_is_due_before_nine_in_the_zone_of_the_company
TM8
    services/test_report.py: monthly_forms_are_due_by_the_fifth_and_f2_before_its_month
    services/test_report.py: monthly_forms_are_late_in_the_week_of_their_day
"""
