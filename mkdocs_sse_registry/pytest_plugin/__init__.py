"""What the rules find, as tests of the user's own suite; knows no page and no MkDocs.

pytest loads this package wherever we are installed. So what reads a registry is imported only in a
run that asks for one. With pytest-xdist one process reads, and the workers get what became of it:
each has to collect the same tests.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from msgspec.structs import asdict

from mkdocs_sse_registry.pytest_plugin.items import NAME, Case, Checks

if TYPE_CHECKING:
    from mkdocs_sse_registry.pytest_plugin.reading import Asked

SEVERITIES = ("error", "warning", "info")


class Node(Protocol):
    """A worker, as pytest-xdist has it in the process that starts it."""

    config: pytest.Config
    workerinput: dict[str, object]


ASKED = pytest.StashKey["Asked"]()
CASES = pytest.StashKey[tuple[Case, ...]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options; each has its twin in the configuration of pytest."""
    group = parser.getgroup(NAME, "checks of a registry of Server-Sent Events")
    module = "dotted name of the registry's module: what is wrong with it fails as a test"
    group.addoption("--sse-registry", metavar="MODULE", help=module)
    parser.addini("sse_registry", f"{module}; counts where no paths are given")
    file = "the mkdocs.yml whose options count"
    group.addoption("--sse-registry-config", metavar="FILE", help=file)
    parser.addini("sse_registry_config", file)
    least = "the least severity that fails: error, warning (the default) or info"
    group.addoption("--sse-registry-fail-on", choices=SEVERITIES, help=least)
    parser.addini("sse_registry_fail_on", least, default="warning")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Look at the options before anything else takes its time."""
    config = session.config
    asked = None if hasattr(config, "workerinput") else _asked(config)
    if asked:
        config.stash[ASKED] = asked


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Node) -> None:
    """Give a worker of pytest-xdist its tests."""
    node.workerinput[NAME] = [asdict(case) for case in _cases(node.config)]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(
    session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Add the tests, before others choose among all."""
    worker = getattr(config, "workerinput", None)
    cases = _cases(config) if worker is None else tuple(Case(**each) for each in worker[NAME])
    if cases:
        checks = Checks.from_parent(session, name=NAME, nodeid=NAME)
        checks.cases = cases
        items.extend(session.genitems(checks))


def _asked(config: pytest.Config) -> Asked | None:
    """Return what the options ask for, `None` for nothing.

    Raises:
        pytest.UsageError: They cannot be used.
    """
    module, file = config.getoption("sse_registry"), config.getoption("sse_registry_config")
    listed = config.getini("sse_registry")
    if module is None:
        if file is not None and not listed:
            raise pytest.UsageError("--sse-registry-config needs --sse-registry MODULE.")
        if not listed or config.args_source is pytest.Config.ArgsSource.ARGS:
            return None
    fail_on = config.getoption("sse_registry_fail_on") or config.getini("sse_registry_fail_on")
    if fail_on not in SEVERITIES:
        allowed = ", ".join(SEVERITIES)
        raise pytest.UsageError(f"sse_registry_fail_on: found {fail_on!r}. Allowed: {allowed}.")
    from mkdocs_sse_registry.pytest_plugin import reading  # noqa: PLC0415 - see above

    return reading.asked(
        listed if module is None else module,
        config_file=_config_file(config),
        folder=config.rootpath,
        paths=(*_python_path(config), "."),
        fail_on=fail_on,
    )


def _config_file(config: pytest.Config) -> Path | None:
    given, listed = config.getoption("sse_registry_config"), config.getini("sse_registry_config")
    if given is not None:
        return Path(config.invocation_params.dir, given)
    beside = config.inipath.parent if config.inipath else config.rootpath
    return Path(beside, listed) if listed else None


def _python_path(config: pytest.Config) -> list[str]:
    try:
        return [str(each) for each in config.getini("pythonpath")]
    except ValueError:  # the plugin of pytest that has this option can be off
        return []


def _cases(config: pytest.Config) -> tuple[Case, ...]:
    """Return all tests; the registry is read once.

    Raises:
        pytest.UsageError: An option does not fit the registry.
    """
    asked = config.stash.get(ASKED, None)
    if asked and CASES not in config.stash:
        from mkdocs_sse_registry.pytest_plugin import reading  # noqa: PLC0415 - see above

        config.stash[CASES] = reading.cases(asked, unknown=str(config.inipath or config.rootpath))
    return config.stash.get(CASES, ())
