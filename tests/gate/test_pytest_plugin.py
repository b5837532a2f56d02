"""`pytest --innsyn`, in a pytest of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.command import ENVIRONMENT

BORN_1866 = "08099066076"
TESTS = f"""
import logging, sys, pytest

LOGGER = logging.getLogger("shop")

@pytest.fixture
def torn():
    yield
    print("fnr {BORN_1866}")

def test_logs():
    LOGGER.warning("kunde=%s", "{BORN_1866}")

def test_prints():
    print("fnr {BORN_1866}")

def test_complains():
    print("fnr {BORN_1866}", file=sys.stderr)

def test_cleans_up(torn):
    pass

def test_fails_anyway():
    print("fnr {BORN_1866}")
    assert False, "for another reason"

def test_prints_test_data():
    print("fnr 17912099997")

def test_mails():
    print("til kari.holm@fjordgull-post.no")

def test_clean():
    print("alt vel")
    LOGGER.warning("ordre %d", 123456789)
"""


@pytest.fixture
def run(tmp_path):
    (tmp_path / "test_shop.py").write_text(TESTS)

    def pytest_run(*arguments: str, plugin: bool = True, xdist: bool = False) -> subprocess.CompletedProcess[str]:
        given = [
            "-p",
            "no:cacheprovider",
            *([] if xdist else ["-p", "no:xdist"]),
            "-rA",
            *(["-p", "scanner.pytest_plugin"] if plugin else []),
        ]
        return subprocess.run(
            [sys.executable, "-m", "pytest", *given, *arguments],
            cwd=tmp_path,
            env={**ENVIRONMENT, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
            capture_output=True,
            text=True,
            check=False,
        )

    return pytest_run


def outcomes(said: str) -> dict[str, str]:
    lines = [line.split() for line in said.splitlines() if line.startswith(("PASSED", "FAILED", "ERROR"))]
    found: dict[str, str] = {}
    for word, name, *_ in lines:
        found[name.rpartition("::")[2]] = word
    return found


def test_a_test_that_leaks_fails_and_is_named_and_the_value_is_masked(run):
    done = run("--innsyn")
    assert done.returncode == 1
    assert outcomes(done.stdout) == {
        "test_logs": "FAILED",
        "test_prints": "FAILED",
        "test_complains": "FAILED",
        "test_cleans_up": "ERROR",
        "test_fails_anyway": "FAILED",
        "test_prints_test_data": "PASSED",
        "test_mails": "PASSED",
        "test_clean": "PASSED",
    }
    assert "innsyn: test_shop.py::test_logs logged or printed personal data" in done.stdout
    assert "Captured log call, line 1: LOG001 National identity number ([FNR]) in msg:kunde=" in done.stdout
    assert "fnr [FNR]" in done.stdout
    assert "for another reason" in done.stdout
    assert BORN_1866 not in done.stdout + done.stderr


ELSEWHERE = f"""
import warnings, pytest

NUMBER = "{BORN_1866}"

@pytest.mark.parametrize("number", [NUMBER, int(NUMBER), "ingen", NUMBER + " igjen"])
def test_is_given(number):
    pass

@pytest.mark.parametrize("number", [NUMBER])
def test_is_given_and_prints(number):
    print("fnr", number)

def test_skips():
    pytest.skip("fnr " + NUMBER)

def test_warns():
    warnings.warn("fnr " + NUMBER, DeprecationWarning)

@pytest.mark.xfail(reason="fnr " + NUMBER)
def test_is_expected_to_fail():
    assert NUMBER == ""
"""


@pytest.mark.parametrize("more", [(), ("-n", "2")])
def test_what_pytest_itself_says_of_a_test_is_masked(tmp_path, run, more):
    """Names of parameters, reasons, warnings; in processes of their own too."""
    (tmp_path / "test_shop.py").write_text(ELSEWHERE)
    xdist = ["-p", "xdist.plugin", *more] if more else []
    done = run("--innsyn", *xdist, xdist=bool(more))
    assert BORN_1866 not in done.stdout + done.stderr
    found = outcomes(done.stdout)
    assert found["test_is_given_and_prints[[FNR]]"] == "FAILED"
    assert found["test_is_given[ingen]"] == "PASSED"
    assert "DeprecationWarning: fnr [FNR]" in done.stdout or "UserWarning: fnr [FNR]" in done.stdout


def test_the_threshold_and_test_data_are_the_users(run):
    found = outcomes(run("--innsyn", "--innsyn-fail-on", "medium", "--innsyn-test-data", "fail").stdout)
    assert (found["test_mails"], found["test_prints_test_data"], found["test_clean"]) == ("FAILED", "FAILED", "PASSED")


def test_not_asked_for_it_does_and_imports_nothing(run, tmp_path):
    (tmp_path / "test_shop.py").write_text(
        "import sys\ndef test_nothing():\n"
        "    print('fnr 08099066076')\n"
        "    assert not {'scanner.redaction', 'scanner.pytest_watch', 're2'} & set(sys.modules)\n"
    )
    assert run().returncode == 0


def test_the_plugin_is_on_offer_to_every_pytest():
    from importlib.metadata import entry_points

    found = {entry.name: entry.value for entry in entry_points(group="pytest11")}
    if "innsyn" not in found:
        pytest.skip("installed before the plugin was there; `pip install -e .` writes the entry point")
    assert found["innsyn"] == "scanner.pytest_plugin"
