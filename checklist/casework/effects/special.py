"""Effects of obstruction, exemptions and failed recordings; what they do lives with what they are about."""

from collections.abc import Callable

from checklist.casework import book, incidents, records_care
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.effects.registry import effect


def _enter(name: str, function: Callable[[Desk, Ask], None]) -> None:
    @effect(name)
    def plain(desk: Desk, ask: Ask, _argument: str) -> None:
        function(desk, ask)


for _function in (
    incidents.open_incident,
    incidents.add_measure,
    incidents.acknowledge_incident,
    incidents.resolve_incident,
    records_care.ask_exemption,
    records_care.decide_exemption,
    records_care.mark_segment,
    records_care.report_deficiency,
    records_care.decide_deficiency,
):
    _enter(_function.__name__, _function)


@effect("watch")
def watch(desk: Desk, ask: Ask, rule: str) -> None:
    """Watch the decision that was just asked for: of an exemption, of a failed recording."""
    asked = desk.state.exemptions if rule == "exemption_decision" else desk.state.deficiencies
    book.start(desk, rule, ask.day, subject=next(reversed(asked)))


@effect("unwatch")
def unwatch(desk: Desk, ask: Ask, rule: str) -> None:
    """The decision was given."""
    named = getattr(ask.body, "exemption", None) or getattr(ask.body, "deficiency", None)
    book.meet(desk, rule, ask.day, ask.end, named)
