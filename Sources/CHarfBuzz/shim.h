// Faces, characters, glyphs and subsets: HarfBuzz (hb.h, hb-ot.h, hb-subset.h).
#pragma once
#include <hb.h>
#include <hb-ot.h>
#include <hb-subset.h>
