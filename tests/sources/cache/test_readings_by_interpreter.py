"""Another interpreter, or something else that is installed for it, makes another reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sources.cache.conftest import written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sources.cache.conftest import Shop


def test_another_interpreter_makes_another_one(
    kept_shop: Shop, tmp_path: Path, make_environment: Callable[[Path], Path]
) -> None:
    first, second = (str(make_environment(tmp_path / name)) for name in ("one", "two"))

    assert kept_shop.imports() == 1
    assert [kept_shop.imports(python=first) for _ in range(2)] == [1, 0]
    assert [kept_shop.imports(python=second) for _ in range(2)] == [1, 0]
    assert kept_shop.imports() == 0


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(written("PACKAGES/shop_names.py", "NAMES = ['b']\n"), id="a module"),
        pytest.param(written("PACKAGES/shop.pth", "/nowhere\n"), id="a path"),
        pytest.param(written("PACKAGES/sitecustomize.py", ""), id="what Python imports by itself"),
        pytest.param(
            lambda folder: written("pyvenv.cfg", "\n")(folder.parent / "env"),
            id="the environment",
        ),
    ],
)
def test_what_is_installed_makes_another_one(
    edit: Callable[[Path], object],
    kept_shop: Shop,
    make_environment: Callable[[Path], Path],
) -> None:
    python = str(make_environment(kept_shop.folder.parent / "env"))
    packages = next((kept_shop.folder.parent / "env").rglob("site-packages"))
    (packages / "shop_names.py").write_text("NAMES = ['a']\n")
    (kept_shop.folder / "PACKAGES").symlink_to(packages)
    kept_shop.prepend("import shop_names\n")
    assert [kept_shop.imports(python=python) for _ in range(2)] == [1, 0]

    edit(kept_shop.folder)

    assert [kept_shop.imports(python=python) for _ in range(2)] == [1, 0]


def test_a_package_counts_for_code_that_lists_packages(
    kept_shop: Shop, make_environment: Callable[[Path], Path]
) -> None:
    python = str(make_environment(kept_shop.folder.parent / "env"))
    packages = next((kept_shop.folder.parent / "env").rglob("site-packages"))
    kept_shop.prepend("import importlib.metadata\n[*importlib.metadata.distributions()]\n")
    assert [kept_shop.imports(python=python) for _ in range(2)] == [1, 0]

    written("shop-1.1.dist-info/METADATA", "Name: shop\n")(packages)

    assert [kept_shop.imports(python=python) for _ in range(2)] == [1, 0]
