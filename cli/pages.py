"""Writes the pages for lawyers into ``docs/``; `make docs` calls it."""

from pathlib import Path

from bureaus.directory import load_directory
from checklist.pages import pages

DOCS = Path(__file__).resolve().parents[1] / "docs"
BUREAU = "140525"


def wanted() -> dict[Path, str]:
    """Return every page of the built-in bureau with the file that it belongs in."""
    return {DOCS / name: text for name, text in pages(load_directory().bureau(BUREAU)).items()}


def stale() -> list[str]:
    """Return the pages that are missing, differ from what the editions say, or are of nothing any more."""
    want = wanted()
    found = [path for path, text in want.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    left = [p for folder in ("law", "procedures") for p in (DOCS / folder).glob("*.md") if p not in want]
    return [path.relative_to(DOCS.parent).as_posix() for path in found + sorted(left)]


def main() -> None:
    """Write what is stale and say so."""
    want = wanted()
    for name in stale():
        path = DOCS.parent / name
        if path not in want:
            path.unlink()
            print(f"removed {name}")
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(want[path], encoding="utf-8")
        print(f"wrote {name}")


if __name__ == "__main__":
    main()
