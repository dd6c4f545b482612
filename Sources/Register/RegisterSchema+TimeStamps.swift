extension RegisterSchema {
  /// Time stamps of the chain: answers of time stamp authorities (RFC 3161), byte for byte, each for the hash of an event.
  static let timeStamps = """
    CREATE TABLE time_stamp(
      id INTEGER PRIMARY KEY,
      event INTEGER NOT NULL REFERENCES event(seq),
      sha256 TEXT NOT NULL UNIQUE CHECK(length(sha256) = 64),
      token BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER time_stamp_stays BEFORE DELETE ON time_stamp
      BEGIN SELECT RAISE(ABORT, 'a time stamp is never deleted'); END;
    CREATE TRIGGER time_stamp_fixed BEFORE UPDATE ON time_stamp
      BEGIN SELECT RAISE(ABORT, 'a time stamp is never changed'); END;
    """
}
