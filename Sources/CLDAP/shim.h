// Directories of accounts: OpenLDAP's client library.
#pragma once
#include <ldap.h>
