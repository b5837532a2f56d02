"""Values that a log lists apart from their statement are read by the names of its columns."""

import pytest

from detectors.bound_values import columns, lengthened, tells
from detectors.discover import own
from detectors.engine import Engine

ENGINE = Engine(own())


def reported(text):
    """Return names and values of what is surer than even odds, cut out of the lines that they stand in."""
    buffer = text.encode()
    return {
        (ENGINE.detectors[c.detector].name, buffer[start:stop][c.start : c.end].decode())
        for start, stop, found in ENGINE.search(buffer)
        for c in found
        if c.verdict is not None and c.score >= 0
    }


@pytest.mark.parametrize(
    "text",
    [
        "LOG:  execute S_1: UPDATE kunde SET passord = $1, navn = $2\nDETAIL:  parameters: $1 = 'vintervei82', $2 = 'Kari Nordmann'\n",
        "LOG:  execute <unnamed>: INSERT INTO kunde\n\t(id, navn, passord)\n\tVALUES ($1, $2, lower($3))\nDETAIL:  Parameters: $1 = '7', $2 = 'Kari Nordmann', $3 = 'vintervei82'\n",
        "INSERT INTO kunde (navn, passord) VALUES (?, ?)\nINFO [generated in 0.00012s] ('Kari Nordmann', 'vintervei82')\n",
        "INSERT INTO kunde (navn, passord) VALUES (?, ?)\nINFO [cached since 1.2s ago] [('Ola', 'None'), ('Kari Nordmann', 'vintervei82')]\n",
        "SQL : insert into kunde (navn,passord) values (?,?)\nbinding parameter (1:VARCHAR) <- [Kari Nordmann]\nbinding parameter (2:VARCHAR) <- [vintervei82]\n",
        "insert into kunde (navn,passord) values (?,?)\nbinding parameter [1] as [VARCHAR] - [Kari Nordmann]\nbinding parameter [2] as [VARCHAR] - [vintervei82]\n",
        "==>  Preparing: update kunde set navn=?, x=?, passord=?\n==> Parameters: Kari Nordmann(String), null, vintervei82(String)\n",
        '(0.001) INSERT INTO "kunde" ("navn", "passord") VALUES (%s, %s); args=[\'Kari Nordmann\', \'vintervei82\']; alias=default\n',
        'INSERT INTO kunde (navn, passord) VALUES (?, ?) (parameters: array{"1":"Kari Nordmann","2":"vintervei82"}, types: array{"1":2})\n',
        'INSERT INTO "kunde" ("navn","passord") VALUES ($1,$2) RETURNING "id" ["Kari Nordmann", "vintervei82"]\n',
        'query: UPDATE "kunde" SET "navn" = $1, "passord" = $2 -- PARAMETERS: ["Kari Nordmann","vintervei82"]\n',
        "[Parameters=[@p0='vintervei82' (Size = 256), @p1='Kari Nordmann' (Size = 20)], CommandType='Text']\nUPDATE [Kunde] SET [Passord] = @p0, [Navn] = @p1;\n",
    ],
)
def test_a_value_is_read_by_the_column_that_its_place_in_the_list_is_bound_to(text):
    assert {("credential", "vintervei82"), ("person_name", "Kari Nordmann")} <= reported(text)


@pytest.mark.parametrize(
    "text",
    [
        "LOG:  execute S_1: SELECT * FROM ordre WHERE id = $1\nDETAIL:  parameters: $1 = '68051234'\n",
        "LOG:  execute S_1: UPDATE k SET status = $1 WHERE passord_id = $2\nDETAIL:  parameters: $1 = 'vintervei82', $2 = '12345678'\n",
        "DETAIL:  parameters: $1 = 'vintervei82', $2 = '12345678'\n",
        "select x from y where passord = ?\n[generated in 0.1s] ()\n",
        "kunde (navn, passord)\nbinding parameter (1:VARCHAR) <- [Kari Nordmann]\n",
    ],
)
def test_a_value_whose_column_says_nothing_of_anyone_is_none(text):
    assert not reported(text)


def test_names_of_columns_are_no_part_of_the_line():
    buffer = b"update k set epost_kari_nordmann = $1\nparameters: $1 = 'kari@example.com'\n"
    assert all(c.end <= stop - start for start, stop, found in ENGINE.search(buffer) for c in found)
    assert lengthened(buffer, 38, len(buffer) - 1).startswith(b"parameters: $1 = 'kari@example.com'\x1f\x1e")


def test_a_line_without_a_list_is_left_as_it_is():
    line = b"unknown parameter kari"
    assert tells(line)
    assert lengthened(line, 0, len(line)) == line


def test_what_stands_behind_the_inserted_row_is_of_no_column():
    assert columns(b"insert into k (a) values ($1) returning id, $2") == {b"1": b"a", b"2": b"_"}


def test_the_quote_behind_a_name_is_no_part_of_it():
    assert reported("etternavn = 'Haugen' og fornavn='Kari'") == {("person_name", "Haugen"), ("person_name", "Kari")}
