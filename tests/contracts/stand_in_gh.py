"""Answers `gh api` as GitHub does, from comments in a file; knows no more than the workflow asks.

What it does not know is an error, as is a change with a token that may only read.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

PAGE = 30
"""Comments that GitHub gives at once."""

BOT = "github-actions[bot]"
READ_ONLY = "a token that may only read"
LIST = re.compile(r"repos/acme/shop/issues/7/comments")
ONE = re.compile(r"repos/acme/shop/issues/comments/(\d+)")
FILTER = re.compile(
    r'\.\[\] \| select\(\.user\.login == "(.+?)"\) '
    r"\| select\(\.body \| startswith\(env\.(\w+)\)\) \| \.id"
)
"""The one filter that is understood; that jq does the same with it is another test."""

Comments = list[dict[str, Any]]


def matching(comments: Comments, jq: str) -> list[int]:
    """Return what the filter gives."""
    found = FILTER.fullmatch(" ".join(jq.split()))
    assert found, f"The stand-in for gh does not understand {jq}. Teach it."
    login, variable = found.groups()
    begin = os.environ[variable]
    return [
        each["id"]
        for each in comments
        if each["user"]["login"] == login and each["body"].startswith(begin)
    ]


def main() -> None:
    """Do what one call asks."""
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("command", choices=["api"])
    parser.add_argument("endpoint")
    parser.add_argument("--method", choices=["POST", "PATCH"])
    parser.add_argument("--paginate", action="store_true")
    parser.add_argument("--silent", action="store_true")
    parser.add_argument("--jq")
    parser.add_argument("--field")
    asked = parser.parse_args()
    file = Path(os.environ["COMMENTS"])
    comments: Comments = json.loads(file.read_text("utf-8"))
    one = ONE.fullmatch(asked.endpoint)
    assert one or LIST.fullmatch(asked.endpoint), f"There is no endpoint {asked.endpoint}."
    if asked.method is None:
        given = comments if asked.paginate else comments[:PAGE]
        sys.stdout.writelines(f"{each}\n" for each in matching(given, asked.jq))
        return
    assert os.environ["GH_TOKEN"] != READ_ONLY, "Resource not accessible by integration (HTTP 403)"
    body = Path(asked.field.removeprefix("body=@")).read_text("utf-8")
    if asked.method == "PATCH":
        assert one
        next(each for each in comments if each["id"] == int(one[1]))["body"] = body
    else:
        number = max((each["id"] for each in comments), default=0) + 1
        comments.append({"id": number, "user": {"login": BOT}, "body": body})
    file.write_text(json.dumps(comments), "utf-8")


if __name__ == "__main__":
    main()
