"""Guards of the summary procedure (处罚法 51-53, 67-71): what may be punished on the spot, and what collected there."""

from checklist.casework import fines
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.guards.registry import guard
from models import bodies
from models.case import Blocker
from models.roles import Role

LIMITS = {"individual": 200, "organization": 3000}
COLLECTED_AT_ONCE = 100


@guard("summary_limits")
def summary_limits(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Facts are certain, and the penalty is a warning or a small fine (处罚法 51)."""
    said = ask.said(bodies.TellOnSpot)
    if said is None:
        return None
    limit = LIMITS[desk.state.opening.party.kind]
    if said.amount > limit:
        who = "公民" if desk.state.opening.party.kind == "individual" else "法人或者其他组织"
        return Blocker(
            code="summary-limit",
            zh=f"对{who}当场处罚的罚款不得超过{limit}元，现为{said.amount}元；应当转为普通程序",
            article="行政处罚法51",
        )
    if not said.facts_certain:
        return Blocker(
            code="summary-facts", zh="违法事实不确凿或者没有法定依据的，应当转为普通程序", article="行政处罚法51"
        )
    return None


@guard("heard_on_spot")
def heard_on_spot(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The party was heard on the spot, or said that he had nothing to state (处罚法 45, 62)."""
    if desk.fact("statement_heard") or desk.fact("statement_declined"):
        return None
    return Blocker(
        code="not-heard",
        zh="当场处罚前应当听取当事人陈述、申辩；当事人表示不陈述、申辩的，应当登记",
        article="行政处罚法62",
        owner=Role.OFFICER,
    )


@guard("reconsideration_first")
def reconsideration_first(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The form says that reconsideration comes before litigation (复议法 23(1)(1))."""
    said = ask.said(bodies.DeliverOnSpot)
    if said is None or ("先" in said.remedies and "行政复议" in said.remedies):
        return None
    return Blocker(
        code="remedies",
        zh="对当场作出的处罚决定不服的，应当先申请行政复议；决定书应当这样告知",
        article="行政复议法23(1)(1)",
    )


@guard("collected_on_land")
def collected_on_land(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """What is collected on the water is handed in only once ashore (处罚法 71)."""
    said = ask.said(bodies.CollectOnSpot)
    if said is None or not said.on_water:
        return None
    return Blocker(code="on-water", zh="在水上收缴的罚款自抵岸之日起计算", article="行政处罚法71")


@guard("collect_on_spot")
def collect_on_spot(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A fine is collected on the spot only where the law says so, and whole (处罚法 68, 69)."""
    said = ask.said(bodies.CollectOnSpot)
    if said is None:
        return None
    amount, article = int(desk.fact("amount") or 0), "行政处罚法68"
    if said.ground == "remote":
        if not said.party_asked:
            words = "边远、水上、交通不便地区当场收缴的，应当经当事人提出"
            return Blocker(code="collect-asked", zh=words, article="行政处罚法69")
    elif not desk.fact("summary"):
        words = "普通程序的罚款，除边远、水上、交通不便地区外，不得当场收缴"
        return Blocker(code="collect-ordinary", zh=words, article="行政处罚法67、69")
    elif said.ground == "up_to_100" and amount > COLLECTED_AT_ONCE:
        words = f"一百元以下的罚款才可以按此情形当场收缴，本案罚款{amount}元"
        return Blocker(code="collect-limit", zh=words, article=article)
    owed = fines.outstanding(desk, ask.day)
    if said.amount != owed:
        return Blocker(code="collect-amount", zh=f"应收{owed}元，所填{said.amount}元", article="行政处罚法70")
    return None
