"""Who may take which step, worked out from the regulation by hand, without the program."""

DECISIONS = """
visit     submit        planned            SALES,CLERK,MANAGER  anybody  -       submitted -
visit     approve       submitted          MANAGER              another  -       approved -
visit     return        submitted          MANAGER              anybody  -       planned -
visit     return        approved           MANAGER              anybody  -       planned -
visit     drop          planned            SALES,MANAGER        anybody  -       dropped -
visit     drop          submitted          SALES,MANAGER        anybody  -       dropped -
visit     drop          approved           MANAGER              anybody  -       dropped -
visit     move          planned            SALES,CLERK,MANAGER  anybody  -       = -
visit     move          submitted          SALES,CLERK,MANAGER  anybody  -       moved -
visit     move          approved           MANAGER              anybody  -       moved -
visit     move          approved           SALES,CLERK          anybody  -       moved -
visit     record        planned            SALES,CLERK,MANAGER  anybody  -       done -
visit     record        submitted          SALES,CLERK,MANAGER  anybody  -       done -
visit     record        approved           SALES,CLERK,MANAGER  anybody  -       done -
visit     record        done               SALES,CLERK,MANAGER  anybody  -       = -
visit     correct       done               SALES,CLERK,MANAGER  anybody  -       = -
meeting   minute        open               MANAGER,CLERK        anybody  -       = -
meeting   assign        open               MANAGER              anybody  -       = -
meeting   close         open               MANAGER              anybody  -       closed -
task      done          open               EVERYBODY anybody - done         -
plan      approve       planned            MANAGER              another  -       approved -
plan      change        approved           MANAGER              anybody  -       = -
plan      accept        proposed           LEADER               another  -       approved -
plan      reject        proposed           LEADER               another  -       rejected -
plan      replace       approved           -                    itself   -       replaced -
plan      done          approved           SALES,CLERK,MANAGER,LEADER anybody -  done -
inquiry   pursue        received           MANAGER              another  leader  preparing beside
inquiry   decline       received           MANAGER              another  -       declined -
inquiry   decline       preparing          MANAGER              another  -       declined -
inquiry   line          preparing          SALES,CLERK,MANAGER,TECH,PURCHASING anybody - = -
inquiry   consult       preparing          SALES,CLERK,MANAGER  anybody  -       = -
inquiry   close         preparing          -                    itself   -       closed -
inquiry   flag          received           SALES,CLERK,MANAGER,LEADER anybody -  = -
inquiry   flag          preparing          SALES,CLERK,MANAGER,LEADER anybody -  = -
inquiry   unflag        received           MANAGER,LEADER       stranger -       = fresh
inquiry   unflag        preparing          MANAGER,LEADER       stranger -       = fresh
inquiry   endorse       received           LEADER               another  -       = beside
inquiry   object        received           LEADER               another  -       = -
question  answer_technical  open           TECH                 anybody  -       answered -
question  answer_technical  open           MANAGER              anybody  -       answered -
question  answer_purchasing open           PURCHASING           anybody  -       answered -
question  answer_purchasing open           MANAGER              anybody  -       answered -
question  answer_leader     open           LEADER               anybody  -       answered -
question  answer_leader     open           MANAGER              anybody  -       answered -
quote     submit        draft              SALES,CLERK,MANAGER  anybody  -       submitted -
quote     return        submitted          MANAGER              anybody  -       draft -
quote     return        approved           MANAGER              anybody  -       draft -
quote     approve       submitted          MANAGER              another  leader  approved beside
quote     print         approved           SALES,CLERK,MANAGER  anybody  leader  = -
quote     print         sent               SALES,CLERK,MANAGER  anybody  leader  = -
quote     print         won                SALES,CLERK,MANAGER  anybody  -       = -
quote     print         lost               SALES,CLERK,MANAGER  anybody  -       = -
quote     print         superseded         SALES,CLERK,MANAGER  anybody  -       = -
quote     send          approved           SALES,CLERK,MANAGER  anybody  leader  sent -
quote     won           sent               SALES,CLERK,MANAGER  anybody  -       won -
quote     lost          sent               SALES,CLERK,MANAGER  anybody  -       lost -
quote     withdraw      draft              SALES,CLERK,MANAGER  anybody  -       withdrawn -
quote     withdraw      submitted          MANAGER              anybody  -       withdrawn -
quote     withdraw      approved           MANAGER              anybody  -       withdrawn -
quote     withdraw      sent               MANAGER              anybody  -       withdrawn -
quote     supersede     approved           -                    itself   -       superseded -
quote     supersede     sent               -                    itself   -       superseded -
quote     flag          draft              SALES,CLERK,MANAGER,LEADER anybody -  = -
quote     flag          submitted          SALES,CLERK,MANAGER,LEADER anybody -  = -
quote     flag          approved           SALES,CLERK,MANAGER,LEADER anybody -  = -
quote     unflag        draft              MANAGER,LEADER       stranger -       = fresh
quote     unflag        submitted          MANAGER,LEADER       stranger -       = fresh
quote     unflag        approved           MANAGER,LEADER       stranger -       = fresh
quote     endorse       submitted          LEADER               another  -       = beside
quote     endorse       approved           LEADER               another  -       = beside
quote     object        submitted          LEADER               another  -       = -
quote     object        approved           LEADER               another  -       = -
quote_deviation accept  open               MANAGER,LEADER       another  -       accepted -
quote_deviation reject  open               MANAGER,LEADER       another  -       rejected -
contract  consent       draft              MANAGER,LEADER       another  -       negotiating -
contract  consent       negotiating        MANAGER,LEADER       another  -       negotiating -
contract  negotiate     draft              SALES,CLERK,MANAGER  anybody  -       negotiating -
contract  negotiate     negotiating        SALES,CLERK,MANAGER  anybody  -       negotiating -
contract  submit        draft              SALES,CLERK,MANAGER  anybody  -       submitted -
contract  submit        negotiating        SALES,CLERK,MANAGER  anybody  -       submitted -
contract  return        submitted          MANAGER              anybody  -       draft -
contract  return        confirmed          MANAGER              anybody  -       draft -
contract  confirm       submitted          MANAGER              another  leader  confirmed beside
contract  confirm_order submitted          MANAGER              another  leader  ordered beside
contract  sign          confirmed          SALES,CLERK          anybody  leader  signed -
contract  sign          ordered            SALES,CLERK          anybody  -       signed -
contract  sign          in_delivery        SALES,CLERK          anybody  -       = -
contract  sign          completed          SALES,CLERK          anybody  -       = -
contract  archive       signed             CLERK                anybody  -       archived -
contract  archive       in_delivery        CLERK                anybody  -       = -
contract  archive       completed          CLERK                anybody  -       = -
contract  archive       cancelled          CLERK                anybody  -       = -
contract  reopen        completed          -                    itself   -       in_delivery -
contract  deliver       ordered            -                    itself   -       in_delivery -
contract  deliver       signed             -                    itself   -       in_delivery -
contract  deliver       archived           -                    itself   -       in_delivery -
contract  deliver       in_delivery        -                    itself   -       in_delivery -
contract  complete      in_delivery        -                    itself   -       completed -
contract  cancel        draft              SALES,CLERK,MANAGER  anybody  -       cancelled -
contract  cancel        negotiating        SALES,CLERK,MANAGER  anybody  -       cancelled -
contract  cancel        submitted          MANAGER              anybody  -       cancelled -
contract  cancel        confirmed          MANAGER              anybody  -       cancelled -
contract  cancel        ordered            MANAGER              another  leader  cancelled beside
contract  cancel        signed             MANAGER              another  leader  cancelled beside
contract  cancel        archived           MANAGER              another  leader  cancelled beside
contract  cancel        in_delivery        MANAGER              another  leader  cancelled beside
contract  flag          draft              SALES,CLERK,MANAGER,LEADER anybody -  = -
contract  flag          negotiating        SALES,CLERK,MANAGER,LEADER anybody -  = -
contract  flag          submitted          SALES,CLERK,MANAGER,LEADER anybody -  = -
contract  flag          confirmed          SALES,CLERK,MANAGER,LEADER anybody -  = -
contract  flag          ordered            SALES,CLERK,MANAGER,LEADER anybody -  = -
contract  flag          signed             SALES,CLERK,MANAGER,LEADER anybody -  = -
contract  flag          archived           SALES,CLERK,MANAGER,LEADER anybody -  = -
contract  flag          in_delivery        SALES,CLERK,MANAGER,LEADER anybody -  = -
contract  unflag        draft              MANAGER,LEADER       stranger -       = fresh
contract  unflag        negotiating        MANAGER,LEADER       stranger -       = fresh
contract  unflag        submitted          MANAGER,LEADER       stranger -       = fresh
contract  unflag        confirmed          MANAGER,LEADER       stranger -       = fresh
contract  unflag        ordered            MANAGER,LEADER       stranger -       = fresh
contract  unflag        signed             MANAGER,LEADER       stranger -       = fresh
contract  unflag        archived           MANAGER,LEADER       stranger -       = fresh
contract  unflag        in_delivery        MANAGER,LEADER       stranger -       = fresh
contract  endorse       submitted          LEADER               another  -       = beside
contract  endorse       confirmed          LEADER               another  -       = beside
contract  endorse       ordered            LEADER               another  -       = beside
contract  endorse       signed             LEADER               another  -       = beside
contract  endorse       archived           LEADER               another  -       = beside
contract  endorse       in_delivery        LEADER               another  -       = beside
contract  object        submitted          LEADER               another  -       = -
contract  object        confirmed          LEADER               another  -       = -
contract  object        ordered            LEADER               another  -       = -
contract  object        signed             LEADER               another  -       = -
contract  object        archived           LEADER               another  -       = -
contract  object        in_delivery        LEADER               another  -       = -
deviation accept        open               MANAGER,LEADER       another  -       accepted -
deviation reject        open               MANAGER,LEADER       another  -       rejected -
negotiation answer      open               MANAGER,LEADER       anybody  -       answered -
ship      withdraw      requested          SALES,CLERK,MANAGER  anybody  -       withdrawn -
ship      withdraw      division_confirmed SALES,CLERK,MANAGER  anybody  -       withdrawn -
ship      withdraw      correcting         CLERK                anybody  -       withdrawn -
ship      confirm       requested          DIVISION             another - division_confirmed -
ship      clear         requested          FINANCE              third    -       = apart
ship      clear         division_confirmed FINANCE              third    -       = apart
ship      clear         approved           FINANCE              third    -       = apart
ship      approve       requested          MANAGER              third    -       approved apart
ship      approve       division_confirmed MANAGER              third    -       approved apart
ship      approve       correcting         MANAGER              another  -       corrected -
ship      reject        requested          MANAGER              anybody  -       rejected -
ship      reject        division_confirmed MANAGER              anybody  -       rejected -
ship      reject        approved           MANAGER              anybody  -       rejected -
ship      reject        correcting         MANAGER              anybody  -       rejected -
ship      delay         requested          SALES,CLERK,MANAGER  anybody  -       = -
ship      delay         division_confirmed SALES,CLERK,MANAGER  anybody  -       = -
ship      delay         approved           SALES,CLERK,MANAGER  anybody  -       = -
ship      dispatch      approved           CLERK                anybody  -       dispatched -
ship      file          approved           CLERK                anybody  -       = -
ship      file          dispatched         CLERK                anybody  -       = -
ship      file          received           CLERK                anybody  -       = -
ship      vouch         dispatched         CLERK                anybody  -       = -
ship      vouch         received           CLERK                anybody  -       = -
ship      tell          dispatched         SALES                anybody  -       = -
ship      receipt       dispatched         CLERK                anybody  -       received -
ship      void          dispatched         -                    itself   -       corrected -
invoice   withdraw      applied            SALES,CLERK          anybody  -       withdrawn -
invoice   reject        applied            FINANCE              anybody  -       rejected -
invoice   issue         applied            FINANCE              another  -       issued -
invoice   file          issued             CLERK                anybody  -       = -
invoice   hand-over     issued             CLERK                anybody  -       = -
instrument correct      registered         CLERK                anybody  -       = -
instrument correct      handed_over        CLERK                anybody  -       registered -
instrument correct      deposited          CLERK                anybody  -       registered -
instrument hand-over    registered         CLERK                anybody  -       handed_over -
instrument deposit      handed_over        FINANCE              anybody  -       deposited -
instrument clear        deposited          FINANCE              anybody  -       cleared -
instrument bounce       deposited          FINANCE              anybody  -       bounced -
instrument give-back    registered         CLERK,FINANCE        anybody  -       given_back -
instrument give-back    handed_over        FINANCE              anybody  -       given_back -
instrument give-back    bounced            FINANCE              anybody  -       given_back -
service   withdraw      requested            SALES,CLERK,TECH   anybody  -       withdrawn -
service   withdraw      accepted             SALES,CLERK,TECH   anybody  -       withdrawn -
service   accept        requested            MANAGER            another  -       accepted -
service   apply         accepted             CLERK              anybody  -       applied -
service   give          applied              CLERK              anybody  -       = -
service   give          in_service           CLERK              anybody  -       = -
service   give          escalated            CLERK              anybody  -       = -
service   report        applied              TECH               anybody  -       in_service -
service   report        in_service           TECH               anybody  -       in_service -
service   report        escalated            TECH               anybody  -       = -
service   report        manager_acknowledged TECH               anybody  -       in_service -
service   report        clerk_acknowledged   TECH               anybody  -       in_service -
service   report        acknowledged         TECH               anybody  -       in_service -
service   escalate      applied              TECH               anybody  -       escalated -
service   escalate      in_service           TECH               anybody  -       escalated -
service   decide        escalated            LEADER             third    -       in_service apart
service   acknowledge   in_service           MANAGER            anybody  - manager_acknowledged -
service   acknowledge   in_service           CLERK              anybody  - clerk_acknowledged -
service   acknowledge   manager_acknowledged CLERK              anybody  -       acknowledged apart
service   acknowledge   clerk_acknowledged   MANAGER            anybody  -       acknowledged apart
service   close         acknowledged         CLERK              anybody  -       closed -
archive   back          lent               CLERK                anybody  -       returned -
issue     assign        open               MANAGER,CLERK        anybody  -       = -
issue     assign        escalated          MANAGER,CLERK        anybody  -       = -
issue     assign        decided            MANAGER,CLERK        anybody  -       = -
issue     consult       open               EVERYBODY            anybody  -       = -
issue     consult       escalated          EVERYBODY            anybody  -       = -
issue     consult       decided            EVERYBODY            anybody  -       = -
issue     escalate      open               EVERYBODY            anybody  -       escalated -
issue     escalate      decided            EVERYBODY            anybody  -       escalated -
issue     decide        escalated          LEADER               third    -       decided apart
issue     close         open               EVERYBODY            anybody  -       closed -
issue     close         decided            EVERYBODY            anybody  -       closed -
issue     compare       open               -                    itself   -       = -
issue     compare       escalated          -                    itself   -       = -
issue     compare       decided            -                    itself   -       = -
issue     agree         open               -                    itself   -       closed -
issue     agree         escalated          -                    itself   -       closed -
issue     agree         decided            -                    itself   -       closed -
issue     flag          open               SALES,CLERK,MANAGER,LEADER anybody  -       = -
issue     flag          escalated          SALES,CLERK,MANAGER,LEADER anybody  -       = -
issue     flag          decided            SALES,CLERK,MANAGER,LEADER anybody  -       = -
issue     unflag        open               MANAGER,LEADER       stranger -       = fresh
issue     unflag        escalated          MANAGER,LEADER       stranger -       = fresh
issue     unflag        decided            MANAGER,LEADER       stranger -       = fresh
issue_question answer_technical open TECH    anybody  -       answered -
issue_question answer_technical open MANAGER    anybody  -       answered -
issue_question answer_purchasing open PURCHASING    anybody  -       answered -
issue_question answer_purchasing open MANAGER    anybody  -       answered -
issue_question answer_finance open FINANCE    anybody  -       answered -
issue_question answer_finance open MANAGER    anybody  -       answered -
issue_question answer_division open DIVISION    anybody  -       answered -
issue_question answer_division open MANAGER    anybody  -       answered -
issue_question answer_warehouse open WAREHOUSE    anybody  -       answered -
issue_question answer_warehouse open MANAGER    anybody  -       answered -
asset     assign        kept               CLERK,MANAGER        anybody  -       assigned -
asset     return        assigned           CLERK,MANAGER        anybody  -       kept -
asset     trip          assigned           EVERYBODY            anybody  -       = -
asset     correct       kept               EVERYBODY            anybody  -       = -
asset     correct       assigned           EVERYBODY            anybody  -       = -
asset     inspect       kept               CLERK,MANAGER        anybody  -       = -
asset     inspect       assigned           CLERK,MANAGER        anybody  -       = -
asset     retire        kept               MANAGER              another  -       retired -
reconcile enter         open                 CLERK              anybody  -       = -
reconcile enter         manager_acknowledged CLERK              anybody  -       open -
reconcile enter         finance_acknowledged CLERK              anybody  -       open -
reconcile enter         acknowledged         CLERK              anybody  -       open -
reconcile acknowledge   open                 MANAGER            another  - manager_acknowledged -
reconcile acknowledge   open                 FINANCE            another  - finance_acknowledged -
reconcile acknowledge   manager_acknowledged FINANCE            third    - acknowledged apart
reconcile acknowledge   finance_acknowledged MANAGER            third    - acknowledged apart
reconcile close         acknowledged         CLERK              anybody  -       closed -
violation withdraw      raised               EVERYBODY          anybody  -       withdrawn -
violation propose       raised               MANAGER            anybody  -       proposed -
violation harmless      raised               FINANCE,MANAGER      anybody  -       = -
violation harmless      proposed             FINANCE,MANAGER      anybody  -       = -
violation harmless      decided              FINANCE,MANAGER      anybody  -       = -
violation reopen        proposed             -                  itself   -       raised -
violation settle        proposed             -                  itself   -       decided -
violation judge         raised               LEADER             third    -       decided apart
proposal  withdraw      proposed             EVERYBODY          anybody  -       withdrawn -
proposal  accept        proposed             LEADER             third    -       accepted apart
proposal  refuse        proposed             LEADER             third    -       refused apart
liability withdraw      claimed              EVERYBODY          anybody  -       withdrawn -
liability accept        claimed              MANAGER,LEADER     third    -       owed apart
liability refuse        claimed              MANAGER,LEADER     third    -       refused apart
liability settle        owed                 FINANCE            anybody  -       settled -
return    withdraw      reported             SALES,CLERK,MANAGER anybody -       withdrawn -
return    withdraw      checked              SALES,CLERK,MANAGER anybody -       withdrawn -
return    withdraw      verified             SALES,CLERK,MANAGER anybody -       withdrawn -
return    withdraw      submitted            SALES,CLERK,MANAGER anybody -       withdrawn -
return    check         reported             SALES,MANAGER      anybody  -       checked -
return    verify        checked              TECH               third    -       verified apart
return    verify        verified             TECH               third    -       verified apart
return    reject        reported             SALES,MANAGER      anybody  -       rejected -
return    reject        checked              SALES,MANAGER      anybody  -       rejected -
return    reject        verified             SALES,MANAGER      anybody  -       rejected -
return    submit        verified             SALES,CLERK,MANAGER anybody -       submitted -
return    approve       submitted            MANAGER            another  -       approved -
return    reject        submitted            MANAGER            anybody  -       rejected -
return    reject        approved             MANAGER            anybody  -       rejected -
return    receive       approved             WAREHOUSE          anybody  -       booked_in -
return    settle        approved             FINANCE            third    -       settled apart
return    settle        booked_in            FINANCE            third    -       settled apart
return    replace       booked_in            -                  itself   -       settled -
private_receipt allow    asked              MANAGER              another  -       allowed -
private_receipt refuse   asked              MANAGER              another  -       refused -
private_receipt refuse   allowed            MANAGER              another  -       refused -
private_receipt withdraw asked              SALES,CLERK          anybody  -       withdrawn -
private_receipt withdraw allowed            SALES,CLERK          anybody  -       withdrawn -
private_receipt remit    allowed            FINANCE              third    -       remitted apart
collect   confirm       applied            MANAGER,CLERK another -  sales_confirmed beside
collect   confirm       applied            FINANCE     another  -   finance_confirmed beside
collect   confirm       sales_confirmed    FINANCE              third    leader  confirmed apart
collect   confirm       finance_confirmed  MANAGER,CLERK        third    leader  confirmed apart
collect   withdraw      applied            SALES,CLERK          anybody  -       withdrawn -
collect   withdraw      sales_confirmed    SALES,CLERK          anybody  -       withdrawn -
collect   withdraw      finance_confirmed  SALES,CLERK          anybody  -       withdrawn -
collect   reject        applied            MANAGER,CLERK,FINANCE anybody  -       rejected -
collect   reject        sales_confirmed    MANAGER,CLERK,FINANCE anybody  -       rejected -
collect   reject        finance_confirmed  MANAGER,CLERK,FINANCE anybody  -       rejected -
collect   flag          applied            SALES,CLERK,MANAGER,LEADER anybody  -       = -
collect   flag          sales_confirmed    SALES,CLERK,MANAGER,LEADER anybody  -       = -
collect   flag          finance_confirmed  SALES,CLERK,MANAGER,LEADER anybody  -       = -
collect   unflag        applied            MANAGER,LEADER       stranger -       = fresh
collect   unflag        sales_confirmed    MANAGER,LEADER       stranger -       = fresh
collect   unflag        finance_confirmed  MANAGER,LEADER       stranger -       = fresh
collect   endorse       applied            LEADER               another  -       = beside
collect   endorse       sales_confirmed    LEADER               another  -       = beside
collect   endorse       finance_confirmed  LEADER               another  -       = beside
collect   object        applied            LEADER               another  -       = -
collect   object        sales_confirmed    LEADER               another  -       = -
collect   object        finance_confirmed  LEADER               another  -       = -
expense   withdraw      requested          SALES,CLERK,MANAGER  anybody  -       withdrawn -
expense   withdraw      approved           SALES,CLERK,MANAGER  anybody  -       withdrawn -
expense   withdraw      form_proposed      SALES,CLERK,MANAGER  anybody  -       withdrawn -
expense   withdraw      form_decided       SALES,CLERK,MANAGER  anybody  -       withdrawn -
expense   approve       requested          MANAGER              another  leader  approved beside
expense   reject        requested          MANAGER              another  -       rejected -
expense   promise       approved           SALES,CLERK,MANAGER  anybody  -       = -
expense   promise       form_proposed      SALES,CLERK,MANAGER  anybody  -       = -
expense   promise       form_decided       SALES,CLERK,MANAGER  anybody  -       = -
expense   form          approved           MANAGER              anybody  -       form_proposed -
expense   form          form_proposed      MANAGER              anybody  -       form_proposed -
expense   agree         form_proposed      LEADER               third    -       form_decided apart
expense   refuse        form_proposed      LEADER               third    -       approved apart
expense   flag          requested          SALES,CLERK,MANAGER,LEADER anybody  -  = -
expense   unflag        requested          MANAGER,LEADER       stranger -       = fresh
expense   endorse       requested          LEADER               another  -       = beside
expense   object        requested          LEADER               another  -       = -
expense_claim withdraw  unapproved         SALES,CLERK,MANAGER  anybody  -       withdrawn -
expense_claim withdraw  claimed            SALES,CLERK,MANAGER  anybody  -       withdrawn -
expense_claim withdraw  approved           SALES,CLERK,MANAGER  anybody  -       withdrawn -
expense_claim approve   unapproved         MANAGER              another  leader  approved beside
expense_claim reject    unapproved         MANAGER              another  -       rejected -
expense_claim reject    claimed            MANAGER              another  -       rejected -
expense_claim reject    approved           MANAGER              another  -       rejected -
expense_claim pay       claimed            FINANCE              third    -       paid apart
expense_claim pay       approved           FINANCE              third    -       paid apart
expense_claim flag      unapproved         SALES,CLERK,MANAGER,LEADER anybody  -  = -
expense_claim unflag    unapproved         MANAGER,LEADER       stranger -       = fresh
expense_claim endorse   unapproved         LEADER               another  -       = beside
expense_claim object    unapproved         LEADER               another  -       = -
report    review        submitted          MANAGER              another  -       reviewed -
report    review        reviewed           LEADER               another  -       approved -
report    return        submitted          MANAGER              another  -       sent_back -
report    return        reviewed           LEADER               another  -       sent_back -
"""
"""Document, step, from, roles, who else it must be, whom a major case needs, to, who records it.

=: it stays where it is.
another: not the author; what a manager made the leader decides in the managers' place, and what is
a leader's own, where nobody else leads, the manager in the leader's (1.3.1).
stranger: another, and not who called the case major (1.3.2).
third: another, and not who confirmed or cleared it first (W4.2, W4.4, W5.3, R13), or allowed it
(R2), put it to the leader (R14, MD7), compared, approved or booked it in (W7), proposed how it is
paid (R6), consented to it (R3), proposed it, raised it or entered it (MD3, R17). itself: the
program takes it.
leader: a major case only once the leader has agreed to it as it is now (1.3.2), and none after a
leader's no, until one says yes: not even another leader who decides.
Recorder: who decides, or a clerk who types a signed sheet of theirs (commands.md, section 2).
fresh: neither who decides nor who types has given or typed the flag.
apart: neither has given or typed the first confirmation, nor typed what the leader says beside it.
beside: neither has typed, for somebody else, what the manager or the leader says beside it.
"""

SALESPEOPLE = """
visit            not approve
visit            own submit drop move record correct
plan             not approve accept reject
plan             own done
inquiry          not pursue decline unflag endorse object
inquiry          own line consult flag
quote            not approve unflag endorse object
quote            own submit print send won lost withdraw flag
quote_deviation  not accept reject
contract         not consent confirm confirm_order unflag endorse object
contract         own negotiate submit sign flag
contract.begun   own cancel
contract.force   not cancel
deviation        not accept reject
ship             not confirm clear approve
ship             own withdraw delay tell
invoice          not issue
invoice          own withdraw
issue            not decide unflag
issue            own consult escalate close flag
asset            not retire
asset            own trip correct
violation        not judge
violation        own withdraw
proposal         not accept refuse
proposal         own withdraw
liability        not accept refuse
liability        own withdraw
private_receipt  not allow refuse remit
private_receipt  own withdraw
collect          not confirm unflag endorse object
collect          own withdraw flag
service          not accept decide
service          own withdraw
return           not verify approve settle
return           own withdraw check reject submit
expense          not approve reject agree refuse unflag endorse object
expense          own withdraw promise flag
expense_claim    not approve reject pay unflag endorse object
expense_claim    own withdraw flag
report           not review return
"""
"""What the salesperson named on a document has to do with its steps.

not: they count as its author does, and so do the people of all that it is part of or goes back
to, and who manages or leads and wrote what stands in any of it (1.3.1). A leader's own case is
another leader's, in the manager's place; where nobody else leads, the manager decides, and a leader
who is only named on it is consulted still: his no holds wherever he is named, his yes where nobody
else leads. Where nobody is left who may, a leader who is only named decides, for managers too;
where no such leader may, whoever is only named. Its author never does.
own: who only sells takes it in what is theirs: named on it, holding the account, or standing in
for who does (1.3.4).
"""

FORCE = ("ordered", "signed", "archived", "in_delivery")
"""States in which a contract binds: the leader is asked about its end, no more about itself."""

WITH_SALESPERSON = {
    (document.partition(".")[0], step, document.partition(".")[2]): word
    for document, word, *steps in (line.split() for line in SALESPEOPLE.split("\n") if line)
    for step in steps
}


def salesperson(name: str, step: str, state: str) -> str:
    """Return what the salesperson named on a document has to do with a step from a state."""
    when = "force" if state in FORCE else "begun"
    found = (WITH_SALESPERSON.get((name, step, key)) for key in ("", when))
    return next(filter(None, found), "-")


EVERYBODY = "SALES,CLERK,MANAGER,DIVISION,TECH,PURCHASING,FINANCE,LEADER,WAREHOUSE"
"""Whoever a meeting can give work to."""

ROWS = [line.replace("EVERYBODY", EVERYBODY).split() for line in DECISIONS.split("\n") if line]

BEGINNINGS = """
visit            plan                SALES,CLERK,MANAGER  W1.1   planned    visit plan
visit            plan_again          -                    W1.3   planned    visit move
visit            record              SALES,CLERK,MANAGER  W1.3   done       visit record
meeting          open                MANAGER,CLERK        W1.2   open       meeting open
task             assign              -                    W1.5   open       meeting assign
plan             set                 SALES,CLERK,MANAGER  MD6    planned    plan set
plan             propose             -                    MD6    proposed   plan change
inquiry          report              SALES,CLERK,MANAGER  W2.1   received   inquiry report
question         consult_technical   -                    W2.3   open       inquiry consult
question         consult_purchasing  -                    W2.4   open       inquiry consult
question         consult_leader      -                    1.3.3  open       inquiry consult
quote            draft               SALES,CLERK,MANAGER  W2.5   draft      quote draft
quote_deviation  declare             SALES,CLERK,MANAGER  R4     open       quote deviate
contract         draft               SALES,CLERK,MANAGER  W3.1   draft      contract draft
contract         amend               SALES,CLERK,MANAGER  W3.3   draft      contract amend
deviation        declare             SALES,CLERK,MANAGER  R4     open       contract deviate
ship             request             SALES,CLERK          W4.1   requested  ship request
ship             exchange            -                    W7.5   requested  return receive
ship             correct             CLERK                R8     correcting ship correct
invoice          apply               SALES,CLERK          D12    applied    invoice apply
invoice          correct             CLERK                R8     applied    invoice correct
invoice          settle              -                    W7.5   issued     return settle
instrument       register            CLERK                R12    registered instrument register
private_receipt  ask                 SALES,CLERK          R2     asked      collect except
collect          apply               SALES,CLERK          W5.2   applied    collect apply
collect          refund              SALES,CLERK          W5.2   applied    collect refund
collect          correct             SALES,CLERK          W5.2   applied    collect correct
collect          transfer            SALES,CLERK          W5.2   applied    collect transfer
collect          settle              -                    W7.5   finance_confirmed return settle
service          request             SALES,CLERK,TECH     W6.1   requested  service request
return           report              SALES,CLERK          W7.1   reported   return report
expense          request             SALES,CLERK,MANAGER  R3     requested  expense request
expense_claim    claim               SALES,CLERK,MANAGER  R3     claimed    expense claim
expense_claim    lacking             SALES,CLERK,MANAGER  R3     unapproved expense claim
archive          lend                CLERK                R9     lent       archive lend
issue            raise               EVERYBODY            MD7    open       issue raise
issue_question   consult_technical   -                    MD7    open       issue consult
issue_question   consult_purchasing  -                    MD7    open       issue consult
issue_question   consult_finance     -                    MD7    open       issue consult
issue_question   consult_division    -                    MD7    open       issue consult
issue_question   consult_warehouse   -                    MD7    open       issue consult
reconcile        open                CLERK                R13    open       reconcile open
asset            add                 CLERK,MANAGER        MD5    kept       asset add
violation        raise               EVERYBODY            R17    raised     conduct violation
proposal         propose             -                    R17    proposed   conduct propose
proposal         reward              -                    MD3    proposed   conduct reward
proposal         judge               -                    MD7    accepted   conduct decide
liability        claim               EVERYBODY            R6     claimed    conduct liability
report           submit              CLERK                R16    submitted  report submit
report           submit_own          SALES,CLERK          R16    submitted  report submit
"""
"""Document, how it begins, who may begin it (- another document's step), clause, state, command."""

BEGUN = [
    line.replace("EVERYBODY", EVERYBODY).split(maxsplit=5)
    for line in BEGINNINGS.split("\n")
    if line
]
