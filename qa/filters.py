"""Filters joined and lessened. Pure."""

from index.types import Filter


def joined(first: Filter, second: Filter) -> Filter:
    """Return a filter of both; where both restrict the same field, the first one holds."""
    return Filter(
        provinces=first.provinces or second.provinces,
        places=first.places or second.places,
        orgs=first.orgs or second.orgs,
        files=first.files or second.files,
    )


def less(filter: Filter, without: Filter) -> Filter:
    """Return a filter without some of its values."""
    return Filter(
        provinces=tuple(name for name in filter.provinces if name not in without.provinces),
        places=tuple(name for name in filter.places if name not in without.places),
        orgs=tuple(name for name in filter.orgs if name not in without.orgs),
        files=tuple(name for name in filter.files if name not in without.files),
    )
