// Which font files the system has: fontconfig.
#pragma once
#include <fontconfig/fontconfig.h>
