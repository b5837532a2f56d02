"""Settings: all errors at once, with lines, never with values."""

from __future__ import annotations

import pytest

from scanner.settings import Settings, SettingsError, load


@pytest.fixture
def written(tmp_path):
    def write(text: str):
        path = tmp_path / "innsyn.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_an_empty_file_means_the_defaults(written):
    assert load(written("")) == Settings()


def test_what_the_file_says_is_told_from_the_defaults(written):
    settings = load(written("jobs: 0\ninclude: ['*.log']\n"))
    assert settings == Settings(include=("*.log",), said=frozenset({"jobs", "include"}))


def test_the_environment_fills_in_names(written):
    settings = load(written("catalog: postgresql://${DB_HOST}/innsyn\n"), {"DB_HOST": "db"})
    assert settings.catalog == "postgresql://db/innsyn"


def test_all_errors_come_at_once_with_their_lines(written):
    with pytest.raises(SettingsError) as caught:
        load(written("targts: [a]\nmin_confidence: 7\ncatalog: ${NOT_THERE}\n"), {})
    message = str(caught.value)
    assert "innsyn.yaml:1: unknown setting targts; did you mean targets?" in message
    assert "innsyn.yaml:2: min_confidence" in message
    assert "NOT_THERE" in message


@pytest.mark.parametrize("text", ["a: [", "- a\n", "\t- x", "a: 1\na: 2\n"])
def test_what_is_not_settings_is_refused_with_a_place(written, text):
    with pytest.raises(SettingsError, match=r"innsyn\.yaml:\d+"):
        load(written(text), {})


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path / "no.yaml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("min_confidence: 2026-13-45", "a date or a number that cannot be"),
        ("jobs: " + "9" * 6000, "a date or a number that cannot be"),
        ("targets: " + "[" * 3000 + "]" * 3000, "nested too deeply"),
        ("targets: " + "[\n" * 3000, "nested too deeply"),
        ("targets: &a [*a]", "targets must"),
        ("targets: a.log", "targets must be a list"),
        ("targets: [1]", "targets must hold texts"),
        ("jobs: kari@example.com", "jobs must be a whole number"),
        ("jobs: true", "jobs must be a whole number"),
        ("min_confidence: .nan", "must be a number from 0 to 1"),
        ("fail_on: hgh", "must be one of critical, high, medium, low or never"),
        ("kari@example.com: 1", "an unknown setting"),
        ("17912099997: 1", "an unknown setting"),
        ("kunde12345: 1", "an unknown setting"),
        ('"a\\e[31m": 1', "unknown setting a"),
        ("jobs: kari@example.com\njobs: kari@example.org", "a key stands there twice"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_without_the_value(written, text, said):
    with pytest.raises(SettingsError) as caught:
        load(written(text), {})
    message = str(caught.value)
    assert said in message
    assert not [part for part in ("\n", "\x1b", "@", "17912", "12345") if part in message]


def test_a_folder_called_like_the_settings_is_refused(tmp_path):
    (tmp_path / "innsyn.yaml").mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path / "innsyn.yaml")
