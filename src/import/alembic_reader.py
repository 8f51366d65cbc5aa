"""What an Alembic project says, as JSON. Run by `retort import alembic` with the team's own Python and Alembic.

Arguments: the path of the answer, the folder or ini file, the section of the ini file, then `NAME=VALUE` for -x.
The project's env.py runs once, offline, so that naming conventions, own operations and the like count; if it cannot, the
revisions are rendered without it. Each function of a revision is then called with a connection that writes down what it
is asked to run, and that refuses whatever needs an answer.
"""

import argparse
import ast
import builtins
import contextlib
import datetime
import decimal
import importlib.util
import inspect
import io
import json
import logging
import os
import re
import sys
import textwrap
import traceback
import uuid

if sys.path and sys.path[0] == "":
    del sys.path[0]  # the project's own folder may be called alembic

import alembic
import sqlalchemy
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine.mock import MockConnection
from sqlalchemy.sql import ddl

sys.dont_write_bytecode = True
logging.disable(logging.WARNING)
URLLESS = {"connection", "url", "dialect_name", "dialect", "dialect_opts", "literal_binds", "output_buffer", "output_encoding",
           "transactional_ddl"}


class NeedsDatabase(Exception):
    """A revision asked something that only a database can answer."""


class Rendering:
    """What one function of one revision has done so far."""

    def __init__(self):
        self.statements = []
        self.needs = None
        self.asked_offline = False
        self.outside_transaction = False

    def need(self, what):
        self.needs = self.needs or what
        return NeedsDatabase(what)

    def add(self, text):
        text = text.strip().rstrip(";").rstrip()
        if text.upper() in ("COMMIT", "BEGIN", "END", "START TRANSACTION"):
            self.outside_transaction = self.outside_transaction or text.upper() == "COMMIT"
        elif text:
            self.statements.append(text)


CURRENT = Rendering()


class Unread:
    """The result of a statement that nobody has run: any look at it is an error."""

    def __init__(self, text):
        self.__dict__["text"] = text

    def refuse(self, *_):
        # A query was there for its result; a statement that also changes something stays.
        statements = CURRENT.statements
        if statements and statements[-1] == self.text and re.match(r"(?i)\(*select\b", self.text):
            statements.pop()
        raise CURRENT.need(f"the result of `{shorten(self.text)}`")

    def __getattr__(self, name):
        if name == "close":
            return lambda: None
        self.refuse()

    __bool__ = __iter__ = __len__ = __getitem__ = __next__ = __enter__ = __contains__ = refuse


class Transaction:
    """Each revision has one anyway."""

    is_active = True

    def __init__(self, connection):
        self.connection = connection

    def __enter__(self):
        return self.connection

    def __exit__(self, *_):
        return None

    def close(self):
        pass

    commit = rollback = close


class Connection(MockConnection):
    """In place of a database: writes down statements with their values."""

    def __init__(self, dialect, compile_sql):
        super().__init__(dialect, None)
        self.compile_sql = compile_sql
        self.execute = self.write

    def write(self, statement, *multiparams, **params):
        if isinstance(statement, str):
            statement = sqlalchemy.text(statement)
        rows = []
        for given in multiparams:
            if given is None:
                continue
            rows += list(given) if isinstance(given, (list, tuple)) else [given]
        if params and not set(params) <= {"execution_options"}:
            rows.append(params)
        text = ""
        for row in rows or [None]:
            text = self.compile_sql(bound(statement, row) if row else statement)
            CURRENT.add(text)
        return Unread(text.strip().rstrip(";").rstrip())

    exec_driver_sql = write

    def scalar(self, *arguments, **parameters):
        return self.write(*arguments, **parameters).refuse()

    scalars = scalar

    def _execute_20(self, statement, parameters=None, _options=None):
        return self.write(statement, parameters)

    def begin(self):
        return Transaction(self)

    begin_nested = begin

    def in_transaction(self):
        return False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def close(self):
        pass

    commit = rollback = close

    def _run_ddl_visitor(self, visitorcallable, element, connection=None, checkfirst=False, **kwargs):
        before = len(CURRENT.statements)
        visitorcallable(self.dialect, self, checkfirst=False, **kwargs).traverse_single(element)
        if checkfirst:
            CURRENT.statements[before:] = [only_if_needed(one) for one in CURRENT.statements[before:]]

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        raise CURRENT.need(f"Connection.{name}")


@sqlalchemy.inspection._inspects(Connection)
def inspected(_connection):
    raise CURRENT.need("inspect(connection)")


def shorten(text):
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "..."


def bound(statement, row):
    if not isinstance(row, dict):
        raise CURRENT.need("parameters by position")
    if hasattr(statement, "bindparams") and isinstance(statement, sqlalchemy.sql.elements.TextClause):
        return statement.bindparams(**row)
    if isinstance(statement, sqlalchemy.sql.dml.Insert):
        return statement.values(**row)
    return statement.params(**row)


def only_if_needed(statement):
    """What `checkfirst=True` does, in SQL."""
    made = re.match(r"CREATE TYPE (\S+) AS ", statement)
    if made:
        return (f"DO $retort$ BEGIN\n  IF to_regtype({quoted(made.group(1))}) IS NULL THEN\n    {statement};\n  END IF;\n"
                "END $retort$")
    statement = re.sub(r"^CREATE (UNLOGGED )?(TABLE|SEQUENCE|INDEX|UNIQUE INDEX) (?!IF NOT EXISTS)",
                       r"CREATE \1\2 IF NOT EXISTS ", statement)
    return re.sub(r"^DROP (TYPE|TABLE|SEQUENCE|INDEX) (?!IF EXISTS)", r"DROP \1 IF EXISTS ", statement)


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def literal(value, type_, dialect):
    """A literal of what SQLAlchemy has no literals for."""
    if value is None:
        return "NULL"
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return quoted(value.isoformat(" ") if isinstance(value, datetime.datetime) else value.isoformat())
    if isinstance(value, datetime.timedelta):
        return quoted(f"{value.total_seconds():f} seconds")
    if isinstance(value, uuid.UUID):
        return quoted(str(value))
    if isinstance(value, (bytes, bytearray, memoryview)):
        return quoted("\\x" + bytes(value).hex())
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float, decimal.Decimal)):
        return str(value)
    if isinstance(value, (dict, list)) and isinstance(type_, sqlalchemy.JSON):
        return quoted(json.dumps(value, ensure_ascii=False))
    if isinstance(value, list) and isinstance(type_, sqlalchemy.ARRAY):
        parts = [literal(one, type_.item_type, dialect) for one in value]
        return f"ARRAY[{', '.join(parts)}]::{type_.compile(dialect=dialect)}"
    if isinstance(value, str):
        return quoted(value)
    raise NotImplementedError(f"no literal for {value!r}")


def teach_literals(dialect):
    """Values as PostgreSQL reads them with standard_conforming_strings on."""
    dialect._backslash_escapes = False
    base = dialect.statement_compiler

    class Compiler(base):
        def render_literal_value(self, value, type_):
            try:
                return super().render_literal_value(value, type_)
            except (NotImplementedError, sqlalchemy.exc.CompileError):
                return literal(value, type_, self.dialect)

    dialect.statement_compiler = Compiler


class Source:
    """One file of revisions, as module or, if it cannot be imported, as text alone."""

    def __init__(self, path, shown):
        self.path, self.shown, self.module, self.problem = path, shown, None, None
        with open(path, encoding="utf-8") as file:
            self.text = file.read()
        try:
            ast.parse(self.text)
        except (SyntaxError, ValueError) as error:
            # Nobody can tell whether it is a revision, and which one. Alembic refuses the whole folder, too.
            raise SystemExit(f"{shown} is no Python that can be read: {error}") from error
        try:
            name = "retort_" + re.sub(r"\W", "_", os.path.basename(path))
            spec = importlib.util.spec_from_file_location(name, path)
            self.module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(self.module)
            self.names = vars(self.module)
        except BaseException as error:  # pylint: disable=broad-except
            if isinstance(error, KeyboardInterrupt):
                raise
            self.module, self.problem = None, f"the file cannot be imported: {type(error).__name__}: {error}"
            self.names = self.read_names()
        self.doc = self.names.get("__doc__") or ""

    def read_names(self):
        names = {}
        tree = ast.parse(self.text)
        names["__doc__"] = ast.get_docstring(tree)
        for node in tree.body:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
            for target in targets:
                with contextlib.suppress(ValueError):
                    if isinstance(target, ast.Name) and node.value is not None:
                        names[target.id] = ast.literal_eval(node.value)
        return names

    def listed(self, name):
        value = self.names.get(name)
        return [] if value is None else [value] if isinstance(value, str) else [str(one) for one in value]

    def function_text(self, name):
        with contextlib.suppress(Exception):
            for node in ast.parse(self.text).body:
                if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == name:
                    return textwrap.dedent(ast.get_source_segment(self.text, node) or "")
        return ""

    def head(self):
        # A doc string that a template wrote ends in lines of its own.
        text = re.split(r"^\s*Revision ID:", self.doc, maxsplit=1, flags=re.M)[0].strip()
        paragraphs = re.split(r"\n\s*\n", text, maxsplit=1)
        return {
            "id": str(self.names["revision"]),
            "revises": self.listed("down_revision"),
            "branch_labels": self.listed("branch_labels"),
            "depends_on": self.listed("depends_on"),
            "message": " ".join(paragraphs[0].split()),
            "more": paragraphs[1].strip() if len(paragraphs) > 1 else "",
            "created": self.created(),
            "file": self.shown,
        }

    def created(self):
        found = re.search(r"^\s*Create Date:\s*(.+?)\s*$", self.doc, re.M)
        if not found:
            return ""
        with contextlib.suppress(ValueError):
            time = datetime.datetime.fromisoformat(re.sub(r"Z$", "+00:00", found.group(1)))
            return re.sub(r"\+00:00$", "Z", time.isoformat(timespec="seconds"))
        return ""


def own_raise(error, path):
    """Whether the revision itself says that it cannot be done."""
    frames = traceback.extract_tb(error.__traceback__)
    return isinstance(error, NotImplementedError) or (
        bool(frames) and frames[-1].filename == path and (frames[-1].line or "").lstrip().startswith("raise"))


def render(source, name, keywords):
    """One direction of one revision."""
    global CURRENT  # pylint: disable=global-statement
    CURRENT = Rendering()
    result = {"present": True, "statements": [], "problem": "", "source": "", "notes": [], "transactional": True}
    function = getattr(source.module, name, None) if source.module else None
    problem = source.problem or ""
    if source.module and function is None:
        result["present"] = False
        return result
    if function is not None:
        try:
            function(**keywords)
        except BaseException as error:  # pylint: disable=broad-except
            if isinstance(error, KeyboardInterrupt):
                raise
            problem = str(error) if isinstance(error, NeedsDatabase) else f"{type(error).__name__}: {error}"
            if name == "downgrade" and not CURRENT.statements and not CURRENT.needs and own_raise(error, source.path):
                result["present"] = False
                result["notes"].append(f"cannot be undone: {str(error) or type(error).__name__}")
                return result
    if CURRENT.needs:
        problem = f"it needs {CURRENT.needs}, which only a database has"
    elif problem and function is not None:
        problem = "it ended with " + " ".join(problem.split())
    if CURRENT.asked_offline:
        result["notes"].append(f"{name}() asks is_offline_mode(): what it does with a connection may be more than what is written")
    result["statements"] = CURRENT.statements
    result["problem"] = problem
    result["source"] = source.function_text(name) if problem else ""
    result["transactional"] = not CURRENT.outside_transaction
    return result


def in_order(sources):
    """Parents and dependencies first; what is part of a cycle comes last, for the reader of the answer to refuse."""
    by_id = {str(one.names["revision"]): one for one in sources}
    labels = {label: one for one in sources for label in one.listed("branch_labels")}
    done, order = set(), []
    waiting = list(sources)
    while waiting:
        later = []
        for one in waiting:
            names = one.listed("down_revision") + one.listed("depends_on")
            needed = [by_id.get(name) or labels.get(name) for name in names]
            if all(other is None or id(other) in done for other in needed):
                order.append(one)
                done.add(id(one))
            else:
                later.append(one)
        if len(later) == len(waiting):
            return order + later
        waiting = later
    return order


@contextlib.contextmanager
def files_unwritten():
    """What env.py would write (`users.sql`, in the template for several databases) goes nowhere: the project is only read."""
    opened = builtins.open

    def open_to_read(file, mode="r", *arguments, **keywords):
        if not set(mode) & set("wax"):
            return opened(file, mode, *arguments, **keywords)
        return io.BytesIO() if "b" in mode else io.StringIO()
    builtins.open = open_to_read
    try:
        yield
    finally:
        builtins.open = opened


class Reader:
    """The project: where its files are, and what came of them."""

    def __init__(self, place, section, extra):
        self.config = self.configuration(place, section)
        self.config.cmd_opts = argparse.Namespace(x=extra or None, name=section, config=self.config.config_file_name,
                                                  autogenerate=False, sql=True, revision="head", tag=None, raiseerr=False)
        self.script = ScriptDirectory.from_config(self.config)
        sys.path.append(os.getcwd())
        self.runs, self.keywords = [], {}

    @staticmethod
    def configuration(place, section):
        ini = place if os.path.isfile(place) else os.path.join(place, "alembic.ini")
        if not os.path.isfile(ini):
            above = os.path.join(os.path.dirname(os.path.abspath(place)), "alembic.ini")
            if os.path.isfile(os.path.join(place, "env.py")):
                if os.path.isfile(above):
                    ini = above
                else:
                    config = Config(stdout=sys.stderr)
                    config.set_main_option("script_location", os.path.abspath(place).replace("%", "%%"))
                    return config
        if not os.path.isfile(ini):
            raise SystemExit(f"{place}: there is no alembic.ini, and no env.py")
        ini = os.path.abspath(ini)
        os.chdir(os.path.dirname(ini))
        return Config(ini, ini_section=section, stdout=sys.stderr)

    def folders(self):
        return [os.path.abspath(str(one)) for one in self.script._version_locations]

    def sources(self):
        found = []
        recursive = bool(getattr(self.script, "recursive_version_locations", False))
        for folder in self.folders():
            for base, folders, names in os.walk(folder):
                folders[:] = sorted(one for one in folders if one != "__pycache__" and not one.startswith(".")) if recursive else []
                found += [os.path.join(base, name) for name in sorted(names)
                          if name.endswith(".py") and not name.startswith((".", "__init__"))]
        sources = [Source(path, os.path.relpath(path)) for path in dict.fromkeys(found)]
        self.strays = [one.shown + (": " + one.problem if one.problem else "") for one in sources
                       if "revision" not in one.names]
        return in_order([one for one in sources if "revision" in one.names])

    def rendered(self, _heads, context):
        global CURRENT  # pylint: disable=global-statement
        teach_literals(context.dialect)

        def compile_sql(construct):
            if isinstance(construct, str):
                construct = sqlalchemy.text(construct)
            is_ddl = isinstance(construct, (ddl.DDLElement, sqlalchemy.schema.DDLElement))
            text = str(construct.compile(dialect=context.dialect, **({} if is_ddl else {"compile_kwargs": {"literal_binds": True}})))
            if isinstance(construct, sqlalchemy.schema.CreateTable):
                text = re.sub(r" *\n\t", "\n  ", text)
            return text

        connection = Connection(context.dialect, compile_sql)

        def execute(construct, execution_options=None, multiparams=(), params=None):
            rows = list(multiparams) if isinstance(multiparams, (list, tuple)) else [multiparams]
            connection.write(construct, *rows, *([dict(params)] if params else []))

        @contextlib.contextmanager
        def autocommit_block():
            CURRENT.outside_transaction = True
            yield

        context.impl._exec = execute
        context.impl.static_output = lambda text: CURRENT.add(text)
        context.impl.connection = context.connection = connection
        context.autocommit_block = autocommit_block
        sources = self.sources()
        context.impl.memo.clear()
        ups = {id(one): render(one, "upgrade", self.keywords) for one in sources}
        context.impl.memo.clear()
        downs = {id(one): render(one, "downgrade", self.keywords) for one in reversed(sources)}
        CURRENT = Rendering()  # Alembic's own statements about its table are nobody's
        self.runs.append({
            "keywords": sorted(str(value) for value in self.keywords.values()),
            "version_table": context.version_table,
            "version_table_schema": context.version_table_schema or "",
            "strays": self.strays,
            "revisions": [{**one.head(), "upgrade": ups[id(one)], "downgrade": downs[id(one)]} for one in sources],
        })
        return []

    def run(self, with_env):
        self.runs, self.keywords = [], {}
        with EnvironmentContext(self.config, self.script, fn=self.rendered, as_sql=True, output_buffer=io.StringIO()) as context:
            if with_env:
                with files_unwritten():
                    self.script.run_env()
            else:
                context.configure()
                context.run_migrations()


def adapt(reader):
    """Alembic's environment, wherever the team's env.py would have connected to."""
    configure, run_migrations = EnvironmentContext.configure, EnvironmentContext.run_migrations
    is_offline_mode = EnvironmentContext.is_offline_mode

    def configured(self, connection=None, url=None, dialect_name=None, **keywords):
        keywords = {name: value for name, value in keywords.items() if name not in URLLESS}
        return configure(self, dialect_name="postgresql", dialect_opts={"paramstyle": "named"}, literal_binds=True, **keywords)

    def ran(self, **keywords):
        reader.keywords = keywords
        return run_migrations(self, **keywords)

    def asked(self):
        CURRENT.asked_offline = True
        return is_offline_mode(self)

    EnvironmentContext.configure, EnvironmentContext.run_migrations = configured, ran
    EnvironmentContext.is_offline_mode = asked


def last_line(error):
    return " ".join(f"{type(error).__name__}: {error}".split())[:400]


def main(answer, place, section, *extra):
    reader = Reader(place, section, list(extra))
    adapt(reader)
    env_problem = ""
    try:
        reader.run(with_env=True)
        if not reader.runs:
            env_problem = "it ran no migrations"
    except BaseException as error:  # pylint: disable=broad-except
        if isinstance(error, KeyboardInterrupt):
            raise
        env_problem = last_line(error)
    if env_problem:
        reader.run(with_env=False)
    runs = reader.runs
    with open(answer, "w", encoding="utf-8") as file:
        json.dump({"alembic": alembic.__version__, "sqlalchemy": sqlalchemy.__version__, "env_problem": env_problem,
                   "runs": runs}, file)


if __name__ == "__main__":
    sys.stdout = sys.stderr
    try:
        main(*sys.argv[1:])
    except alembic.util.CommandError as problem:
        sys.exit(f"Alembic says: {problem}")
