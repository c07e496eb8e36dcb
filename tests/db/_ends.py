"""How the documents of tests/fixtures/halfway.txt are brought to their end."""

ENDS = {
    "visit 2": "kim visit record V-2 --result 협의 --on 2026-11-24",
    "visit 4": "kim visit drop V-4 --reason 중복",
    "visit 6": """
        kim visit submit --week 2026-W48
        park visit approve --week 2026-W48 --all
        kim visit record V-6 --result 협의
    """,
    "visit 7": """
        park visit approve --week 2026-W48 --all
        han visit record V-7 --result 협의
    """,
    "visit 8": """
        kim visit submit --week 2026-W49
        kim visit move V-8 --to 2026-12-08 --reason 요청
    """,
    "meeting 2": """
        park visit return V-7
        lee meeting minute M-2 들음 --rest
        park meeting close M-2
    """,
    "task 2": "han meeting done M-1 2 --result 정리함",
    "task 3": "han meeting done M-2 1 --result 받음",
    "plan 1": """
        park plan approve W-1
        kim plan done W-1 --result 세곳
    """,
    "plan 2": "ceo plan decide W-7",
    "plan 3": "kim plan done W-3 --result 마침",
    "plan 6": "kim plan done W-6 --result 마침",
    "plan 7": "ceo plan decide W-7 --no",
    "plan 9": "kim plan done W-9 --result 마침",
    "inquiry 1": """
        ceo inquiry decide E-1
        park inquiry decide E-1 --no
    """,
    "inquiry 2": """
        tan inquiry answer E-2 3 상자
        ceo quote decide Q-3
        han quote send Q-3
        han quote won Q-3
    """,
    "question 3": "tan inquiry answer E-2 3 상자",
    "quote 1": """
        park inquiry flag E-1 --lift --reason 작음
        kim quote edit Q-d1 --valid-until 2027-01-31
        kim quote submit Q-d1
        park quote approve Q-d1
        kim quote send Q-d1
        kim quote lost Q-d1 --reason 가격
    """,
    "quote 2": """
        park inquiry flag E-1 --lift --reason 작음
        park quote settle Q-1 --all
        park quote approve Q-1
        kim quote send Q-1
        kim quote won Q-1
    """,
    "quote 3": """
        park quote return Q-2
        han quote submit Q-2
        park quote settle Q-2 --all
        park quote approve Q-2
        han quote send Q-2
        han quote won Q-2
    """,
    "quote 4": """
        tan inquiry answer E-2 3 상자
        ceo quote decide Q-3
        han quote print Q-3
        han quote send Q-3
        han quote lost Q-3 --reason 가격
    """,
    "quote 5": "kim quote won Q-4",
    "quote 7": """
        park inquiry flag E-1 --lift --reason 작음
        kim quote send Q-5-V2
        kim quote won Q-5-V2
    """,
    "quote 11": """
        kim quote submit Q-8
        park quote settle Q-8 --all
        park quote approve Q-8
        kim quote send Q-8
        kim quote won Q-8
    """,
    "quote_deviation 1": "park quote settle Q-1 --all",
    "quote_deviation 2": "park quote settle Q-1 --reject --all",
    "contract 1": """
        park inquiry flag E-1 --lift --reason 작음
        kim contract submit C-d1
        park contract confirm C-d1
        kim contract sign C-d1
        lee contract archive C-d1 --place A
        kim ship request C-d1
        park ship approve G-new
        lee ship dispatch G-new --carrier 한진
        lee ship receipt G-new --signed-by 최과장
    """,
    "contract 2": """
        park contract answer C-d2 2 포함
        kim contract submit C-d2
        park contract confirm C-d2
        kim contract sign C-d2
        lee contract archive C-d2 --place A
        kim ship request C-d2
        park ship approve G-new
        lee ship dispatch G-new --carrier 한진
        lee ship receipt G-new --signed-by 최과장
    """,
    "contract 3": """
        park inquiry flag E-1 --lift --reason 작음
        park contract settle C-1 --all
        park contract confirm C-1
        kim contract sign C-1
        park contract cancel C-1 --reason 취소
    """,
    "contract 4": """
        ceo contract decide C-2
        park contract confirm C-2
        han contract sign C-2
        lee contract archive C-2 --place A
        han ship request C-2
        park ship approve G-new
        lee ship dispatch G-new --carrier 한진
        lee ship receipt G-new --signed-by 최과장
    """,
    "contract 5": """
        kim contract sign C-3
        lee contract archive C-3 --place A
        kim ship request C-3
        park ship approve G-new
        lee ship dispatch G-new --carrier 한진
        lee ship receipt G-new --signed-by 최과장
    """,
    "contract 6": """
        han contract line C-4 --change 1 --discount 5
        han contract submit C-4
        park contract confirm C-4
        park contract cancel C-4 --reason 취소
    """,
    "contract 7": """
        han contract sign C-5
        lee contract archive C-5 --place B
        han ship request C-5
        park ship approve G-new
        lee ship dispatch G-new --carrier 한진
        lee ship receipt G-new --signed-by 최과장
    """,
    "contract 8": """
        lee contract archive C-6 --place A
        kim ship request C-6
        park ship approve G-new
        lee ship dispatch G-new --carrier 한진
        lee ship receipt G-new --signed-by 최과장
    """,
    "contract 9": """
        kim contract submit C-d10
        park contract settle C-d10 --all
        park contract confirm C-d10
        kim contract sign C-d10
        lee contract archive C-d10 --place A
        kim ship request C-7
        park ship approve G-new
        lee ship dispatch G-new --carrier 한진
        lee ship receipt G-new --signed-by 최과장
    """,
    "contract 10": """
        kim contract submit C-d10
        park contract cancel C-d10 --reason 취소
    """,
    "contract 11": """
        kim ship request C-8
        park ship approve G-new
        lee ship dispatch G-new --carrier 한진
        lee ship receipt G-new --signed-by 최과장
    """,
    "contract 12": "park contract cancel C-8-A1 --reason 취소",
    "contract 13": """
        lee ship receipt G-2 --signed-by 정과장
        han contract sign C-9
        lee contract archive C-9 --place B
    """,
    "contract 18": """
        park ship approve G-6
        lee ship dispatch G-6 --carrier 한진
        lee ship dispatch G-7 --carrier 한진
        lee ship receipt G-6 --signed-by 박주임
        lee ship receipt G-7 --signed-by 박주임
        lee ship receipt G-8 --signed-by 박주임
    """,
    "deviation 1": "park contract settle C-1 --all",
    "deviation 2": "park contract settle C-1 --reject --all",
    "deviation 5": "park contract settle C-8-A1 --all",
    "negotiation 2": "park contract answer C-d2 2 포함",
    "ship 2": "lee ship receipt G-2 --signed-by 정과장",
    "ship 6": "park ship reject G-6",
    "ship 7": """
        lee ship dispatch G-7 --carrier 한진
        lee ship receipt G-7 --signed-by 박주임
    """,
    "ship 8": "lee ship receipt G-8 --signed-by 박주임",
    "invoice 3": "choi invoice issue I-3 --tax-number T-3",
    "collect 1": """
        park collect confirm P-1
        choi collect confirm P-1
    """,
    "collect 2": "choi collect confirm P-2",
    "collect 3": "lee collect confirm P-3",
    "collect 5": """
        choi collect confirm P-5
        park collect confirm P-5
    """,
}
"""Every document of schema 2 that is not at its end, and the lines that bring it there.

G-new is the next goods request.
"""

_APPROVED_ANEW = """
        tan inquiry answer E-2 3 상자
        park quote return Q-3
        han quote submit Q-3
        ceo quote decide Q-3
        park quote approve Q-3
        han quote send Q-3
"""
"""What is answered after an approval is approved anew since schema 3."""

ENDS_SINCE = ENDS | {
    "inquiry 2": f"{_APPROVED_ANEW} han quote won Q-3",
    "quote 4": f"{_APPROVED_ANEW} han quote lost Q-3 --reason 가격",
    "contract 19": """
        park ship approve G-11
        lee ship dispatch G-11 --carrier 한진
        lee ship receipt G-11 --signed-by 최과장
        park ship approve G-13
        kim ship request C-14
        park ship approve G-new
        lee ship dispatch G-new --carrier 한진
        lee ship receipt G-new --signed-by 최과장
    """,
    "ship 11": "park ship reject G-11",
    "ship 13": "park ship approve G-13",
    "invoice 8": "choi invoice issue I-8 --tax-number T-8",
    "invoice 9": "lee invoice withdraw I-8",
    "instrument 1": """
        choi collect reject P-2 --reason 기한
        lee instrument give-back T-1 --signed-by 최과장
    """,
    "instrument 2": """
        choi instrument deposit T-2
        choi instrument clear T-2
    """,
    "instrument 3": "choi instrument clear T-3",
    "instrument 5": "choi instrument give-back T-5 --signed-by 박주임",
    "private_receipt 1": "kim collect withdraw X-1",
    "private_receipt 2": "park collect reject X-2 --reason 오기",
    "collect 9": "choi collect confirm P-9",
    "collect 12": """
        park collect confirm P-12
        choi collect confirm P-12
    """,
    "archive 1": "lee archive back C-7",
    "issue 1": "lee issue close K-1 --result 합의",
    "issue 3": "lee issue close K-3 --result 확인",
    "reconcile 1": """
        lee reconcile enter S-1 --balance 0 --paper 회신 --cause 미착
        park reconcile acknowledge S-1
        choi reconcile acknowledge S-1
        lee reconcile close S-1
    """,
    "reconcile 2": """
        choi reconcile acknowledge S-2
        lee reconcile close S-2
    """,
    "reconcile 3": """
        park reconcile acknowledge S-3
        lee reconcile close S-3
    """,
    "reconcile 4": "lee reconcile close S-4",
}
"""Every such document of schema 5."""

ENDS_AFTER_SALES = ENDS_SINCE | {
    "contract 20": """
        park ship approve G-18
        lee ship dispatch G-18 --carrier 한진
        lee ship receipt G-18 --signed-by 최과장
    """,
    "ship 18": """
        park ship approve G-18
        lee ship dispatch G-18 --carrier 한진
        lee ship receipt G-18 --signed-by 최과장
    """,
    "collect 18": "park collect confirm P-18",
    "return 1": "kim return withdraw R-1",
    "return 2": """
        tan return verify R-2 --verdict ours --result 진품
        kim return submit R-2
        park return approve R-2
        mun return receive R-2
        choi return settle R-2
    """,
    "return 3": """
        tan return verify R-3 --verdict ours --result 진품
        lee return submit R-3
        park return approve R-3
        mun return receive R-3 --counted 1=2 --difference '하나 미도착'
        choi return settle R-3
    """,
    "return 4": "park return reject R-4 --reason 합의",
    "return 5": """
        mun return receive R-5
        choi return settle R-5
    """,
    "return 6": "choi return settle R-6 --tax-number T-12",
    "return 7": """
        park ship approve G-18
        lee ship dispatch G-18 --carrier 한진
    """,
    "return 12": "choi return settle R-12",
    "service 1": "kim service withdraw A-1 --reason 오신고",
    "service 2": """
        lee service apply A-2 --to tan
        tan service report A-2 조임 --result solved
        park service acknowledge A-2
        lee service acknowledge A-2
        lee service close A-2 --satisfaction 4 --contract C-8
    """,
    "service 3": """
        tan service report A-3 조임 --result solved
        lee service acknowledge A-3
        park service acknowledge A-3
        lee service close A-3 --satisfaction 4
    """,
    "service 4": """
        tan service report A-4 교체 --means visit --result solved
        park service acknowledge A-4
        lee service acknowledge A-4
        lee service close A-4 --satisfaction 4 --contract C-8
    """,
    "service 5": """
        ceo service decide A-5 --text '새 부품'
        tan service report A-5 교체 --result solved
        park service acknowledge A-5
        lee service acknowledge A-5
        lee service close A-5 --remark '답하지 않음'
    """,
    "service 6": """
        lee service acknowledge A-6
        lee service close A-6 --satisfaction 5
    """,
    "service 7": """
        park service acknowledge A-7
        lee service close A-7 --satisfaction 5
    """,
    "service 8": "lee service close A-8 --satisfaction 5",
    "service 11": "lee service close A-11 --satisfaction 5 --contract C-9",
}
"""Every such document of schema 6."""
