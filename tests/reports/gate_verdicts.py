"""Verdicts of the gate, made up: whole, incomplete and clean, with hostile names in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from detectors.discover import own
from reports.report import View, gate_reports
from scanner.findings import Reason, Unread
from scanner.gate.verdict import Remark, Result, Spot, Statement, Verdict
from scanner.rules.rule import described

RULES = {rule.id: rule for rule in described(["LOG001", "LOG005", "no_fodselsnummer", "payment_card"], own())}
LEAK = Result(
    rule="LOG001",
    severity="high",
    category="user.government_id.national_identification_number",
    subtype="fnr",
    detector="no_fodselsnummer",
    test_data=False,
    confidence=0.999,
    masked="[FNR]",
    path="logs/app.log",
    place=("msg:kunde=",),
    spots=(Spot(17, 43, 54), Spot(17, 60, 71), Spot(230, 43, 54)),
    row=None,
    count=12_345,
    known=0,
    allowed=0,
    state="failing",
    fingerprint="0123456789abcdef",
    why=(Reason("check digits: 12,345 of 12,345 pass", 12.0), Reason("prior", -2.2)),
    statements=(
        Statement("* info * order * received kunde=*", 1, 12_000),
        Statement("* warn * kunde=* * late", 1, 345),
    ),
)
HOSTILE = replace(
    LEAK,
    rule="payment_card",
    category="user.financial.credit_card.number",
    subtype="",
    detector="payment_card",
    masked="[PAN]",
    path="data/=a\x1b]0;x\x07,b:c %0A::error::|<x>& på.csv",
    place=("arkiv!/m\u202egol.csv", '@SUM(1)\r\n::warning::"q" | <b> & `c`'),
    spots=(),
    row=3,
    count=1,
    known=2,
    fingerprint="fedcba9876543210",
    why=(),
    statements=(Statement("", 0, 1, 2),),
    expired=date(2026, 1, 31),
)
MAIL = replace(
    LEAK,
    rule="LOG005",
    severity="medium",
    category="user.contact.email",
    subtype="",
    detector="email",
    masked="[EMAIL]",
    place=("msg:epost=",),
    count=1,
    state="below",
    fingerprint="00000000000000aa",
    why=(Reason("field name", 4.0),),
    statements=(Statement("* sendt til *", 1, 1),),
)
ROTATED = replace(MAIL, path="logs/app.log.1")
TEST_DATA = replace(LEAK, severity="low", test_data=True, state="test data", fingerprint="00000000000000bb")
KNOWN = replace(
    LEAK,
    place=("msg:eldre=",),
    count=0,
    known=4,
    state="known",
    fingerprint="00000000000000cc",
    statements=(Statement("", 0, 0, 4),),
)
ALLOWED = replace(
    LEAK,
    rule="no_fodselsnummer",
    path="tests/a.py",
    count=0,
    allowed=1,
    state="allowed",
    fingerprint="00000000000000dd",
    statements=(Statement("", 0, 0),),
)
RESULTS = tuple(sorted((LEAK, HOSTILE, MAIL, ROTATED, TEST_DATA, KNOWN, ALLOWED), key=lambda result: result.order))
WHOLE = Verdict(
    version="0.1.0",
    threshold="high",
    results=RESULTS,
    rules=RULES,
    unsure=3,
    examined={"logs/app.log": 4_000_000, "logs/app.log.1": 12, "clean.log": 7, "tests/a.py": 3},
    failures=(),
    set_aside=(Unread("bilde.png", None, "image"),),
    remarks=(
        Remark("innsyn-baseline.jsonl", 4, "gone", ("LOG001", "logs/old.log")),
        Remark("a\x1b.py", 7, "unused", ("email",)),
    ),
)
VERDICTS = {
    "whole": WHOLE,
    "incomplete": replace(
        WHOLE,
        results=(MAIL,),
        unsure=0,
        examined={**WHOLE.examined, "b\x1b[2J.gz": 3},
        failures=(
            Unread(
                "b\x1b[2J.gz", "x\u2028y.log", "the gzip data ends too early; what came before the cut was read", 8
            ),
        ),
        remarks=(),
        complete=False,
    ),
    "clean": replace(WHOLE, results=(), rules={}, unsure=0, examined={"clean.log": 7}, set_aside=(), remarks=()),
}


def rendered(verdict: Verdict, name: str, view: View = View()) -> str:  # noqa: B008
    return "".join(gate_reports()[name].render(verdict, view))
