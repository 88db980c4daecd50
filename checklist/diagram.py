"""Diagrams of procedures, drawn from the same tables that cases run on."""

from checklist.procedures import Procedure, sources


def mermaid(procedure: Procedure) -> str:
    """Return a Mermaid state diagram of a procedure: states in Chinese, moves with their names."""
    lines = ["stateDiagram-v2"]
    for state in procedure.table.states:
        lines.append(f'    state "{state.code} {state.zh}" as {state.name}')
    lines.append(f"    [*] --> {procedure.table.initial}")
    drawn: set[tuple[str, str, str]] = set()
    for move in (*procedure.table.actions, *procedure.table.autos, *procedure.table.expiries):
        if move.to is None:
            continue
        for source in sources(move.from_, procedure.states):
            edge = (source, move.to, move.zh)
            if edge not in drawn:
                drawn.add(edge)
                lines.append(f"    {source} --> {move.to} : {move.zh}")
    lines += [f"    {s.name} --> [*]" for s in procedure.table.states if s.phase == "archived"]
    return "\n".join(lines) + "\n"
