"""What goes over the wire and how to listen, in Material: tabs that switch, buttons that copy."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Site, Visit

PROVIDER = "sse-events/categories/provider/"
LABELS = ["On the wire", "Browser", "curl", "Python"]

PROGRAMS = {
    "On the wire": (
        "id: 1\n"
        "event: provider.token.failed\n"
        'data: {"connection_id": "77b482f9-5837-5631-8ea8-88bc9fe1c582", '
        '"provider_slug": "example-bank", "reason": "The provider did not answer in time.", '
        '"error_code": "rate_limited", "needs_sign_in": true}'
    ),
    "Browser": (
        'const events = new EventSource("http://localhost:8000/events");\n'
        'events.addEventListener("provider.token.failed", (event) => {\n'
        "  const payload = JSON.parse(event.data);\n"
        "  console.log(payload);\n"
        "});"
    ),
    "curl": 'curl -N -H "Accept: text/event-stream" http://localhost:8000/events',
    "Python": (
        "import httpx\n"
        "from httpx_sse import connect_sse\n"
        "\n"
        "with httpx.Client(timeout=None) as client:\n"
        '    with connect_sse(client, "GET", "http://localhost:8000/events") as events:\n'
        "        for event in events.iter_sse():\n"
        '            if event.event == "provider.token.failed":\n'
        "                print(event.json())"
    ),
}
"""What is copied of `provider.token.failed`, by the label of its tab."""

COPIED = """async before => !["", before.at(-1)].includes(await navigator.clipboard.readText())"""
"""Whether something new is in the clipboard."""


@pytest.fixture(scope="module", params=["plain", "table", "pymdownx-inline"])
def listed(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    material: Site,
    publish: Callable[..., Site],
) -> Site:
    """Return a site without line numbers, and sites with each kind of them."""
    if request.param == "plain":
        return material
    numbers = {"linenums": True, "linenums_style": request.param, "anchor_linenums": True}
    return publish(
        tmp_path_factory.mktemp("numbered"),
        "material",
        markdown_extensions=[
            {"pymdownx.highlight": numbers},
            "pymdownx.superfences",
            {"pymdownx.tabbed": {"alternate_style": True}},
        ],
    )


def tabs(page: Page, event_type: str) -> Locator:
    """Return the tabs in the section of an event type."""
    return page.locator(f"[id='{event_type}'] ~ .tabbed-set").first


def test_a_button_copies_the_program_and_nothing_else(visit: Visit, listed: Site) -> None:
    page = visit.page(listed.url + PROVIDER, permissions=["clipboard-read", "clipboard-write"])
    section = tabs(page, "provider.token.failed")

    copied: dict[str, str] = {}
    for label in LABELS:
        section.get_by_text(label, exact=True).click()
        section.locator(".highlight:visible").hover()
        section.locator("button[data-md-type=copy]:visible").click()
        page.wait_for_function(COPIED, arg=list(copied.values()))
        copied[label] = page.evaluate("navigator.clipboard.readText()")

    assert copied == PROGRAMS


def test_a_tab_shows_its_listing_and_leaves_other_sections_alone(
    visit: Visit, material: Site
) -> None:
    page = visit.page(material.url + PROVIDER)
    first, second = tabs(page, "provider.token.expiring"), tabs(page, "provider.token.failed")

    second.get_by_text("curl", exact=True).click()

    expect(second.locator("pre:visible")).to_have_text(PROGRAMS["curl"])
    expect(first.locator("pre:visible")).to_contain_text("event: provider.token.expiring")


def test_the_keyboard_goes_from_tab_to_tab(visit: Visit, material: Site) -> None:
    page = visit.page(material.url + PROVIDER)
    section = tabs(page, "provider.token.failed")
    section.locator("input").first.focus()

    page.keyboard.press("ArrowRight")

    expect(section.locator("pre:visible")).to_have_text(PROGRAMS["Browser"])
    page.keyboard.press("ArrowLeft")
    expect(section.locator("pre:visible")).to_have_text(PROGRAMS["On the wire"])


def test_tabs_of_a_section_have_each_its_label_and_are_its_own(
    visit: Visit, material: Site
) -> None:
    page = visit.page(material.url + PROVIDER)

    sets = page.locator(".tabbed-set").all()

    assert len(sets) == 4
    assert {tuple(each.locator("label").all_inner_texts()) for each in sets} == {tuple(LABELS)}
    ids = Counter(page.locator("[id]").evaluate_all("all => all.map(each => each.id)"))
    assert ids.most_common(1)[0][1] == 1
    names = page.locator(".tabbed-set > input").evaluate_all("all => all.map(each => each.name)")
    assert sorted(Counter(names).values()) == [4, 4, 4, 4]
