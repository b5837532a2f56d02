"""What stands in docs/ci.md and ci/ is run, as far as it can be without the services it is for."""

from __future__ import annotations

import importlib.util
import io
import os
import re
import shutil
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from reports.report import gate_reports
from scanner.rules.rule import log_rules
from tests.command import ENVIRONMENT, ROOT
from tests.gate.test_shop import SHOP, serve

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
CI = ROOT / "ci"
CHECK = """
import logging, subprocess, sys

def test_a_customer_is_served():
    subprocess.run([sys.executable, "-B", "-m", "service.orders"], check=True)
    logging.getLogger("shop").warning("kunde=%s", "-".join(["served"]))
"""


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def load(text: str):
    return YAML(typ="safe").load(io.StringIO(text))


@pytest.fixture
def shop(tmp_path):
    """A repository whose service leaks, with innsyn on the PATH and nothing to install it from."""
    commands = tmp_path / "commands"
    commands.mkdir()
    command(commands / "innsyn", f'exec "{sys.executable}" -m scanner "$@"')
    command(commands / "python3", f'exec "{sys.executable}" "$@"')
    command(commands / "pip", "exit 0")
    folder = tmp_path / "shop"
    shutil.copytree(SHOP, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "tests").mkdir()
    (folder / "tests" / "test_orders.py").write_text(CHECK)
    serve(folder)
    for arguments in (["init", "-q", "-b", "main"], ["add", "."]):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    who = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, "commit", "-qm", "first"], cwd=folder, check=True)
    return folder


def command(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def bash(shop: Path, script: str, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a build server does."""
    path = f"{shop.parent / 'commands'}{os.pathsep}{ENVIRONMENT['PATH']}"
    given = {**ENVIRONMENT, "PATH": path, "PYTHONPATH": f"{ROOT}{os.pathsep}{shop}", **environment}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", *options, "-c", script],
        cwd=shop,
        env=given,
        capture_output=True,
        text=True,
        check=False,
    )


EXPECTED = {
    "innsyn gate .\n": 1,
    "innsyn baseline write": 0,
    "innsyn baseline update": 0,
    "set -o pipefail": 1,  # the log that leaks lies in the same folder
    "innsyn gate . --format text --format junit": 1,
    "tail -n +1": 1,
    "innsyn redact": 0,
    "python3 -m pytest --innsyn": 0,
}


def test_every_bash_block_of_the_page_does_what_it_says(shop):
    """In order, as a reader would; the service leaks from the start and is accepted on the way."""
    found = blocks("bash")
    assert len(found) == len(EXPECTED)
    for block, (begins, code) in zip(found, EXPECTED.items(), strict=True):
        assert block.startswith(begins)
        done = bash(shop, block, "-e")
        assert done.returncode == code, (block, done.stdout, done.stderr)
        assert "08099066076" not in done.stdout + done.stderr
    assert "[FNR:" in (shop / "shared.log").read_text()


def test_the_python_blocks_of_the_page_work(tmp_path, gate):
    note, logging_block = blocks("python")
    (tmp_path / "a.py").write_text(note)
    assert gate("a.py").returncode == 0
    code = logging_block + "\nlogging.warning('kunde=%s', '08099066076')\n"
    done = subprocess.run(
        [sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stderr == "kunde=[FNR]\n"


def test_the_page_names_every_format_and_rule():
    for name in gate_reports():
        assert f"| `{name}` |" in PAGE
    for rule in log_rules():
        assert f"| {rule.id} |" in PAGE


@pytest.mark.parametrize(
    ("schema", "path", "options"),
    [
        ("vendor.github-actions", "action.yml", []),
        ("vendor.gitlab-ci", "ci/gitlab.yml", []),
        ("vendor.azure-pipelines", "ci/azure-pipelines.yml", ["--regex-variant", "nonunicode"]),
    ],
)
def test_ci_files_hold_their_schemas(schema, path, options):
    done = checked(["--builtin-schema", schema, *options, str(ROOT / path)])
    assert done.returncode == 0, done.stdout


def test_the_workflow_and_the_include_of_the_page_hold_their_schemas(tmp_path):
    hooks, more_hooks, workflow, gitlab = blocks("yaml")
    (tmp_path / "workflow.yml").write_text(workflow)
    (tmp_path / "gitlab.yml").write_text(gitlab)
    for name, schema in (("workflow", "vendor.github-workflows"), ("gitlab", "vendor.gitlab-ci")):
        done = checked(["--builtin-schema", schema, str(tmp_path / f"{name}.yml")])
        assert done.returncode == 0, done.stdout
    given = set(load(workflow)["jobs"]["innsyn"]["steps"][-1]["with"])
    assert given <= set(load((ROOT / "action.yml").read_text())["inputs"])
    known = {hook["id"] for hook in load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    for block in (hooks, more_hooks):
        assert {hook["id"] for repo in load(block)["repos"] for hook in repo["hooks"]} <= known


def checked(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *arguments], capture_output=True, text=True, check=False
    )


# The GitHub action


def action_step(name: str) -> dict:
    steps = load((ROOT / "action.yml").read_text())["runs"]["steps"]
    return next(step for step in steps if step["name"] == name)


def run_action(shop: Path, tmp_path: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the action's own step with inputs as GitHub hands them over."""
    files = {name: str(tmp_path / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    step = action_step("Look for personal data")
    return bash(shop, step["run"], "-eo", "pipefail", **action_environment(inputs), **files)


def action_environment(inputs: dict[str, str]) -> dict[str, str]:
    """Return what GitHub puts into the environment of the step that looks, for some inputs."""
    action = load((ROOT / "action.yml").read_text())
    given = {name: str(value["default"]) for name, value in action["inputs"].items()} | inputs
    pattern = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")
    wanted = action_step("Look for personal data")["env"]
    return {name: pattern.sub(lambda match: given[match[1]], value) for name, value in wanted.items()}


def test_the_action_annotates_summarises_and_writes_sarif(shop, tmp_path):
    run = run_action(shop, tmp_path, paths="logs\nservice")
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.startswith("::error file=logs/app.log,line=1,")
    assert (tmp_path / "GITHUB_OUTPUT").read_text() == "exit-code=1\n"
    assert "LOG001" in (tmp_path / "GITHUB_STEP_SUMMARY").read_text()
    assert '"ruleId": "LOG001"' in (shop / "innsyn.sarif").read_text()


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"paths": "service"}, 0),
        ({"paths": "", "diff": "HEAD~0"}, 2),
        ({"paths": "logs", "fail-on": "critical", "language": "nb"}, 0),
        ({"paths": "no such; touch gone"}, 2),
        ({"paths": "$(touch gone)", "baseline": "`touch gone`"}, 2),
    ],
)
def test_the_action_hands_its_inputs_over_as_they_are(shop, tmp_path, inputs, code):
    assert run_action(shop, tmp_path, **inputs).returncode == code
    assert not (shop / "gone").exists()


def test_no_input_of_the_action_is_pasted_into_a_script():
    for step in load((ROOT / "action.yml").read_text())["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


# What installs itself: in a fresh folder, with nothing but what the steps install

OFFLINE = {
    "PIP_NO_INDEX": "1",
    "PIP_NO_DEPS": "1",
    "PIP_NO_BUILD_ISOLATION": "0",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
}
"""innsyn itself is built and installed; what it depends on is lent by the environment of the tests. ("0" is pip's yes.)"""


def fresh(shop: Path, script: str, *options: str, path: str = "", **environment: str):
    """Run a script where there is no innsyn but the one it installs."""
    for name in ("innsyn", "pip"):
        (shop.parent / "commands" / name).unlink(missing_ok=True)
    packages = importlib.util.find_spec("hatchling").origin
    lent = {"PYTHONPATH": str(Path(packages).parents[1]), **OFFLINE}
    if path:
        environment["PATH"] = f"{path}{os.pathsep}{ENVIRONMENT['PATH']}"
    return bash(shop, script, *options, **lent, **environment)


def test_the_action_installs_innsyn_and_runs_it(shop, tmp_path):
    files = {name: str(tmp_path / name) for name in ("GITHUB_PATH", "GITHUB_OUTPUT", "RUNNER_TEMP")}
    install = fresh(
        shop, action_step("Install innsyn")["run"], "-eo", "pipefail", GITHUB_ACTION_PATH=str(ROOT), **files
    )
    assert install.returncode == 0, install.stderr
    (added,) = (tmp_path / "GITHUB_PATH").read_text().splitlines()
    step = action_step("Look for personal data")["run"]
    run = fresh(shop, step, "-eo", "pipefail", path=added, **action_environment({}), **files)
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.startswith("::error file=logs/app.log,line=1,")


def test_the_jenkins_stage_installs_innsyn_and_publishes_junit(shop):
    (script,) = re.findall(r"sh '''(.*?)'''", (CI / "Jenkinsfile").read_text(), re.DOTALL)
    run = fresh(shop, script, INNSYN_SOURCE=str(ROOT))
    assert (run.returncode, run.stderr) == (1, "")
    assert 'failures="1"' in (shop / "innsyn-junit.xml").read_text()
    assert ".innsyn-venv" not in (shop / "innsyn-junit.xml").read_text()


def test_the_gitlab_job_and_the_azure_steps_install_innsyn_and_report(shop, tmp_path):
    image = tmp_path / "image" / "bin"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", image.parent], check=True)
    command(image / "pip", f'exec "{image}/python" -m pip "$@"')
    path = str(image)
    job = load((CI / "gitlab.yml").read_text())["innsyn"]
    given = {name: value for name, value in job["variables"].items() if name.startswith("INNSYN")}
    given["INNSYN_SOURCE"] = str(ROOT)
    scripts = [*job["before_script"], *job["script"]]
    assert [fresh(shop, script, "-eo", "pipefail", path=path, **given).returncode for script in scripts] == [0, 1]
    for report in (*job["artifacts"]["reports"].values(), *job["artifacts"]["paths"]):
        assert (shop / report).stat().st_size > 100
    steps = load((CI / "azure-pipelines.yml").read_text())["steps"]
    scripts = [step["script"].replace("$(innsynSource)", str(ROOT)) for step in steps if "script" in step]
    assert [fresh(shop, script, "-e", path=path).returncode for script in scripts] == [0, 1]
    (published,) = (step["inputs"] for step in steps if step.get("task", "").startswith("Publish"))
    assert (shop / published["testResultsFiles"]).exists()


# Docker


def test_the_dockerfile_copies_what_is_there_and_what_is_built():
    text = (ROOT / "Dockerfile").read_text()
    copied = [name for line in re.findall(r"^COPY (?!--from)(.*)$", text, re.MULTILINE) for name in line.split()[:-1]]
    assert all((ROOT / name).exists() for name in copied)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    needed = {*wheel, "pyproject.toml", project["project"]["readme"], *project["project"]["license-files"]}
    assert needed <= set(copied)
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().split() if line.startswith("!")}
    assert kept == set(copied)


# pre-commit


@pytest.mark.parametrize(("hook", "code"), [("innsyn-staged", 1), ("innsyn", 1)])
def test_pre_commit_runs_the_hook_from_a_clone(shop, tmp_path, hook, code):
    """The real pre-commit, a clone of this repository's hooks, and the innsyn of this environment."""
    clone = tmp_path / "innsyn"
    clone.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", clone)
    who = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "hooks"], ["tag", "v0.1.0"]):
        subprocess.run(["git", *arguments], cwd=clone, check=True)
    (block,) = (text for text in blocks("yaml") if f"id: {hook} " in text)
    config = block.replace("https://git.example.com/tools/innsyn", str(clone))
    config = re.sub(rf"- id: {hook} .*", f"- id: {hook}\n        language: system", config)
    (shop / ".pre-commit-config.yaml").write_text(config)
    bash(shop, "innsyn baseline write . --reason known --owner team --expires 9w", "-e")
    (shop / "service" / "late.py").write_text('LATE = "fnr 08099066076"\n')
    subprocess.run(["git", "add", "."], cwd=shop, check=True)
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home")}
    run = bash(shop, f'"{sys.executable}" -m pre_commit run', **home)
    assert run.returncode == code, run.stdout + run.stderr
    assert "service/late.py:1:13 no_fodselsnummer" in run.stdout
    subprocess.run(["git", "rm", "-qf", "service/late.py"], cwd=shop, check=True)
    run = bash(shop, f'"{sys.executable}" -m pre_commit run', **home)
    assert run.returncode == 0, run.stdout + run.stderr
