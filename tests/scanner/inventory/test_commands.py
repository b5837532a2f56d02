"""`innsyn inventory`: what is refused, what is said, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from scanner.cli import main
from scanner.inventory.load import load
from scanner.inventory.schema import json_schema

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "docs" / "examples" / "fjellvik.yaml"
SHARED = ROOT.parent / "shared"


def run(*arguments: object):
    return CliRunner().invoke(main, ["inventory", *map(str, arguments)], prog_name="innsyn")


@pytest.fixture
def broken(tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text(
        "inventory_version: 1\ncontroler: {}\nprocessing_activities: [{id: a, nam: A}]\n", encoding="utf-8"
    )
    return path


@pytest.mark.parametrize("command", ["check", "show"])
def test_a_file_that_cannot_be_used_ends_with_every_error_and_exit_2(command, broken):
    done = run(command, broken)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f"innsyn: {broken}:2:1: unknown key controler; did you mean controller?",
        f"innsyn: {broken}:3:25: processing_activities[0] lacks name",
        f"innsyn: {broken}:3:25: processing_activities[0] lacks personal_data",
        f"innsyn: {broken}:3:33: unknown key nam; did you mean name?",
    ]


@pytest.mark.parametrize("command", ["check", "show"])
def test_a_file_that_is_not_there_is_refused(command, tmp_path):
    done = run(command, tmp_path / "none.yaml")
    assert done.exit_code == 2
    assert "cannot be read (No such file or directory)" in done.stderr


def test_an_unknown_command_is_wrong_usage():
    assert run("chek").exit_code == 2


def test_the_example_is_clean():
    done = run("check", EXAMPLE)
    assert done.exit_code == 0
    assert "INV274" in done.stdout


@pytest.mark.parametrize(("threshold", "code"), [("high", 0), ("medium", 1), ("low", 1), ("never", 0)])
def test_the_threshold_decides_the_exit_code(threshold, code, tmp_path):
    path = tmp_path / "i.yaml"
    path.write_text(EXAMPLE.read_text(encoding="utf-8").replace(", complain]", "]"), encoding="utf-8")
    assert run("check", path, "--documents", EXAMPLE.parent, "--fail-on", threshold).exit_code == code


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", "Slettefrist mangler: Nyhetsbrev"), ("nn", "Slettefrist manglar"), ("en", "No retention is stated")],
)
def test_remarks_stand_with_file_line_and_column_in_each_language(language, said, tmp_path):
    path = tmp_path / "i.yaml"
    text = EXAMPLE.read_text(encoding="utf-8")
    gone = "    retention: [{period: P30D, starts: samtykket er trukket, starts_field: abonnent.avmeldt, action: delete}]\n"
    assert gone in text
    path.write_text(text.replace(gone, ""), encoding="utf-8")
    done = run("check", path, "--lang", language)
    assert done.exit_code == 1
    line = text.splitlines().index("  - id: nyhetsbrev") + 1
    assert f"{path}:{line}:5: " in done.stdout
    assert said in done.stdout


def test_remarks_as_json():
    document = json.loads(run("check", EXAMPLE, "--format", "json").stdout)
    assert document["schema"] == "innsyn/inventory-check/1"
    assert [remark["rule"] for remark in document["remarks"]] == ["INV274"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", ["Behandlingsansvarlig", "5 år fra utløpet av regnskapsåret", "Lagres aldri: Kortinformasjon"]),
        ("nn", ["Behandlingsansvarleg", "rekna frå slutten av året", "Blir aldri lagra: Kortinformasjon"]),
        ("en", ["Controller", "5 years from utløpet av regnskapsåret", "Never stored: Payment card data"]),
    ],
)
def test_the_page_is_readable_in_each_language(language, words):
    done = run("show", EXAMPLE, "--lang", language)
    assert done.exit_code == 0
    text = " ".join(done.stdout.split())
    assert all(word in text for word in words)
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_the_page_speaks_the_files_own_language_unless_asked_otherwise():
    assert run("show", EXAMPLE).stdout == run("show", EXAMPLE, "--lang", "nb").stdout


def test_the_page_cannot_steer_a_terminal(tmp_path):
    path = tmp_path / "i.yaml"
    path.write_text(
        'inventory_version: 1\nprocessing_activities: [{id: a, name: "\\e[31mred", personal_data: []}]\n',
        encoding="utf-8",
    )
    for command in ("show", "check"):
        done = run(command, path)
        assert "\x1b" not in done.output


def test_the_schema_is_written_whole_and_is_the_one_that_is_shipped(tmp_path):
    path = tmp_path / "inventory.schema.json"
    assert run("schema", "-o", path).exit_code == 0
    assert path.read_text(encoding="utf-8") == (ROOT / "docs" / "inventory.schema.json").read_text(encoding="utf-8")
    assert run("schema", "-o", tmp_path / "none" / "x.json").exit_code == 2


def written_out():
    return [EXAMPLE, *sorted((SHARED / "facts" / "inventories").glob("*.yaml"))]


@pytest.mark.parametrize("path", written_out(), ids=lambda path: path.stem)
def test_what_loads_is_also_what_the_schema_takes(path):
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(YAML(typ="safe", pure=True).load(path), schema)
    assert load(path).inventory.processing_activities


@pytest.mark.parametrize(
    "wrong",
    [
        {"inventory_version": 2},
        {"controler": {}},
        {"processing_activities": [{"id": "a", "name": "A", "personal_data": [{"data_category": "user.nmae"}]}]},
        {"language": "no"},
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(wrong):
    right = {"inventory_version": 1, "processing_activities": [{"id": "a", "name": "A", "personal_data": []}]}
    jsonschema.validate(right, json_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(right | wrong, json_schema())


def test_categories_are_found_by_any_word_for_them():
    assert run("categories", "fødselsnummer").stdout.startswith("user.government_id.national_identification_number")
    assert run("categories", "personnr").stdout.startswith("user.government_id.national_identification_number")
    done = run("categories", "no such thing")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "no category has no such thing" in done.stderr


def test_the_organisations_own_severities_count(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "innsyn.yaml").write_text("severities: {INV274: high}\n", encoding="utf-8")
    assert run("check", EXAMPLE, "--fail-on", "high").exit_code == 1
    (tmp_path / "broken.yaml").write_text("severities: {INV274: hgh}\n", encoding="utf-8")
    assert run("check", EXAMPLE, "-c", "broken.yaml").exit_code == 2


def test_quotes_are_looked_for_in_what_a_reader_of_html_sees(tmp_path):
    inventory = tmp_path / "i.yaml"
    text = EXAMPLE.read_text(encoding="utf-8").replace("fjellvik-personvern.txt", "policy.html")
    inventory.write_text(text, encoding="utf-8")
    policy = (EXAMPLE.parent / "fjellvik-personvern.txt").read_text(encoding="utf-8")
    page = "".join(f"<p>{line.replace('hash', '<b>hash</b>')}</p>" for line in policy.splitlines())
    (tmp_path / "policy.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    assert "INV26" not in run("check", inventory).stdout
    (tmp_path / "policy.html").write_text("<html><body><p>Noe annet.</p></body></html>", encoding="utf-8")
    assert "INV260" in run("check", inventory).stdout
    (tmp_path / "policy.html").unlink()
    assert "INV261" in run("check", inventory).stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("propose", "inv.yaml", "--scan", "scan.json", "-o", "inv.yaml"),
        ("propose", "inv.yaml", "--scan", "scan.json", "-o", "scan.json"),
        ("export", "inv.yaml", "--to", "fides", "-o", "inv.yaml"),
        ("export", "inv.yaml", "--to", "fides", "-o", "link.yaml"),
        ("import", "inv.yaml", "-o", "inv.yaml"),
        ("draft", "policy.txt", "-o", "policy.txt", "--force"),
    ],
    ids=" ".join,
)
def test_a_file_that_is_read_is_never_written_over(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("inv.yaml", "scan.json", "policy.txt"):
        (tmp_path / name).write_text(f"as it was: {name}\n", encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to("inv.yaml")
    done = run(*arguments)
    assert done.exit_code == 2
    assert "is a file that is read" in done.stderr
    assert (tmp_path / arguments[-1].replace("--force", "policy.txt")).read_text().startswith("as it was")
