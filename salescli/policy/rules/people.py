"""What is watched of the department itself: duties, conduct, forms (MD3 to MD7, R17, TM7, TM8)."""

from collections.abc import Mapping

from salescli.policy.kinds import Severity
from salescli.policy.roles import Role
from salescli.policy.rules.duty import Duty
from salescli.text import Text

PEOPLE: Mapping[str, Duty] = {
    "MD7": Duty(
        Text("MD7 problem settled", "MD7 문제 처리", "MD7 问题处理"), "issue close {document}", ()
    ),
    "MD3": Duty(
        Text("MD3 penalty proposed", "MD3 위반 처분 건의", "MD3 提出违规处理建议"),
        "conduct propose {document}",
        (Role.MANAGER,),
    ),
    "R17": Duty(
        Text("R17 proposal decided", "R17 상벌 결정", "R17 奖惩决定"),
        "conduct decide {document}",
        (Role.LEADER,),
    ),
    "MD7-escalated": Duty(
        Text(
            "MD7 major problem put to the leader", "MD7 중대 문제 상향 보고", "MD7 重大问题上报领导"
        ),
        "issue escalate {document}",
        (Role.MANAGER,),
        Severity.SERIOUS,
    ),
    "MD7-decided": Duty(
        Text("MD7 major problem decided", "MD7 중대 문제 결정", "MD7 重大问题的决定"),
        "issue decide {document}",
        (Role.LEADER,),
        Severity.SERIOUS,
    ),
    "MD4": Duty(
        Text("MD4 weekly training held", "MD4 주간 교육 실시", "MD4 举行每周培训"),
        "conduct training --week {document}",
        (Role.MANAGER,),
    ),
    "MD5": Duty(
        Text(
            "MD5 vehicle or supply with a named person",
            "MD5 차량·사무용품 책임자 지정",
            "MD5 车辆与办公用品责任到人",
        ),
        "asset assign {document}",
        (Role.CLERK, Role.MANAGER),
    ),
    "MD5-damage": Duty(
        Text("MD5 proposal upon a damage", "MD5 손상에 대한 상벌 건의", "MD5 损坏的奖惩建议"),
        "conduct violation MD5 {document} --person {salesperson} --facts",
        (Role.MANAGER,),
    ),
    "TM7": Duty(
        Text("TM7 weekly forms in time", "TM7 주간 보고서 기한 내 제출", "TM7 按时提交周报表"),
        "report submit {words[0]} --period {words[1]}",
    ),
    "TM8": Duty(
        Text("TM8 monthly forms in time", "TM8 월간 보고서 기한 내 제출", "TM8 按时提交月报表"),
        "report submit {words[0]} --period {words[1]}",
    ),
}
