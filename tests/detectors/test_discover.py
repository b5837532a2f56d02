import subprocess
import sys

import pytest

from detectors.discover import from_packages

PACKAGE = (
    "from dataclasses import replace\nfrom detectors.discover import own\nFOUND = replace(own()[0], name='theirs')\n"
)


@pytest.mark.parametrize("folder", ["their_package-1.0.dist-info", "their_package.egg-info"])
def test_packages_offer_detectors_by_their_entry_points(tmp_path, monkeypatch, folder):
    (tmp_path / "their_package.py").write_text(PACKAGE, encoding="utf-8")
    (tmp_path / folder).mkdir()
    told = tmp_path / folder / "entry_points.txt"
    told.write_text("[innsyn.detectors]\none = their_package:FOUND\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "their_package", raising=False)
    assert "theirs" in [detector.name for detector in from_packages()]


def test_what_is_installed_is_not_read_as_long_as_nothing_is_offered():
    code = (
        "import sys; from detectors.discover import on_offer; on_offer(); print('importlib.metadata' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
