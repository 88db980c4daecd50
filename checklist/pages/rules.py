"""Deadline rules for a lawyer to read line by line: every version with its words, its mark, its doubt, its settings."""

from checklist.pages.foundations import MARK_ZH, VERIFY_18
from checklist.pages.lengths import length_zh, reading_zh
from checklist.pages.markdown import anchor, facts, page, table
from checklist.rules import Rules
from models.deadline import Confidence, OnExpiry, RuleVersion
from models.roles import KIND_ZH, ROLE_ZH, CaseKind

KINDS = {**{kind.value: f"{KIND_ZH[kind]}的期限" for kind in CaseKind}, "common": "各类案件通用的期限"}
BEARER_ZH = {"authority": "本局", "party": "当事人", "court": "人民法院（本局只跟进）"}
ON_EXPIRY_ZH = {
    OnExpiry.OVERDUE: "义务仍在，记为逾期",
    OnExpiry.WINDOW_CLOSED: "期间结束",
    OnExpiry.FICTION: "法律拟制：法律自己规定了后果，届满时自动发生",
}
SETTABLE_ZH = {
    "length": "天数",
    "unit": "单位（工作日或者自然日）",
    "roll": "末日顺延的方式",
    "count": "“N日前”的计算方式（净日或者含当日）",
    "extension": "能否延长及延长的上限",
    "pausable": "停止计算的事由",
}
INTRO = """\
每个期限一张表；先后有几个版本的，按触发之日适用的版本计算。表中“性质”一栏说明它是法律规定还是**本局政策**；
标记和计算规则（C1-C11）的含义见 [README](README.md)。等宽字体的英文是系统内的代号，供对照。
"""


def rules_page(name: str, rules: Rules) -> str:
    """Return the page of one kind of case, or of the deadlines that any kind has."""
    kind = "any" if name == "common" else name
    mine = {rule_id: versions for rule_id, versions in rules.versions.items() if versions[-1].kind == kind}
    summary = [
        (f"[{v[-1].name_zh}](#{rule_id})", length_zh(v[-1]), nature_zh(v[-1]).partition("：")[0], v[-1].basis)
        for rule_id, v in mine.items()
    ]
    sections: list[str] = []
    for rule_id, versions in mine.items():
        sections += [anchor(rule_id), f"## {versions[-1].name_zh} `{rule_id}`", ""]
        for version in reversed(versions):
            sections += _version(version, alone=len(versions) == 1)
    return page(
        KINDS[name],
        [f"版本：`{rules.name}`（{rules.sha256[:12]}）", "", INTRO],
        table(("期限", "长度", "性质", "依据"), summary),
        sections,
    )


def nature_zh(rule: RuleVersion) -> str:
    """Say whether a rule is the law's, the checklist's or the bureau's own choice."""
    wait = "；是否另有规定，待应急管理部令第18号原文核对" if rule.verify_18 else ""
    own = "、".join(_settable(name) for name in rule.settable)
    if rule.confidence is Confidence.QUOTED:
        return f"法律规定，部分由本局设置：{own}是**本局政策**，不是法律规定{wait}" if own else f"法律规定{wait}"
    if rule.confidence is Confidence.SEED:
        return f"本局清单规定：长度出自音像记录事项清单，法律没有写明；{own or '读法'}是**本局政策**{wait}"
    if rule.confidence is Confidence.INTERPRETED:
        return f"**本局政策**：法律没有规定具体长度，由本局确定；引文（如有）只说明义务本身{wait}"
    return f"**本局政策**：长度所据的文字未核对原文，不得作为法律引用；引文（如有）只说明义务本身{wait}"


def _version(rule: RuleVersion, *, alone: bool) -> list[str]:
    until = f"至{rule.effective_to}" if rule.effective_to else "起"
    title = [] if alone else [f"### {rule.version}版本（{rule.effective_from}{until}）", ""]
    return title + facts(
        [
            ("版本", f"{rule.version}，自{rule.effective_from}{until}适用"),
            ("性质", nature_zh(rule)),
            ("起算", rule.trigger_zh),
            ("长度", length_zh(rule)),
            ("方向与末日", reading_zh(rule)),
            ("由谁承担", f"{BEARER_ZH[rule.bearer]}；系统提醒{ROLE_ZH[rule.owner]}"),
            ("停止计算", _pauses(rule)),
            ("延长", _extension(rule)),
            ("届满", f"{ON_EXPIRY_ZH[rule.on_expiry]}。后果：{rule.consequence_zh}"),
            ("依据", rule.basis),
            ("原文", f"“{rule.quote}”" if rule.quote else "没有引文"),
            ("标记", f"[{rule.confidence.value}] {MARK_ZH[rule.confidence]}"),
            ("VERIFY-18", VERIFY_18 if rule.verify_18 else ""),
            ("存疑", rule.doubt_zh),
            ("本局可以设置", "、".join(_settable(name) for name in rule.settable) or "没有：由法律确定"),
            ("本局已经设置", _settings(rule)),
            ("计算规则", "、".join(f"[{code}](README.md#{code})" for code in rule.counting)),
            ("清单", f"[第{rule.row}行](checklist.md#row-{rule.row})" if rule.row else ""),
            ("提醒（本局政策）", _rungs(rule)),
        ]
    )


def _pauses(rule: RuleVersion) -> str:
    if not rule.pausable:
        return "没有停止计算的事由"
    return f"{'、'.join(rule.pausable)}；须事先书面告知所需时间"


def _extension(rule: RuleVersion) -> str:
    found = rule.extension
    if found is None:
        return "不得延长"
    notice = "，并书面告知理由" if found.notice else ""
    return (
        f"最多{found.max_times}次，不超过{found.length}日，由{ROLE_ZH[found.approver]}批准{notice}（{found.article}）"
    )


def _settings(rule: RuleVersion) -> str:
    if not rule.settings:
        return "没有，按上表默认" if rule.settable else ""
    return "；".join(f"{_settable(n)}：{v['set']}（默认{v['was']}），**本局政策**" for n, v in rule.settings.items())


def _settable(name: str) -> str:
    return SETTABLE_ZH.get(name, name)


def _rungs(rule: RuleVersion) -> str:
    return "；".join(f"{_moment(one.at)}告知{'、'.join(ROLE_ZH[role] for role in one.tell)}" for one in rule.rungs)


def _moment(at: str) -> str:
    if at == "due":
        return "届满时"
    if at.endswith("%"):
        return f"经过{at}时"
    if at.startswith("day "):
        return f"第{at[4:]}日"
    if at.startswith("end-"):
        return f"届满前{at[4:]}日"
    count, unit = at[1:].removesuffix("wd").removesuffix("h"), "小时" if at.endswith("h") else "个工作日"
    return f"届满前{count}{unit}"
