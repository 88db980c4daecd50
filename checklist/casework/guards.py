"""Guards: named predicates that a table's row refers to as ``name`` or ``name:argument``.

Each returns None where it holds, or says what stands in the way, by which article, and what would be right.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from checklist.casework import book, service
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.counting import due, earliest_event
from models import bodies
from models.case import OWED, Blocker, DeadlineStatus
from models.people import SYSTEM
from models.procedure import Action
from models.roles import Role
from models.time import SHANGHAI, day_of

Guard = Callable[[Desk, Ask, str], Blocker | None]
GUARDS: dict[str, Guard] = {}


def guard(name: str) -> Callable[[Guard], Guard]:
    """Enter a function into the list of guards."""

    def enter(function: Guard) -> Guard:
        GUARDS[name] = function
        return function

    return enter


def check(desk: Desk, ask: Ask, text: str) -> Blocker | None:
    """Ask one guard of a table."""
    name, _, argument = text.partition(":")
    return GUARDS[name](desk, ask, argument)


def holds(desk: Desk, text: str, ask: Ask | None = None) -> bool:
    """Whether a guard holds for the case as it stands, nobody having asked for anything."""
    return check(desk, ask or _nobody(desk), text) is None


def _nobody(desk: Desk) -> Ask:
    action = Action.model_validate({"slug": "-", "zh": "", "roles": (), "from": (), "body": "Body"})
    return Ask(action=action, actor=SYSTEM, start=desk.now, end=desk.now, officers=())


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
}
NOT_ZH = {
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
}


@guard("fact")
def fact(desk: Desk, ask: Ask, name: str) -> Blocker | None:
    """A fact of the case holds."""
    return None if desk.fact(name) else Blocker(code="fact-missing", zh=FACT_ZH.get(name, f"条件未具备：{name}"))


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


@guard("owed")
def owed(desk: Desk, ask: Ask, rule: str) -> Blocker | None:
    """A duty or window of a rule is open."""
    return None if book.owed(desk, rule) else Blocker(code="nothing-owed", zh="没有需要履行的相应期限")


@guard("no_owed")
def no_owed(desk: Desk, ask: Ask, rule: str) -> Blocker | None:
    """No duty of a rule is open."""
    found = book.owed(desk, rule)
    if found is None:
        return None
    return Blocker(
        code="duty-open",
        zh=f"{found.name_zh}尚未完成（{found.due.due_on}）",
        owner=found.owner,
        deadline=found.id,
        due_on=found.due.due_on,
    )


@guard("no_duty_left")
def no_duty_left(desk: Desk, ask: Ask, but: str) -> Blocker | None:
    """The authority owes nothing any more but what this act itself does."""
    for found in desk.state.deadlines.values():
        if found.status in OWED and found.bearer == "authority" and found.rule != but:
            return no_owed(desk, ask, found.rule)
    return None


@guard("settled")
def settled(desk: Desk, ask: Ask, rule: str) -> Blocker | None:
    """A window is settled: used, run out, waived, or never opened."""
    found = book.entry(desk, rule)
    if found is None or found.status is not DeadlineStatus.RUNNING:
        return None
    return Blocker(
        code="window-open",
        zh=f"{found.name_zh}尚未届满（{found.due.due_on}）",
        article="行政处罚法62",
        deadline=found.id,
        due_on=found.due.due_on,
    )


@guard("in_time")
def in_time(desk: Desk, ask: Ask, rule: str) -> Blocker | None:
    """A request came in its window; a timely postmark suffices (民诉法 85(4))."""
    found = book.entry(desk, rule)
    said = ask.said(bodies.HearingRequest)
    if found is None:
        return Blocker(code="window-none", zh="没有相应的申请期限")
    if said is None:
        return None
    on = said.postmarked_on or ask.day
    if on <= found.due.due_on:
        return None
    return Blocker(
        code="window-over",
        zh=f"申请已超过期限：应当在{found.due.due_on}前提出，实际为{on}；期限内交邮的请填写交邮日期",
        article="行政处罚法64(1)",
        deadline=found.id,
        due_on=found.due.due_on,
    )


@guard("served")
def is_served(desk: Desk, ask: Ask, document: str) -> Blocker | None:
    """A document counts as served."""
    if service.served(desk, document):
        return None
    words = desk.law.procedure.documents[document].zh
    if service.tried(desk, document):
        return Blocker(
            code="service-invalid",
            zh=f"{words}留置送达没有见证人，须有完整的录像才视为送达",
            article="民事诉讼法89",
            owner=Role.OFFICER,
        )
    return Blocker(code="not-served", zh=f"{words}尚未送达", owner=Role.OFFICER)


@guard("not_served")
def not_served(desk: Desk, ask: Ask, document: str) -> Blocker | None:
    """A document does not count as served yet."""
    if service.served(desk, document) is None:
        return None
    return Blocker(code="served", zh=f"{desk.law.procedure.documents[document].zh}已经送达")


@guard("service_method")
def service_method(desk: Desk, ask: Ask, _kind: str) -> Blocker | None:
    """The method of service fits the kind of case."""
    said = ask.said(bodies.ServeDocument)
    if said is None or said.method in service.methods(desk.state.opening.kind):
        return None
    return Blocker(code="method", zh="本类案件的清单没有这种送达方式")


@guard("within_limitation")
def within_limitation(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The act is not too old to be punished (处罚法 36)."""
    said = ask.said(bodies.ProposeFiling)
    ended = said.violation_ended_on if said else _date(desk.fact("violation_ended_on"))
    harm = said.harm if said else bool(desk.fact("harm"))
    if ended is None:
        return None
    if ended > ask.day:
        return Blocker(code="future", zh="违法行为终了之日不得晚于今天")
    years = 5 if harm else 2
    last = _years_later(ended, years)
    if ask.day <= last:
        return None
    return Blocker(
        code="limitation",
        zh=f"违法行为自{ended}终了，已超过{years}年处罚时效（{last}）",
        article="行政处罚法36",
        due_on=last,
    )


@guard("return_only_after_lapse")
def return_only_after_lapse(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """After seven working days the preserved items can only go back (处罚法 56)."""
    said = ask.said(bodies.DisposePreserved)
    found = book.owed(desk, "advance_preservation_disposition")
    if said is None or found is None or said.outcome == "returned" or ask.end < found.due.due_at:
        return None
    return Blocker(
        code="preservation-lapsed",
        zh=f"先行登记保存已于{found.due.due_on}届满失效，只能退还物品",
        article="行政处罚法56",
        due_on=found.due.due_on,
    )


@guard("hearing_people")
def hearing_people(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The host investigated nothing in this case (处罚法 64(4), 许可法 48(3))."""
    host = getattr(ask.body, "host", None)
    if host is None or host not in _investigators(desk):
        return None
    return Blocker(
        code="host-investigated",
        zh="听证主持人不得是本案调查人员",
        article="行政处罚法64(4)",
        owner=Role.SECTION_HEAD,
    )


@guard("host_presides")
def host_presides(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The hearing is opened by the host that was named, or by the clerk for him."""
    if Role.HEARING_HOST not in ask.actor.roles or ask.actor.account == desk.fact("host"):
        return None
    return Blocker(code="other-host", zh=f"本次听证由{desk.fact('host')}主持", article="行政处罚法64(4)")


@guard("reviewer_apart")
def reviewer_apart(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The legal reviewer is neither investigator nor host; a first-timer has the qualification (处罚法 58(2))."""
    if ask.actor.account in _investigators(desk) or ask.actor.account == desk.fact("host"):
        return Blocker(code="reviewer", zh="法制审核人员不得是本案调查人员或听证主持人", article="行政处罚法58")
    said = ask.said(bodies.LegalReview)
    if said and said.first_time_reviewer and not said.legal_qualification:
        return Blocker(code="qualification", zh="初次从事法制审核的人员应当取得法律职业资格", article="行政处罚法58(2)")
    return None


@guard("hearing_notice_possible")
def hearing_notice_possible(desk: Desk, ask: Ask, rule_id: str) -> Blocker | None:
    """The hearing lies far enough ahead for its notice (处罚法 64(2), 许可法 48(1))."""
    at: datetime | None = getattr(ask.body, "hearing_at", None)
    if at is None:
        return None
    rule = desk.law.rules.at(rule_id, day_of(at))
    earliest = earliest_event(rule, ask.day, desk.calendar)
    if day_of(at) >= earliest:
        return None
    return Blocker(
        code="notice-too-short",
        zh=f"听证应当提前通知，{day_of(at)}过早；今天送达通知，最早可定于{earliest}",
        article=rule.basis,
        facts={"earliest": earliest.isoformat()},
    )


@guard("hearing_notice_in_time")
def hearing_notice_in_time(desk: Desk, ask: Ask, rule_id: str) -> Blocker | None:
    """The notice is served in time for the hearing that was fixed."""
    at = _instant(desk.fact("hearing_at"))
    if at is None:
        return None
    rule = desk.law.rules.at(rule_id, day_of(at))
    latest = due(rule, day_of(at), desk.calendar).due_on
    if ask.day <= latest:
        return None
    earliest = earliest_event(rule, ask.day, desk.calendar)
    return Blocker(
        code="notice-too-late",
        zh=f"听证通知最迟应于{latest}送达；现在送达，听证应当改期到{earliest}或以后",
        article=rule.basis,
        due_on=latest,
        facts={"earliest": earliest.isoformat()},
    )


@guard("on_hearing_day")
def on_hearing_day(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The hearing is held on the day that was notified."""
    at = _instant(desk.fact("hearing_at"))
    if at is None or day_of(at) == day_of(ask.start):
        return None
    return Blocker(
        code="hearing-day",
        zh=f"听证通知的时间是{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}，改期须重新确定并通知",
        article="行政处罚法64(2)",
    )


@guard("hearing_complete")
def hearing_complete(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Every step of the hearing was held, but for what a party that left cannot take part in (处罚法 64(6)(7))."""
    said = ask.said(bodies.CloseHearing)
    left = bool(desk.fact("party_left")) or (said is not None and said.party_left)
    steps = ("present_case", "party_defends", "host_questions", "debate", "final_statement")
    optional = {"party_defends", "debate", "final_statement"} if left else set()
    done_acts = {a.act for a in desk.state.acts}
    missing = [step for step in steps if step not in done_acts and step not in optional]
    if not missing:
        return None
    from models.checklist import ACT_ZH, Act

    words = "、".join(ACT_ZH[Act(step)] for step in missing)
    return Blocker(
        code="act-missing",
        zh=f"听证环节尚未完成：{words}",
        article="行政处罚法64(7)",
        owner=Role.HEARING_HOST,
    )


@guard("not_heavier")
def not_heavier(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """No heavier penalty because of the defence (处罚法 45(2)), nor another than was notified (44)."""
    amount = getattr(ask.body, "amount", None)
    proposed = desk.fact("amount")
    if amount is None or proposed is None or amount <= int(proposed):
        return None
    return Blocker(
        code="heavier",
        zh=f"不得因当事人陈述申辩给予更重的处罚：告知的罚款为{proposed}元，现为{amount}元；事实变更的应当重新告知",
        article="行政处罚法45(2)",
    )


@guard("legal_review_done")
def legal_review_done(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A case that needs the legal review has passed it (处罚法 58)."""
    if not desk.fact("legal_review_required") or desk.fact("legal_review_passed"):
        return None
    return Blocker(
        code="legal-review",
        zh="未经法制审核或者审核未通过的，不得作出决定",
        article="行政处罚法58",
        owner=Role.LEGAL_REVIEWER,
    )


@guard("discussion_done")
def discussion_done(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A complex or grave case was discussed collectively (处罚法 57(2))."""
    if not desk.fact("grave") or desk.fact("discussed"):
        return None
    return Blocker(
        code="discussion",
        zh="情节复杂或者重大违法行为，应当由行政机关负责人集体讨论决定",
        article="行政处罚法57(2)",
        owner=Role.BUREAU_HEAD,
    )


@guard("statement_settled_or_waived")
def statement_settled(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """No decision before the party was heard or let its time pass (处罚法 62)."""
    return settled(desk, ask, "statement_and_defense") or settled(desk, ask, "hearing_request")


@guard("fined")
def fined(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The penalty is a fine."""
    return None if int(desk.fact("amount") or 0) > 0 else Blocker(code="no-fine", zh="本案没有罚款")


@guard("performed")
def performed(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The penalty was performed, or there was no fine to pay."""
    if desk.fact("performed") or not int(desk.fact("amount") or 0):
        return None
    return Blocker(code="not-performed", zh="处罚尚未履行完毕", article="行政处罚法66", owner=Role.OFFICER)


@guard("devices_checked")
def devices_checked(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A recorder is ready before the inspection sets out."""
    said = ask.said(bodies.ApproveInspection)
    if said is None or any(d.battery and d.memory and d.clock for d in said.devices):
        return None
    return Blocker(code="devices", zh="没有一台记录设备通过检查（电量、存储、时间）", owner=Role.OFFICER)


@guard("order_complete")
def order_complete(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """An order is one of the two documents or both, and its time limit lies ahead."""
    said = ask.said(bodies.IssueOrder)
    if said is None:
        return None
    if said.rectify_by is None and not said.stop:
        return Blocker(code="order-empty", zh="责令限期整改与现场处理措施至少应有一项", article="安全生产法65(1)")
    if said.rectify_by is not None and said.rectify_by <= ask.day:
        return Blocker(code="order-past", zh="整改期限应当晚于送达之日", article="安全生产法65(1)(2)")
    return None


@guard("power_cut_notice")
def power_cut_notice(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A power cut is told 24 hours before, but for an emergency (安全生产法 70(2))."""
    said = ask.said(bodies.CutPower)
    if said is None or said.emergency:
        return None
    if said.party_told_at is not None and said.cut_at - said.party_told_at >= timedelta(hours=24):
        return None
    return Blocker(code="power-cut", zh="停止供电应当提前二十四小时通知生产经营单位", article="安全生产法70(2)")


@guard("site_check_done")
def site_check_done(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A hazchem licence needs the site check (危险化学品安全法 55)."""
    if desk.fact("license_kind") != "hazchem_trade" or desk.fact("site_verified"):
        return None
    return Blocker(
        code="site-check",
        zh="危险化学品经营许可应当进行现场核查",
        article="危险化学品安全法55",
        owner=Role.OFFICER,
    )


@guard("pause_allowed")
def pause_allowed(desk: Desk, ask: Ask, rule_id: str) -> Blocker | None:
    """The clock may stop: its rule knows a stop, it runs, and the stop does not lie before its start."""
    found = book.owed(desk, rule_id)
    if found is None:
        return Blocker(code="nothing-owed", zh="没有正在计算的期限")
    first: date | None = getattr(ask.body, "pause_from", None)
    if first is None:
        return None
    if not book.version_of(desk, found).pausable:
        return Blocker(code="not-pausable", zh=f"{found.name_zh}依法不得停止计算", deadline=found.id)
    if first < ask.day:
        return Blocker(code="pause-past", zh="书面告知应当先于停止计算的首日", deadline=found.id)
    if first > found.due.due_on:
        return Blocker(code="pause-late", zh=f"期限已于{found.due.due_on}届满", deadline=found.id)
    return None


@guard("extension_allowed")
def extension_allowed(desk: Desk, ask: Ask, rule_id: str) -> Blocker | None:
    """The rule knows an extension, none was granted, the time has not run out, the length is within its limit."""
    found = book.owed(desk, rule_id)
    if found is None:
        return Blocker(code="nothing-owed", zh="没有正在计算的期限")
    allowed = book.version_of(desk, found).extension
    if allowed is None:
        return Blocker(code="not-extendable", zh=f"{found.name_zh}依法不得延长", deadline=found.id)
    if len(found.extensions) >= allowed.max_times:
        return Blocker(
            code="extended-already",
            zh=f"{found.name_zh}已经延长，不得再次延长",
            article=allowed.article,
            deadline=found.id,
        )
    if ask.end >= found.due.due_at:
        return Blocker(code="extension-late", zh=f"期限已于{found.due.due_on}届满，不得延长", deadline=found.id)
    length = getattr(ask.body, "length", None)
    if length is not None and length > allowed.length:
        return Blocker(
            code="extension-long",
            zh=f"延长不得超过{allowed.length}日",
            article=allowed.article,
            deadline=found.id,
        )
    return None


@guard("hazchem_by_main_head")
def hazchem_by_main_head(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Hazardous chemicals are seized with the principal head's approval (危险化学品安全法 8)."""
    said = ask.said(bodies.ApproveSeizure)
    if said is None or not (said.hazchem or desk.fact("hazchem")) or Role.BUREAU_HEAD in ask.actor.roles:
        return None
    return Blocker(
        code="main-head",
        zh="查封、扣押危险化学品应当经本部门主要负责人批准",
        article="危险化学品安全法8",
        owner=Role.BUREAU_HEAD,
    )


@guard("party_or_witness")
def party_or_witness(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The party is present, or a witness (强制法 18(9))."""
    said = ask.said(bodies.CallParty)
    if said is None or said.party_present or said.witness:
        return None
    return Blocker(code="witness", zh="当事人不到场的，应当邀请见证人到场", article="行政强制法18(9)")


@guard("approved_seizure")
def approved_seizure(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The seizure was approved, before or afterwards (强制法 18(1), 19)."""
    if desk.fact("approval_given"):
        return None
    return Blocker(code="not-approved", zh="查封、扣押尚未经批准", article="行政强制法18(1)", owner=Role.DEPUTY_HEAD)


@guard("seizure_happened")
def seizure_happened(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Something was seized."""
    if any(a.act == "announce_seizure" for a in desk.state.acts):
        return None
    return Blocker(code="not-seized", zh="尚未实施查封、扣押")


@guard("seizure_did_not_happen")
def seizure_did_not_happen(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Nothing was seized."""
    if not any(a.act == "announce_seizure" for a in desk.state.acts):
        return None
    return Blocker(code="seized", zh="已实施查封、扣押，应当清点退还", article="行政强制法28")


@guard("measure_taken")
def measure_taken(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """At least one of 警示, 报警, 报告当地政府 was taken (清单第35行)."""
    incident = desk.incident
    if incident is None or incident.measures:
        return None
    return Blocker(code="measure-missing", zh="应当先实施警示、报警或报告当地政府等处置", row=35, owner=Role.OFFICER)


@guard("this_incident")
def this_incident(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The incident that is named is the one that is open."""
    named = getattr(ask.body, "incident", None)
    incident = desk.incident
    if named is None or incident is None or named == incident.id:
        return None
    return Blocker(code="other-incident", zh=f"正在处置的是事件{incident.id}，不是{named}")


@guard("exemption_possible")
def exemption_possible(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """There is an obligation to be exempted from, and the ground is open to it."""
    said = ask.said(bodies.RequestExemption)
    if said is None:
        return None
    from checklist.casework.records_care import target

    found = target(desk, said.row, said.act_id)
    if found is None:
        return Blocker(code="no-obligation", zh=f"清单第{said.row}行目前没有待记录的义务", row=said.row)
    if found.validity:
        return Blocker(code="validity", zh="录像是送达有效的条件，不得免除", article="民事诉讼法89", row=said.row)
    seizure = found.act in ("announce_seizure", "take_inventory")
    if said.ground == "EX3" and seizure and not desk.state.opening.policy.ex3_for_seizure:
        return Blocker(code="ex3-seizure", zh="查封、扣押应当全程音像记录，不适用第（三）项情景", row=said.row)
    return None


@guard("segment_possible")
def segment_possible(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The exemption was approved, for segments."""
    said = ask.said(bodies.MarkSegment)
    if said is None:
        return None
    found = desk.state.exemptions.get(said.exemption)
    if found is not None and found.status == "approved" and not found.whole:
        return None
    return Blocker(code="no-exemption", zh=f"没有可登记时段的已批准申请{said.exemption}")


@guard("deficiency_possible")
def deficiency_possible(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """There is an act whose record is missing or incomplete."""
    said = ask.said(bodies.ReportDeficiency)
    if said is None:
        return None
    from checklist.casework.records_care import target

    found = target(desk, said.row, said.act_id)
    if found is None or found.act_id is None:
        return Blocker(code="no-obligation", zh=f"清单第{said.row}行没有已实施而记录缺失的行为", row=said.row)
    return None


@guard("exemption_approver")
def exemption_approver(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The approver is of the ground's role and did not ask or record himself."""
    said = ask.said(bodies.DecideExemption)
    if said is None:
        return None
    found = desk.state.exemptions.get(said.exemption)
    if found is None or found.status != "asked":
        return Blocker(code="no-exemption", zh=f"没有待审批的申请{said.exemption}")
    role = {"EX1": Role.SECTION_HEAD, "EX2": Role.LEGAL_REVIEWER, "EX3": Role.SUPERVISOR}[found.ground]
    if role not in ask.actor.roles:
        return Blocker(code="approver-role", zh="该情景应当由其他人员审批", owner=role)
    if ask.actor.account == found.asked_by or ask.actor.account in _investigators(desk):
        return Blocker(code="approver-recorder", zh="审批人不得是申请人或记录人", owner=role)
    return None


@guard("deficiency_acceptable")
def deficiency_acceptable(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A failed recording may be accepted, but never where it is the condition of validity."""
    said = ask.said(bodies.DecideDeficiency)
    if said is None:
        return None
    found = desk.state.deficiencies.get(said.deficiency)
    if found is None or found.status != "reported":
        return Blocker(code="no-deficiency", zh=f"没有待审查的说明{said.deficiency}")
    if said.accept and desk.state.obligations[found.obligation].validity:
        return Blocker(
            code="validity",
            zh="留置送达没有见证人的，录像是送达有效的条件，缺失不得以说明代替；应当重新送达",
            article="民事诉讼法89",
        )
    return None


def _investigators(desk: Desk) -> set[str]:
    return {o.account for o in desk.state.opening.officers} | {o.certificate for o in desk.state.opening.officers}


def _date(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None


def _instant(value: object) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else None


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
