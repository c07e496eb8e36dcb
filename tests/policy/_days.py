"""What a step's two days are to it, worked out from the regulation by hand (1.3), and where to try.

The recording day is the day it is typed, the business day the one it is dated. Who decides holds
the role on both, whatever the step; a business day lies back seven days at most (late_entry_days),
further with the manager's leave only, and never lies ahead.
"""

WITNESSES = """
ceo inquiry flag E-1 --lift --reason x
han inquiry consult E-2 x --to purchasing
han inquiry consult E-2 x --to leader
kim inquiry report H1 x
kim visit plan H1 --for 2026-12-11
kim visit submit --week 2026-W50
park visit approve --week 2026-W50
kim quote draft H1 --valid-until 2027-01-31
kim quote line Q-d12 B1
kim quote submit Q-d12
kim contract draft H1 --phone
kim contract line C-d19 N1
kim contract submit C-d19
han contract draft E1 --phone
han contract line C-d20 B1
han contract submit C-d20
ceo contract decide C-d20
park contract confirm C-d20
han ship request C-d20
park ship approve G-10
lee ship dispatch G-10 --carrier 한진
han contract sign C-d20
han contract draft E1 --phone
han contract line C-d21 B1
han contract submit C-d21
ceo contract decide C-d21
park contract confirm C-d21
han ship request C-d21
park ship approve G-11
lee ship dispatch G-11 --carrier 한진
lee ship receipt G-11 --signed-by x
han contract sign C-d21
kim contract draft H1
kim contract line C-d22 B1
kim contract submit C-d22
kim contract draft G1 --phone
kim contract line C-d23 N1
kim contract submit C-d23
park contract confirm C-d23
kim contract draft --from Q-d8
admin staff add seo 서대리 --role CLERK
ceo staff add yun 윤대표 --role LEADER
admin staff add bu 부사업 --role DIVISION
ceo setting set division_confirms on
ceo setting set finance_clears on
han contract draft E1 --phone
han contract line C-d25 B1
han contract submit C-d25
ceo contract decide C-d25
park contract confirm C-d25
han ship request C-d25
bu ship confirm G-12
choi ship clear G-7
lee ship correct G-8 --line 1=1 --reason x
kim collect apply C-8=9000000 --method transfer
park collect confirm P-6
choi collect confirm P-6
kim collect refund P-6 100 --reason x
kim collect refund P-6 101 --reason x
park collect confirm P-8
kim collect refund P-6 102 --reason x
choi collect confirm P-9
kim collect except H1 100 --reason x
kim collect except H1 101 --reason x
park collect confirm X-2
kim collect except H1 102 --reason x
park collect confirm X-3
kim collect apply C-8=102 --method cash --received-by kim --exception X-3
lee archive put G-1
lee archive put G-4
lee archive lend G-1 --to kim
kim issue raise x --about H1
lee instrument register H1 --kind cheque --instrument Y-1 --bank x --amount 100
lee instrument register H1 --kind cheque --instrument Y-2 --bank x --amount 100
lee instrument hand-over T-2 --signed-by choi
lee instrument register H1 --kind cheque --instrument Y-3 --bank x --amount 100
lee instrument hand-over T-3 --signed-by choi
choi instrument deposit T-3
lee instrument register H1 --kind cheque --instrument Y-4 --bank x --amount 100
lee instrument hand-over T-4 --signed-by choi
choi instrument deposit T-4
choi instrument bounce T-4 --reason x
park calendar late --since 2026-10-01 --until 2026-11-24 --reason x
lee customer add Z1 하나농원 --kind end_user --salesperson kim --on 2026-10-02
lee customer add Z2 두리농원 --kind end_user --salesperson kim --on 2026-10-02
"""
"""Who and what is wanted beside the documents of tests/fixtures/halfway.txt."""

_PREPAID = """
lee contract draft {account} --phone --on 2026-10-20
lee contract line C-d{n} B1 --on 2026-10-20
lee contract submit C-d{n} --on 2026-10-20
park contract confirm C-d{n} --on 2026-10-20
lee collect apply C-d{n}=700 --method cash --on 2026-10-20
park collect confirm P-{payment} --on 2026-10-20
choi collect confirm P-{payment} --on 2026-10-20
"""
_ANSWERED = """
lee reconcile open {account} --month 2026-10
lee reconcile enter S-{statement} --balance -700 --paper x
"""
WITNESSES += "".join(
    _PREPAID.format(account=account, n=26 + place, payment=11 + place).lstrip()
    for place, account in enumerate(("H1", "E1", "G1", "Z1", "Z2"))
)
WITNESSES += "".join(
    _ANSWERED.format(account=account, statement=place).lstrip()
    for place, account in enumerate(("H1", "E1", "G1", "Z1"), 1)
)
WITNESSES += """
park reconcile acknowledge S-2
choi reconcile acknowledge S-3
park reconcile acknowledge S-4
choi reconcile acknowledge S-4
""".lstrip()
"""In October five accounts paid in advance; of four of them the month is being reconciled."""

_SERVED = """
kim service request H1 B1 x
park service accept A-{n} --handling visit --warranty
lee service apply A-{n} --to tan
tan service report A-{n} x --result solved
park service acknowledge A-{n}
lee service acknowledge A-{n}
""".lstrip().splitlines()
WITNESSES += "admin staff add ki 기기술 --role TECH\n" + "".join(
    line.format(n=n) + "\n" for n in range(1, 7) for line in _SERVED[:n]
)
WITNESSES += """
kim service request H1 B1 x
park service accept A-7 --handling visit --warranty
lee service apply A-7 --to tan
tan service report A-7 x --result solved
lee service acknowledge A-7
kim service request H1 B1 x
park service accept A-8 --handling visit --warranty
lee service apply A-8 --to tan
tan service escalate A-8 --reason x
""".lstrip()
"""A service case in each state: six that went on, one told to the clerk, one put up."""

WITNESSES += """
ceo setting set fine_least 100
ceo setting set fine_most 1000
kim conduct violation R9 --person lee --facts x
kim conduct violation R9 --person park --facts x
kim conduct violation R9 --person lee --facts y
park conduct propose F-3 --warning
kim conduct liability lee --amount 5 --reason x
kim conduct liability lee --amount 5 --reason x
park conduct decide J-2
kim conduct violation R6 --person lee --facts x
kim conduct violation R6 --person lee --facts x
park conduct propose F-5 --warning
kim conduct violation R6 --person lee --facts x
park conduct propose F-6 --warning
ceo conduct decide D-3
""".lstrip()
"""A clerk's violation and a manager's, one upon which something is proposed, two losses, and one
of R6 in each state.
"""

WITNESSES += """
lee report submit F4 --period 2026-10
lee report submit F8 --period 2026-10
park report review F8 --period 2026-10 --opinion x
""".lstrip()
"""Of October a form that waits for the manager, and one that waits for the leader."""

_BROUGHT = """
kim return report G-14 --line 1=1 --reason x
kim return check R-{n} --result x
tan return verify R-{n} --verdict ours --result x
kim return submit R-{n}
park return approve R-{n}
mun return receive R-{n}
""".lstrip().splitlines()
WITNESSES += (
    """
admin staff add mun 문창고 --role WAREHOUSE
kim contract draft H1 --phone
kim contract line C-d31 B1 -q 9
kim contract submit C-d31
park contract confirm C-d31
kim ship request C-d31
bu ship confirm G-14
park ship approve G-14
choi ship clear G-14
lee ship dispatch G-14 --carrier 한진
""".lstrip()
    + "".join(line.format(n=n) + "\n" for n in range(1, 7) for line in _BROUGHT[:n])
)
WITNESSES += "kim return report G-14 --kind allowance --allow 1=10 --reason x\n" + "".join(
    line.format(n=7) + "\n" for line in _BROUGHT[1:5]
)
"""Goods that come back, in each state, and an allowance that is approved."""

_SPECIAL = """
kim expense request 100 x --category promotion --customer H1
park expense approve Y-{n}
park expense form Y-{n} cash
ceo expense decide Y-{n}
""".lstrip().splitlines()
WITNESSES += (
    "".join(line.format(n=n) + "\n" for n in range(1, 5) for line in _SPECIAL[:n])
    + """
kim expense claim 10 --voucher x --category other --purpose x
kim expense claim 10 --request Y-4 --voucher y
kim expense claim 10 --voucher x --category other --purpose x
park expense approve Z-3
kim expense request 100 x --category promotion --customer H1
park expense approve Y-5
park expense form Y-5 cash
ceo expense decide Y-5
""".lstrip()
)
"""A special expense in each state, and claims: without consent, with it, with it afterwards."""

_SERIOUS = """
kim issue raise x --about H1 --severity serious
park issue escalate K-{n} --reason x
ceo issue decide K-{n} --text x
""".lstrip().splitlines()
WITNESSES += "".join(line.format(n=n) + "\n" for n in (2, 3, 4) for line in _SERIOUS[: n - 1])
WITNESSES += "".join(
    line.format(n=n) + "\n"
    for n in (5, 6, 7)
    for line in (*_SERIOUS[: n - 4], f"lee issue flag K-{n} --reason x")
)
WITNESSES += """
kim issue raise x --about H1
kim issue consult K-8 x --to technical
kim issue consult K-8 x --to purchasing
kim issue consult K-8 x --to finance
kim issue consult K-8 x --to division
kim issue consult K-8 x --to warehouse
lee asset add x --kind supply
lee asset add x --kind vehicle --odometer 10
lee asset assign U-2 --to kim --condition x --paper y
kim asset trip U-2 x y --purpose z --after 20
lee asset add x --kind vehicle --odometer 10
lee asset assign U-3 --to kim --condition x --paper y
kim asset trip U-3 x y --purpose z --after 20
lee asset return U-3 --condition x --paper y
""".lstrip()
"""Problems as far as the leader and the departments have come, one asset in store, one with kim."""

TRIED = """
visit submit planned | kim visit submit --week 2026-W48
visit approve submitted | kim visit approve --week 2026-W48
visit return submitted | han visit return V-7
visit return approved | kim visit return V-10
visit drop planned | kim visit drop V-8 --reason x
visit drop submitted | han visit drop V-7 --reason x
visit drop approved | kim visit drop V-10 --reason x
visit move planned | kim visit move V-8 --to 2026-12-16 --reason x
visit move submitted | han visit move V-7 --to 2026-12-16 --reason x
visit move approved | kim visit move V-10 --to 2026-12-16 --reason x
visit record planned | kim visit record V-6 --result x
visit record submitted | han visit record V-7 --result x
visit record approved | kim visit record V-2 --result x
visit record done | han visit record V-9 --result x
visit correct done | kim visit correct V-1 --field result --to x --reason y
meeting minute open | lee meeting minute M-2 x
meeting assign open | lee meeting assign M-2 x --to kim --due 2026-12-30
meeting close open | lee meeting close M-2
task done open | han meeting done M-1 2 --result x
plan approve planned | kim plan approve W-1
plan change approved | kim plan change W-6 --reason x --measures y
plan accept proposed | park plan decide W-7
plan reject proposed | park plan decide W-7 --no
plan done approved | kim plan done W-6 --result x
inquiry pursue received | kim inquiry decide E-5
inquiry decline received | kim inquiry decide E-1 --no
inquiry decline preparing | han inquiry decide E-2 --no
inquiry line preparing | han inquiry line E-2 B1 --quantity 3
inquiry consult preparing | han inquiry consult E-2 x --to leader
inquiry flag received | kim inquiry flag E-1 --reason x
inquiry flag preparing | han inquiry flag E-2 --reason x
inquiry unflag received | kim inquiry flag E-1 --lift --reason x
inquiry unflag preparing | han inquiry flag E-2 --lift --reason x
inquiry endorse received | kim inquiry decide E-1
inquiry object received | kim inquiry decide E-1 --no
question answer_technical open | han inquiry answer E-2 3 x
question answer_purchasing open | han inquiry answer E-2 4 x
question answer_leader open | han inquiry answer E-2 5 x
quote submit draft | kim quote submit Q-8
quote return submitted | kim quote return Q-1
quote return approved | han quote return Q-3
quote approve submitted | kim quote approve Q-9
quote print approved | kim quote print Q-5-V2
quote print sent | kim quote print Q-4
quote print won | kim quote print Q-6
quote print lost | han quote print Q-7
quote print superseded | kim quote print Q-5
quote send approved | kim quote send Q-5-V2
quote won sent | kim quote won Q-4
quote lost sent | kim quote lost Q-4 --reason x
quote withdraw draft | kim quote withdraw Q-d1 --reason x
quote withdraw submitted | kim quote withdraw Q-1 --reason x
quote withdraw approved | han quote withdraw Q-3 --reason x
quote withdraw sent | kim quote withdraw Q-4 --reason x
quote flag draft | kim quote flag Q-d1 --reason x
quote flag submitted | kim quote flag Q-1 --reason x
quote flag approved | kim quote flag Q-5-V2 --reason x
quote unflag draft | kim quote flag Q-8 --lift --reason x
quote unflag submitted | han quote flag Q-2 --lift --reason x
quote unflag approved | han quote flag Q-3 --lift --reason x
quote endorse submitted | kim quote decide Q-1
quote endorse approved | kim quote decide Q-5-V2
quote object submitted | kim quote decide Q-1 --no
quote object approved | kim quote decide Q-5-V2 --no
quote_deviation accept open | kim quote settle Q-1
quote_deviation reject open | kim quote settle Q-1 --reject
contract consent draft | kim contract consent C-d1
contract consent negotiating | kim contract consent C-d2
contract negotiate draft | kim contract negotiate C-d24 x
contract negotiate negotiating | kim contract negotiate C-d2 x
contract submit draft | kim contract submit C-d1
contract submit negotiating | kim contract submit C-d2
contract return submitted | kim contract return C-1
contract return confirmed | kim contract return C-3
contract confirm submitted | kim contract confirm C-17
contract confirm_order submitted | kim contract confirm C-14
contract sign confirmed | kim contract sign C-3
contract sign ordered | han contract sign C-5
contract sign in_delivery | han contract sign C-9
contract sign completed | han contract sign C-11
contract archive signed | kim contract archive C-6 --place x
contract archive in_delivery | han contract archive C-15 --place x
contract archive completed | han contract archive C-16 --place x
contract archive cancelled | kim contract archive C-12 --place x
contract cancel draft | kim contract cancel C-d1 --reason x
contract cancel negotiating | kim contract cancel C-d2 --reason x
contract cancel submitted | kim contract cancel C-1 --reason x
contract cancel confirmed | kim contract cancel C-3 --reason x
contract cancel ordered | kim contract cancel C-18 --reason x
contract cancel signed | kim contract cancel C-6 --reason x
contract cancel archived | kim contract cancel C-7 --reason x
contract cancel in_delivery | kim contract cancel C-8 --reason x
contract flag draft | kim contract flag C-d1 --reason x
contract flag negotiating | kim contract flag C-d2 --reason x
contract flag submitted | kim contract flag C-1 --reason x
contract flag confirmed | kim contract flag C-3 --reason x
contract flag ordered | han contract flag C-5 --reason x
contract flag signed | kim contract flag C-6 --reason x
contract flag archived | kim contract flag C-7 --reason x
contract flag in_delivery | kim contract flag C-8 --reason x
contract unflag draft | han contract flag C-4 --lift --reason x
contract unflag negotiating | kim contract flag C-d2 --lift --reason x
contract unflag submitted | kim contract flag C-1 --lift --reason x
contract unflag confirmed | kim contract flag C-3 --lift --reason x
contract unflag ordered | han contract flag C-5 --lift --reason x
contract unflag signed | kim contract flag C-6 --lift --reason x
contract unflag archived | kim contract flag C-7 --lift --reason x
contract unflag in_delivery | kim contract flag C-8 --lift --reason x
contract endorse submitted | kim contract decide C-1
contract endorse confirmed | kim contract decide C-3
contract endorse ordered | han contract decide C-5
contract endorse signed | kim contract decide C-6
contract endorse archived | kim contract decide C-7
contract endorse in_delivery | kim contract decide C-8
contract object submitted | kim contract decide C-1 --no
contract object confirmed | kim contract decide C-3 --no
contract object ordered | han contract decide C-5 --no
contract object signed | kim contract decide C-6 --no
contract object archived | kim contract decide C-7 --no
contract object in_delivery | kim contract decide C-8 --no
deviation accept open | kim contract settle C-1
deviation reject open | kim contract settle C-1 --reject
negotiation answer open | kim contract answer C-d2 2 x
ship withdraw requested | kim ship withdraw G-6
ship withdraw division_confirmed | han ship withdraw G-12
ship withdraw correcting | kim ship withdraw G-13
ship confirm requested | kim ship confirm G-6
ship clear requested | kim ship clear G-6
ship clear division_confirmed | han ship clear G-12
ship clear approved | kim ship clear G-7
ship approve requested | kim ship approve G-6
ship approve division_confirmed | han ship approve G-12
ship approve correcting | kim ship approve G-13
ship reject requested | kim ship reject G-6
ship reject division_confirmed | han ship reject G-12
ship reject approved | kim ship reject G-7
ship reject correcting | kim ship reject G-13
ship delay requested | kim ship delay G-6 --reason x --agreed 2026-12-30
ship delay division_confirmed | han ship delay G-12 --reason x
ship delay approved | kim ship delay G-7 --reason x
ship dispatch approved | kim ship dispatch G-7 --carrier x
ship file approved | kim archive put G-7
ship file dispatched | kim archive put G-8
ship file received | kim archive put G-9
ship vouch dispatched | kim archive put G-8 --class voucher --reference x
ship vouch received | kim archive put G-9 --class voucher --reference x
ship tell dispatched | kim ship tell G-8 --to x
ship receipt dispatched | kim ship receipt G-8 --signed-by x
invoice withdraw applied | kim invoice withdraw I-3
invoice reject applied | kim invoice reject I-3 --reason x
invoice issue applied | kim invoice issue I-3 --tax-number x
invoice file issued | kim invoice file I-1 --place x
invoice hand-over issued | kim invoice hand-over I-1 --signed-by x --means post
instrument correct registered | kim instrument correct T-1 --drawer x --reason y
instrument correct handed_over | kim instrument correct T-2 --drawer x --reason y
instrument correct deposited | kim instrument correct T-3 --drawer x --reason y
instrument hand-over registered | kim instrument hand-over T-1 --signed-by choi
instrument deposit handed_over | kim instrument deposit T-2
instrument clear deposited | kim instrument clear T-3
instrument bounce deposited | kim instrument bounce T-3 --reason x
instrument give-back registered | kim instrument give-back T-1 --signed-by x
instrument give-back handed_over | kim instrument give-back T-2 --signed-by x
instrument give-back bounced | kim instrument give-back T-4 --signed-by x
collect confirm applied | kim collect confirm P-1
collect confirm sales_confirmed | kim collect confirm P-2
collect confirm finance_confirmed | han collect confirm P-3
service withdraw requested | kim service withdraw A-1 --reason x
service withdraw accepted | kim service withdraw A-2 --reason x
service accept requested | kim service accept A-1 --handling visit --charged
service apply accepted | kim service apply A-2 --to tan
service give applied | kim service apply A-3 --to ki
service give in_service | kim service apply A-4 --to ki
service give escalated | kim service apply A-8 --to ki
service report applied | kim service report A-3 x --result solved
service report in_service | kim service report A-4 x --result solved
service report escalated | kim service report A-8 x --result solved
service report manager_acknowledged | kim service report A-5 x --result solved
service report clerk_acknowledged | kim service report A-7 x --result solved
service report acknowledged | kim service report A-6 x --result solved
service escalate applied | kim service escalate A-3 --reason x
service escalate in_service | kim service escalate A-4 --reason x
service decide escalated | kim service decide A-8 --text x
service acknowledge in_service | kim service acknowledge A-4
service acknowledge manager_acknowledged | kim service acknowledge A-5
service acknowledge clerk_acknowledged | kim service acknowledge A-7
service close acknowledged | kim service close A-6 --satisfaction 5
return withdraw reported | kim return withdraw R-1
return withdraw checked | kim return withdraw R-2
return withdraw verified | kim return withdraw R-3
return withdraw submitted | kim return withdraw R-4
return check reported | kim return check R-1 --result x
return verify checked | kim return verify R-2 --verdict ours --result x
return verify verified | kim return verify R-3 --verdict ours --result x
return reject reported | kim return reject R-1 --reason x
return reject checked | kim return reject R-2 --reason x
return reject verified | kim return reject R-3 --reason x
return submit verified | kim return submit R-3
return approve submitted | kim return approve R-4
return reject submitted | kim return reject R-4 --reason x
return reject approved | kim return reject R-5 --reason x
return receive approved | kim return receive R-5
return settle approved | kim return settle R-7
return settle booked_in | kim return settle R-6
expense withdraw requested | kim expense withdraw Y-1
expense withdraw approved | kim expense withdraw Y-2
expense withdraw form_proposed | kim expense withdraw Y-3
expense withdraw form_decided | kim expense withdraw Y-5
expense approve requested | kim expense approve Y-1
expense reject requested | kim expense reject Y-1 --reason x
expense promise approved | kim expense promise Y-2
expense promise form_proposed | kim expense promise Y-3
expense promise form_decided | kim expense promise Y-4
expense form approved | kim expense form Y-2 cash
expense form form_proposed | kim expense form Y-3 cash
expense agree form_proposed | kim expense decide Y-3
expense refuse form_proposed | kim expense decide Y-3 --no
expense flag requested | kim expense flag Y-1 --reason x
expense unflag requested | kim expense flag Y-1 --lift --reason x
expense endorse requested | kim expense decide Y-1
expense object requested | kim expense decide Y-1 --no
expense_claim withdraw unapproved | kim expense withdraw Z-1
expense_claim withdraw claimed | kim expense withdraw Z-2
expense_claim withdraw approved | kim expense withdraw Z-3
expense_claim approve unapproved | kim expense approve Z-1
expense_claim reject unapproved | kim expense reject Z-1 --reason x
expense_claim reject claimed | kim expense reject Z-2 --reason x
expense_claim reject approved | kim expense reject Z-3 --reason x
expense_claim pay claimed | kim expense pay Z-2
expense_claim pay approved | kim expense pay Z-3
expense_claim flag unapproved | kim expense flag Z-1 --reason x
expense_claim unflag unapproved | kim expense flag Z-1 --lift --reason x
expense_claim endorse unapproved | kim expense decide Z-1
expense_claim object unapproved | kim expense decide Z-1 --no
archive back lent | kim archive back L-1
issue assign open | kim issue assign K-1 --owner tan
issue close open | kim issue close K-1 --result x
issue close decided | kim issue close K-4 --result x
issue assign escalated | kim issue assign K-3 --owner tan
issue assign decided | kim issue assign K-4 --owner tan
issue consult open | kim issue consult K-1 x --to finance
issue consult escalated | kim issue consult K-3 x --to finance
issue consult decided | kim issue consult K-4 x --to finance
issue escalate open | kim issue escalate K-2 --reason x
issue escalate decided | kim issue escalate K-4 --reason x
issue decide escalated | kim issue decide K-3 --text x
issue flag open | kim issue flag K-1 --reason x
issue flag escalated | kim issue flag K-3 --reason x
issue flag decided | kim issue flag K-4 --reason x
issue unflag open | kim issue flag K-5 --lift --reason x
issue unflag escalated | kim issue flag K-6 --lift --reason x
issue unflag decided | kim issue flag K-7 --lift --reason x
issue_question answer_technical open | kim issue answer K-8 1 x
issue_question answer_purchasing open | kim issue answer K-8 2 x
issue_question answer_finance open | kim issue answer K-8 3 x
issue_question answer_division open | kim issue answer K-8 4 x
issue_question answer_warehouse open | kim issue answer K-8 5 x
asset assign kept | kim asset assign U-1 --to han --condition x --paper y
asset return assigned | kim asset return U-2 --condition x --paper y
asset correct kept | kim asset correct U-3 --after 30 --reason x
asset correct assigned | kim asset correct U-2 --after 30 --reason x
asset trip assigned | kim asset trip U-2 x y --purpose z --after 40
asset inspect kept | kim asset inspect U-1 x --result sound
asset inspect assigned | kim asset inspect U-2 x --result sound
asset retire kept | kim asset return U-1 --retire x
reconcile enter open | kim reconcile enter S-1 --balance -700 --paper x
reconcile enter manager_acknowledged | kim reconcile enter S-2 --balance -700 --paper x
reconcile enter finance_acknowledged | kim reconcile enter S-3 --balance -700 --paper x
reconcile enter acknowledged | kim reconcile enter S-4 --balance -700 --paper x
reconcile acknowledge open | kim reconcile acknowledge S-1
reconcile acknowledge manager_acknowledged | kim reconcile acknowledge S-2
reconcile acknowledge finance_acknowledged | kim reconcile acknowledge S-3
reconcile close acknowledged | kim reconcile close S-4
private_receipt allow asked | kim collect confirm X-1
private_receipt refuse asked | kim collect reject X-1 --reason x
private_receipt refuse allowed | kim collect reject X-2 --reason x
private_receipt withdraw asked | kim collect withdraw X-1
private_receipt withdraw allowed | kim collect withdraw X-2
private_receipt remit allowed | kim collect remit X-3
collect withdraw applied | kim collect withdraw P-7
collect withdraw sales_confirmed | kim collect withdraw P-8
collect withdraw finance_confirmed | kim collect withdraw P-9
collect reject applied | kim collect reject P-7 --reason x
collect reject sales_confirmed | kim collect reject P-8 --reason x
collect reject finance_confirmed | kim collect reject P-9 --reason x
collect flag applied | kim collect flag P-7 --reason x
collect flag sales_confirmed | kim collect flag P-8 --reason x
collect flag finance_confirmed | kim collect flag P-9 --reason x
collect unflag applied | kim collect flag P-7 --lift --reason x
collect unflag sales_confirmed | kim collect flag P-8 --lift --reason x
collect unflag finance_confirmed | kim collect flag P-9 --lift --reason x
collect endorse applied | kim collect decide P-7
collect endorse sales_confirmed | kim collect decide P-8
collect endorse finance_confirmed | kim collect decide P-9
collect object applied | kim collect decide P-7 --no
collect object sales_confirmed | kim collect decide P-8 --no
collect object finance_confirmed | kim collect decide P-9 --no
violation withdraw raised | kim conduct withdraw F-1
violation propose raised | kim conduct propose F-1 --fine 200
violation harmless raised | kim conduct liability F-4 --none x
violation harmless proposed | kim conduct liability F-5 --none x
violation harmless decided | kim conduct liability F-6 --none x
violation judge raised | kim conduct decide F-2 --fine 200
proposal withdraw proposed | kim conduct withdraw D-1
proposal accept proposed | kim conduct decide D-1
proposal refuse proposed | kim conduct decide D-1 --no
liability withdraw claimed | kim conduct withdraw J-1
liability accept claimed | kim conduct decide J-1
liability refuse claimed | kim conduct decide J-1 --no
liability settle owed | kim conduct liability J-2 --settle x
violation raise - | kim conduct violation R9 --person lee --facts x
liability claim - | kim conduct liability lee --amount 5 --reason x
visit plan - | kim visit plan H1 --for 2026-12-18
visit record - | kim visit record H1 --result x
meeting open - | lee meeting open --reason x
plan set - | kim plan set x --monthly 2026-12
inquiry report - | kim inquiry report H1 x
quote draft - | kim quote draft H1
quote_deviation declare - | kim quote deviate Q-8 --term x --normal 1 --agreed 2
contract draft - | kim contract draft H1
contract amend - | kim contract amend C-6
deviation declare - | kim contract deviate C-d1 --term x --normal 1 --agreed 2
ship request - | kim ship request C-7
ship correct - | kim ship correct G-9 --line 1=1 --reason x
invoice apply - | han invoice apply C-15
invoice correct - | kim invoice correct I-1 --reason error --responsible lee
instrument register - | kim instrument register H1 --kind cheque --instrument Y --bank x --amount 1
service request - | kim service request H1 B1 x
return report - | kim return report G-14 --line 1=1 --reason x
expense request - | kim expense request 100 x --category other
expense_claim claim - | kim expense claim 10 --request Y-4 --voucher z
expense_claim lacking - | kim expense claim 10 --voucher x --category other --purpose x
archive lend - | kim archive lend G-4 --to kim
issue raise - | kim issue raise x --about H1
asset add - | kim asset add x --kind supply
reconcile open - | kim reconcile open Z2 --month 2026-10
private_receipt ask - | kim collect except H1 100 --reason x
collect apply - | kim collect apply C-8=100 --method transfer
collect refund - | kim collect refund P-6 100 --reason x
collect correct - | han collect correct P-4 --reason x
collect transfer - | kim collect transfer C-8 H1 100 --reason x
report review submitted | kim report review F4 --period 2026-10 --opinion x
report review reviewed | kim report review F8 --period 2026-10 --opinion x
report return submitted | kim report review F4 --period 2026-10 --opinion x --return
report return reviewed | kim report review F8 --period 2026-10 --opinion x --return
report submit - | kim report submit F3 --period 2026-W46
report submit_own - | kim report submit F12 --salesperson kim --period 2026-10
"""
"""Kind, step, state (- of what begins); the document's salesperson and the line that takes it."""


NEVER = {("meeting", "open", "-"), ("meeting", "close", "open"), ("ship", "approve", "requested")}
"""Steps that nobody may take in the books of the trial on either day, for another reason."""

ON_PAPER = """
visit approve return drop move
meeting assign close
plan approve change accept reject
inquiry pursue decline flag unflag endorse object
question answer_technical answer_purchasing answer_leader
quote return approve withdraw flag unflag endorse object
quote_deviation accept reject
contract consent return confirm confirm_order cancel flag unflag endorse object
deviation accept reject
negotiation answer
ship confirm clear approve reject
invoice reject issue
instrument deposit clear bounce
reconcile acknowledge
service accept report escalate decide acknowledge
issue flag unflag escalate decide
issue_question answer_technical answer_purchasing answer_finance answer_division answer_warehouse
asset assign return trip correct retire
return verify approve reject receive settle
expense approve reject form agree refuse flag unflag endorse object
expense_claim approve reject pay flag unflag endorse object
collect confirm reject flag unflag endorse object
private_receipt allow refuse remit
violation propose judge
proposal accept refuse
liability accept refuse
report submit submit_own review return
"""
"""What may be decided on a signed sheet that a clerk types: all that a manager or leader alone may
decide from some state, an answer of another department, what finance signs, and a form by who owes
it.
"""

STOPPED = """
quote draft - both
contract draft - both
contract confirm_order submitted both
contract sign confirmed dated
contract sign ordered dated
contract sign in_delivery dated
contract sign completed dated
ship request - both
ship dispatch approved both
"""
"""What a blocked account stops (R7), and on which days the account has to be open for it.

both: what we do ourselves; dated: what the customer did, on the customer's day alone.
"""
