/* Writing results. */
#ifndef IDLC_OUTPUT_H
#define IDLC_OUTPUT_H

#include <stdbool.h>

#include "arena.h"

/* Makes `path` hold `text`: through a temporary file beside it and a rename, so
 * a reader sees the old or the new text; a file that holds it already is left
 * alone, time stamp included; what is no regular file is written to in place. False with a message on stderr when it fails. */
bool output_write(const char *path, const struct buffer *text);

#endif
