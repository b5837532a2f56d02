"""Linear time, whatever the text: the seam to RE2, and the whole engine under what would make it crawl."""

import time
from functools import cache

import pytest

from detectors.discover import own
from detectors.engine import Engine
from detectors.linear import LinePattern, Pattern, PatternError, PatternSet


@pytest.mark.parametrize("expression", ["(?=a)", "(?<!a)b", r"(a)\1", "(?>a)", "a++", "(", "[", "a{2000}"])
def test_what_re2_lacks_is_refused(expression):
    with pytest.raises(PatternError, match="RE2 refuses"):
        Pattern(expression)


def test_a_set_refuses_too():
    with pytest.raises(PatternError):
        PatternSet(["a", "(?=b)"])


def test_a_group_must_be_there():
    with pytest.raises(PatternError, match="group"):
        Pattern("a", group=1)


def test_a_span_is_the_group_s():
    assert Pattern("x(a+)y", group=1).search(b"..xaay", 0, 6) == (3, 5)
    assert Pattern("x(a+)y").search(b"..xaay", 0, 6) == (2, 6)
    assert Pattern("b").search(b"aaa", 0, 3) == (-1, -1)


def test_spans_share_their_edges():
    assert Pattern("(?:^| )([0-9]+)(?: |$)", group=1).spans(b"1 22 333", 0, 8) == [(0, 1), (2, 4), (5, 8)]


def test_spans_of_nothing_come_to_an_end():
    assert len(Pattern("()a*", group=1).spans(b"aaaa", 0, 4)) <= 5


def test_a_group_that_takes_no_part_ends_the_search():
    assert Pattern("(a)|b", group=1).spans(b"b", 0, 1) == []


def test_patterns_are_utf8():
    assert Pattern("å").search("blå".encode(), 0, 4) == (2, 4)
    assert Pattern(r"\x{A0}").search("\u00a0".encode(), 0, 2) == (0, 2)


def test_the_whole_may_be_asked_for():
    pattern = Pattern("a|ab")
    assert [pattern.matches_whole(text) for text in (b"a", b"ab", b"abc", b"")] == [True, True, False, False]


def test_a_pattern_for_lines_keeps_to_them():
    pattern = LinePattern("(?:^|=)(?:(a[^b]+)|([0-9]+))$")
    found = pattern.checked(b"ax\nb\n=12\n3\n4 ", lambda text: text)
    assert list(found) == [(True, 0, 2, "ax", "ax"), (False, 6, 8, "12", "12"), (False, 9, 10, "3", "3")]


def test_a_refused_value_is_looked_at_again_in_its_other_form():
    pattern = LinePattern("x=([0-9]{2})|(?:^|=)([0-9])")
    found = pattern.checked(b"x=12", lambda text: text if text == "1" else None)
    assert list(found) == [(True, 2, 4, "12", None), (False, 2, 3, "1", "1")]


def test_a_pattern_for_lines_has_two_groups():
    with pytest.raises(PatternError, match="2 groups"):
        LinePattern("(a)")


def test_a_set_says_which_occur():
    assert PatternSet(["a", "b", "c"]).occurring(b"xcxa") in ([0, 2], [2, 0])
    assert PatternSet([]).occurring(b"a") == []


# --- the whole engine ------------------------------------------------------------------------------------------------

MEGABYTE = 1 << 20
PLAIN = "The order was packed and sent on its way, nothing else to tell.\n"
ADVERSARIAL = (
    *(
        "@",
        "eyJ.",
        "12 12 ",
        "a@b.",
        "password=",
        "+47 ",
        "(",
        "%40",
        "%25",
        "a",
        "1",
        "1.",
        "0-",
        ":",
        "::",
        "-",
        "=",
    ),
    *(
        "kari@example.org ",
        "17912099997 ",
        "17912099998 ",
        "fnr fnr ",
        "tlf ",
        "{",
        '"',
        "\\",
        "\\u00",
        "/",
        "a.",
        "QUJD",
    ),
)


@cache
def engine():
    return Engine(own())


def seconds(piece, size):
    """Processor time to search a buffer filled with one piece, all in one line unless the piece ends lines."""
    data = (piece.encode() * (size // len(piece) + 1))[:size]
    began = time.process_time()
    for start, stop in engine().lines(data):
        engine().candidates(data[start:stop])
    return time.process_time() - began


@pytest.mark.parametrize("piece", ADVERSARIAL)
def test_time_grows_with_the_text_and_no_faster(piece):
    seconds(piece, 1 << 12)  # the automata are built on first use
    small = max(seconds(piece, MEGABYTE >> 6), 0.001)
    large = seconds(piece, MEGABYTE >> 3)
    assert large / small < 24  # eight times the text: 8 when linear, 64 when quadratic


@pytest.mark.parametrize("piece", ["@", "eyJ.", "12 12 ", "a@b.", "password=", "+47 ", "("])
def test_a_megabyte_of_bait_is_searched_in_a_multiple_of_a_plain_one(piece):
    plain = max(seconds(PLAIN, MEGABYTE), 0.002)
    # Bait passes every trigger, so each byte is looked at by some detectors' patterns instead of by one automaton.
    assert seconds(piece, MEGABYTE) / plain < 2000


@pytest.mark.parametrize(
    ("opening", "piece"),
    [
        ("==> Parameters: ", "a"),
        ("==> Parameters: ", "a("),
        ("DETAIL:  parameters: $1 = '", "\\"),
        ("[generated in 0.00012s] (", "'"),
        ("; args=('", "('"),
        ("binding parameter (1:VARCHAR) <- [", "(1:V) <- ["),
        ('{"name":"mobil",', '"name":"mobil",'),
        ("PID|1|", "|^"),
        ('"family":"a","given":', '"family":"a","given":'),
    ],
)
def test_what_opens_a_list_makes_no_longer_work_of_what_follows(opening, piece):
    def spent(size):
        line = (opening + piece * size)[:size].encode()
        began = time.process_time()
        engine().candidates(line)
        list(engine().search(b"update k set a = ?\n" + line + b"\n"))
        return time.process_time() - began

    spent(1 << 10)  # the automata are built on first use
    assert spent(1 << 14) / max(spent(1 << 11), 0.001) < 24
