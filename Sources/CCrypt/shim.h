// Password hashing: libxcrypt (crypt.h), on every Debian system; its header comes with libc6-dev.
#pragma once
#include <crypt.h>
