"""`sse-registry generate --check`, as CI runs it, and what other commands make of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Repository, Run

DIR = "docs/sse-events"


def test_check_of_files_that_are_up_to_date_has_one_line(
    shop: Repository, sse_registry: Run
) -> None:
    sse_registry(shop.folder, "generate", DIR)
    page = shop.folder / DIR / "index.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))

    done = sse_registry(shop.folder, "generate", "--check", DIR)

    assert (done.returncode, done.stdout) == (0, "Nothing out of date in 7 pages.\n")
    assert b"\r\n" in page.read_bytes(), "git gave it these line ends"


def test_the_diff_of_a_check_can_be_applied(shop: Repository, sse_registry: Run) -> None:
    sse_registry(shop.folder, "generate", DIR)
    shop.commit()
    shop.edit("registry.py", ('"category": "stock"', '"category": "goods"'))

    done = sse_registry(shop.folder, "generate", "--check", DIR)

    assert done.returncode == 1
    assert f"--- a/{DIR}/categories/stock.md\n+++ /dev/null\n" in done.stdout
    assert f"--- /dev/null\n+++ b/{DIR}/categories/goods.md\n" in done.stdout
    assert done.stderr.endswith("Run `sse-registry generate` without --check.\n")
    assert shop.git("status", "--porcelain") == "M registry.py", "nothing is written"
    shop.git("apply", given=done.stdout.encode())
    assert sse_registry(shop.folder, "generate", "--check", DIR).returncode == 0


def test_the_files_are_pages_with_nothing_to_complain_of(
    shop: Repository, sse_registry: Run
) -> None:
    shop.edit("mkdocs.yml", ("registry: registry", "registry: registry, compare_to: main"))
    shop.edit("registry.py", ("stock.low", "stock.short"))
    sse_registry(shop.folder, "generate", DIR)
    changes = (shop.folder / DIR / "changes.md").read_text("utf-8")
    assert "`stock.low`" in changes, "a name that no event type has any more"

    checked = sse_registry(shop.folder, "check")
    synced = sse_registry(shop.folder, "sync", "--check")
    again = sse_registry(shop.folder, "generate", "--check", DIR)

    assert "SSE4" not in checked.stdout
    assert synced.returncode == 0, synced.stdout
    assert again.returncode == 0, again.stdout


def test_findings_of_the_pages_of_the_site_are_on_the_page(
    shop: Repository, sse_registry: Run
) -> None:
    shop.write({"docs/guide.md": "# Guide\n\nWait for `order.placd`.\n"})

    sse_registry(shop.folder, "generate", DIR)

    found = (shop.folder / DIR / "findings.md").read_text("utf-8")
    assert "`docs/guide.md:3:" in found
    assert "SSE401" in found
