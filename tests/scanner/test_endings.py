"""Statuses, flags, dates of an end and names that say something is over; nothing else is taken for one."""

from __future__ import annotations

import pyarrow as pa
import pytest

from scanner.endings import MEANINGS, counted, is_status, said_by


@pytest.mark.parametrize(
    ("field", "cells", "meanings"),
    [
        ("status", ["Avslått", "ny", "til intervju"], {"rejected": 1}),
        ("decision", ["rejected_by_manager", "hired", "DECLINED"], {"rejected": 2}),
        ("utfall", ["Ikke aktuell", "ikke innstilt - mangler kurs", "innstilt"], {"rejected": 2}),
        ("avslatt", ["1", "0", "1"], {"rejected": 2}),
        ("rejected_at", ["2026-01-02", "2026-03-04 10:00:00"], {"rejected": 2}),
        ("avsluttet_dato", ["01.02.2026"], {"ended": 1}),
        ("tilstand", ["lukket", "åpen"], {"ended": 1}),
    ],
)
def test_what_says_that_it_is_over_is_counted_by_what_it_means(field, cells, meanings):
    assert is_status(field, cells)
    assert counted(field, pa.array([*cells, None, ""])) == meanings


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        ("navn", ["Kari", "Ola"]),
        ("status", ["ny", "aktiv", "innstilt"]),
        ("avslag_grunn", ["for sent innkommet", "mangler vitnemål"]),
        ("merknad", ["Søknaden ble avslått fordi den kom for sent inn til behandling i utvalget"]),
        ("kommentar", ["avslagsprosent 3"]),
        ("avslatt", ["0", "0"][:0]),
    ],
)
def test_what_says_nothing_of_an_end_is_no_status(field, cells):
    assert not is_status(field, cells)


def test_names_of_tables_and_files_say_it_in_their_forms():
    said = [
        said_by(name) for name in ("avslåtte_søkere", "RejectedApplicants", "avviste-soknader", "ansatte", "slett")
    ]
    assert said == ["rejected", "rejected", "rejected", None, None]


def test_no_phrase_has_two_meanings():
    phrases = [phrase for known in MEANINGS.values() for phrase in known.split(", ")]
    assert len(phrases) == len(set(phrases))
