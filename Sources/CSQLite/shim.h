// What Swift cannot call of SQLite (sqlite3.h): sqlite3_db_config takes any number of arguments.
#pragma once
#include <sqlite3.h>

// No statement can damage the file (sqlite.org/c3ref/c_dbconfig_defensive.html).
static inline int csqlite_defend(sqlite3 *database) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}
