"""The catalog: whole scans or nothing, and no secret in its errors."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from scanner.catalog import prepare, record
from scanner.errors import CatalogError
from scanner.findings import Coverage, Finding, Location, Reason, Scan, Unread

NOW = datetime(2026, 11, 22, tzinfo=UTC)
FINDING = Finding(
    id="0" * 16,
    detector="email",
    category="user.contact.email",
    subtype="",
    test_data=False,
    severity="medium",
    confidence=0.9,
    location=Location("file:a.log", None, "msg:epost=", "a.log"),
    count=2,
    examined=10,
    tried=2,
    distinct=2,
    distinct_at_least=False,
    occurrences=(),
    masked="[EMAIL]",
    shape="aaaa@aaa.aa",
    why=(Reason("prior", 2.2),),
)
SCAN = Scan(
    version="0",
    started=NOW,
    finished=NOW,
    targets=("a.log",),
    findings=(FINDING,),
    below=0,
    coverage=(Coverage("file:a.log", None, "lines", 10, 10, complete=True),),
    failures=(Unread("file:b.gz", None, "truncated"),),
)


def test_a_scan_can_be_read_back(tmp_path):
    url = f"sqlite:///{tmp_path}/c.db"
    assert [record(url, SCAN), record(url, SCAN)] == [1, 2]
    with sa.create_engine(url).connect() as connection:
        assert connection.execute(sa.text("select count(*), min(field) from innsyn_finding")).one() == (
            2,
            "msg:epost=",
        )


def test_a_scan_that_cannot_be_written_whole_is_not_written(tmp_path):
    url = f"sqlite:///{tmp_path}/c.db"
    record(url, SCAN)
    broken = Scan("0", NOW, NOW, (), (FINDING, FINDING), 0, ())
    with pytest.raises(CatalogError):
        record(url, broken)
    with sa.create_engine(url).connect() as connection:
        assert connection.execute(sa.text("select count(*) from innsyn_scan")).scalar() == 1


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "postgresql://u:hemmelig@127.0.0.1:1/x",
        "sqlite:////no/such/folder/c.db",
        "nodb://x",
        "postgresql://u:p@hemmelig/x@127.0.0.1:1/x",
        "postgresql://127.0.0.1:1/x?password=hemmelig",
    ],
)
def test_errors_hold_no_password(url):
    with pytest.raises(CatalogError) as caught:
        record(url, SCAN)
    assert "hemmelig" not in str(caught.value)


def test_the_file_is_its_owners_alone_in_a_folder_that_was_there(tmp_path):
    record(f"sqlite:///{tmp_path}/c.db", SCAN)
    assert (tmp_path / "c.db").stat().st_mode & 0o777 == 0o600


def test_many_scans_at_once_are_all_recorded(tmp_path):
    url = f"sqlite:///{tmp_path}/c.db"
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda _: record(url, SCAN), range(24)))
    assert sorted(numbers) == list(range(1, 25))


def test_a_catalog_that_cannot_be_opened_is_known_beforehand(tmp_path):
    (tmp_path / "c.db").write_bytes(b"no database, whatever it is called" * 40)
    for url in (f"sqlite:///{tmp_path}/c.db", f"sqlite:///{tmp_path}/no/c.db", "nodb://x"):
        with pytest.raises(CatalogError):
            prepare(url)
