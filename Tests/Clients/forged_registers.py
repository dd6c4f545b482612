"""Registers that somebody altered behind the program's back, one for each way, and what `verify` has to call them."""
from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import chain
from checks import Checks
from program import ROOT, Liandan, Result

_EXAMPLES = ROOT / "forms/examples"


@dataclass(frozen=True)
class Alteration:
    """One way to alter a register.

    What is altered inside of an untouched chain is named by `verify` alone. Where the chain was hashed anew, or its end cut
    off with all that it tells of, the register agrees with itself again: only an anchor from outside tells.
    """

    what: str
    apply: Callable[["Forger"], None]
    #: Codes of which one has to be among the errors.
    codes: tuple[str, ...]
    needs_anchor: bool = False


class Forger:
    """Somebody who may write to everything in a register's folder, and takes the guards off before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def sql(self, *statements: str) -> None:
        """Runs statements without guards, and puts the guards back."""
        with self.opened() as db:
            before = list(db.iterdump())
            for statement in statements:
                db.execute(statement)
            assert list(db.iterdump()) != before, f"nothing was altered: {statements}"

    def raw(self, *statements: str) -> None:
        """Runs statements as they are."""
        db = sqlite3.connect(self.folder / "register.sqlite", isolation_level=None)
        for statement in statements:
            db.execute(statement)
        db.close()

    def rechain(self, change: chain.Change, *statements: str) -> None:
        """Changes events and what follows from them, and hashes the chain anew."""
        with self.opened() as db:
            for statement in statements:
                db.execute(statement)
            chain.write_register(db, chain.rehashed(chain.read_register(db), change))

    def opened(self) -> "_Unguarded":
        """The database without its guards."""
        return _Unguarded(self.folder / "register.sqlite")

    def one(self, query: str) -> object:
        """The first value that a query gives."""
        db = sqlite3.connect(self.folder / "register.sqlite")
        try:
            return db.execute(query).fetchone()[0]
        finally:
            db.close()

    @property
    def copy(self) -> Path:
        """A copy on the disk: that of a closed form."""
        path = self.one("SELECT path FROM file WHERE sha256 IS NOT NULL AND edition = 'issue' ORDER BY id LIMIT 1")
        return self.folder / str(path)

    @property
    def packet(self) -> Path:
        """A packet in the register's folder."""
        return sorted((self.folder / "packets").glob("*.zip"))[0]


class _Unguarded:
    """A database whose triggers are gone meanwhile."""

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path, isolation_level=None)

    def __enter__(self) -> sqlite3.Connection:
        self.db.execute("PRAGMA foreign_keys = OFF")
        self.db.execute("PRAGMA ignore_check_constraints = ON")
        self.guards = self.db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in self.guards:
            self.db.execute(f"DROP TRIGGER {name}")
        return self.db

    def __exit__(self, *_: object) -> None:
        for _, sql in self.guards:
            self.db.execute(sql)
        self.db.close()


def make(liandan: Liandan, register: Path, anchor: Path) -> None:
    """A register with everything in it, of which an anchor is taken at the end."""
    def run(*arguments: object) -> Result:
        done = liandan.run(*arguments, "--register", register, "--operator", "测试员")
        if done.code != 0:
            raise RuntimeError(f"{arguments}: {done}")
        return done

    liandan.found(register)
    run("issue", "cost-approval", _EXAMPLES / "cost-approval.json", "--close", "--as", "docx,xlsx")
    run("issue", "return-record", _EXAMPLES / "return-record.json", "--close")
    run("issue", "return-record", _EXAMPLES / "return-record.json", "--again")
    run("issue", "satisfaction-survey", _EXAMPLES / "surveys.csv")
    run("issue", "product-file", _EXAMPLES / "product-file.json")
    run("add", "DA-2026-000001", _EXAMPLES / "product-file-lines.jsonl")
    run("pack", "--to", "财务部")
    run("issue", "return-record", _EXAMPLES / "return-record.json", "--close", "--again")
    run("void", "DC-2026-000002", "--reason", "填错")
    run("reprint", "FC-2026-000001")
    run("pack", "--to", "质检部")
    run("issue", "cost-approval", _EXAMPLES / "cost-approval.json", "--close", "--again")
    anchor.write_text(run("anchor").out, encoding="utf-8")


def check(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """Every alteration is named; a chain that was made anew by the anchor alone."""
    sound, anchor = folder / "sound", folder / "anchor.txt"
    folder.mkdir(parents=True)
    make(liandan, sound, anchor)
    kept = Forger(sound)
    verdict = liandan.run("verify", sound, "--anchor", anchor, "--json")
    if not checks.that("the register that nobody touched is sound", verdict.code == 0 and not verdict.codes, verdict):
        return
    kept_copy = folder / "hashed-anew"
    shutil.copytree(sound, kept_copy)
    Forger(kept_copy).rechain(lambda event: event)
    same = liandan.run("verify", kept_copy, "--anchor", anchor, "--json")
    checks.that("a chain hashed anew without a change is the same chain", same.code == 0, same)
    count = 0
    for alteration in alterations(kept):
        altered = folder / "altered"
        shutil.copytree(sound, altered, symlinks=True)
        try:
            alteration.apply(Forger(altered))
            _judge(checks, liandan, alteration, altered, anchor)
        except sqlite3.Error as error:
            checks.crashed(f"register: {alteration.what}", error)
        shutil.rmtree(altered)
        count += 1
    checks.that(f"{count} alterations of a register", count >= 85)


def _judge(checks: Checks, liandan: Liandan, alteration: Alteration, register: Path, anchor: Path) -> None:
    name = f"register: {alteration.what}"
    alone = liandan.run("verify", register, "--json")
    if not alteration.needs_anchor:
        told = alone.codes if alone.code == 1 else [f"exit {alone.code}: {alone.err}"]
        checks.that(name, alone.code != 0 and any(code in f"{told}" for code in alteration.codes), alone)
        return
    witnessed = liandan.run("verify", register, "--anchor", anchor, "--json")
    found = witnessed.code == 1 and bool(set(alteration.codes) & set(witnessed.codes))
    checks.that(f"{name} (by the anchor)", found and not alone.codes, f"{alone} … {witnessed}")


def alterations(sound: Forger) -> Iterator[Alteration]:
    """Every way of altering the register."""
    yield from _records()
    yield from _lists_and_series()
    yield from _packets()
    yield from _files_on_record(sound)
    yield from _events()
    yield from _structure()
    yield from _folder()
    yield from _chains()


def _sql(what: str, statement: str | tuple[str, ...], *codes: str) -> Alteration:
    statements = (statement,) if isinstance(statement, str) else statement
    return Alteration(what, lambda forger: forger.sql(*statements), codes)


_FIRST = "WHERE number = 'SP-2026-000001'"
_VOID = "WHERE number = 'DC-2026-000002'"


def _records() -> Iterator[Alteration]:
    for what, change in [
        ("a value", "data = replace(data, '202', '203')"), ("the values emptied", "data = '{}'"),
        ("values that are no JSON", "data = '{'"),
    ]:
        yield _sql(what, f"UPDATE record SET {change} {_FIRST}", "data-altered", "register-damaged")
    for column, value in [
        ("state", "'issued'"), ("stage", "'opening'"), ("issued_on", "'2026-01-01'"), ("issued_at", "'2026-01-01T08:00:00'"),
        ("issued_by", "'别人'"), ("issued_event", "2"), ("closed_on", "'2025-02-03'"), ("closed_on", "NULL"),
        ("closed_at", "'2026-01-01T08:00:00'"), ("closed_by", "'别人'"), ("closed_event", "2"), ("schema_version", "schema_version + 1"),
        ("reprints", "reprints + 1"), ("reprints_delivered", "reprints_delivered + 1"), ("additions", "1"),
        ("schema", "(SELECT schema FROM record WHERE form <> 'cost-approval' LIMIT 1)"),
        ("profile", "(SELECT schema FROM record LIMIT 1)"), ("replaces", "'DC-2026-000002'"),
        ("corrects", "'FC-2026-000001'"), ("batch", "99"), ("row", "coalesce(row, 0) + 7"),
    ]:
        yield _sql(
            f"{column} = {value}", f"UPDATE record SET {column} = {value} {_FIRST}", "record-altered", "batch-altered",
            "data-altered")
    for column, value in [
        ("void_reason", "'别的'"), ("void_by", "'别人'"), ("void_at", "'2026-01-01T08:00:00'"), ("void_event", "2"),
        ("replaced_by", "'DC-2026-000003'"),
    ]:
        yield _sql(f"{column} = {value}", f"UPDATE record SET {column} = {value} {_VOID}", "record-altered")
    yield _sql(
        "a void taken back", f"UPDATE record SET state = 'closed', void_at = NULL, void_by = NULL, void_reason = NULL, "
        f"void_event = NULL {_VOID}", "record-altered")
    yield _sql("a number", f"UPDATE record SET number = 'SP-2026-000009' {_FIRST}", "record-missing")
    yield _sql(
        "two serials swapped",
        ("UPDATE record SET serial = 99 WHERE number = 'DC-2026-000003'",
         "UPDATE record SET serial = 3 WHERE number = 'DC-2026-000004'",
         "UPDATE record SET serial = 4 WHERE number = 'DC-2026-000003'"), "record-altered")
    yield _sql(
        "a record taken out",
        ("DELETE FROM file WHERE record = (SELECT id FROM record WHERE number = 'DC-2026-000003')",
         "DELETE FROM record WHERE number = 'DC-2026-000003'"), "record-missing", "number-missing")
    yield _sql(
        "the last record taken out and the counter lowered",
        ("DELETE FROM file WHERE record = (SELECT id FROM record WHERE number = 'SP-2026-000002')",
         "DELETE FROM record WHERE number = 'SP-2026-000002'", "UPDATE series SET last = 1 WHERE form = 'cost-approval'"),
        "record-missing")
    yield _sql(
        "a record put in",
        "INSERT INTO record(number, form, serial, period, schema_version, schema, profile, state, stage, data, issued_on, "
        "issued_at, issued_by, issued_event) SELECT 'SP-2026-000003', form, 3, period, schema_version, schema, profile, "
        "'issued', 'opening', data, issued_on, issued_at, issued_by, 1 FROM record WHERE id = 1",
        "record-unknown")
    yield _sql("an addition's data", "UPDATE addition SET data = replace(data, '0', '1')", "data-altered")
    yield _sql("an addition taken out", "DELETE FROM addition", "data-altered")
    yield _sql("an addition put in", "INSERT INTO addition SELECT record, 99, event, data FROM addition LIMIT 1",
               "data-altered", "record-altered")
    yield _sql("by what a form is known again", "DELETE FROM form_identity WHERE record = 1",
               "identity-altered")
    yield _sql("by what other forms are known again", "INSERT INTO form_identity VALUES(randomblob(16), 1)",
               "identity-altered")
    yield _sql("what is known again exchanged", "UPDATE form_identity SET record = 2 WHERE record = 1", "identity-altered")


def _lists_and_series() -> Iterator[Alteration]:
    for column, value in [
        ("row_count", "row_count + 1"), ("refused_count", "refused_count + 1"), ("form", "'return-record'"),
        ("input", "'x'"), ("started_by", "'别人'"), ("started_at", "'2026-01-01T08:00:00'"), ("finished_at", "NULL"),
        ("finished_event", "2"), ("expected", "3"),
    ]:
        yield _sql(f"a list's {column}", f"UPDATE batch SET {column} = {value} WHERE id = (SELECT min(id) FROM batch)", "list-altered", "batch-altered")
    yield _sql("a list taken out", "DELETE FROM batch", "list-altered", "register-damaged", "batch-altered")
    yield _sql("a row given to another list", "UPDATE record SET row = row + 100 WHERE batch IS NOT NULL AND row = 2",
               "record-altered", "batch-altered")
    yield _sql("rows of version 1.0.0 put in", "INSERT INTO batch_row SELECT batch, row, randomblob(16) FROM record "
               "WHERE batch IS NOT NULL", "identity-altered")
    yield _sql("a counter raised", "UPDATE series SET last = last + 500 WHERE form = 'cost-approval'", "series-counter")
    yield _sql("a counter lowered", "UPDATE series SET last = last - 1 WHERE form = 'cost-approval'", "series-counter")
    yield _sql("a counter taken out", "DELETE FROM series WHERE form = 'cost-approval'", "series-counter")
    yield _sql("a series of a year to come", "INSERT INTO series VALUES('satisfaction-survey', 'DC-2027', 500)",
               "series-counter")
    yield _sql("the register's identity", "UPDATE identity SET id = 'deadbeef'", "register-altered")


def _packets() -> Iterator[Alteration]:
    first = "WHERE rowid = (SELECT min(rowid) FROM packet)"
    for column, value in [
        ("keeper", "'售后服务部'"), ("period", "'2026-11'"), ("form", "'cost-approval'"), ("organization", "'别家'"),
        ("made_at", "'2026-01-01T08:00:00'"), ("made_by", "'别人'"), ("first_event", "first_event + 1"),
        ("last_event", "last_event - 1"), ("forms", "forms + 1"), ("sha256", "replace(sha256, '0', '1')"),
        ("bytes", "bytes + 1"), ("batch", "1"), ("format", "1"),
    ]:
        yield _sql(f"a packet's {column}", f"UPDATE packet SET {column} = {value} {first}", "packet-entry-altered")
    yield _sql("a packet's id", f"UPDATE packet SET id = id || 'x' {first}", "packet-entry-altered")
    yield _sql("a packet taken out", ("DELETE FROM packet_member", "DELETE FROM packet"), "packet-entry-altered")
    yield _sql(
        "a form moved to another packet",
        "UPDATE OR REPLACE packet_member SET packet = (SELECT max(id) FROM packet) WHERE packet = (SELECT min(id) FROM packet)",
        "packet-entry-altered")
    yield _sql("a form taken out of a packet", "DELETE FROM packet_member WHERE record = 1", "packet-entry-altered",
               "record-altered")
    yield _sql("a form put into a packet", "INSERT INTO packet_member SELECT keeper, (SELECT max(id) FROM record), packet "
               "FROM packet_member LIMIT 1", "packet-entry-altered", "record-altered")


def _files_on_record(sound: Forger) -> Iterator[Alteration]:
    for column, value in [
        ("sha256", "replace(sha256, '0', '1')"), ("bytes", "bytes + 1"), ("path", "path || 'x'"),
        ("written_at", "'2026-01-01T08:00:00'"), ("copy", "'qc2'"), ("format", "'ofd'"), ("edition", "'reprint-7'"),
        ("template", "(SELECT schema FROM record LIMIT 1)"), ("record", "(SELECT id FROM record WHERE number = 'DA-2026-000001')"),
    ]:
        yield _sql(f"a copy's {column}", f"UPDATE file SET {column} = {value} WHERE id = 1", "file-entry-altered")
    yield _sql("a copy's entry taken out", "DELETE FROM file WHERE id = 1", "file-entry-altered")
    yield _sql("a copy's entry put in", "INSERT INTO file(record, copy, format, edition, path, template, sha256, bytes, "
               "written_at) SELECT record, 'extra', format, edition, path || 'x', template, sha256, bytes, written_at "
               "FROM file WHERE id = 1", "file-entry-altered")
    yield _sql("stored content", "UPDATE asset SET bytes = x'00' WHERE sha256 = (SELECT schema FROM record LIMIT 1)",
               "asset-altered")
    yield _sql("stored content taken out", "DELETE FROM asset WHERE sha256 = (SELECT template FROM file LIMIT 1)",
               "register-damaged")


def _events() -> Iterator[Alteration]:
    for column, value in [
        ("at", "'2026-01-01T08:00:00'"), ("operator", "'别人'"), ("kind", "'deliver'"), ("number", "'SP-2026-000009'"),
        ("detail", "replace(detail, ':', ' :')"), ("hash", "replace(hash, substr(hash, 1, 2), '00')"),
        ("previous", "replace(previous, substr(previous, 1, 2), '00')"),
    ]:
        yield _sql(f"an event's {column}", f"UPDATE event SET {column} = {value} WHERE seq = 5", "event-altered",
                   "chain-broken")
    yield _sql("an event taken out", "DELETE FROM event WHERE seq = 5", "event-missing")
    yield _sql("the last event taken out", "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)",
               "file-entry-altered", "record-unknown", "record-altered", "list-altered")
    yield _sql("two events exchanged", (
        "UPDATE event SET seq = -1 WHERE seq = 5", "UPDATE event SET seq = 5 WHERE seq = 6",
        "UPDATE event SET seq = 6 WHERE seq = -1"), "chain-broken", "event-altered")
    yield _sql("an event put in at the end", "INSERT INTO event SELECT (SELECT max(seq) + 1 FROM event), at, kind, number, "
               "operator, detail, previous, hash FROM event WHERE seq = 5", "chain-broken", "event-altered")


def _structure() -> Iterator[Alteration]:
    def raw(what: str, statement: str, *codes: str) -> Alteration:
        return Alteration(what, lambda forger: forger.raw(statement), codes or ("structure-altered",))

    yield raw("a guard dropped", "DROP TRIGGER event_fixed")
    yield raw("the guard of time stamps dropped", "DROP TRIGGER time_stamp_fixed")
    yield raw("a foreign trigger", "CREATE TRIGGER quiet AFTER INSERT ON record BEGIN UPDATE record SET data = data; END")
    yield raw("a foreign table", "CREATE TABLE notes(x)")
    yield raw("a foreign view", "CREATE VIEW notes AS SELECT 1")
    yield raw("an index dropped", "DROP INDEX event_number")
    yield raw("a foreign index", "CREATE INDEX quick ON event(at)")
    yield raw("a column added", "ALTER TABLE record ADD COLUMN note TEXT")
    yield raw("the format's number", "PRAGMA user_version = 3", "register-damaged", "格式", "user_version")
    yield raw("the mark of a register", "PRAGMA application_id = 7", "台账", "联单")
    yield Alteration(
        "a page of the database overwritten", lambda forger: _overwrite(forger.folder / "register.sqlite", 8192 * 3, 4096),
        ("register-damaged", "structure-altered", "损坏"))
    yield _sql("a time stamp put in", "INSERT INTO time_stamp(event, sha256, token) VALUES(1, printf('%064d', 1), x'3000')",
               "time-stamp-altered")


def _overwrite(path: Path, place: int, count: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(b"\xa5" * count)


def _folder() -> Iterator[Alteration]:
    def on_disk(what: str, apply: Callable[[Forger], object], *codes: str) -> Alteration:
        return Alteration(what, lambda forger: (apply(forger), None)[1], codes)

    def flip(path: Path) -> None:
        path.chmod(0o600)
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)

    def exchange(forger: Forger) -> None:
        other = sorted(path for path in forger.copy.parent.iterdir() if path != forger.copy)[0]
        content = other.read_bytes()
        forger.copy.chmod(0o600)
        forger.copy.write_bytes(content)

    def replaced(forger: Forger, make_one: Callable[[Path], object]) -> None:
        path = forger.copy
        path.unlink()
        make_one(path)

    yield on_disk("a bit of a copy", lambda forger: flip(forger.copy), "file-altered")
    yield on_disk("a copy in place of another", exchange, "file-altered")
    yield on_disk("a copy gone", lambda forger: forger.copy.unlink(), "file-missing")
    yield on_disk("a link in place of a copy", lambda f: replaced(f, lambda p: p.symlink_to("/etc/hostname")), "file-altered")
    yield on_disk("a pipe in place of a copy", lambda f: replaced(f, os.mkfifo), "file-altered")
    yield on_disk("a folder in place of a copy", lambda f: replaced(f, lambda p: p.mkdir()), "file-altered")
    yield on_disk("a file beside the copies", lambda f: (f.copy.parent / "x.docx").write_bytes(b"x"), "file-extra")
    yield on_disk("a folder of no number", lambda f: (f.copy.parent.parent / "SP-2026-000099").mkdir(), "file-extra")
    yield on_disk("a file among the years", lambda f: (f.folder / "issued/x").write_bytes(b"x"), "file-extra")
    yield on_disk("a bit of a packet", lambda f: flip(f.packet), "file-altered")


def _chains() -> Iterator[Alteration]:
    """The chain hashed anew, and the end cut off with all that it made."""
    def forged_data(forger: Forger) -> None:
        old = str(forger.one("SELECT data FROM record WHERE number = 'SP-2026-000002'"))
        new = old.replace('"preparer":"', '"preparer":"某')
        assert new != old
        digest = hashlib.sha256(new.encode()).hexdigest()
        with forger.opened() as db:
            db.execute("UPDATE record SET data = ?, opening_data = NULL WHERE number = 'SP-2026-000002'", (new,))
            chain.write_register(db, chain.rehashed(chain.read_register(db), lambda event: (
                event.telling(data=digest) if event.number == "SP-2026-000002" and event.kind == "issue" else event)))

    def forged_copy(forger: Forger) -> None:
        path, number, copy = forger.copy, forger.copy.parent.name, ""
        content = path.read_bytes() + b"\0"
        path.chmod(0o600)
        path.write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()
        relative = path.relative_to(forger.folder)
        copy = str(forger.one(f"SELECT copy || '.' || format FROM file WHERE path = '{relative}'"))

        def change(event: chain.Event) -> chain.Event:
            if event.number != number or event.kind != "print" or event.particulars["edition"] != "issue":
                return event
            files = [
                {**file, "sha256": digest, "bytes": len(content)} if f"{file['copy']}.{file['format']}" == copy else file
                for file in event.particulars["files"]]
            return event.telling(files=files)

        forger.rechain(
            change, f"UPDATE file SET sha256 = '{digest}', bytes = {len(content)} WHERE path = '{relative}'")

    def told(kind: str, number: str, **particulars: object) -> chain.Change:
        return lambda event: event.telling(**particulars) if (event.kind, event.number) == (kind, number) else event

    def by_another(kind: str) -> chain.Change:
        return lambda event: replace(event, operator="别人") if event.kind == kind else event

    def cut(forger: Forger, number: str) -> None:
        """The form never happened: nor its record, its copies, its counter, its events."""
        first = int(str(forger.one(f"SELECT min(seq) FROM event WHERE number = '{number}'")))
        folder = forger.folder / str(forger.one(
            f"SELECT path FROM file WHERE record = (SELECT id FROM record WHERE number = '{number}') LIMIT 1"))
        shutil.rmtree(folder.parent)
        record = f"(SELECT id FROM record WHERE number = '{number}')"
        forger.sql(
            f"DELETE FROM file WHERE record = {record}", f"DELETE FROM form_identity WHERE record = {record}",
            f"UPDATE series SET last = last - 1 WHERE form = (SELECT form FROM record WHERE number = '{number}')",
            f"DELETE FROM batch WHERE id = (SELECT batch FROM record WHERE number = '{number}')",
            f"DELETE FROM record WHERE number = '{number}'", f"DELETE FROM event WHERE seq >= {first}",
            "DELETE FROM word_page", "DELETE FROM word_segment")

    def anchored(what: str, apply: Callable[[Forger], None], code: str = "anchor-differs") -> Alteration:
        return Alteration(what, apply, (code,), needs_anchor=True)

    yield anchored("values forged, chain hashed anew", forged_data)
    yield anchored("a reason forged, chain hashed anew", lambda forger: forger.rechain(
        told("void", "DC-2026-000002", reason="别的"), f"UPDATE record SET void_reason = '别的' {_VOID}"))
    yield anchored("who made it void forged, chain hashed anew", lambda forger: forger.rechain(
        by_another("void"), f"UPDATE record SET void_by = '别人' {_VOID}"))
    yield anchored("the newest form unhappened, chain cut", lambda forger: cut(forger, "SP-2026-000002"), "anchor-cut")
    yield anchored("who printed a copy forged, chain hashed anew", lambda forger: forger.rechain(by_another("print")))
    yield anchored("a copy forged, chain hashed anew", forged_copy)
