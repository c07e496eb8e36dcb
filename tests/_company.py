"""The company of the tests: who works there, and what it has done."""

from datetime import date
from pathlib import Path

from salescli.policy.kinds import CustomerKind
from salescli.policy.roles import Role
from tests._program import Clock, Program

FOUNDED = date(2026, 1, 2)
"""The day on which the company of the tests is set up and everybody is hired."""

VISITS_SINCE = "2199-01-01"
"""Nobody plans visits here yet: a test of W1 sets the setting to the day it begins."""

LEAVE = "--as park calendar late --since 2026-01-01 --until 2027-12-31 --reason 소급"
"""For a story that is told long after it happened."""

STAFF = (
    ("kim", "김철수", Role.SALES),
    ("han", "한소라", Role.SALES),
    ("lee", "이영희", Role.CLERK),
    ("park", "박부장", Role.MANAGER),
    ("choi", "최재무", Role.FINANCE),
    ("ceo", "정대표", Role.LEADER),
    ("tan", "탄기술", Role.TECH),
    ("gu", "구구매", Role.PURCHASING),
)

_PAPER = "--kind acceptance_bill --instrument B-77 --bank 농협은행 --matures 2026-06-16"
_ROW = "--salesperson kim --customer H1 --product B1"
_BILL = "--method acceptance_bill --instrument B-77"

TRADE: tuple[tuple[str, str], ...] = (
    ("2026-03-02", "--as kim contract draft H1 --deliver-by 2026-03-20 --payment-days 45"),
    ("2026-03-02", "--as kim contract line C-d1 B1 -q 100 --discount 7"),
    ("2026-03-02", "--as park contract consent C-d1"),
    ("2026-03-02", "--as kim contract line C-d1 N1 -q 2.5"),
    ("2026-03-02", "--as kim contract line C-d1 N1 -q 9"),
    ("2026-03-02", "--as kim contract line C-d1 --remove 3"),
    ("2026-03-02", "--as kim contract submit C-d1"),
    ("2026-03-03", "--as park contract return C-1"),
    ("2026-03-03", "--as kim contract submit C-1"),
    ("2026-03-03", "--as park contract settle C-1 --all"),
    ("2026-03-03", "--as park contract confirm C-1"),
    ("2026-03-04", "--as kim contract sign C-1"),
    ("2026-03-04", "--as lee contract archive C-1 --place A-1"),
    ("2026-03-05", "--as kim ship request C-1 --line 1=60"),
    ("2026-03-05", "--as kim ship request C-1 --line 2=1"),
    ("2026-03-05", "--as park ship approve G-1"),
    ("2026-03-05", "--as park ship reject G-2"),
    ("2026-03-06", "--as lee ship dispatch G-1 --carrier 한진"),
    ("2026-03-09", "--as lee ship receipt G-1 --signed-by 최과장"),
    ("2026-03-09", "--as kim invoice apply C-1"),
    ("2026-03-10", "--as choi invoice issue I-1 --tax-number T-1"),
    ("2026-03-16", f"--as lee instrument register H1 {_PAPER} --amount 30000"),
    ("2026-03-16", f"--as kim collect apply C-1=30000 {_BILL} --invoice I-1"),
    ("2026-03-16", "--as park collect confirm P-1"),
    ("2026-03-17", "--as choi collect confirm P-1"),
)
"""The short path: day and command, from a draft to a payment confirmed by two people."""

LAST = TRADE[-1][0]

BOOK = f"--as park import {Path(__file__).parent / 'fixtures' / 'products.csv'} --kind products"
"""What the books of the company say of a product."""

REGISTER = (
    "--as park setting set payment_days 30 --request-id first",
    "--as admin calendar holiday 2026-12-25 성탄절",
    "--as park calendar late --since 2026-02-01 --until 2026-03-31 --reason 인수인계",
    "--as admin staff add yoon 윤대리 --role SALES",
    "--as admin staff edit yoon --phone 010-1 --role CLERK --on 2026-03-17",
    "--as lee staff absence kim --kind sick --from 2026-03-10 --until 2026-03-11",
    "--as park staff deputy han --for kim --from 2026-04-01 --until 2026-04-03",
    "--as admin staff end yoon",
    "--as lee customer add G1 조달청 --kind government",
    "--as lee customer edit G1 --address 대전 --name 조달청본청",
    "--as park customer block E1 --reason 체납",
    "--as lee product add W1 와셔 --unit 개",
    "--as lee product edit W1 --spec M8",
    "--as park product price W1 60",
    "--as park target set sales 1000000 --month 2026-03 --salesperson kim",
)
"""One command at least for every register."""

SELLING = (
    "--as kim visit plan H1 --for 2026-03-12 --purpose 수금 --on 2026-03-06",
    "--as kim visit submit --week 2026-W11 --on 2026-03-06",
    "--as park visit approve --week 2026-W11 --on 2026-03-07",
    "--as kim visit record V-1 --result 협의 --problem 도면 --on 2026-03-12",
    "--as kim visit plan H1 --for 2026-03-20 --on 2026-03-14",
    "--as kim visit submit --week 2026-W12 --on 2026-03-14",
    "--as kim visit move V-2 --to 2026-03-27 --reason 출장 --on 2026-03-14",
    "--as kim dealer status H1 --stock '볼트 300' --sold-through 120 --price-kept --on 2026-03-12",
    "--as kim dealer status H1 --promotion 전단 --end-users 관정 --rating good --on 2026-03-12",
    "--as kim dealer status H1 --problems 없음 --support 견본 --contract-until 2026-12-31",
    "--as kim dealer status H1 --next-month '공동 방문'",
    "--as kim dealer competitor H1 대한볼트 M6볼트 --price 900 --sales '월 200개' --on 2026-03-12",
    "--as kim dealer note '관정 공사 증가' --customer H1 --on 2026-03-12",
    "--as kim worklog write '한솔 방문' --travelled --on 2026-03-12",
    "--as lee meeting open --on 2026-03-14",
    "--as lee meeting minute M-1 '도면을 다시 본다' --on 2026-03-14",
    "--as lee meeting minute M-1 '들음' --rest --on 2026-03-14",
    "--as park meeting assign M-1 '도면 확인' --to kim --due 2026-03-16 --on 2026-03-14",
    "--as park meeting close M-1 --on 2026-03-14",
    "--as kim meeting done M-1 1 --result 확인함",
    "--as kim visit correct V-1 --field result --to 재협의 --reason 오기",
    "--as kim customer profile H1 --bank 농협은행",
    "--as kim plan set 신규개척 --monthly 2026-04",
    "--as park plan approve W-1",
    "--as park plan change W-1 --reason 인력부족 --measures 전화",
    "--as ceo plan decide W-2",
    "--as kim plan done W-2 --result 세곳",
    "--as kim inquiry report H1 '볼트 단가' --amount 5000",
    "--as park inquiry decide E-1",
    "--as kim inquiry line E-1 B1 --quantity 5",
    "--as kim inquiry consult E-1 '규격은?' --to technical",
    "--as tan inquiry answer E-1 1 M8",
    "--as kim quote draft --inquiry E-1 --valid-until 2026-04-30",
    "--as kim quote deviate Q-d1 --term 보증 --normal 1년 --agreed 2년",
    "--as kim quote submit Q-d1",
    "--as park quote settle Q-1 --reject",
    "--as park quote return Q-1",
    "--as kim quote deviate Q-1 --term 보증 --normal 1년 --agreed 18개월",
    "--as kim quote submit Q-1",
    "--as park quote settle Q-1",
    "--as park quote approve Q-1",
    "--as kim quote send Q-1",
    "--as kim contract draft --from Q-1",
    "--as kim contract negotiate C-d2 '운임을 물음' --open '운임 포함?'",
    "--as park contract answer C-d2 1 포함",
    "--as kim contract cancel C-d2 --reason '다른 곳에서 삼'",
    "--as kim quote lost Q-1 --reason 가격 --competitor 대동",
    "--as kim contract draft H1 --on 2026-02-10",
    "--as kim contract line C-d3 B1 --on 2026-02-10",
    "--as kim contract submit C-d3 --on 2026-02-10",
    "--as park contract confirm C-d3 --on 2026-02-10",
    "--as kim contract sign C-d3 --on 2026-02-10",
    "--as lee contract archive C-d3 --place A-2 --on 2026-02-10",
    "--as lee contract bind 2026-02 --on 2026-03-05",
    "--as han contract draft G1 --phone --salesperson han",
    "--as han contract line C-d4 B1",
    "--as han contract submit C-d4",
    "--as park contract confirm C-d4",
    "--as lee invoice file I-1 --place B-1",
    "--as lee invoice hand-over I-1 --signed-by 최과장 --means post",
    "--as lee archive put G-1 --place B-1",
    "--as lee archive put N-1 --class voucher --reference 한진-1",
    "--as lee archive lend G-1 --to kim",
    "--as lee archive back G-1",
    "--as kim issue raise '단가 이의' --about C-1",
    "--as park issue assign K-1 --owner lee --action 재확인",
    "--as lee issue close K-1 --result 합의",
    "--as kim issue raise '납기 항의' --about H1 --severity serious",
    "--as kim issue consult K-2 '언제 되는가?' --to purchasing",
    "--as gu issue answer K-2 1 '다음 주'",
    "--as park issue escalate K-2 --reason '위약금 요구'",
    "--as ceo issue decide K-2 --text '이번 주 안에 출고'",
    "--as kim issue close K-2 --result 출고함",
    "--as park conduct training --topic 도면 --about K-1 --attended kim",
    "--as park conduct training --topic 도면 --attended kim --attended han --reason 누락",
    "--as lee asset add '1톤 트럭' --kind vehicle --identity 12가3456 --odometer 1000",
    "--as lee asset assign U-1 --to kim --condition 양호 --paper 인수-1",
    "--as kim asset trip U-1 본사 원주 --purpose 방문 --before 1010 --after 1100 --gap 정비",
    "--as park asset inspect U-1 '범퍼 파손' --result damaged --cause 후진 --answers kim",
    "--as lee asset return U-1 --condition '범퍼 파손' --paper 반납-1",
    "--as park asset return U-1 --retire 폐차",
    "--as choi collect check --acceptance-bill 20000 --owner lee",
    "--as han ship request C-d4",
    "--as han ship delay G-3 --reason 재고부족 --agreed 2026-03-20",
    "--as park ship approve G-3",
    "--as lee ship dispatch G-3 --carrier 한진 --voucher 한진-77",
    "--as han ship tell G-3 --to 정과장",
    "--as lee instrument hand-over T-1 --signed-by choi",
    "--as choi instrument deposit T-1 --means discount --with 농협은행",
    "--as lee instrument correct T-1 --drawer 동해건설 --issued 2026-03-10 --reason 배서",
    "--as lee instrument register H1 --kind cheque --instrument K-1 --bank 농협은행 --amount 500",
    "--as lee instrument hand-over T-2 --signed-by choi",
    "--as choi instrument deposit T-2",
    "--as choi instrument clear T-2",
    "--as lee instrument register H1 --kind cheque --instrument K-2 --bank 농협은행 --amount 500",
    "--as lee instrument hand-over T-3 --signed-by choi",
    "--as choi instrument deposit T-3",
    "--as choi instrument bounce T-3 --reason 부도",
    "--as choi instrument give-back T-3 --signed-by 최과장",
    "--as kim collect dun C-1 --means call --result '월말 지급' --promise 2026-03-31",
    "--as park collect risk H1 --class watch --reason '지급 지연'",
    "--as kim collect except H1 500 --reason 장날",
    "--as park collect confirm X-1",
    "--as kim collect apply C-1=500 --method cash --received-by kim --exception X-1",
    "--as choi collect remit X-1",
    "--as kim collect apply 40000 --customer H1 --method transfer",
    "--as park collect confirm P-3",
    "--as choi collect confirm P-3",
    "--as kim collect refund P-3 200 --reason 과입금",
    "--as kim collect apply C-d3=100 --method cash --on 2026-02-20",
    "--as park collect confirm P-5 --on 2026-02-20",
    "--as choi collect confirm P-5 --on 2026-02-20",
    "--as lee reconcile open H1 --month 2026-02",
    "--as lee reconcile enter S-1 --balance 0 --paper 회신 --cause '3월 입금'",
    "--as park reconcile acknowledge S-1",
    "--as choi reconcile acknowledge S-1",
    "--as lee reconcile close S-1",
    "--as lee service request H1 B1 '나사산 마모' --contract C-1 --delivery N-1 --serial L-7",
    "--as park service accept A-1 --handling visit --charged --cause wear",
    "--as lee service apply A-1 --to tan",
    "--as tan service report A-1 확인 --means visit --result unsolved --done 교체 --parts B1",
    "--as tan service escalate A-1 --reason '설비 결함'",
    "--as ceo service decide A-1 --text '설비 교체'",
    "--as park service acknowledge A-1",
    "--as lee service acknowledge A-1",
    "--as lee service close A-1 --satisfaction 4 --remark 만족 --contract C-1",
    "--as lee service request H1 B1 '또 마모' --cause wear",
    "--as park service accept A-2 --handling telephone --charged",
    "--as lee service apply A-2 --to tan",
    "--as tan service report A-2 통화 --result solved",
    "--as lee service acknowledge A-2",
    "--as park service acknowledge A-2",
    "--as kim quote draft H1 --valid-until 2026-04-30",
    "--as lee service close A-2 --satisfaction 5 --quote Q-d2",
    "--as admin staff add mun 문창고 --role WAREHOUSE",
    "--as kim return report N-1 --kind exchange --line 1=2 --reason 규격 --serial 1=L-7",
    "--as kim return check R-1 --result 일치",
    "--as tan return verify R-1 --verdict ours --result 진품 --cause wrong_goods",
    "--as kim return submit R-1",
    "--as park return approve R-1",
    "--as mun return receive R-1 --counted 1=1 --difference '하나 미도착'",
    "--as park ship approve G-4",
    "--as lee ship dispatch G-4 --carrier 한진 --serial 1=L-8",
    "--as kim return report N-1 --line 1=1 --reason 파손 --settle refund",
    "--as kim return check R-2 --result 일치",
    "--as tan return verify R-2 --verdict ours --result 진품",
    "--as lee return submit R-2",
    "--as park return approve R-2",
    "--as mun return receive R-2 --scrap 1=1",
    "--as choi return settle R-2",
    "--as lee ship correct G-3 --reason 오기 --line 1=0.5",
    "--as park ship approve G-5",
    "--as lee invoice correct I-1 --reason error --responsible lee --line 1=1",
    "--as choi invoice issue I-3",
    "--as lee collect transfer H1 C-1 100 --reason 정리",
    "--as kim expense request 5000 행사 --category promotion --customer H1 --contract C-1",
    "--as park expense approve Y-1",
    "--as kim expense promise Y-1",
    "--as park expense form Y-1 goods",
    "--as ceo expense decide Y-1",
    "--as kim expense claim 4000 --request Y-1 --voucher 영-1",
    "--as choi expense pay Z-1",
    "--as kim expense claim 700 --voucher 영-2 --category transport --purpose 택시",
    "--as park expense approve Z-2",
    "--as kim expense claim 800 --voucher 영-3 --category other --purpose 문구",
    "--as kim expense withdraw Z-3",
    "--as han conduct violation R7 C-2",
    "--as park conduct propose F-1 --warning --reason 지연",
    "--as ceo conduct decide D-1",
    "--as park conduct reward kim --reason '신규 개척' --money 300",
    "--as choi conduct liability kim --amount 500 --reason '운임 손실' --violation F-1",
    "--as park conduct decide J-1",
    "--as choi conduct liability J-1 --settle 현금",
    "--as park conduct appraise kim --month 2026-02 --score 80 --grade B",
    f"--as lee report write F3 --period 2026-W10 --note x {_ROW}",
    "--as lee report write F4 --period 2026-02 --summary 조용함 --problems 없음 --measures 없음",
    "--as kim report submit F1 --period 2026-W13",
    "--as lee report submit F3 --period 2026-W10",
    "--as park report review F3 --period 2026-W10 --opinion '비고 확인' --return",
    "--as lee report submit F4 --period 2026-02",
    "--as park report review F4 --period 2026-02 --opinion 좋음",
    "--as ceo report review F4 --period 2026-02 --opinion 좋음",
)
"""From a visit to money on account: every table of W1 to W7 gets a row, settled ones too.

The invoice of the trade is filed and handed over.
"""

REFUSED = "--as kim contract confirm C-1"


def found(path: Path) -> None:
    """Set the company up through the services: seven people, two accounts, two products."""
    from salescli.engine.open import opened  # noqa: PLC0415 - heavy
    from salescli.services.register import customer, product, setup, staff  # noqa: PLC0415 - heavy

    settings = {
        "company": "한빛상사",
        "currency": "KRW",
        "zone": "Asia/Seoul",
        "visits_since": VISITS_SINCE,
        "dunning_since": FOUNDED.isoformat(),
    }
    clock = Clock(FOUNDED)
    setup.create(path, settings, admin="관리자", today=FOUNDED, clock=clock, mark="test")
    with opened(path, today=FOUNDED, clock=clock, actor=setup.SETUP) as work:
        for code, name, role in STAFF:
            staff.add(work, code, name, role)
            work.seal("staff add")
        customer.add(work, "H1", "(주)한솔농협", CustomerKind.DEALER, salesperson="kim")
        work.seal("customer add")
        customer.add(work, "E1", "동해건설", CustomerKind.END_USER, salesperson="han")
        work.seal("customer add")
        product.add(work, "B1", "볼트", unit="개", price=1_000, discount_limit_bp=500)
        work.seal("product add")
        product.add(work, "N1", "너트", unit="개", price=333)
        work.seal("product add")


def trade(path: Path) -> None:
    """Walk the short path in a company."""
    program = Program(path)
    for day, line in TRADE:
        program.on(day).done(line)


def fill(path: Path) -> None:
    """Write a row at least into every register and document, and be refused once."""
    program = Program(path).on(LAST)
    for line in (BOOK, *REGISTER, *SELLING):
        program.done(line)
    assert program(REFUSED).exit_code
