/// What belongs to forms besides their records: files that were attached, where the paper original is, and whether a form is
/// kept beyond its term. All of it follows from the audit chain.
enum CustodyTables {
  /// The files lie under `attached/`, by their digests.
  static let attachments = """
    CREATE TABLE attachment(
      record INTEGER NOT NULL REFERENCES record(id),
      ordinal INTEGER NOT NULL CHECK(ordinal > 0),
      event INTEGER NOT NULL,
      sha256 TEXT NOT NULL CHECK(length(sha256) = 64),
      bytes INTEGER NOT NULL CHECK(bytes > 0),
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      sheets INTEGER,
      PRIMARY KEY(record, ordinal),
      UNIQUE(record, sha256)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attachment_sha256 ON attachment(sha256);
    CREATE TRIGGER attachment_stays BEFORE DELETE ON attachment
      BEGIN SELECT RAISE(ABORT, 'an attachment is never deleted'); END;
    CREATE TRIGGER attachment_fixed BEFORE UPDATE ON attachment
      BEGIN SELECT RAISE(ABORT, 'an attachment is never changed'); END;
    """

  /// By which the same e-invoice is known in another format.
  static let invoices = """
    ALTER TABLE attachment ADD COLUMN invoice TEXT;
    CREATE INDEX attachment_invoice ON attachment(invoice) WHERE invoice IS NOT NULL;
    """

  /// The newest state of each; the chain tells of those before.
  static let originals = """
    CREATE TABLE paper(
      record INTEGER NOT NULL PRIMARY KEY REFERENCES record(id),
      event INTEGER NOT NULL,
      place TEXT,
      box TEXT,
      holder TEXT
    ) STRICT;
    CREATE INDEX paper_box ON paper(box) WHERE box IS NOT NULL;
    CREATE INDEX paper_holder ON paper(holder) WHERE holder IS NOT NULL;
    CREATE TRIGGER paper_stays BEFORE DELETE ON paper
      BEGIN SELECT RAISE(ABORT, 'what is known of a paper original is never deleted'); END;
    CREATE TABLE hold(
      record INTEGER NOT NULL PRIMARY KEY REFERENCES record(id),
      event INTEGER NOT NULL,
      reason TEXT
    ) STRICT;
    CREATE TRIGGER hold_stays BEFORE DELETE ON hold
      BEGIN SELECT RAISE(ABORT, 'that a form was to be kept is never deleted'); END;
    """
}
