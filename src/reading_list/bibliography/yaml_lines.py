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


class _Lines(yaml.constructor.SafeConstructor):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        mapping[LINE] = node.start_mark.line + 1
        return mapping


class _FastLoader(_Lines, yaml.CSafeLoader):
    """libyaml: eight times as fast, and stricter."""


class _Loader(_Lines, yaml.SafeLoader):
    """What it refuses too is wrong; its messages are what findings say."""


def _as_written(loader: _FastLoader | _Loader, node: yaml.ScalarNode) -> str:
    return str(loader.construct_scalar(node))


# A date stays text: YAML's own reading fails at one that is not in the calendar.
_FastLoader.add_constructor("tag:yaml.org,2002:timestamp", _as_written)
_Loader.add_constructor("tag:yaml.org,2002:timestamp", _as_written)


def read_yaml(path: Path) -> Any:
    """What a file holds, every mapping in it with its line under `LINE`.

    Raise `YamlError` if it is not YAML or not UTF-8, `OSError` if it cannot be read.
    """
    try:
        text = path.read_text("utf-8")
        try:
            return yaml.load(text, Loader=_FastLoader)  # noqa: S506 (a safe loader)
        except yaml.YAMLError:
            return yaml.load(text, Loader=_Loader)  # noqa: S506 (a safe loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error)
        raise YamlError(mark.line + 1 if mark else 1, what) from error
