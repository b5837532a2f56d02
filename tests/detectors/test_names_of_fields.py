import pytest

from detectors.detector import Detector
from detectors.discover import on_offer
from detectors.engine import Engine
from detectors.expressions import expression
from detectors.linear import LinePattern
from tests.detectors.test_contract import plain

DETECTORS = on_offer()
ENGINE = Engine(DETECTORS)
PATTERNS = [(detector, LinePattern(expression(detector))) for detector in DETECTORS if not detector.near]


def accepted(text: bytes) -> bool:
    return any(
        verdict is not None for detector, pattern in PATTERNS for *_, verdict in pattern.checked(text, detector.check)
    )


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda detector: detector.name)
def test_a_name_holds_a_value_just_where_a_detector_asked_by_itself_accepts_one(detector: Detector) -> None:
    texts = [plain(text) for text in (*detector.finds, *detector.ignores)]
    parts = {text[start : start + size] for text in texts for size in (9, 30, 200) for start in range(0, len(text), 7)}
    for part in sorted(parts):
        assert ENGINE.holds_value(part) == accepted(part.encode()), part
