"""What a salesperson may spend in a month by plan, and what was approved and spent of it (F2)."""


def standing(whose: str, day: str) -> str:
    """Select `budget`, `approved` and `spent` of somebody's month: that of a day."""
    month = f"BETWEEN SUBSTR({day}, 1, 7) || '-01' AND SUBSTR({day}, 1, 7) || '-31'"
    return f"""
        (SELECT CAST(SUM(work_plan.expense_budget) AS BIGINT) FROM work_plan
         WHERE work_plan.grain = 'monthly' AND work_plan.end_on {month}
           AND work_plan.employee_id = {whose} AND work_plan.state IN ('approved', 'done'))
            AS budget,
        (SELECT CAST(COALESCE(SUM(granted.amount), 0) AS BIGINT) FROM expense AS granted
         WHERE granted.salesperson_id = {whose} AND granted.approved_on {month}
           AND granted.state <> 'withdrawn') AS approved,
        (SELECT CAST(COALESCE(SUM(posting.amount), 0) AS BIGINT) FROM posting
         WHERE posting.kind = 'spent' AND posting.booked_on {month}
           AND posting.salesperson_id = {whose}) AS spent
    """
