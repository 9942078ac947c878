"""How a user of `sse-registry diff` says what is compared, and what is said of what cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Repository, Run
    from tests.diff_command.conftest import Configure


def test_edits_that_are_not_committed_count_where_no_head_is_named(
    gift: Repository, call: Run
) -> None:
    assert "field 'gift' of type 'boolean' added" in call(gift, "diff", "main").stdout
    assert call(gift, "diff", "main", "HEAD").stdout.startswith("Nothing changed from main ")


def test_three_dots_are_where_the_later_one_left_the_earlier_one(
    shop: Repository, call: Run
) -> None:
    shop.git("checkout", "--quiet", "-b", "topic")
    shop.edit("shop.py", ('"total": float}', '"total": float, "gift": bool}'))
    shop.commit()
    shop.git("checkout", "--quiet", "main")
    shop.edit("shop.py", ("A parcel is lost.", "A parcel is gone."))
    shop.commit()

    straight = call(shop, "diff", "main", "topic")
    since = call(shop, "diff", "main...", "topic")

    assert "description changed" in straight.stdout
    assert "description changed" not in since.stdout
    assert "field 'gift' of type 'boolean' added" in since.stdout
    assert " from main...topic (" in since.stdout


def test_a_commit_by_its_own_name_is_not_named_twice(shop: Repository, call: Run) -> None:
    commit = shop.git("rev-parse", "HEAD")[:10]

    said = call(shop, "diff", commit).stdout

    assert said.startswith(f"Nothing changed since {commit} in 2 event types")


def test_what_is_declared_direct_is_what_the_options_of_then_declare(
    gap: Repository, configure: Configure, call: Run
) -> None:
    configure("coverage: {direct: [{match: order.lost, reason: the carrier says so}]}")

    done = call(gap, "diff", "main", "--fail-on", "breaking")

    assert done.returncode == 0, done.stdout
    assert "order.lost: declared to be sent directly: the carrier says so" in done.stdout


def test_the_registry_can_be_named_without_a_mkdocs_yml(
    gift: Repository, sse_registry: Run
) -> None:
    (gift.folder / "mkdocs.yml").unlink()
    (gift.folder / "below").mkdir()

    done = sse_registry(gift.folder / "below", "--registry", "shop", "--path", "..", "diff", "main")

    assert (done.returncode, done.stderr) == (0, "")
    assert "  shop.py:4: order.placed: field 'gift' of type 'boolean' added" in done.stdout


def test_the_mkdocs_yml_can_be_named_from_another_folder(
    gift: Repository, sse_registry: Run
) -> None:
    done = sse_registry(gift.folder.parent, "-f", "the shop/mkdocs.yml", "diff", "main")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Suggested version step: minor.\n")


def test_one_of_several_registries_is_chosen_by_its_name(shop: Repository, call: Run) -> None:
    orders = (shop.folder / "shop.py").read_text("utf-8")
    entry = "      - sse-registry: {{registry: {0}, name: {0}, pages: {{directory: {0}}}}}\n"
    listed = entry.format("shop") + entry.format("bank")
    bank = {"bank.py": orders.replace("order.", "money.")}
    shop.commit({**bank, "mkdocs.yml": f"    site_name: Shop\n    plugins:\n{listed}"}, "A bank")
    shop.edit("shop.py", ("total", "sum"))

    assert call(shop, "--name", "bank", "diff", "main").stdout.startswith("Nothing changed since")
    assert "'sum'" in call(shop, "--name", "shop", "diff", "main").stdout
    assert "Choose one with --name NAME" in call(shop, "diff", "main").stderr


def test_a_registry_that_was_another_module_is_named_for_the_base_only(
    shop: Repository, call: Run
) -> None:
    shop.git("mv", "shop.py", "store.py")
    (shop.folder / "mkdocs.yml").unlink()
    arguments = ("--registry", "store", "diff", "main")

    without = call(shop, *arguments)
    done = call(shop, *arguments, "--base-registry", "shop")

    assert (without.returncode, without.stdout) == (2, "")
    assert "'store'" in without.stderr
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Nothing changed since main ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("diff",), "Missing argument 'BASE'"),
        (("diff", "a", "b", "c"), "unexpected extra argument"),
        (("diff", "main", "--format", "xml"), "'xml' is not one of"),
        (("diff", "main", "--fail-on", "minor"), "'minor' is not"),
        (("diff", "mian"), "no such branch, tag or commit in the repository. Did you mean 'main'?"),
        (("diff", "main", "mian"), "The revision 'mian' cannot be had"),
        (("diff", ""), "The revision '' cannot be had"),
        (("--registry", "shp", "diff", "main"), "Error: The registry 'shp' cannot be loaded"),
        (("diff", "main", "--base-registry", "shp"), "'shp'"),
        (("diff", "main", "--base-registry", ""), "expected the dotted name of a module"),
        (("diff", "main", "--base-registry", "app/shop.py"), "found 'app/shop.py'"),
        (("diff", "main..HEAD"), "these are two revisions"),
        (("--registry", "shop", "--name", "x", "diff", "main"), "exclude each other"),
        (("diff", "main", "--name", "x"), "--name stands before the command"),
    ],
)
def test_wrong_usage_ends_with_2(
    arguments: tuple[str, ...], message: str, shop: Repository, call: Run
) -> None:
    done = call(shop, *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_repository_there_is_nothing_to_compare_with(
    shop: Repository, monkeypatch: pytest.MonkeyPatch, call: Run
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(shop.folder.parent))
    (shop.folder / ".git").rename(shop.folder / "history")

    done = call(shop, "diff", "main")

    assert (done.returncode, done.stdout) == (2, "")
    assert "git repository" in done.stderr


def test_a_registry_that_cannot_be_read_today_ends_with_2(shop: Repository, call: Run) -> None:
    shop.write({"shop.py": "1 / 0\n"})

    done = call(shop, "diff", "main")

    assert (done.returncode, done.stdout) == (2, "")
    assert "ZeroDivisionError" in done.stderr
