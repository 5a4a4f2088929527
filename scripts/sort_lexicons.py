"""Sort the sets of lexicons, and their entries within their groups, as the tests ask for.

    python scripts/sort_lexicons.py [FILES]...     without files: all lexicons

Entries keep to their groups and to the part of the list that a comment heads; a part is the run of entries
between two comments or two groups. A set that holds comments is left as it is.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

LEXICONS = Path(__file__).parent.parent / "lexicons"
_WORD = re.compile(r"[\w'’]+")
_SET = re.compile(r"^( *[\w-]+:)\s*\[([^\]#]*)\]", re.MULTILINE)
_WIDTH = 118


def sort_key(phrase: str) -> tuple[list[str], str]:
    """Return what phrases are sorted by: their words, whatever the notation around them."""
    return _WORD.findall(phrase.casefold()), phrase


def sort_text(text: str) -> str:
    """Return the text of a lexicon file with its sets, entries and exceptions sorted."""
    head, mark, tail = text.partition("\nentries:")
    text = _SET.sub(_sorted_set, head) + mark + tail
    sorted_lines: list[str] = []
    run: list[tuple[str, str, str]] = []

    def flush() -> None:
        sorted_lines.extend(lines for _, _, lines in sorted(run, key=lambda item: sort_key(item[1])))
        run.clear()

    for item in _items(text.splitlines(keepends=True)):
        if isinstance(item, str):
            flush()
            sorted_lines.append(item)
        else:
            if run and run[-1][0] != item[0]:
                flush()
            run.append(item)
    flush()
    return "".join(sorted_lines)


def _sorted_set(match: re.Match[str]) -> str:
    name, body = match.groups()
    written = {" ".join(item.split()) for item in body.split(",")} - {""}
    words = sorted(written, key=lambda word: str(yaml.safe_load(word)).casefold())
    if len(f"{name} [{', '.join(words)}]") <= _WIDTH:
        return f"{name} [{', '.join(words)}]"
    indent = " " * (len(name) - len(name.lstrip()) + 2)
    lines = [indent]
    for word in words:
        if len(f"{lines[-1]}{word},") > _WIDTH:
            lines.append(indent)
        lines[-1] += f"{word}, "
    return "\n".join([f"{name} [", *(line.rstrip() for line in lines), f"{indent[:-2]}]"])


def _items(lines: Sequence[str]) -> list[str | tuple[str, str, str]]:
    """Split a file into entries (group, phrase, text) and the lines between them."""
    items: list[str | tuple[str, str, str]] = []
    i, in_list = 0, False
    while i < len(lines):
        if re.match(r"\w", lines[i]):
            in_list = lines[i].startswith(("entries:", "except:"))
        if not (in_list and re.match(r" *- ", lines[i])):
            items.append(lines[i])
            i += 1
            continue
        end = i + 1
        indent = len(lines[i]) - len(lines[i].lstrip(" "))
        while end < len(lines) and re.match(rf" {{{indent + 1},}}[^#\s]", lines[end]):
            end += 1
        chunk = "".join(lines[i:end])
        (entry,) = yaml.safe_load(chunk)
        phrase, group = (entry["phrase"], entry.get("group", "")) if isinstance(entry, dict) else (entry, "")
        items.append((str(group), str(phrase), chunk))
        i = end
    return items


def main(files: Sequence[str]) -> None:
    """Sort the files in place."""
    for path in map(Path, files) if files else sorted(LEXICONS.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        path.write_text(sort_text(text), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
