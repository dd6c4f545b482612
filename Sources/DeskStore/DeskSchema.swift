/// The tables, as steps that are only ever appended to; `user_version` counts those that were taken.
enum DeskSchema {
  static let steps = [accounts, drafts, delegations, filters, accountChanges, listJobs, formVersions, deviceKeys]

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

  private static let accountChanges = """
    CREATE TABLE account_change(
      id TEXT PRIMARY KEY, login TEXT NOT NULL, name TEXT NOT NULL, change TEXT NOT NULL, roles TEXT NOT NULL,
      author_name TEXT NOT NULL, author TEXT) STRICT;
    """

  private static let listJobs = """
    CREATE TABLE list_job(
      id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account(login), form TEXT NOT NULL, act TEXT NOT NULL,
      name TEXT NOT NULL, file TEXT NOT NULL, formats TEXT NOT NULL, output TEXT NOT NULL,
      closes INTEGER NOT NULL, all_or_none INTEGER NOT NULL,
      state TEXT NOT NULL, total INTEGER NOT NULL, fresh INTEGER NOT NULL, known INTEGER NOT NULL,
      refused INTEGER NOT NULL, message TEXT NOT NULL, created INTEGER NOT NULL, changed INTEGER NOT NULL) STRICT;
    CREATE INDEX list_job_account ON list_job(account, created);
    """

  private static let formVersions = """
    CREATE TABLE form_draft(
      form TEXT PRIMARY KEY, text TEXT NOT NULL, base TEXT NOT NULL, account TEXT NOT NULL, changed_by TEXT NOT NULL,
      changed INTEGER NOT NULL) STRICT;
    CREATE TABLE form_version(
      id INTEGER PRIMARY KEY, form TEXT NOT NULL, version INTEGER NOT NULL, text TEXT NOT NULL, reason TEXT NOT NULL,
      account TEXT NOT NULL, author TEXT NOT NULL, published INTEGER NOT NULL) STRICT;
    CREATE INDEX form_version_form ON form_version(form, id);
    """

  private static let deviceKeys = """
    ALTER TABLE account ADD COLUMN device_key TEXT NOT NULL DEFAULT '';
    UPDATE account SET device_key = lower(hex(randomblob(32)));
    """
}
