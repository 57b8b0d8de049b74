// Included by good-include-guard.c.
#pragma once
int two(void);
