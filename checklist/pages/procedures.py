"""A procedure for a lawyer to read line by line: its diagram, then every state with what may be done in it."""

from collections.abc import Iterable, Sequence

from checklist.diagram import mermaid
from checklist.pages.markdown import anchor, page, table
from checklist.pages.wording import Wording
from checklist.procedures import Procedure, sources
from models.deadline import OnExpiry
from models.procedure import Action, Expiry, Move, State
from models.roles import KIND_ZH, ROLE_ZH

POLICY = "**本局政策**（没有条文）"
HEADINGS = ("事项", "由谁办理", "从何处到何处", "条件（须同时具备）", "期限与效果", "条文")
_MANY = {"open": "任何未结束的环节", "on_site": "任何现场环节", "*": "任何环节"}
_OBSTRUCTED = {
    "never": "",
    "also": "正在处置阻挠时也可以办理",
    "only": "只在正在处置阻挠时办理",
}
SUSPENDED = "案件中止期间也可以办理"
HOW_TO_READ = """\
每个环节一张表，一行一个事项。“条件”一栏须**同时**具备，缺一项系统即拒绝办理，并说明缺什么、依据哪一条、由谁补正。
“音像记录：第N行已了结”是指该行的记录齐全、经批准不适用、依条件不需要，或者缺失说明经审查接受。
“期限与效果”一栏列出办理后开始或者了结的期限（点击可看其长度、依据和存疑之处）。
“条文”一栏写“本局政策”或者“清单”的，**不是法律规定**：前者是本局自己的做法，后者出自本局音像记录事项清单。
几个环节都可以办理的事项，只在第一个环节写全，其余环节只列名称。案件中止期间，没有写明可以办理的一律不能办理。
时间先后、办理人的身份由系统对每个事项一律核对。
等宽字体的英文是系统内的代号，供对照。
"""


def procedure_page(procedure: Procedure, words: Wording) -> str:
    """Return the page of a procedure."""
    return page(
        f"{KIND_ZH[procedure.table.kind]}程序",
        [f"版本：`{procedure.name}`（{procedure.sha256[:12]}）", "", "## 怎样读本页", "", HOW_TO_READ],
        ["## 流程图", "", "```mermaid", mermaid(procedure).rstrip("\n"), "```", ""],
        ["## 各环节", "", *_states(procedure, words)],
        ["## 许多环节通用的事项", "", *_actions(_general(procedure), procedure, words)],
        ["## 自动转入", "", "条件一经具备，案件自动进入下一环节，无须任何人办理。", "", *_autos(procedure, words)],
        ["## 期限届满的效果", "", *_expiries(procedure, words)],
        ["## 文书送达的效果", "", *_documents(procedure, words)],
    )


def _states(procedure: Procedure, words: Wording) -> list[str]:
    lines: list[str] = []
    told: set[str] = set()
    for state in procedure.table.states:
        lines += [anchor(state.name), f"### {state.code} {state.zh} `{state.name}`", ""]
        lines += [*_about(state, procedure, words), ""]
        mine = [a for a in procedure.by_state[state.name] if not _is_general(a)]
        lines += _actions([a for a in mine if a.slug not in told], procedure, words)
        again = [f"[{a.zh}](#{a.slug})" for a in mine if a.slug in told]
        if again:
            lines += [f"还可以办理（内容见前）：{'、'.join(again)}。", ""]
        told |= {a.slug for a in mine}
    return lines


def _about(state: State, procedure: Procedure, words: Wording) -> list[str]:
    lines = [f"- 条文：{'、'.join(state.articles) or POLICY}"]
    lines += [f"- 本环节的音像记录：{words.rows(state.acts)}"] if state.acts else []
    lines += ["- 现场环节：遇拒绝、阻挠可以报告并暂停"] if state.on_site else []
    lines += [f"- 自动转入：[{m.zh}](#{m.slug})" for m in procedure.autos[state.name]]
    for expiries in procedure.expiries.values():
        lines += [
            f"- 期限届满：[{m.zh}](#{_expiry_id(m)})"
            for m in expiries
            if state.name in sources(m.from_, procedure.states)
        ]
    return lines


def _actions(actions: Iterable[Action], procedure: Procedure, words: Wording) -> list[str]:
    rows = [
        (
            f"{anchor(a.slug)}**{a.zh}**\n`{a.slug}`",
            "、".join(ROLE_ZH[role] for role in a.roles),
            _way(a, procedure),
            _conditions(a, words, [_OBSTRUCTED[a.while_obstructed], SUSPENDED if a.while_suspended else ""]),
            _consequences(a, words, words.recorded(a)),
            "\n".join(a.articles) or POLICY,
        )
        for a in actions
    ]
    return table(HEADINGS, rows) if rows else ["本环节没有新的事项。", ""]


def _autos(procedure: Procedure, words: Wording) -> list[str]:
    rows = [
        (
            f"{anchor(m.slug)}**{m.zh}**\n`{m.slug}`",
            _way(m, procedure),
            _conditions(m, words),
            _consequences(m, words),
            "\n".join(m.articles) or POLICY,
        )
        for m in procedure.table.autos
    ]
    return table(("事项", "从何处到何处", "条件（须同时具备）", "期限与效果", "条文"), rows) if rows else ["没有。", ""]


def _expiries(procedure: Procedure, words: Wording) -> list[str]:
    lines = [
        "届满时自动发生，未完成的音像记录不阻止它，只作为缺陷留在案卷。",
        "“法律拟制”是法律自己规定的后果；其他届满只使环节转换，义务是否仍在见期限的说明。",
        "",
    ]
    rows = [
        (
            f"{anchor(_expiry_id(m))}**{m.zh}**\n“{words.rule(m.rule)}”届满",
            "法律拟制" if words.on_expiry(m.rule) is OnExpiry.FICTION else "期限届满",
            _way(m, procedure),
            _consequences(m, words),
            "\n".join(m.articles) or POLICY,
        )
        for m in procedure.table.expiries
    ]
    return lines + (table(("届满", "性质", "从何处到何处", "期限与效果", "条文"), rows) if rows else ["没有。", ""])


def _documents(procedure: Procedure, words: Wording) -> list[str]:
    rows = [
        (
            f"**{d.zh}**\n`{d.name}`",
            "\n".join([*words.starts(d.starts), *words.stops(d.stops)]).replace("自办理之日起", "自送达之日起"),
            "\n".join(d.articles) or POLICY,
        )
        for d in procedure.table.documents
    ]
    return table(("文书", "送达后开始或者了结的期限", "条文"), rows) if rows else ["本程序没有因送达而开始的期限。", ""]


def _conditions(move: Move, words: Wording, more: Sequence[str] = ()) -> str:
    body = getattr(move, "body", None)
    lines = [words.guard(text, body) for text in move.guards]
    return "\n".join(f"· {line}" for line in [*lines, words.gate(move.gate), *more] if line)


def _consequences(move: Move, words: Wording, recorded: str = "") -> str:
    body = getattr(move, "body", None)
    lines = [recorded, *words.starts(move.starts, body), *words.stops(move.stops)]
    lines += [words.effect(text, body) for text in move.effects]
    lines += words.noted(move)
    return "\n".join(f"· {line}" for line in lines if line)


def _way(move: Move, procedure: Procedure) -> str:
    here = "".join(_MANY.get(n) or f"“{procedure.states[n].zh}”" for n in move.from_)
    return f"{here} → “{procedure.states[move.to].zh}”" if move.to else f"{here}，环节不变"


def _expiry_id(expiry: Expiry) -> str:
    return f"expiry-{expiry.rule}-{expiry.from_[0]}"


def _general(procedure: Procedure) -> list[Action]:
    return [a for a in procedure.table.actions if _is_general(a)]


def _is_general(action: Action) -> bool:
    return any(name in _MANY for name in action.from_)
