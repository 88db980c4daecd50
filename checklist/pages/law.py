"""The page on what all deadlines rest on: marks, counting rules, what changed, what the bureau has set."""

from collections.abc import Sequence

from checklist.pages.foundations import CHANGES, COUNTING, MARK_ZH, VERIFY_18
from checklist.pages.markdown import anchor, page, table
from checklist.rules import Rules
from models.bureau import Bureau
from models.deadline import Confidence
from models.roles import KIND_ZH, ROLE_ZH

POLICY_ZH = {
    "rules": "对期限规则的设置",
    "large_fine_individual": "个人较大数额罚款（元），达到的应当告知听证权利（行政处罚法63没有写明数额）",
    "large_fine_organization": "单位较大数额罚款（元），同上",
    "files_checked": "是否取回并核对录像文件；不核对的，案件注明“文件未核验”",
    "ex3_for_seizure": "查封、扣押能否适用“其他不适宜音像记录的情景”",
    "clock_tolerance_seconds": "所报时间允许晚于系统时间的秒数",
    "escalation_chain": "遇阻挠时逐级告知的次序",
}


def law_page(bureau: Bureau, rules: Rules) -> str:
    """Return the page on what all deadlines rest on."""
    used = {c: [v[-1] for v in rules.versions.values() if c in v[-1].counting] for c in (r.code for r in COUNTING)}
    counting: list[str] = []
    for one in COUNTING:
        counting += [anchor(one.code), f"### {one.code} {one.title}", "", one.text, ""]
        counting += [f"> “{words}”（{article}）\n" for words, article in one.quotes]
        names = "、".join(f"[{v.name_zh}]({_file(v.kind)}#{v.id})" for v in used[one.code])
        counting += [f"标记：{one.mark}。" + (f"用于：{names}。" if names else "不由某一个期限单独使用。"), ""]
    return page(
        "期限所依据的法律",
        [f"版本：`{rules.name}`（{rules.sha256[:12]}）；{bureau.name}", "", *_contents()],
        ["## 标记的含义", "", *table(("标记", "含义"), [(f"[{m.value}]", MARK_ZH[m]) for m in Confidence])],
        [
            "[Q]、[S] 以外的数字一律是可以更改的设置，页面和计算凭据上都写明出处和存疑之处。",
            "",
            f"**VERIFY-18**：{VERIFY_18}。",
            "",
        ],
        ["## 计算规则", "", *counting],
        ["## 2025年至2026年的变化", "", "按触发之日适用当时的版本；容易误用旧规定的有：", ""],
        table(("变化", "对办案的影响", "标记"), CHANGES),
        ["## 本局的设置", "", "以下都是**本局政策**，不是法律规定；案件立案时的设置随案固定。", "", *_settings(bureau)],
    )


def _contents() -> Sequence[str]:
    links = [f"[{KIND_ZH[kind]}]({kind}.md)" for kind in KIND_ZH]
    return (
        f"各期限：{'、'.join(links)}、[各类案件通用](common.md)。音像记录：[清单三十八行](checklist.md)。"
        f"程序：{'、'.join(f'[{KIND_ZH[kind]}](../procedures/{kind}.md)' for kind in KIND_ZH)}。",
        "",
    )


def _settings(bureau: Bureau) -> list[str]:
    policy = bureau.policy
    rows: list[tuple[str, str]] = []
    for name in type(policy).model_fields:
        value = getattr(policy, name)
        if name == "rules":
            said = "；".join(f"{rule}：{fields}" for rule, fields in value.items()) or "没有：一律按默认"
        elif name == "escalation_chain":
            said = "\n".join(
                f"{i}. 告知{'、'.join(ROLE_ZH[role] for role in rung.tell)}，"
                f"{int(rung.wait.total_seconds() // 60)}分钟内无人确认的，进入下一级"
                for i, rung in enumerate(value, 1)
            )
        else:
            said = {True: "是", False: "否"}[value] if isinstance(value, bool) else str(value)
        rows.append((POLICY_ZH[name], said))
    return table(("设置", "本局的选择"), rows)


def _file(kind: str) -> str:
    return f"{'common' if kind == 'any' else kind}.md"
