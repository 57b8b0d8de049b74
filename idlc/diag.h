/* Messages about the input: `file:line:col: error: text [rule-name]`, the
 * source line, a caret; a second place is a note. */
#ifndef IDLC_DIAG_H
#define IDLC_DIAG_H

#include "source.h"

enum rule {
#define RULE(id, name, summary) RULE_##id,
#include "rules.def"
#undef RULE
    RULE_COUNT
};

const char *rule_name(enum rule rule);
const char *rule_summary(enum rule rule);

#define DIAG_LIMIT 20

/* Reports an error. After DIAG_LIMIT errors says so and ends the program with
 * exit status 1: nothing has been written by then. */
__attribute__((format(printf, 3, 4))) void diag_error(struct place place, enum rule rule,
                                              const char *format, ...);
/* Adds a second place to the last error. */
__attribute__((format(printf, 2, 3))) void diag_note(struct place place, const char *format, ...);

unsigned diag_error_count(void);

#endif
