"""Guards of a licence."""

from checklist.casework import book
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.guards import duties, hearing
from checklist.casework.guards.registry import guard, investigators
from models import bodies
from models.case import Blocker
from models.roles import Role


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


@guard("competent")
def competent(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The county's bureau issues no safety production permit: province and city do (安全生产许可证条例 7)."""
    if desk.fact("license_kind") != "safety_permit":
        return None
    return Blocker(
        code="not-competent",
        zh="安全生产许可证由省、设区的市有关部门颁发，应当即时作出不予受理的决定，并告知申请人向有关行政机关申请",
        article="行政许可法32(1)(2)",
        owner=Role.OFFICER,
    )


@guard("renewal_alive")
def renewal_alive(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Only a licence that is still valid can be renewed (许可法 50(1))."""
    said = ask.said(bodies.ApplyForLicense)
    if said is None or said.application == "new" or said.valid_until is None or said.valid_until >= ask.day:
        return None
    return Blocker(
        code="expired-licence",
        zh=f"原许可有效期已于{said.valid_until}届满，应当重新申请",
        article="行政许可法50(1)",
    )


@guard("rejection_ground")
def rejection_ground(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A renewal is rejected for lateness only where it was late (许可法 50(1))."""
    said = ask.said(bodies.RejectApplication)
    if said is None or said.ground != "late_renewal" or desk.fact("renewal_late"):
        return None
    return Blocker(code="not-late", zh="不属于逾期申请延续", article="行政许可法50(1)")


@guard("third_party_told")
def third_party_told(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Whoever's weighty interest is concerned was told of it (许可法 36)."""
    if not desk.fact("interested") or desk.fact("statement_right_told"):
        return None
    return Blocker(
        code="third-party",
        zh=f"许可事项直接关系{desk.fact('interested')}的重大利益，应当告知并听取其意见",
        article="行政许可法36",
        owner=Role.OFFICER,
    )


@guard("license_statement_settled")
def license_statement_settled(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The window for statements was used, waived, or is over (许可法 36)."""
    return _citing(duties.settled(desk, ask, "license_statement_window"), "行政许可法36")


@guard("license_request_in_time")
def license_request_in_time(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The hearing was asked for in five days, by the postmark (许可法 47(1), 民诉法 85(4))."""
    return _citing(duties.in_time(desk, ask, "license_hearing_request"), "行政许可法47(1)")


@guard("license_host_apart")
def license_host_apart(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The host is somebody other than those who review the application (许可法 48(3))."""
    host = getattr(ask.body, "host", None)
    if host is None or host not in investigators(desk):
        return None
    return Blocker(
        code="host-reviewed",
        zh="应当指定审查该许可申请的工作人员以外的人员为听证主持人",
        article="行政许可法48(3)",
        owner=Role.SECTION_HEAD,
    )


@guard("license_hearing_as_told")
def license_hearing_as_told(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The hearing is held on the day and under the host that were told (许可法 48)."""
    return _citing(hearing.on_hearing_day(desk, ask, ""), "行政许可法48(1)") or _citing(
        hearing.host_presides(desk, ask, ""), "行政许可法48(3)"
    )


@guard("license_hearing_held")
def license_hearing_held(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A hearing that the law demands, or that was asked for, was held (许可法 46, 47)."""
    if not (desk.fact("hearing_mandatory") or desk.fact("hearing_requested")) or _heard(desk):
        return None
    article = "行政许可法46" if desk.fact("hearing_mandatory") else "行政许可法47(1)"
    return Blocker(code="hearing-missing", zh="应当听证而尚未听证，不得作出决定", article=article, owner=Role.OFFICER)


@guard("follows_record")
def follows_record(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """After a hearing the decision rests on its record (许可法 48(2))."""
    said = ask.said(bodies.DecideLicense)
    if said is None or said.follows_record or not _heard(desk):
        return None
    return Blocker(code="record-ignored", zh="应当根据听证笔录，作出行政许可决定", article="行政许可法48(2)")


@guard("extension_approver")
def extension_approver(desk: Desk, ask: Ask, rule_id: str) -> Blocker | None:
    """The time of a unified procedure is prolonged by the head of the government (许可法 42(2))."""
    found = book.owed(desk, rule_id)
    said = ask.said(bodies.ExtendLicense)
    if found is None or found.rule != "license_unified" or said is None:
        return None
    if said.government_approval is not None and Role.BUREAU_HEAD in ask.actor.may_act_as():
        return None
    return Blocker(
        code="government-head",
        zh="统一、联合、集中办理的延长，应当经本级人民政府负责人批准，由主要负责人凭批准文号登记",
        article="行政许可法42(2)",
        owner=Role.BUREAU_HEAD,
    )


def _heard(desk: Desk) -> bool:
    return any(a.act == "hold_license_hearing" for a in desk.state.acts)


def _citing(blocker: Blocker | None, article: str) -> Blocker | None:
    return None if blocker is None else blocker.model_copy(update={"article": article})
