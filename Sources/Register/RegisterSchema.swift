import GRDB
import Records

/// The tables, as migrations that are only ever appended to; `user_version` counts those that were applied.
enum RegisterSchema {
  /// `LDRG`, by which `file(1)` and this program know a register.
  static let applicationID = 0x4C44_5247

  /// One step of the format.
  struct Migration: Sendable {
    let name: String
    let sql: String
  }

  /// All steps in order. Never change one that was released: append.
  static let migrations = [
    Migration(name: "tables", sql: tables),
    Migration(name: "guards", sql: guards),
    Migration(name: "rows of lists", sql: listRows),
    Migration(name: "packets of lists", sql: "ALTER TABLE packet ADD COLUMN batch INTEGER REFERENCES batch(id)"),
    Migration(name: "identity", sql: identity),
    Migration(name: "rows that are themselves", sql: formIdentities),
    Migration(name: "copies that cannot be drawn", sql: undrawable),
    // Where the audit chain tells of a list last.
    Migration(name: "lists in the chain", sql: "ALTER TABLE batch ADD COLUMN finished_event INTEGER"),
    Migration(name: "index of words", sql: wordIndex),
    Migration(name: "replaced forms", sql: replacements),
    Migration(name: "cards", sql: cards),
    Migration(name: "terms of archive packets", sql: archiveTerms),
    Migration(name: "time stamps", sql: timeStamps),
    Migration(name: "attachments", sql: CustodyTables.attachments),
    Migration(name: "paper originals", sql: CustodyTables.originals),
    Migration(name: "digests on paper", sql: PaperDigests.index),
    Migration(name: "attachments after packing", sql: supplements),
    Migration(name: "numbers of invoices", sql: CustodyTables.invoices),
    Migration(name: "open forms", sql: openForms),
  ]

  private static let tables = """
    CREATE TABLE asset(
      sha256 TEXT NOT NULL PRIMARY KEY CHECK(length(sha256) = 64),
      bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE series(
      form TEXT NOT NULL,
      period TEXT NOT NULL,
      last INTEGER NOT NULL CHECK(last >= 0),
      PRIMARY KEY(form, period)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE batch(
      id INTEGER PRIMARY KEY,
      form TEXT NOT NULL,
      input TEXT NOT NULL,
      expected INTEGER,
      started_at TEXT NOT NULL,
      started_by TEXT NOT NULL,
      finished_at TEXT
    ) STRICT;
    CREATE UNIQUE INDEX batch_open ON batch(form, input) WHERE finished_at IS NULL;

    CREATE TABLE record(
      id INTEGER PRIMARY KEY,
      number TEXT NOT NULL UNIQUE,
      form TEXT NOT NULL,
      serial INTEGER NOT NULL CHECK(serial > 0),
      period TEXT NOT NULL,
      schema_version INTEGER NOT NULL,
      schema TEXT NOT NULL REFERENCES asset(sha256),
      profile TEXT NOT NULL REFERENCES asset(sha256),
      state TEXT NOT NULL CHECK(state IN ('issued', 'closed', 'packed', 'void')),
      stage TEXT NOT NULL CHECK(stage IN ('opening', 'closing')),
      data TEXT NOT NULL,
      opening_data TEXT,
      issued_on TEXT NOT NULL, issued_at TEXT NOT NULL, issued_by TEXT NOT NULL, issued_event INTEGER NOT NULL,
      closed_on TEXT, closed_at TEXT, closed_by TEXT, closed_event INTEGER,
      void_at TEXT, void_by TEXT, void_reason TEXT, void_event INTEGER,
      reprints INTEGER NOT NULL DEFAULT 0,
      batch INTEGER REFERENCES batch(id),
      row INTEGER,
      UNIQUE(form, period, serial)
    ) STRICT;
    CREATE UNIQUE INDEX record_batch ON record(batch, row) WHERE batch IS NOT NULL;
    CREATE INDEX record_issued ON record(issued_on);
    CREATE INDEX record_closed ON record(closed_on) WHERE closed_on IS NOT NULL;

    CREATE TABLE file(
      id INTEGER PRIMARY KEY,
      record INTEGER NOT NULL REFERENCES record(id),
      copy TEXT NOT NULL,
      format TEXT NOT NULL,
      edition TEXT NOT NULL,
      path TEXT NOT NULL,
      template TEXT NOT NULL REFERENCES asset(sha256),
      sha256 TEXT,
      bytes INTEGER,
      written_at TEXT,
      UNIQUE(record, copy, format, edition),
      CHECK((sha256 IS NULL) = (written_at IS NULL) AND (sha256 IS NULL) = (bytes IS NULL))
    ) STRICT;
    CREATE INDEX file_pending ON file(record) WHERE written_at IS NULL;

    CREATE TABLE event(
      seq INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      kind TEXT NOT NULL,
      number TEXT,
      operator TEXT NOT NULL,
      detail TEXT NOT NULL,
      previous TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    CREATE INDEX event_number ON event(number, seq) WHERE number IS NOT NULL;

    CREATE TABLE packet(
      id TEXT NOT NULL PRIMARY KEY,
      keeper TEXT NOT NULL,
      period TEXT NOT NULL,
      form TEXT NOT NULL,
      organization TEXT NOT NULL,
      made_at TEXT NOT NULL,
      made_by TEXT NOT NULL,
      first_event INTEGER NOT NULL,
      last_event INTEGER NOT NULL,
      forms INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      bytes INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE packet_member(
      keeper TEXT NOT NULL,
      record INTEGER NOT NULL REFERENCES record(id),
      packet TEXT NOT NULL REFERENCES packet(id),
      PRIMARY KEY(keeper, record)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX packet_member_packet ON packet_member(packet, record);
    """

  /// What was given in the rows of lists, so that rows of a corrected list are known again.
  private static let listRows = """
    ALTER TABLE batch ADD COLUMN row_count INTEGER;
    ALTER TABLE batch ADD COLUMN refused_count INTEGER;
    CREATE TABLE batch_row(
      batch INTEGER NOT NULL REFERENCES batch(id),
      row INTEGER NOT NULL,
      content BLOB NOT NULL CHECK(length(content) = 16),
      PRIMARY KEY(batch, row)
    ) STRICT, WITHOUT ROWID;
    """

  /// By what a register is told from all others, so that what two registers make never has one name; and in which format a
  /// packet was made, so that it can be made again.
  private static let identity = """
    CREATE TABLE identity(
      only INTEGER NOT NULL PRIMARY KEY CHECK(only = 1),
      id TEXT NOT NULL CHECK(length(id) = 8 AND id NOT GLOB '*[^0-9a-f]*')
    ) STRICT;
    INSERT INTO identity VALUES(1, lower(hex(randomblob(4))));
    CREATE TRIGGER identity_stays BEFORE DELETE ON identity
      BEGIN SELECT RAISE(ABORT, 'the identity of a register is never deleted'); END;
    CREATE TRIGGER identity_fixed BEFORE UPDATE ON identity
      BEGIN SELECT RAISE(ABORT, 'the identity of a register is never changed'); END;
    ALTER TABLE packet ADD COLUMN format INTEGER NOT NULL DEFAULT 1;
    """

  /// What was given for each form, so that a row is known again whatever file it comes in; how many reprints reached the
  /// person who asked for them. Older registers know their rows by ``listRows``.
  private static let formIdentities = """
    CREATE TABLE form_identity(
      identity BLOB NOT NULL CHECK(length(identity) = 16),
      record INTEGER NOT NULL REFERENCES record(id),
      PRIMARY KEY(identity, record)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX batch_row_content ON batch_row(content);
    ALTER TABLE record ADD COLUMN reprints_delivered INTEGER NOT NULL DEFAULT 0;
    UPDATE record SET reprints_delivered = reprints;
    CREATE TRIGGER form_identity_stays BEFORE DELETE ON form_identity
      BEGIN SELECT RAISE(ABORT, 'the identity of a form is never deleted'); END;
    CREATE TRIGGER form_identity_fixed BEFORE UPDATE ON form_identity
      BEGIN SELECT RAISE(ABORT, 'the identity of a form is never changed'); END;
    """

  /// Planned copies that cannot be drawn, with the reason: no command waits for them any more.
  private static let undrawable = """
    ALTER TABLE file ADD COLUMN failed_at TEXT;
    ALTER TABLE file ADD COLUMN failure TEXT;
    """

  /// By what records are found: see ``WordIndex``. It follows from the records and may be taken away at any time.
  private static let wordIndex = """
    CREATE TABLE word_segment(
      id INTEGER PRIMARY KEY,
      rules INTEGER NOT NULL,
      last_event INTEGER NOT NULL,
      last_record INTEGER NOT NULL,
      records BLOB NOT NULL
    ) STRICT;
    CREATE TABLE word_page(
      segment INTEGER NOT NULL REFERENCES word_segment(id),
      page INTEGER NOT NULL,
      places BLOB NOT NULL,
      PRIMARY KEY(segment, page)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX record_form ON record(form);
    """

  /// The void form in whose place a form was issued, or the packed one that it corrects; the form in place of a void one.
  private static let replacements = """
    ALTER TABLE record ADD COLUMN replaces TEXT REFERENCES record(number);
    ALTER TABLE record ADD COLUMN corrects TEXT REFERENCES record(number);
    ALTER TABLE record ADD COLUMN replaced_by TEXT REFERENCES record(number);
    CREATE UNIQUE INDEX record_replaces ON record(replaces) WHERE replaces IS NOT NULL;
    CREATE UNIQUE INDEX record_corrects ON record(corrects) WHERE corrects IS NOT NULL;
    CREATE UNIQUE INDEX record_replaced_by ON record(replaced_by) WHERE replaced_by IS NOT NULL;
    CREATE TRIGGER record_replaces_fixed BEFORE UPDATE OF replaces, corrects ON record
      BEGIN SELECT RAISE(ABORT, 'what was issued is never changed'); END;
    CREATE TRIGGER record_replaced_by_fixed BEFORE UPDATE OF replaced_by ON record WHEN OLD.state = 'void'
      BEGIN SELECT RAISE(ABORT, 'a void record stays void'); END;
    """

  /// What was added to cards: see ``AddRequest``.
  private static let cards = """
    ALTER TABLE record ADD COLUMN additions INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE addition(
      record INTEGER NOT NULL REFERENCES record(id),
      ordinal INTEGER NOT NULL CHECK(ordinal > 0),
      event INTEGER NOT NULL,
      data TEXT NOT NULL,
      PRIMARY KEY(record, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER addition_stays BEFORE DELETE ON addition
      BEGIN SELECT RAISE(ABORT, 'an addition is never deleted'); END;
    CREATE TRIGGER addition_fixed BEFORE UPDATE ON addition
      BEGIN SELECT RAISE(ABORT, 'an addition is never changed'); END;
    """

  /// Under which terms the forms of a packet are kept, and how many pages its copies have: see ``ArchiveTerms``.
  private static let archiveTerms = """
    ALTER TABLE packet ADD COLUMN year INTEGER;
    ALTER TABLE packet ADD COLUMN fonds TEXT;
    ALTER TABLE packet ADD COLUMN class TEXT;
    ALTER TABLE packet ADD COLUMN years INTEGER;
    ALTER TABLE packet ADD COLUMN code TEXT;
    ALTER TABLE packet ADD COLUMN first_serial INTEGER;
    ALTER TABLE packet ADD COLUMN rules TEXT REFERENCES asset(sha256);
    ALTER TABLE file ADD COLUMN pages INTEGER;
    CREATE INDEX record_void ON record(void_at) WHERE void_at IS NOT NULL;
    """

  /// The forms that are open, all of them and by form, in the order of issue: few among many that are closed.
  private static let openForms = """
    CREATE INDEX record_open ON record(state) WHERE state = 'issued';
    CREATE INDEX record_open_form ON record(form) WHERE state = 'issued';
    """

  /// What nobody may do to the tables, this program included.
  private static let guards = """
    CREATE TRIGGER record_stays BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'a record is never deleted'); END;
    CREATE TRIGGER record_fixed BEFORE UPDATE OF id, number, form, serial, period, schema_version, schema, profile,
      issued_on, issued_at, issued_by, issued_event, batch, row ON record
      BEGIN SELECT RAISE(ABORT, 'what was issued is never changed'); END;
    CREATE TRIGGER record_void_stays BEFORE UPDATE OF state, data ON record WHEN OLD.state = 'void'
      BEGIN SELECT RAISE(ABORT, 'a void record stays void'); END;
    CREATE TRIGGER file_stays BEFORE DELETE ON file BEGIN SELECT RAISE(ABORT, 'a file entry is never deleted'); END;
    CREATE TRIGGER file_fixed BEFORE UPDATE ON file WHEN OLD.written_at IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'a written file is never changed'); END;
    CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
    CREATE TRIGGER event_fixed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
    CREATE TRIGGER packet_stays BEFORE DELETE ON packet BEGIN SELECT RAISE(ABORT, 'a packet is never deleted'); END;
    CREATE TRIGGER packet_fixed BEFORE UPDATE ON packet BEGIN SELECT RAISE(ABORT, 'a packet is never changed'); END;
    CREATE TRIGGER member_stays BEFORE DELETE ON packet_member
      BEGIN SELECT RAISE(ABORT, 'a packet member is never deleted'); END;
    CREATE TRIGGER member_fixed BEFORE UPDATE ON packet_member
      BEGIN SELECT RAISE(ABORT, 'a packet member is never changed'); END;
    CREATE TRIGGER asset_stays BEFORE DELETE ON asset BEGIN SELECT RAISE(ABORT, 'an asset is never deleted'); END;
    CREATE TRIGGER asset_fixed BEFORE UPDATE ON asset BEGIN SELECT RAISE(ABORT, 'an asset is never changed'); END;
    CREATE TRIGGER series_stays BEFORE DELETE ON series BEGIN SELECT RAISE(ABORT, 'a series is never deleted'); END;
    CREATE TRIGGER series_rises BEFORE UPDATE ON series
      WHEN NEW.last < OLD.last OR NEW.form <> OLD.form OR NEW.period <> OLD.period
      BEGIN SELECT RAISE(ABORT, 'a series only rises'); END;
    """

  /// The digest of what all steps make, by which a sound schema is known at once; a test holds it to them.
  static let digest = "9cd70ffa4323b185edcb5e4367fc8342a66663597a5ccc44d11a452302afb58e"

  /// The format of version 1.0.0.
  static let firstReleased = 4

  /// How many steps were applied.
  static func version(_ db: Database) throws -> Int { try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }

  /// Brings a database that this program may write up to date, wholly or not at all.
  ///
  /// A new one is thus never met with some of its tables, as if it were of an older format.
  static func migrate(_ db: Database, upTo last: Int = migrations.count) throws {
    let version = try version(db)
    guard version < last else { return }
    try db.inTransaction(.immediate) {
      if version == 0 { try db.execute(sql: "PRAGMA application_id = \(applicationID)") }
      for migration in migrations[version..<last] { try db.execute(sql: migration.sql) }
      try db.execute(sql: "PRAGMA user_version = \(last)")
      return .commit
    }
  }
}
