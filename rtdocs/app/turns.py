"""Turns at one thing that does one task at a time: what a person waits for comes before what is made ahead."""

import asyncio
from heapq import heappop, heappush
from itertools import count


class Turns:
    """The order of those who wait for one thing: the lowest rank first, then who came first."""

    def __init__(self) -> None:
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._taken: int | None = None

    @property
    def rank(self) -> int | None:
        """The rank of the one whose turn it is; None where it is nobody's."""
        return self._taken

    async def take(self, rank: int) -> None:
        """Wait for a turn."""
        if self._taken is None:
            self._taken = rank
            return
        mine = asyncio.get_running_loop().create_future()
        heappush(self._waiting, (rank, next(self._numbers), mine))
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():
                self.end()  # it came just as nobody waited for it any more
            raise

    def end(self) -> None:
        """End a turn, and give the next."""
        self._taken = None
        while self._waiting:
            rank, _, next_one = heappop(self._waiting)
            if not next_one.done():
                self._taken = rank
                next_one.set_result(None)
                return
