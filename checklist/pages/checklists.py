"""The checklist for a lawyer: every row word for word with our reading beside it, and the exemption situations."""

from checklist.casework.records_care import APPROVERS
from checklist.pages.markdown import anchor, facts, page, table
from checklist.pages.readings import READINGS, Reading
from checklist.rules import Rules
from models.checklist import ACT_ZH, Checklist, Need, Row
from models.roles import KIND_ZH, ROLE_ZH, CaseKind, Device, RecorderRole

NEED_ZH = {
    Need.MANDATORY: "必须",
    Need.CONDITIONAL: "符合条件时必须；不符合的注明理由",
    Need.ALTERNATIVE: "择一：每份文书只用一种送达方式",
    Need.EVENT: "发生时必须",
}
RECORDER_ZH = {
    RecorderRole.ENFORCEMENT_OFFICER: "执法人员",
    RecorderRole.CLERK: "书记员",
    RecorderRole.NOTE_TAKER: "笔录的记录人",
    RecorderRole.ENTRUSTED_AGENCY_OFFICER: "受委托部门的执法人员",
}
DEVICE_ZH = {Device.PORTABLE: "便携设备", Device.FIXED_CCTV: "视频监控"}
HOW_TO_READ = """\
每行先照录清单的文字，再写本系统的读法。照录部分是本局文件；**读法都是本局政策（系统的理解），不是法律**，有法律依据的另写条文。
“适时”不是期限，期限见所列的法定期限。“视频监控便携设备”读作二者之一或者并用。执法人员一般不少于二人（行政处罚法42、
行政强制法18(2)、行政许可法34(3)）；清单只在第8、16、17、32、33、34、36行写明，其余行的人数是本系统的读法。
同一段录像可以满足几行：开始不晚于该行开始之时，结束不早于该行结束之时，设备和记录人符合该行要求。
"""
EXEMPTION_RULES = (
    "只免除音像记录，文字记录一律不免除：法律要求以文字、音像等形式对执法全过程记录（行政处罚法47），"
    "笔录、现场笔录、检查记录另有规定（行政处罚法55(2)、行政强制法18(7)、安全生产法68）。",
    "须有申请、理由、证明、审批人；审批人不是申请人，也不是记录人。"
    "只批准部分时段的，其余时段仍须录制，并登记替代证据。",
    "录像是送达有效条件的（留置送达没有见证人，民事诉讼法89），任何情景都不适用。",
    "查封、扣押（第36、37行）默认不适用第（三）项情景，本局可以另行设置。",
    "设备故障、电量不足、天气等不是“不适用情景”：应当报告并书面说明，经审查接受后，缺陷永久载于案卷；"
    "不得事后补录，行为可以依法重做的另行重做。",
)


def checklist_page(checklist: Checklist, rules: Rules) -> str:
    """Return the page of a checklist."""
    rows: list[str] = []
    for row in checklist.rows:
        rows += _row(row, READINGS.get(checklist.name, {}).get(row.row), rules)
    return page(
        checklist.title_zh,
        [f"版本：`{checklist.name}`（{checklist.sha256[:12]}）；{checklist.bureau_zh}", ""],
        ["## 怎样读本页", "", HOW_TO_READ],
        ["## 填表说明（照录）", "", *(f"> {note}\n" for note in checklist.notes_zh)],
        ["清单没有“记录类别”一栏，下面的记录类别是建议。", ""],
        ["## 不适用音像记录的情景（照录第1行备注）", ""],
        table(
            ("代号", "清单原文", "审批（本局政策）"),
            [
                (e.code, e.text_zh, ROLE_ZH[APPROVERS[e.code]] if e.code in APPROVERS else "")
                for e in checklist.exemptions
            ],
        ),
        ["清单只写了三种情景。下列做法都是**本局政策**，除引用条文的以外不是法律规定：", ""],
        [*(f"- {rule}" for rule in EXEMPTION_RULES), ""],
        ["## 各行", "", *rows],
    )


def _row(row: Row, reading: Reading | None, rules: Rules) -> list[str]:
    said = reading or Reading(row.condition, row.signatures, row.note)
    kind = "各类案件" if row.kind == "any" else KIND_ZH[CaseKind(row.kind)]
    deadlines = [f"[{rules.versions[d][-1].name_zh}]({_page(d, rules)}#{d})" for d in row.deadlines]
    law = "、".join(row.documents_from_law)
    least = f"{row.min_officers}人" + ("（本行写明）" if row.min_officers_in_row else "（读法）")
    return [
        anchor(f"row-{row.row}"),
        f"### 第{row.row}行 {row.item_zh}",
        "",
        *facts(
            [
                ("执法类别 / 项目（照录）", f"{row.category_zh} / {row.project_zh}"),
                ("记录过程（照录）", row.process_zh),
                ("开始 / 结束（照录）", f"{row.start_zh} / {row.end_zh}"),
                ("时限（照录）", row.time_limit_zh),
                ("地点 / 科室（照录）", f"{row.place_zh} / {row.department_zh}"),
                ("记录人 / 方式（照录）", f"{row.recorder_zh} / {row.method_zh}"),
                ("备注（照录）", row.remark_zh),
                ("读作", f"{kind}：{ACT_ZH[row.act]}"),
                ("何时需要", f"{NEED_ZH[row.need]}。条件：{said.when}"),
                ("执法人员不少于", least),
                ("由谁录制", RECORDER_ZH[row.recorder_role]),
                ("设备", "、".join(DEVICE_ZH[d] for d in row.devices)),
                ("法定期限", "、".join(deadlines)),
                ("文书", "、".join(f"《{name}》" for name in row.documents)),
                (
                    "法律另外要求的文书",
                    law.replace("seal + date", "加盖印章、注明日期").replace("2025 rules", "2025年起"),
                ),
                ("签字", said.signatures),
                ("有效条件", "没有见证人的，录像是送达有效的条件（民事诉讼法89）" if row.validity else ""),
                ("记录类别（建议）", row.record_class_zh),
                ("说明", said.note),
            ]
        ),
    ]


def _page(rule_id: str, rules: Rules) -> str:
    kind = rules.versions[rule_id][-1].kind
    return f"{'common' if kind == 'any' else kind}.md"
