// What Swift needs of libxml2, plus what it cannot import itself.
#pragma once
#include <libxml/xmlversion.h>
// Debian's libxml2 is built with ICU, and its headers would pull in ICU's, whose types clash with those of Foundation's
// own ICU. Only a struct that is never used by value depends on it.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

// xmlFree is a mutable global, which Swift 6 does not let one read.
static inline void cxml_free(void *pointer) { xmlFree(pointer); }
