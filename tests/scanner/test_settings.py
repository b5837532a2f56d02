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
