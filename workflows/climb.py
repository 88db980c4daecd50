"""The climb of one obstruction (清单第35行): tells a chain of people, rung by rung, until somebody acknowledges."""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.engine import ACKNOWLEDGED, CLIMB, TOLD, ClimbStart
    from models.messages import Told


@workflow.defn(name=CLIMB)
class ObstructionClimb:
    """One climb; it stops no legal clock and holds nothing but its rung."""

    @workflow.init
    def __init__(self, start: ClimbStart) -> None:
        self.start = start
        self.acknowledged = False

    @workflow.run
    async def run(self, start: ClimbStart) -> str:
        case = workflow.get_external_workflow_handle(start.case_workflow)
        for index, rung in enumerate(start.chain):
            if self.acknowledged:
                return "acknowledged"
            await case.signal(TOLD, Told(incident=start.incident, rung=index, tell=rung.tell, zh=rung.zh))
            try:
                await workflow.wait_condition(lambda: self.acknowledged, timeout=rung.wait)
                return "acknowledged"
            except TimeoutError:
                continue
        return "climbed"

    @workflow.signal(name=ACKNOWLEDGED)
    def on_acknowledged(self) -> None:
        """Somebody in charge knows, or the obstruction is over."""
        self.acknowledged = True
