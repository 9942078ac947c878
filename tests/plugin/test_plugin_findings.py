"""What the rules find is in the log of a build, once each, and on a page of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.plugin.conftest import Build, Project


@pytest.fixture
def strict_shop(shop: Project) -> Project:
    """Return a shop whose options silence no rule."""
    shop.registry.pop("rules")
    shop.configure()
    return shop


def lines_of(built: Build, code: str) -> list[str]:
    return [line for line in built.log.splitlines() if re.search(rf": {code} ", line)]


def text_of(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", html.replace("<wbr>", "")).split())


def test_a_gap_is_a_warning_with_its_line_and_stops_strict_only(strict_shop: Project) -> None:
    strict, lenient = strict_shop.build(), strict_shop.build("--no-strict")

    assert (strict.status, lenient.status) == (1, 0)
    (gap,) = lines_of(lenient, "SSE201")
    assert gap.startswith("WARNING -  mkdocs_sse_registry: shop/sse_registry.py:")
    assert "'stock.low' is a gap" in gap
    assert "DOMAIN_TO_SSE_MAPPING" in gap
    assert len(lines_of(strict, "SSE201")) == 1


def test_an_error_is_logged_as_one_and_stops_strict_only(shop: Project) -> None:
    shop.write("docs/index.md", "# Home\n\nListen for `orders.shiped`.\n")

    strict, lenient = shop.build(), shop.build("--no-strict")

    assert (strict.status, lenient.status) == (1, 0)
    assert lines_of(lenient, "SSE401") == [
        "ERROR   -  mkdocs_sse_registry: docs/index.md:3:13: SSE401 The page names "
        "'orders.shiped', and the registry has no such event type. Did you mean 'orders.shipped'? "
        "Correct the name, or write <!-- sse-registry: ignore SSE401 REASON --> on the line before."
    ]


def test_what_is_no_more_than_a_hint_stops_nothing(strict_shop: Project) -> None:
    strict_shop.registry["rules"] = {"severity": {"SSE201": "info", "SSE205": "off"}}
    strict_shop.configure()

    built = strict_shop.build("--verbose")

    assert built.status == 0
    (gap,) = lines_of(built, "SSE201")
    assert gap.startswith("INFO ")
    assert lines_of(built, "SSE205") == []


def test_the_page_lists_what_is_open_and_what_is_accepted(strict_shop: Project) -> None:
    strict_shop.registry["rules"] = {
        "severity": {"SSE201": "info"},
        "waivers": [
            {
                "rule": "SSE205",
                "match": "stock.*",
                "reason": "the warehouse sends it",
                "until": "2100-01-01",
            }
        ],
    }
    strict_shop.write("docs/index.md", "# Home\n\nOnce, `orders.cancelled` was sent.\n")
    strict_shop.configure()
    mkdocs_yml = strict_shop.folder / "mkdocs.yml"
    text = mkdocs_yml.read_text("utf-8").replace("'2100-01-01'", "2100-01-01")
    mkdocs_yml.write_text(text, "utf-8")

    page = text_of(strict_shop.build("--no-strict").html("sse-events/findings.md"))

    assert "2 open findings: 1 error, no warnings, 1 info. 1 is accepted." in page
    assert "The page names 'orders.cancelled'" in page
    assert "docs/index.md:3:" in page
    assert "the warehouse sends it until 2100-01-01" in page
    assert page.index("SSE401") < page.index("SSE201"), "errors come first"


def test_a_site_without_findings_says_so(shop: Project) -> None:
    assert "No open findings." in text_of(shop.build().html("sse-events/findings.md"))


def test_a_region_shows_the_findings_of_a_category(strict_shop: Project) -> None:
    region = "<!-- sse-registry: findings category={} -->\n<!-- /sse-registry -->\n"
    strict_shop.write("docs/stock.md", "# Stock\n\n" + region.format("stock"))
    strict_shop.write("docs/orders.md", "# Orders\n\n" + region.format("orders"))

    built = strict_shop.build("--no-strict")

    assert "SSE201" in built.html("stock.md")
    assert "No open findings." in built.html("orders.md")


@pytest.mark.parametrize(
    "page",
    [
        "<!-- sse-registry: ignore SSE401 it is told of the past -->\nOnce: `orders.cancelled`.\n",
        "---\nsse-registry: {prose: false}\n---\n\nOnce: `orders.cancelled`.\n",
    ],
)
def test_a_page_can_silence_the_rule_about_its_prose(shop: Project, page: str) -> None:
    shop.write("docs/index.md", page)

    assert shop.build().status == 0


def test_pages_can_be_left_out_of_the_prose_check(shop: Project) -> None:
    shop.write("docs/archive/2020.md", "Once: `orders.cancelled`.\n")
    shop.registry["prose"] = {"exclude": ["archive/*"]}
    shop.configure()

    assert shop.build().status == 0


def test_an_ignore_without_a_reason_is_an_error(shop: Project) -> None:
    shop.write("docs/index.md", "<!-- sse-registry: ignore SSE401 -->\nOnce: `orders.cancelled`.\n")

    built = shop.build("--no-strict")

    assert len(lines_of(built, "SSE405")) == 1
    assert len(lines_of(built, "SSE401")) == 1


def test_coverage_under_the_threshold_stops_also_without_strict(shop: Project) -> None:
    shop.registry["coverage"] = {"fail_under": {"all": 80, "categories": {"stock": 100}}}
    shop.configure()

    built = shop.build("--no-strict")

    assert built.status == 1
    assert (
        "The coverage is 2/3 (67 %), under the threshold of 80 % (coverage.fail_under: all). "
        "Gaps: stock.low." in built.log
    )
    assert (
        "The coverage of the category 'stock' is 0/1 (0 %), under the threshold of 100 % "
        "(coverage.fail_under: categories.stock). Gaps: stock.low." in built.log
    )
    assert "Traceback" not in built.log


def test_coverage_at_the_threshold_passes(shop: Project) -> None:
    shop.registry["coverage"] = {"fail_under": 66.6}
    shop.configure()

    assert shop.build().status == 0


def test_a_threshold_for_a_category_that_is_not_there_is_told(shop: Project) -> None:
    shop.registry["coverage"] = {"fail_under": {"categories": {"order": 100}}}
    shop.configure()

    built = shop.build()

    assert built.status == 1
    assert (
        "there is no category 'order'. Did you mean 'orders'? Allowed: orders, stock." in built.log
    )


def test_a_name_that_no_registry_of_the_site_has_is_told_once(shop: Project) -> None:
    two_registries(shop, "Listen for `orders.returnd` and `orders.cancelled`.")

    built = shop.build("--no-strict")

    assert len(lines_of(built, "SSE401")) == 2


def test_what_is_an_error_to_one_registry_of_a_site_is_logged_as_one(shop: Project) -> None:
    two_registries(shop, "Listen for `orders.cancelled`.", SSE401="info")

    built = shop.build("--no-strict")

    (line,) = lines_of(built, "SSE401")
    assert line.startswith("ERROR")


def test_a_rule_about_regions_that_is_off_is_not_logged(shop: Project) -> None:
    shop.write("docs/index.md", "<!-- sse-registry: evnts -->\n<!-- /sse-registry -->\n")
    shop.registry["rules"] = {"severity": {**shop.registry["rules"]["severity"], "SSE405": "off"}}
    shop.configure()

    built = shop.build()

    assert built.status == 0
    assert lines_of(built, "SSE405") == []


def test_a_waiver_of_what_a_build_does_not_look_for_is_not_idle(shop: Project) -> None:
    waiver = {"rule": "SSE402", "match": "docs/*", "reason": "filled by hand"}
    shop.registry["rules"] = {**shop.registry["rules"], "waivers": [waiver]}
    shop.configure()

    assert shop.build().status == 0


def test_a_page_that_is_no_utf_8_is_left_to_mkdocs(shop: Project) -> None:
    shop.write("docs/old.md", "").write_bytes(b"Caf\xe9\n")

    built = shop.build()

    assert built.status == 1
    assert "Encoding error reading file: old.md" in built.log


def test_names_of_another_registry_of_the_site_are_known(shop: Project) -> None:
    two_registries(shop, "Listen for `orders.returned` and `orders.shipped`.")

    assert shop.build().status == 0


def two_registries(shop: Project, text: str, **severities: str) -> None:
    """Add a registry that has `orders.returned` in the place of `orders.shipped`.

    Args:
        shop: The site.
        text: What its page says.
        severities: How much rules matter to the first registry.
    """
    second = (shop.folder / "shop/sse_registry.py").read_text("utf-8")
    shop.write("shop/returns.py", second.replace("orders.shipped", "orders.returned"))
    shop.write("docs/index.md", f"# Home\n\n{text}\n")
    usual = shop.registry["rules"]["severity"]
    first = {**shop.registry, "name": "shop", "rules": {"severity": {**usual, **severities}}}
    other = {
        **shop.registry,
        "registry": "shop.returns",
        "name": "returns",
        "pages": {"directory": "returns"},
    }
    shop.configure(plugins=[{"sse-registry": first}, {"sse-registry": other}])
