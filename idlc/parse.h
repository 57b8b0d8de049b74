/* From text to tree. */
#ifndef IDLC_PARSE_H
#define IDLC_PARSE_H

#include "ast.h"

/* Parses `main` and what it includes. Errors are reported; the tree returned
 * then holds what could be read and is good for more messages only.
 * `folders`: char *, searched for includes after the including file's own. */
struct file *parse(const struct source *main, const struct list *folders);

#endif
