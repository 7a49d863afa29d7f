"""Taking a guard away, for a while."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def instead(module: object, name: str, other: object) -> Iterator[None]:
    """Another thing under a name of a module, for a while."""
    had = name in vars(module)
    before = getattr(module, name, None)
    setattr(module, name, other)
    try:
        yield
    finally:
        if had:
            setattr(module, name, before)
        else:
            delattr(module, name)
