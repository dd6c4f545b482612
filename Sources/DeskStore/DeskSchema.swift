/// The tables, as steps that are only ever appended to; `user_version` counts those that were taken.
enum DeskSchema {
  static let steps = [accounts, drafts, delegations, filters]

  private static let accounts = """
    CREATE TABLE account(
      login TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, roles TEXT NOT NULL, password TEXT NOT NULL,
      language TEXT, is_locked INTEGER NOT NULL DEFAULT 0, must_change INTEGER NOT NULL DEFAULT 0,
      created INTEGER NOT NULL) STRICT;
    CREATE TABLE session(
      token TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account(login) ON DELETE CASCADE,
      created INTEGER NOT NULL, seen INTEGER NOT NULL, agent TEXT NOT NULL, address TEXT NOT NULL) STRICT;
    CREATE INDEX session_account ON session(account);
    """

  private static let drafts = """
    CREATE TABLE draft(
      id TEXT PRIMARY KEY, form TEXT NOT NULL, number TEXT, origin TEXT, replaces TEXT,
      account TEXT NOT NULL REFERENCES account(login), title TEXT NOT NULL, data TEXT NOT NULL,
      version INTEGER NOT NULL, created INTEGER NOT NULL, changed INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT;
    CREATE INDEX draft_account ON draft(account, changed);
    CREATE UNIQUE INDEX draft_number ON draft(number) WHERE number IS NOT NULL;
    CREATE TABLE draft_file(
      draft TEXT NOT NULL REFERENCES draft(id) ON DELETE CASCADE, name TEXT NOT NULL, type TEXT NOT NULL,
      bytes BLOB NOT NULL, PRIMARY KEY(draft, name)) STRICT;
    """

  private static let delegations = """
    CREATE TABLE delegation(
      account TEXT PRIMARY KEY REFERENCES account(login) ON DELETE CASCADE,
      deputy TEXT NOT NULL REFERENCES account(login) ON DELETE CASCADE, first TEXT NOT NULL, last TEXT NOT NULL) STRICT;
    """

  private static let filters = """
    CREATE TABLE saved_filter(
      id INTEGER PRIMARY KEY, account TEXT NOT NULL REFERENCES account(login) ON DELETE CASCADE, name TEXT NOT NULL,
      query TEXT NOT NULL, UNIQUE(account, name)) STRICT;
    """
}
