"""YAML that remembers its lines, so that a finding can say where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

LINE = "__line__"
"""The key under which each mapping notes the line it starts on, from 1."""


class YamlError(ValueError):
    """A file that is not YAML: ``line`` from 1, ``str()`` says what is wrong."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"not YAML: {message}")
        self.line = line


class _LineLoader(yaml.SafeLoader):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        mapping[LINE] = node.start_mark.line + 1
        return mapping


def _as_written(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> str:
    return str(loader.construct_scalar(node))


# A date stays text: YAML's own reading fails at one that is not in the calendar.
_LineLoader.add_constructor("tag:yaml.org,2002:timestamp", _as_written)


def read_yaml(path: Path) -> Any:
    """What a file holds, every mapping in it with its line under `LINE`.

    Raise `YamlError` if it is not YAML or not UTF-8, `OSError` if it cannot be read.
    """
    try:
        return yaml.load(path.read_text("utf-8"), Loader=_LineLoader)  # noqa: S506 (SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error)
        raise YamlError(mark.line + 1 if mark else 1, what) from error
