"""`sse-registry check` of a site that is compared with a revision."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Repository, Run
    from tests.diff_command.conftest import Configure

LOST = """\
    {
        "event_type": "order.lost",
        "category": "orders",
        "description": "A parcel is lost.",
    },
"""
NO_DECREASE = ("compare_to: main", "coverage: {no_decrease: true}")


def test_coverage_that_fell_fails_with_both_numbers(
    gap: Repository, configure: Configure, call: Run
) -> None:
    configure(*NO_DECREASE)

    done = call(gap, "check", "--fail-on", "error")

    assert done.returncode == 1
    assert re.match(
        r"The coverage fell from 2/2 \(100 %\) at main \(\w{7}\) to 1/2 \(50 %\) .*New gaps: "
        r"order\.lost\.",
        done.stderr,
    )


def test_coverage_that_did_not_fall_fails_nothing(
    shop: Repository, configure: Configure, call: Run
) -> None:
    configure(*NO_DECREASE)

    done = call(shop, "check", "--fail-on", "error")

    assert (done.returncode, done.stderr) == (0, "")


def test_a_name_on_a_page_that_is_gone_is_told_with_what_became_of_it(
    gap: Repository, configure: Configure, call: Run
) -> None:
    configure("compare_to: main")
    gap.write({"docs/index.md": "# Shop\n\nListen for `order.placed` and `order.lost`.\n"})
    gap.edit(
        "shop.py",
        ('"event_type": "order.placed"', '"event_type": "order.accepted"'),
        ('"sse_event_type": "order.placed"', '"sse_event_type": "order.accepted"'),
        (LOST, ""),
    )

    done = call(gap, "check")

    assert done.returncode == 1
    since = re.compile(r"SSE401 (The page names .*?) since main \(\w{7}\)\.")
    assert since.findall(done.stdout) == [
        "The page names 'order.placed', an event type that was renamed to 'order.accepted'",
        "The page names 'order.lost', an event type that was removed",
    ]


def test_a_revision_that_cannot_be_read_costs_one_warning(
    shop: Repository, configure: Configure, call: Run
) -> None:
    configure("compare_to: mian")

    done = call(shop, "check")

    assert "findings" in done.stdout.lower()
    assert done.stderr.startswith("Warning: compare_to: ")
    assert done.stderr.count("mian") >= 1
    assert done.stderr.count("Warning") == 1
