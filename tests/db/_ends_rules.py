"""How what came with the rules is brought to its end: spending, conduct, problems, forms."""

from tests.db._ends import ENDS_AFTER_SALES

ENDS_RULES = ENDS_AFTER_SALES | {
    "expense 1": "park expense approve Y-1",
    "expense 3": "ceo expense decide Y-3",
    "expense 7": "lee expense withdraw Y-7",
    "expense 8": "lee expense withdraw Y-8",
    "expense_claim 1": "choi expense pay Z-1",
    "expense_claim 3": """
        park expense approve Z-3
        choi expense pay Z-3
    """,
    "expense_claim 4": "choi expense pay Z-4",
    "violation 1": """
        park conduct propose F-1 --warning
        ceo conduct decide D-6
    """,
    "violation 2": "ceo conduct decide D-1",
    "violation 5": "ceo conduct decide F-5 --fine 3000",
    "proposal 1": "ceo conduct decide D-1 --no",
    "proposal 5": "ceo conduct decide D-5",
    "liability 1": "park conduct decide J-1 --no",
    "liability 2": "choi conduct liability J-2 --settle 변제",
    "issue 4": """
        tan issue answer K-4 1 '다음 주'
        park issue close K-4 --result 통보함
    """,
    "issue 5": """
        ceo issue decide K-5 --text '2% 할인'
        han issue close K-5 --result 합의
    """,
    "issue 6": "park issue close K-6 --result 교체함",
    "issue_question 1": "tan issue answer K-4 1 '다음 주'",
    "asset 1": "park asset return U-1 --retire 매각",
    "asset 2": """
        lee asset return U-2 --condition '문 긁힘' --paper H-4
        park asset return U-2 --retire 매각
    """,
    "report 1": "park report review F1 --period 2026-W49 --salesperson kim --opinion 좋음",
}
"""Every such document of schema 7."""
