"""Markdown for these pages: tables whose cells may hold several lines, headings that can be linked to."""

from collections.abc import Iterable, Sequence

GENERATED = "<!-- 本页由 make docs 从版本文件生成，请勿手改。 -->"


def cell(text: str) -> str:
    """Return a text as one cell of a table."""
    return text.replace("|", "\\|").replace("\n", "<br>") or "—"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a table; an empty cell shows a dash."""
    lines = ["| " + " | ".join(headings) + " |", "| " + " | ".join("---" for _ in headings) + " |"]
    lines += ["| " + " | ".join(cell(text) for text in row) + " |" for row in rows]
    return [*lines, ""]


def facts(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Return a table of what something is: one fact a line, those that are empty left out."""
    return table(("项目", "内容"), [(name, text) for name, text in rows if text])


def anchor(name: str) -> str:
    """Return a place that can be linked to."""
    return f'<a id="{name}"></a>'


def page(title: str, *parts: Iterable[str]) -> str:
    """Return a whole page."""
    lines = [GENERATED, f"# {title}", ""]
    for part in parts:
        lines += part
    return "\n".join(lines).rstrip("\n") + "\n"
