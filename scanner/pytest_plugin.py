"""
`pytest --innsyn`: a test whose log or output holds personal data fails, and what is shown of it is masked.

Loaded by pytest wherever innsyn is installed; without the option nothing more than this file is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("innsyn", "personal data in what tests log and print")
    group.addoption("--innsyn", action="store_true", help="Fail tests whose log or output holds personal data.")
    group.addoption(
        "--innsyn-fail-on",
        choices=["critical", "high", "medium", "low"],
        default="high",
        help="From this severity (default: high).",
    )
    group.addoption(
        "--innsyn-test-data",
        choices=["ignore", "fail"],
        default="ignore",
        help="What to do about numbers and addresses that can be nobody's (default: ignore).",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Watch the tests, when asked to."""
    if config.getoption("--innsyn"):
        from scanner.pytest_watch import Watch

        config.pluginmanager.register(Watch(config), "innsyn-watch")
