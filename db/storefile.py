"""The open database file: one connection, transactions that begin at once, troubles by their names."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from db import driver, pragmas
from db.trouble import MediumGone, trouble_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.sql.elements import ClauseElement

_DIALECT = SQLiteDialect_pysqlite(paramstyle="qmark")


class Prepared:
    """A Core statement turned into SQL once; running it costs little more than the driver's own time.

    Measured: Core builds its cache key anew on every call, a third of the time of an append.
    """

    def __init__(self, statement: ClauseElement) -> None:
        compiled = _DIALECT.statement_compiler(_DIALECT, statement)
        self.sql = str(compiled)
        self.names = tuple(compiled.positiontup or ())
        self.fixed = dict(compiled.params)

    def run(self, connection: Connection, facts: dict[str, object]) -> Sequence[tuple[Any, ...]]:
        """The statement ran with `facts` by parameter name; all rows it returned, none for a writing one."""
        values = self.fixed | facts
        result = connection.exec_driver_sql(self.sql, tuple(values[name] for name in self.names))
        return [tuple(row) for row in result] if result.returns_rows else ()


class StoreFile:
    """One database file and its only connection.

    All calls come from the thread that made it: the driver refuses every other. After a failed read or write
    (MediumGone) everything else raises MediumGone too until `reopen`.
    """

    def __init__(
        self,
        path: Path,
        key: bytes | None,
        settings: tuple[tuple[str, str, str], ...] = pragmas.WORKING,
        mode: driver.Mode = "rw",
    ) -> None:
        if key is not None and len(key) != pragmas.KEY_BYTES:
            raise ValueError(f"a key has {pragmas.KEY_BYTES} bytes, not {len(key)}")
        self.path = path
        self._key = key
        self._settings = settings
        self._mode = mode
        self._gone = False
        # hide_parameters: an error message must not carry what was said into a log.
        self._engine = create_engine(
            "sqlite+pysqlite://",
            module=driver.MODULE,
            creator=self._create,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            hide_parameters=True,
        )
        event.listen(self._engine, "begin", self._begin)
        with self._translated():
            self._connection = self._engine.connect()

    def _create(self) -> DBAPIConnection:
        connection = driver.connect(self.path, self._mode)
        try:
            pragmas.unlock(connection, self._key)
            pragmas.settle(connection, self._settings, self.path)
        except BaseException:
            # A handle left open would keep the medium busy.
            connection.close()
            raise
        return connection

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            with translated(self.path):
                yield
        except MediumGone:
            self._gone = True
            raise

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction, begun at once: committed at the end of the block, undone if the block raises.

        When the commit itself raises MediumGone it may have been stored all the same.
        """
        if self._gone:
            raise MediumGone(self.path)
        with self._translated(), self._connection.begin():
            yield self._connection

    def rows(self, statement: Prepared, facts: dict[str, object]) -> Sequence[tuple[Any, ...]]:
        """The rows of a reading statement, inside the running transaction if there is one."""
        if self._connection.in_transaction():
            return statement.run(self._connection, facts)
        with self.transaction() as connection:
            return statement.run(connection, facts)

    def outside(self, statement: str, *values: object) -> object:
        """The first value a statement returned that must not run in a transaction, or None."""
        with self._translated():
            return pragmas.said(self._bare(), statement, *values)

    def _bare(self) -> DBAPIConnection:
        bare: DBAPIConnection | None = None if self._gone else self._connection.connection.driver_connection
        if bare is None:
            raise MediumGone(self.path)
        return bare

    def copy_to(self, path: Path) -> None:
        """The new file `path` holds the whole database, compact, with the same key, not yet synced.

        Its troubles are those of the target; this file stays usable.
        """
        with translated(path):
            # One step, and readable on a write-protected medium afterwards: neither is true of backup().
            pragmas.said(self._bare(), "VACUUM INTO ?", str(path))

    def reopen(self) -> None:
        """The file is open again with the same key and settings. Raises what opening raises."""
        self._gone = True
        self.close()
        with self._translated():
            self._connection = self._engine.connect()
        self._gone = False

    def close(self) -> None:
        """The file is closed, its journal folded into it if the medium allows; twice is harmless."""
        if self._gone and not self._connection.closed:
            # Going back to the pool would try to roll back on a medium that does not answer.
            self._connection.invalidate()
        self._connection.close()
        self._engine.dispose()

    def _begin(self, connection: Connection) -> None:
        # A deferred BEGIN that turns to writing later fails at once when someone else wrote in between.
        connection.exec_driver_sql("BEGIN" if self._mode == "ro" else "BEGIN IMMEDIATE")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Errors of the database come out of the block as what they mean for `path`; unknown ones unchanged."""
    try:
        yield
    except (DBAPIError, driver.DriverError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        trouble = trouble_for(driver.code_of(cause), str(cause), path)
        if trouble is None:
            raise
        raise trouble from error
