"""`python -m benchmarks.hostile`: drafts made to be slow, huge or broken, each through the command in its own process.

Says how many seconds of the processor and how much memory each takes, and what it is told. Fails on a traceback, an
unknown exit status, or above the limits.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import click

_TEN_MEGABYTES = 10 * 1024 * 1024
_LONG = "The oven in the yard is cold today. "
_HEAD = "Subject: x\nFrom: a@b.example\nMIME-Version: 1.0\n"
_TYPE = "Content-Type: text/plain"
_OPENERS = (
    "{{", "{{{", "{", "[", "[[", "<<", "«", "*|", "%%[", "%%=", "{%", "{!", "${", "#if(", "{{#if x}}", "{% if x %}",
    "*|IF:X|*", "%%[IF x THEN]%%", "{a|", "{{random|a|", "{{fallback|", "}}", "]",
)  # fmt: skip


def _repeated(unit: str, size: int) -> str:
    return unit * (size // len(unit))


def _word(body: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return stream.getvalue()


def _aliases() -> str:
    row = ",".join(["*a{0}"] * 8)
    rows = "".join(f"a{n + 1}: &a{n + 1} [{row.format(n)}]\n" for n in range(30))
    return f"a0: &a0 [x, x]\n{rows}subject: x\nbody: *a30\n"


def _nested_parts(depth: int) -> str:
    heads = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return f"{_HEAD}{heads}Content-Type: text/plain\n\nHi Dana, the oven is cold today.\n"


def cases() -> dict[str, Callable[[], str | bytes]]:
    """Return what makes each draft, by the name of its file."""
    made: dict[str, Callable[[], str | bytes]] = {
        f"open-{number}.txt": lambda opener=opener: "Hi Dana,\n\n" + _repeated(opener, 100_000)  # type: ignore[misc]
        for number, opener in enumerate(_OPENERS)
    }
    for suffix in ("txt", "md", "html", "mjml", "eml", "mbox", "yaml", "json", "jsonl", "csv", "email", "vtt"):
        made[f"line-100k.{suffix}"] = lambda suffix=suffix: _one_line(suffix, 100_000)  # type: ignore[misc]
        made[f"line-10mb.{suffix}"] = lambda suffix=suffix: _one_line(suffix, _TEN_MEGABYTES)  # type: ignore[misc]
    made |= {
        "openers-1e6.txt": lambda: "{{" * 1_000_000,
        "message-200k.txt": lambda: "Hi Dana,\n\n" + _repeated(_LONG * 6 + "\n\n", 199_000),
        "signs-200k.txt": lambda: _repeated("a/", 199_000),
        "faults-200k.txt": lambda: _repeated("*|IF:X|*", 199_000),
        "file-10mb.bin": lambda: _repeated(_LONG, _TEN_MEGABYTES),
        "div-10mb.html": lambda: _repeated("<div>", _TEN_MEGABYTES),
        "div-1m.html": lambda: _repeated("<div>", 900_000) + "Hi Dana, it is cold.",
        "unclosed.html": lambda: "<p>Hi Dana,<b>" + _repeated("<i>", 300_000) + "it is cold",
        "attribute.html": lambda: "<a " + _repeated("x='", 190_000),
        "sections-1m.mjml": lambda: "<mjml><mj-body>" + _repeated("<mj-section>", 900_000) + "<mj-text>Hi Dana",
        "quotes.md": lambda: ">" * 100_000 + " Hi Dana",
        "brackets.md": lambda: "[" * 100_000,
        "links.md": lambda: "[a](" * 45_000,
        "lists.md": lambda: "".join("  " * depth + "- a\n" for depth in range(600)),
        "rows-10mb.csv": lambda: "subject,body\n" + _repeated(f'Oven,"Hi Dana, {_LONG}"\n', _TEN_MEGABYTES),
        "commas-10mb.csv": lambda: "subject,body\n" + "," * _TEN_MEGABYTES,
        "quotes-10mb.csv": lambda: "subject,body\n" + '"' * _TEN_MEGABYTES,
        "array.json": lambda: "[" * 1_000_000,
        "objects.json": lambda: '{"a":' * 200_000 + "1" + "}" * 200_000,
        "name.json": lambda: '{"' + "body_" * 200_000 + '": "Hi Dana, it is cold."}',
        "surrogates.json": lambda: '{"subject": "\\ud800", "body": "Hi Dana, it \\udc00 is cold \\ud83d."}',
        "aliases.yaml": _aliases,
        "mapping.yaml": lambda: "".join(" " * depth + "a:\n" for depth in range(3000)),
        "list.yaml": lambda: "- " * 300_000,
        "nul.txt": lambda: "Hi Dana,\n\nit is \0 cold.",
        "nul.eml": lambda: f"{_HEAD}\nHi Dana, it is \0 cold today.\n",
        "charset.eml": lambda: f"{_HEAD}Content-Type: text/plain; charset=utf-8\n\nHi, the café is cold.".encode(
            "cp1252"
        ),
        "no-charset.eml": lambda: f"{_HEAD}Content-Type: text/plain; charset=klingon\n\nHi, the café is cold.",
        "truncated.eml": lambda: (
            f"{_HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n{_TYPE}\n"
            "Content-Transfer-Encoding: quoted-printable\n\nHi Dana, it is cold =E2"
        ),
        "nested-1000.eml": lambda: _nested_parts(1000),
        "heads-4mb.eml": lambda: "X-A: b\n" * 600_000 + "\nHi Dana, it is cold.",
        "folds.eml": lambda: "Subject: x" + "\n y" * 60_000 + "\n\nHi Dana, it is cold.",
        "parameters.eml": lambda: f"{_HEAD}{_TYPE}{'; a=b' * 200_000}\n\nHi Dana, it is cold.",
        "bomb.docx": lambda: _word("<w:p><w:r><w:t>" + "a" * (300 * 1024 * 1024) + "</w:t></w:r></w:p>"),
        "nested.docx": lambda: _word("<w:p>" * 100_000 + "</w:p>" * 100_000),
        "empty.docx": lambda: _word("<w:p/>" * 3_000_000),
        "broken.docx": lambda: _word("<w:p><w:r><w:t>Hi Dana</w:t></w:r></w:p>")[:-60],
    }
    return made


def _one_line(suffix: str, size: int) -> str:
    line = _repeated(_LONG, size)
    return {
        "html": f"<p>{line}</p>",
        "mjml": f"<mjml><mj-body><mj-text>{line}</mj-text></mj-body></mjml>",
        "eml": f"{_HEAD}\n{line}",
        "mbox": f"From a@b.example Tue Mar  3 10:00:00 2026\n{_HEAD}\n{line}",
        "yaml": f"subject: x\nbody: {line}\n",
        "json": f'{{"subject": "x", "body": "{line}"}}',
        "jsonl": f'{{"subject": "x", "body": "{line}"}}\n',
        "csv": f"subject,body\nx,{line}\n",
        "vtt": f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>{line}\n",
    }.get(suffix, line)


def run(path: Path) -> tuple[float, int, int, str]:
    """Lint a file with the command; return seconds of the processor, megabytes, exit status, and what was printed."""
    with (path.parent / "said").open("w+", encoding="utf-8") as said:
        command = [sys.executable, "-m", "outreach_lint", "--no-cache", "--output-format", "concise", str(path)]
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, process.returncode, said.read()


@click.command(help="Lint drafts made to be slow, huge or broken.")
@click.option("--only", default="", help="Only files whose name holds this.")
@click.option("--seconds", type=float, default=60.0, show_default=True, help="Fail above this.")
@click.option("--megabytes", type=int, default=1000, show_default=True, help="Fail above this.")
def main(only: str, seconds: float, megabytes: int) -> None:
    """Print what each took; fail on a traceback or above the limits."""
    wrong = 0
    with TemporaryDirectory() as folder:
        for name, make in cases().items():
            if only not in name:
                continue
            made = make()
            path = Path(folder) / name
            path.write_bytes(made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass"))
            took, memory, status, said = run(path)
            path.unlink()
            bad = (
                took > seconds
                or memory > megabytes
                or status not in (0, 1, 2)
                or "Traceback" in said
                or "a bug" in said
            )
            wrong += bad
            first = said.split("\n", 1)[0].replace(f"{folder}/", "")[:100]
            click.echo(f"{took:7.1f} s {memory:6} MB  exit {status} {'WRONG ' if bad else ''}{name}: {first}")
    click.echo(f"{wrong} went wrong")
    if wrong:
        sys.exit(1)


if __name__ == "__main__":
    main()
