"""Guards of performance and enforcement: remedies, deferral, the court's three months, the end of it."""

from checklist.casework import book, fines
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.guards.registry import guard
from models import bodies
from models.book import DeadlineStatus
from models.case import Blocker
from models.roles import Role


@guard("paid_up")
def paid_up(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Fine, late fine and daily penalty are paid, or there was nothing to pay (处罚法 66)."""
    if desk.fact("from:daily_penalty"):
        return Blocker(code="daily-penalty", zh="按日连续处罚尚未终止", article="安全生产法112")
    left = 0 if desk.fact("performed") else fines.outstanding(desk, ask.day)
    if not left:
        return None
    zh = f"处罚尚未履行完毕，尚欠{left}元"
    return Blocker(code="not-performed", zh=zh, article="行政处罚法66", owner=Role.OFFICER)


@guard("court_period_begins")
def court_period_begins(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A fine is unpaid, no remedy and no deferral is open any more, and the three months have not begun (强制法 53)."""
    if desk.fact("changed_by_reconsideration"):
        return Blocker(code="others-enforce", zh="变更处罚的复议决定由复议机关执行", article="行政复议法78(2)")
    unpaid = not desk.fact("performed") and fines.outstanding(desk, ask.day) > 0
    if unpaid and fines.court_from(desk) is not None and book.owed(desk, "court_enforcement") is None:
        return None
    return Blocker(code="no-court-period", zh="申请法院强制执行的期限没有开始", article="行政强制法53")


@guard("in_court_period")
def in_court_period(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The court is asked within three months, later only with a just reason (强制法 53, 行诉解释 156)."""
    if desk.fact("changed_by_reconsideration"):
        return Blocker(code="others-enforce", zh="变更处罚的复议决定由复议机关执行", article="行政复议法78(2)")
    found = book.entry(desk, "court_enforcement")
    said = ask.said(bodies.ApplyCourt)
    if found is None or found.status in (DeadlineStatus.SUPERSEDED, DeadlineStatus.MOOT):
        return Blocker(
            code="remedy-open", zh="当事人申请复议、提起诉讼的期限届满后，才能申请强制执行", article="行政强制法53"
        )
    late = found.status is DeadlineStatus.LAPSED or ask.end >= found.due.due_at
    if not late or said is None or said.just_reason:
        return None
    return Blocker(
        code="court-period-over",
        zh=f"申请法院强制执行的期限已于{found.due.due_on}届满，没有正当理由的不予受理",
        article="最高人民法院关于适用行政诉讼法的解释156",
        deadline=found.id,
        due_on=found.due.due_on,
    )


@guard("late_fine_over_thirty")
def late_fine_over_thirty(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The late fine itself is enforced only after more than thirty days of it, and a demand (强制法 46)."""
    said = ask.said(bodies.ApplyCourt)
    found = book.entry(desk, "late_fine_to_enforcement")
    if said is not None and not said.include_late_fine:
        return None
    if found is not None and found.status is DeadlineStatus.LAPSED:
        return None
    return Blocker(
        code="late-fine-thirty",
        zh="加处罚款超过三十日、经催告仍不履行的，才能强制执行加处罚款；可以只申请执行罚款本金",
        article="行政强制法46(1)",
        due_on=found.due.due_on if found else None,
    )


@guard("remedy_open")
def remedy_open(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The remedy is open to the party, or was taken up although it came late (复议法 20, 23, 行诉法 45, 46)."""
    said = ask.said(bodies.BeginRemedy)
    if said is None:
        return None
    if all(book.entry(desk, rule) is None for rule in ("litigation", "reconsideration")):
        return Blocker(code="no-decision", zh="本案没有已送达的处罚决定，无从复议、诉讼", article="行政复议法20")
    litigates = said.kind == "litigation"
    if desk.fact("litigated") or (desk.fact("reconsidered") and not litigates):
        article = None if litigates else "行政复议法29(2)、30(1)(7)"
        return Blocker(code="remedy-used", zh="同一决定已经复议或者诉讼过，不得重复申请、起诉", article=article)
    if litigates and desk.fact("summary") and book.entry(desk, "litigation_after_reconsideration") is None:
        zh = "对当场作出的处罚决定，应当先申请行政复议"
        return Blocker(code="reconsideration-first", zh=zh, article="行政复议法23(1)(1)")
    rules = ("litigation", "litigation_after_reconsideration") if litigates else ("reconsideration",)
    if said.accepted_late or any(
        (found := book.owed(desk, rule)) is not None and ask.end < found.due.due_at for rule in rules
    ):
        return None
    words = "起诉期限" if litigates else "复议申请期限"
    return Blocker(
        code="remedy-over",
        zh=f"{words}没有开始或者已经届满；逾期但已被受理的，请写明理由",
        article="行政诉讼法45、46" if litigates else "行政复议法20",
    )


@guard("remedy_of_kind")
def remedy_of_kind(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """What ends is what had begun, not before it began, and not with a heavier fine (复议法 63(2), 行诉法 77(2))."""
    said = ask.said(bodies.EndRemedy)
    if said is None:
        return None
    if said.kind != desk.fact("remedy_kind"):
        return Blocker(code="other-remedy", zh="正在进行的是另一种救济途径")
    if ask.day.isoformat() < desk.fact("late_fine_stops")[-1]["from"]:
        return Blocker(code="out-of-order", zh="复议、诉讼的结束不得早于开始")
    if said.amount is not None and said.amount > int(desk.fact("amount") or 0):
        article = "行政复议法63(2)" if said.kind == "reconsideration" else "行政诉讼法77(2)"
        return Blocker(code="heavier", zh="复议、诉讼的变更不得加重对当事人的处罚", article=article)
    return None


@guard("remedy_was")
def remedy_was(desk: Desk, ask: Ask, text: str) -> Blocker | None:
    """The remedy that ended was of a kind, with one of several results: ``kind=result:result``."""
    said = ask.said(bodies.EndRemedy)
    kind, _, results = text.partition("=")
    if said is not None and kind in ("any", said.kind) and said.result in results.split(":"):
        return None
    return Blocker(code="other-result", zh="救济的结果不同")


@guard("deferral_ahead")
def deferral_ahead(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The end of a deferral lies after the period that it prolongs (处罚法 66(2))."""
    said = ask.said(bodies.Instalments)
    found = book.owed(desk, "fine_payment")
    if said is None or found is None or said.until > found.due.due_on:
        return None
    zh = f"暂缓或分期的最后期限应当晚于缴款期限（{found.due.due_on}）"
    return Blocker(code="deferral-short", zh=zh, article="行政处罚法66(2)")


@guard("paid_later")
def paid_later(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Whoever loses a deferral is given a day that lies ahead to pay the rest (处罚法 66(2))."""
    said = ask.said(bodies.RevokeDeferral)
    if said is None or said.until > ask.day:
        return None
    return Blocker(code="deferral-past", zh="缴清的最后期限应当晚于今天", article="行政处罚法66(2)")


@guard("agreement_reduces")
def agreement_reduces(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """An execution agreement may reduce the late fine, never raise it, and leaves the fine itself alone (强制法 42)."""
    said = ask.said(bodies.AgreePerformance)
    if said is None:
        return None
    owed = fines.late_fine(desk, ask.day)
    if said.late_fine_agreed < owed:
        return None
    zh = f"执行协议只能减免加处罚款：现为{owed}元，约定为{said.late_fine_agreed}元"
    return Blocker(code="agreement", zh=zh, article="行政强制法42(1)")


@guard("daily_penalty_possible")
def daily_penalty_possible(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """One day-by-day penalty runs at a time, from an order that lies behind (安全生产法 112)."""
    said = ask.said(bodies.DailyPenalty)
    if desk.fact("from:daily_penalty"):
        return Blocker(code="daily-penalty", zh="按日连续处罚正在计算", article="安全生产法112")
    if said is not None and said.ordered_on > ask.day:
        return Blocker(code="future", zh="责令改正之日不得晚于今天", article="安全生产法112")
    return None


@guard("daily_penalty_runs")
def daily_penalty_runs(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A day-by-day penalty is being counted (安全生产法 112)."""
    if desk.fact("from:daily_penalty"):
        return None
    return Blocker(code="no-daily-penalty", zh="没有正在计算的按日连续处罚", article="安全生产法112")


@guard("enforcement_ended")
def enforcement_ended(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A penalty that was not performed is given up only on a ground of the law (强制法 40, 53, 58)."""
    said = ask.said(bodies.EndEnforcement)
    if said is None:
        return None
    article = "行政强制法40"
    period = book.entry(desk, "court_enforcement")
    if said.ground == "right_lost" and (period is None or period.status is not DeadlineStatus.LAPSED):
        return Blocker(code="right-not-lost", zh="申请法院强制执行的期限没有届满", article="行政强制法53")
    if said.ground == "court_refused" and not desk.fact("court_refused"):
        return Blocker(code="court-not-refused", zh="法院没有不予受理或者不予执行", article="行政强制法58")
    if said.ground == "others_enforce" and not desk.fact("changed_by_reconsideration"):
        return Blocker(code="ours-to-enforce", zh="处罚没有被复议变更，仍由本局执行", article="行政复议法78(1)")
    if said.ground == "court_ended" and not desk.fact("court_ended"):
        return Blocker(code="court-not-ended", zh="法院没有终结执行", article=article)
    return None
