// What Swift needs of libzip (zip.h), plus what it cannot import itself.
#pragma once
#include <zip.h>
