"""What a merge of one file gives: its account, and what later merges must not bring back."""

from typing import NamedTuple

from rtdocs.outcomes import Account


class Merge(NamedTuple):
    """A merge.

    Attributes:
        account: what was done, piece by piece.
        gone: the keys of what rtdocs wrote once and people took away or changed; they go into the next base, since a
            base holds what rtdocs wrote last, which may have gone without them in between.
    """

    account: Account
    gone: frozenset[str]
