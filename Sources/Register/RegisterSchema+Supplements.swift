extension RegisterSchema {
  /// Packets of what was attached to forms after they were packed: which packet has the forms, and which forms these are.
  static let supplements = """
    ALTER TABLE packet ADD COLUMN supplements TEXT REFERENCES packet(id);
    CREATE TABLE supplement_member(
      packet TEXT NOT NULL REFERENCES packet(id),
      record INTEGER NOT NULL REFERENCES record(id),
      PRIMARY KEY(packet, record)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX supplement_member_record ON supplement_member(record);
    CREATE TRIGGER supplement_member_stays BEFORE DELETE ON supplement_member
      BEGIN SELECT RAISE(ABORT, 'a packet member is never deleted'); END;
    CREATE TRIGGER supplement_member_fixed BEFORE UPDATE ON supplement_member
      BEGIN SELECT RAISE(ABORT, 'a packet member is never changed'); END;
    """
}
