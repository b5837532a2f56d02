"""Where a fact stands: its literal words, and the line and characters of the document that they fill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scanner.inventory.drafting.outline import Outline, Statement


@dataclass(frozen=True, slots=True)
class Source:
    """A document by the name that the inventory knows it by, and its outline."""

    name: str
    outline: Outline

    def quoted(self, start: int, end: int) -> dict[str, Any]:
        """Return the quote and the place of a stretch of the document, as a node of the inventory carries them."""
        return {"quote": self.words(start, end), "place": self.place(start, end)}

    def stated(self, statement: Statement) -> dict[str, Any]:
        """Return the quote and the place of a statement."""
        return self.quoted(statement.start, statement.end)

    def words(self, start: int, end: int) -> str:
        """Return the words of a stretch of the document, on one line."""
        return " ".join(self.outline.document.text[start:end].split())

    def place(self, start: int, end: int) -> str:
        """Return a place as `path:line:first-last`, the line from 1, the characters from 0, `last` not included."""
        return f"{self.name}:{self.outline.document.line(start)}:{start}-{end}"
