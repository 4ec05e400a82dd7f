"""Drawings that come a few at a time: what a page has not seen yet, once it is there."""

import asyncio

import pytest

from rtdocs.app.drawings import Drawings


def page(number, svg=""):
    return {"place": (3, number), "svg": svg}


def some(*pages):
    return {"draft": True, "pages": list(pages)}


def test_a_page_is_given_what_came_since_and_each_drawing_once_though_drawing_began_anew():
    async def asked():
        drawings, go_on = None, asyncio.Event()

        async def draw(come):
            come(some(page(1)))
            await go_on.wait()
            for _ in range(2):  # left for something else, and begun anew
                come(some(page(1), page(2)))
            come(some(page(2, "with the numbers of now")))
            return {"draft": True}

        drawings = Drawings(draw)
        first = await drawings.since(0)
        waiting = asyncio.create_task(drawings.since(1))
        await asyncio.sleep(0)
        assert not waiting.done()
        go_on.set()
        rest = await waiting
        return first, rest, await drawings.since(1), await drawings.since(None)

    first, rest, again, last = asyncio.run(asked())
    assert first == {"draft": True, "pages": [page(1)], "isWhole": False}
    assert rest["pages"] in ([page(2)], [page(2), page(2, "with the numbers of now")])
    assert again == {"draft": True, "pages": [page(2), page(2, "with the numbers of now")], "isWhole": True}
    assert last["pages"] == [page(1), page(2, "with the numbers of now")]


def test_what_ends_the_drawing_is_told_to_who_asks():
    async def asked():
        async def draw(come):
            come(some(page(1)))
            raise ZeroDivisionError

        drawings = Drawings(draw)
        with pytest.raises(ZeroDivisionError):
            await drawings.since(None)

    asyncio.run(asked())
