"""Connections that say nothing: however many a program opens, they do not keep the page out."""

import asyncio
from typing import ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol

MOST_SILENT = 24
"""Connections that have not sent the head of a request yet; a browser opens a few ahead. The oldest give way."""


class Connection(H11Protocol):
    """A connection to the server, which gives way to newer ones until it has asked for something."""

    silent: ClassVar[dict["Connection", None]] = {}

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a place among the silent ones."""
        super().connection_made(transport)
        self.silent[self] = None
        if len(self.silent) > MOST_SILENT:
            oldest = next(iter(self.silent))
            del self.silent[oldest]
            oldest.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Leave the silent ones once a request has its head."""
        super().data_received(data)
        if self.cycle is not None:
            self.silent.pop(self, None)

    def connection_lost(self, exc: Exception | None) -> None:
        """Leave the silent ones."""
        self.silent.pop(self, None)
        super().connection_lost(exc)
