"""The files of lexicons as plain data: read, checked, and compiled with the tree of all their phrases.

YAML is what people edit and what counts. Reading and checking it takes longer than a draft, so all of it is compiled
into one file: when the wheel is built (`hatch_build.py`), and anew whenever a lexicon, or the code that compiles it,
is another than then. `python -m benchmarks.cold` measures what that saves.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from outreach_lint import compiled, phrase_tree, phrases
from outreach_lint.phrases import LexiconError, Row, compile_phrase

COMPILED_NAME = "compiled.json"
SETS_NAME = "sets"
_ENTRY_KEYS = {"phrase", "group", "suggest", "note"}
_FILE_KEYS = {"source", "sets", "entries", "except"}
_CODE = (__file__, phrases.__file__, phrase_tree.__file__)

# A lexicon: "entries", each a list of phrase, group, plain words to use instead, and note; "except"; "sets".
Data = dict[str, Any]


def lexicon_root() -> Path:
    """Return the folder of the lexicons: inside the installed package, else at the top of the repository."""
    packaged = Path(__file__).parent / "lexicons"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "lexicons"


@cache
def shipped() -> dict[str, Any]:
    """Return all shipped lexicons: "lexicons" by name, the "sets" that they share, and the "tree" of all phrases.

    Raises:
        LexiconError: when one of them holds something wrong.
    """
    files = _read_files()
    places = [lexicon_root() / COMPILED_NAME]
    data: dict[str, Any] = compiled.load_or_make("lexicons", _key(files), lambda: compile_lexicons(files), places)
    return data


def write_compiled(path: Path) -> None:
    """Write the file that `shipped` looks for in the lexicons' folder."""
    files = _read_files()
    compiled.write(path, _key(files), compile_lexicons(files))


def _key(files: dict[str, bytes]) -> str:
    code = [Path(path).read_bytes() for path in _CODE]
    return compiled.key_of([*code, *(part for name, data in files.items() for part in (name.encode(), data))])


def _read_files() -> dict[str, bytes]:
    """Return the contents of all lexicons by name, sorted, the shared sets among them."""
    root = lexicon_root()
    return {
        path.relative_to(root).with_suffix("").as_posix(): path.read_bytes() for path in sorted(root.rglob("*.yaml"))
    }


def compile_lexicons(files: dict[str, bytes]) -> dict[str, Any]:
    """Return what `shipped` says, out of the contents of the files.

    Raises:
        LexiconError: naming the file and the entry that is wrong.
    """
    raw = {name: _load_yaml(data, name) for name, data in files.items()}
    shared = make_sets(raw.pop(SETS_NAME, {}))
    lexicons = {name: check_lexicon(data, _place(name)) for name, data in raw.items()}
    rows = [
        row
        for name, data in lexicons.items()
        for row in compile_rows(phrases_of(data), {**shared, **data["sets"]}, _place(name))
    ]
    return {"lexicons": lexicons, "sets": shared, "tree": phrase_tree.grow(rows)}


def _place(name: str) -> str:
    return str(lexicon_root() / f"{name}.yaml")


def _load_yaml(data: bytes, name: str) -> dict[str, Any]:
    import yaml  # compiled lexicons do without

    try:
        raw: dict[str, Any] = yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}
    except yaml.YAMLError as error:
        raise LexiconError(f"{_place(name)}: not valid YAML: {error}") from error
    return raw


def make_sets(raw: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return word lists by name as tuples of texts."""
    return {name: tuple(str(word) for word in words) for name, words in raw.items()}


def check_lexicon(raw: dict[str, Any], place: str) -> Data:
    """Return a lexicon's data out of its YAML.

    Args:
        place: what errors name.

    Raises:
        LexiconError: on unknown keys or malformed entries.
    """
    unknown = set(raw) - _FILE_KEYS
    if unknown:
        raise LexiconError(f"{place}: unknown key {sorted(unknown)[0]!r}; known are {sorted(_FILE_KEYS)}")
    return {
        "entries": [_check_entry(item, place) for item in raw.get("entries") or []],
        "except": [str(item) for item in raw.get("except") or []],
        "sets": make_sets(raw.get("sets") or {}),
    }


def _check_entry(item: Any, place: str) -> list[Any]:
    if isinstance(item, str):
        return [item, "", (), ""]
    if not isinstance(item, dict) or "phrase" not in item:
        raise LexiconError(f"{place}: an entry is a phrase or a mapping with `phrase`, not {item!r}")
    unknown = set(item) - _ENTRY_KEYS
    if unknown:
        raise LexiconError(f"{place}: {item['phrase']!r}: unknown key {sorted(unknown)[0]!r}")
    suggest = item.get("suggest") or []
    if not isinstance(suggest, list):
        raise LexiconError(f"{place}: {item['phrase']!r}: `suggest` is a list")
    return [str(item["phrase"]), str(item.get("group", "")), tuple(map(str, suggest)), str(item.get("note", ""))]


def phrases_of(data: Data) -> list[str]:
    """Return all phrases of a lexicon in order: those of its entries, then its exceptions."""
    return [entry[0] for entry in data["entries"]] + list(data["except"])


def compile_rows(phrases: Iterable[str], sets: dict[str, tuple[str, ...]], place: str) -> list[list[Row]]:
    """Return the rows that each phrase stands for.

    Raises:
        LexiconError: naming the place and the phrase that is malformed.
    """
    rows = []
    for phrase in phrases:
        try:
            rows.append(compile_phrase(phrase, sets))
        except LexiconError as error:
            raise LexiconError(f"{place}: {phrase!r}: {error}") from None
    return rows
