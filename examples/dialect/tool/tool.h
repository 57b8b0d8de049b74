/* One program of examples/dialect: bytes in, bytes out.
 *
 * The program is Domain C and knows nothing of files; tool/main.c, plain C,
 * reads standard input and writes standard output. */
#ifndef TOOL_H
#define TOOL_H

#include "output.h"

/* 0: done; 1: the input is not what the program reads. */
int tool_run(const uint8_t *input __counted_by(n), size_t n, struct output *out);

#endif
