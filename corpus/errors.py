"""Every error that this project raises on purpose.

    WenzhengError
    ├── CorpusError           a file or a folder cannot be read as pages
    │   ├── UnreadableFile    one file is refused; the rest of the corpus is read
    │   └── EmptyCorpus       no readable page at all
    ├── IndexingError         an index cannot be built or used
    │   ├── IndexMissing      no index in this folder yet
    │   ├── IndexDamaged      a file of the index is absent or differs from its checksum
    │   ├── IndexMismatch     built by another model or another format version
    │   └── IndexLocked       another rebuild holds the lock
    ├── QuestionError         a question that cannot be asked (empty, too long)
    └── SettingsError         an option or a settings file says something impossible

A message says what was wrong, where, and what to do next. Only the entry points catch the base class.
"""


class WenzhengError(Exception):
    """The base of all errors raised on purpose."""


class CorpusError(WenzhengError):
    """A file or a folder cannot be read as pages."""


class UnreadableFile(CorpusError):
    """One file is refused; the rest of the corpus is read."""


class EmptyCorpus(CorpusError):
    """No readable page was found at all."""


class IndexingError(WenzhengError):
    """An index cannot be built or used."""


class IndexMissing(IndexingError):
    """There is no index in this folder yet."""


class IndexDamaged(IndexingError):
    """A file of the index is absent or differs from its checksum."""


class IndexMismatch(IndexingError):
    """The index was built by another model or in another format version."""


class IndexLocked(IndexingError):
    """Another rebuild holds the lock."""


class QuestionError(WenzhengError):
    """A question that cannot be asked: empty or too long."""


class SettingsError(WenzhengError):
    """An option or a settings file says something impossible."""
