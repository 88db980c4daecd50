"""Guards on facts, acts and bodies: what has been said and done."""

from datetime import datetime

from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.guards.registry import guard
from models.case import Blocker
from models.roles import Role
from models.time import SHANGHAI

FACT_ZH = {
    "preservation_approved": "先行登记保存尚未经行政机关负责人批准",
    "hearing_right": "本案不属于应当告知听证权利的情形",
    "hearing_notified": "听证通知书尚未送达",
    "hearing_at": "听证时间、地点尚未确定",
    "defence_reviewed": "陈述申辩意见尚未复核",
    "legal_review_required": "本案不属于应当法制审核的情形",
    "grave": "本案不属于应当集体讨论的情形",
    "crime_suspected": "尚未报告涉嫌犯罪",
    "findings": "没有发现违法行为或者事故隐患，不应制发处置文书",
    "covers_documents": "检查方案不包括文件资料",
    "covers_sites": "检查方案不包括重点场所",
    "reinspection_passed": "复查没有通过",
    "hearing_offered": "尚未告知听证权利",
    "hearing_requested": "当事人没有要求听证",
    "legal_review_passed": "法制审核尚未通过",
    "voucher_issued": "受理通知书尚未发出",
    "stop": "没有责令停产停业、停止使用",
    "rectify_by": "没有责令限期整改",
    "test_result": "检验、鉴定结果尚未收到",
    "hearing_record_confirmed": "听证笔录尚未经当事人确认",
    "hearing_mandatory": "不属于依法应当听证的事项",
    "transfer_approved": "移送司法机关尚未经主要负责人批准",
    "remedy_pending": "没有正在进行的复议或者诉讼",
    "court_accepted": "法院尚未受理",
    "court_ruled": "法院尚未裁定准予执行",
    "on_water": "没有在水上收缴、尚未抵岸的罚款",
    "summary_on_file": "当场处罚决定尚未报局备案",
}
NOT_ZH = {
    "host": "听证主持人没有回避",
    "hearing_requested": "当事人已经要求听证",
    "legal_review_required": "本案应当先经法制审核",
    "legal_review_passed": "法制审核已经通过",
    "discussed": "已经集体讨论",
    "findings": "检查发现了问题，不能按未发现问题结束",
    "stop": "停产停业、停止使用的决定尚未解除",
    "rectify_by": "已责令限期整改，应当复查",
    "crime_suspected": "涉嫌犯罪，应当移送，不得以罚代刑",
    "hearing_offered": "已经告知听证权利",
    "remedy_pending": "复议或诉讼期间不得申请强制执行",
    "correction_given": "补正内容应当一次告知，已经告知过",
    "voucher_issued": "受理通知书已经发出",
    "test_result": "检验、鉴定结果已经收到",
    "hearing_record_confirmed": "听证笔录已经确认",
    "reinspection_passed": "复查已经通过",
    "hearing_mandatory": "属于依法应当听证的事项",
    "hearing_postponed": "听证只能延期一次，已经延期过",
    "transfer_approved": "已经批准移送司法机关",
    "court_accepted": "法院已经受理",
    "court_refused": "法院已经裁定不予受理或者不予执行",
    "court_ruled": "法院已经裁定准予执行",
    "performed": "处罚已经履行完毕",
    "on_water": "在水上收缴的罚款，抵岸后应当交至行政机关",
    "statement_heard": "已经听取当事人陈述、申辩",
}


@guard("fact")
def fact(desk: Desk, ask: Ask, name: str) -> Blocker | None:
    """A fact of the case holds."""
    if desk.fact(name):
        return None
    return Blocker(code="fact-missing", zh=FACT_ZH.get(name, f"条件未具备：{name}"), facts={"fact": name})


@guard("not")
def not_fact(desk: Desk, ask: Ask, name: str) -> Blocker | None:
    """A fact of the case does not hold."""
    return Blocker(code="fact-present", zh=NOT_ZH.get(name, f"已有：{name}")) if desk.fact(name) else None


@guard("fact_is")
def fact_is(desk: Desk, ask: Ask, text: str) -> Blocker | None:
    """A fact has a value."""
    name, _, value = text.partition("=")
    return None if str(desk.fact(name)) == value else Blocker(code="fact-other", zh=f"条件未具备：{text}")


@guard("any")
def any_fact(desk: Desk, ask: Ask, names: str) -> Blocker | None:
    """One of several facts holds."""
    if any(desk.fact(name) for name in names.split(":")):
        return None
    return Blocker(
        code="fact-missing",
        zh="尚未转立处罚、强制案件，也未移送有关部门",
        owner=Role.SECTION_HEAD,
        article="安全生产法113",
    )


@guard("body")
def in_body(desk: Desk, ask: Ask, text: str) -> Blocker | None:
    """A member of the body is given, or has a value."""
    name, _, value = text.partition("=")
    said = getattr(ask.body, name, None)
    fits = str(said) == value if value else bool(said)
    return None if fits else Blocker(code="not-said", zh=f"{name}")


@guard("done")
def done(desk: Desk, ask: Ask, act: str) -> Blocker | None:
    """An act was done."""
    if any(a.act == act for a in desk.state.acts):
        return None
    words = {"present_certificates": "尚未向当事人出示执法证件，当事人有权拒绝调查"}.get(act, f"尚未完成：{act}")
    return Blocker(code="act-missing", zh=words, article="行政处罚法55(1)", owner=Role.OFFICER)


@guard("not_before")
def not_before(desk: Desk, ask: Ask, name: str) -> Blocker | None:
    """The act was not done before what it depends on: its approval, the filing of the case."""
    since = desk.fact(name)
    if ask.body is None or since is None or ask.start >= datetime.fromisoformat(str(since)):
        return None
    words = {"preservation_approved_at": "先行登记保存批准", "filed_at": "立案"}.get(name, name)
    at = datetime.fromisoformat(str(since)).astimezone(SHANGHAI)
    return Blocker(
        code="before-approval", zh=f"时间先后不对：不得早于{words}（{at:%Y-%m-%d %H:%M}）", article="行政处罚法54(2)"
    )


@guard("not_done")
def not_done(desk: Desk, ask: Ask, act: str) -> Blocker | None:
    """An act was not done yet."""
    return Blocker(code="act-done", zh="该环节已经完成") if any(a.act == act for a in desk.state.acts) else None


@guard("planned_done")
def planned_done(desk: Desk, ask: Ask, text: str) -> Blocker | None:
    """What the plan covers was inspected."""
    plan, act = text.split(":")
    if not desk.fact(plan) or any(a.act == act for a in desk.state.acts):
        return None
    words = "文件资料" if plan == "covers_documents" else "重点场所"
    return Blocker(code="act-missing", zh=f"检查方案包括{words}，尚未检查", owner=Role.OFFICER)
