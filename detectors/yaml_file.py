"""
A YAML file that a user wrote, read with its lines; whatever is wrong with it becomes one line without a value.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

DIGITS = 5
"""A key with so many digits looks like a value."""
QUOTED = re.compile(r"'[^'<]*'|\"[^\"]*\"")
_BRACKET = re.compile(r"[\[\]{}]")
DEEPEST = 100
"""Brackets within each other in one line. The reader of YAML looks at all that are open for every one it comes to."""


class YamlFileError(ValueError):
    """A file cannot be read, or is not YAML; the message says where."""


def load(path: Path) -> Any:
    """
    Return the document, with its lines.

    Raises:
        YamlFileError: the file cannot be read, is not YAML, or is nested beyond reason.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        text = path.read_text(encoding="utf-8")
        if line := too_deep(text):
            problem = f"nested too deeply in line {line}"
        else:
            return YAML(typ="rt").load(text)
    except UnicodeDecodeError:
        problem = "cannot be read (not UTF-8)"
    except OSError as error:
        problem = f"cannot be read ({error.strerror or type(error).__name__})"
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        message = f"{path}{where}: not YAML: {_said(getattr(error, 'problem', None))}"
        raise YamlFileError(message) from None
    except RecursionError:
        problem = "nested too deeply"
    except ValueError:
        problem = "holds a date or a number that cannot be; put quotes around what is meant as text"
    except Exception as error:  # noqa: BLE001 - the reader of YAML has errors of many kinds, with values in them
        problem = f"not YAML that can be read ({type(error).__name__})"
    message = f"{path}: {problem}"
    raise YamlFileError(message) from None


def too_deep(text: str) -> int:
    r"""
    Return the first line whose brackets stand within each other beyond reason, from 1; 0 where none does.

    >>> too_deep("a: [[1], [2]]"), too_deep("a: 1\nb: " + "[" * 200), too_deep("a: '" + "[" * 200 + "'")
    (0, 2, 0)
    """
    for number, line in enumerate(text.splitlines(), 1):
        if line.count("[") + line.count("{") <= DEEPEST:
            continue
        open_ = 0
        for bracket in _BRACKET.findall(QUOTED.sub("", line)):
            open_ += 1 if bracket in "[{" else -1
            if open_ > DEEPEST:
                return number
    return 0


def _said(problem: str | None) -> str:
    """Return the reader's own words without what it quotes, which may be a value."""
    if not problem:
        return "see this line"
    if "duplicate key" in problem:
        return "a key stands there twice"
    return plain(QUOTED.sub("…", problem))


def plain(text: str) -> str:
    r"""
    Return text in one line, safe for a terminal.

    >>> plain("a\x1b[31mb")
    'a�[31mb'
    """
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)


def named(key: object, kind: str) -> str:
    """
    Return how to speak of a key that nobody knows: by its name, unless that looks like a value.

    >>> named("targts", "setting"), named("kari@example.com", "setting"), named(12345, "key")
    ('unknown setting targts', 'an unknown setting', 'an unknown key')
    """
    text = plain(key) if isinstance(key, str) else ""
    secret = not text or "@" in text or sum(character.isdigit() for character in text) >= DIGITS
    return f"an unknown {kind}" if secret else f"unknown {kind} {text[:60]}"
