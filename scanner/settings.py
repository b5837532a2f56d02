"""
Settings from `innsyn.yaml`, checked with all errors at once.

`${NAME}` in a value is taken from the environment, so that no secret needs to stand in the file.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Mapping  # noqa: TC003 - read at run time, for the file's checker
from dataclasses import MISSING, dataclass, field, fields
from datetime import date  # noqa: TC003 - read at run time, for the file's checker
from typing import TYPE_CHECKING, Any, Literal, get_type_hints

from connectors.address import is_database
from detectors import yaml_file

if TYPE_CHECKING:
    from dataclasses import Field
    from pathlib import Path

    from pydantic import BaseModel

DEFAULT_FILE = "innsyn.yaml"
Threshold = Literal["critical", "high", "medium", "low", "never"]
Severity = Literal["critical", "high", "medium", "low", "info"]
VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")


class SettingsError(Exception):
    """The settings cannot be used; the message lists every error with its line."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """
    A rule of the reconciliation that may be broken in a place for a while.

    Args:
        rule: its id.
        location: glob over locations, as an inventory writes them.
        reason: why.
        expires: the last day.
    """

    rule: str
    location: str
    reason: str
    expires: date


@dataclass(frozen=True, slots=True)
class Settings:
    """
    What `innsyn.yaml` may say; the command line overrides it.

    A field's metadata is what a value of the file is checked for besides its type, in pydantic's words.

    Args:
        said: names of what the file says; all else are defaults.
    """

    targets: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    min_confidence: float = field(default=0.5, metadata={"ge": 0, "le": 1, "allow_inf_nan": False})
    fail_on: Threshold = "low"
    format: str = "text"
    language: Literal["nb", "nn", "en"] = "en"
    jobs: int = field(default=0, metadata={"ge": 0})
    engine: str | None = None
    occurrences: int = field(default=1000, metadata={"ge": 0})
    catalog: str | None = None
    detectors: tuple[str, ...] = ()
    recognizers: tuple[str, ...] = ()
    sample: int | None = field(default=None, metadata={"ge": 1})
    full: bool = False
    seed: int = field(default=1, metadata={"ge": 0})
    max_rows: int | None = field(default=None, metadata={"ge": 1})
    max_bytes: int | None = field(default=None, metadata={"ge": 1})
    throttle: int | None = field(default=None, metadata={"ge": 1})
    statement_timeout: int = field(default=600, metadata={"ge": 1})
    lock_timeout: int = field(default=5, metadata={"ge": 1})
    password_file: str | None = None
    replica: str | None = None
    test_data: Literal["breach", "report"] = "report"
    severities: Mapping[str, Severity] = field(default_factory=dict)
    accepted: tuple[Acceptance, ...] = ()
    said: frozenset[str] = frozenset()


NAMES = tuple(part.name for part in fields(Settings) if part.name != "said")


def _checker() -> type[BaseModel]:
    """Return what checks a file: pydantic takes longer to import than a small scan takes, so only a file brings it in."""
    from pydantic import ConfigDict, create_model
    from pydantic import Field as Wanted

    kinds = get_type_hints(Settings)
    wanted: dict[str, Any] = {
        part.name: (kinds[part.name], Wanted(default=_default(part), **part.metadata))
        for part in fields(Settings)
        if part.name in NAMES
    }
    return create_model("Settings", __config__=ConfigDict(extra="forbid"), **wanted)


def _default(part: Field[Any]) -> Any:
    return part.default if part.default_factory is MISSING else part.default_factory()


def load(path: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """
    Read a settings file.

    Raises:
        SettingsError: the file cannot be read, is not YAML, or says something it may not.
    """
    try:
        document = yaml_file.load(path)
    except yaml_file.YamlFileError as error:
        raise SettingsError(str(error)) from None
    if document is None:
        return Settings()
    if not isinstance(document, dict):
        message = f"{path}:1: settings are `key: value` lines, this is a {type(document).__name__}"
        raise SettingsError(message)
    from pydantic import ValidationError

    errors: list[str] = []
    try:
        filled = {str(key): _filled(str(key), value, environment, errors, path) for key, value in document.items()}
        checked = _checker().model_validate(filled)
    except RecursionError:
        errors.append(f"{path}: nested too deeply")
    except ValidationError as error:
        errors += [_explained(path, document, item) for item in error.errors()]
    if errors:
        raise SettingsError("\n".join(dict.fromkeys(errors)))
    return Settings(**{name: getattr(checked, name) for name in NAMES}, said=frozenset(checked.model_fields_set))


def _filled(key: str, value: Any, environment: Mapping[str, str], errors: list[str], path: Path) -> Any:
    """Return a value with `${NAME}` replaced from the environment; not in addresses, whose secrets stay where they are."""
    if isinstance(value, list):
        return [_filled(key, item, environment, errors, path) for item in value]
    if isinstance(value, bool):
        return str(value).lower()  # no setting is true or false, and True is no number of processes
    if not isinstance(value, str):
        return value
    if key in {"targets", "replica"} and is_database(value, environment):
        return value
    errors += (
        f"{path}: the environment has no {name}; set it, or take ${{{name}}} out"
        for name in VARIABLE.findall(value)
        if name not in environment
    )
    return VARIABLE.sub(lambda match: environment.get(match[1], ""), value)


def _explained(path: Path, document: Any, error: Any) -> str:
    """Return one line for one error: where, what, and what was perhaps meant. Never the value."""
    key = str(error["loc"][0])
    try:
        line = document.lc.key(key)[0] + 1
    except (AttributeError, KeyError, TypeError):
        line = 1
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(key, NAMES, n=1)
        meant = f"; did you mean {near[0]}?" if near else f"; known: {', '.join(NAMES)}"
        return f"{path}:{line}: {yaml_file.named(key, 'setting')}{meant}"
    return f"{path}:{line}: {key} {_wanted(key, error)}"


def _wanted(key: str, error: Any) -> str:
    """Return what a setting must be, in words for who wrote the file."""
    if error["type"] == "literal_error":
        return f"must be one of {error['ctx']['expected'].replace(chr(39), '')}"
    if error["type"] == "tuple_type":
        return "must be a list, with `- ` before each item"
    kind = str(get_type_hints(Settings)[key])
    if "bool" in kind:
        return "must be true or false"
    if "tuple" in kind:
        return "must hold texts only; put quotes around what looks like a number or a date"
    if "float" in kind:
        return "must be a number from 0 to 1"
    return "must be a whole number, 0 or more" if "int" in kind else "must be a text"
