/* Words of the interface language. */
#ifndef IDLC_LEX_H
#define IDLC_LEX_H

#include "source.h"

enum token_kind {
    TOKEN_END,
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_STRING, /* text without the quotes */
    TOKEN_ARROW,  /* -> */
    TOKEN_PUNCTUATION, /* one character: { } ( ) < > [ ] ; : , @ = - * & | ? */
};

struct token {
    enum token_kind kind;
    char punctuation;
    const char *text; /* NUL-terminated copy */
    uint64_t number;
    struct place place;
};

/* The next token at *offset, which moves behind it. Bad characters, comments
 * without end, bad numbers are reported and skipped. */
struct token lex(const struct source *source, uint32_t *offset);

#endif
