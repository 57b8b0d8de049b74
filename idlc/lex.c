/* A token is read on demand: the parser looks one ahead, so there is no token
 * array. */
#include "lex.h"

#include <stdbool.h>
#include <string.h>

#include "arena.h"
#include "diag.h"

struct cursor {
    const struct source *source;
    uint32_t offset;
};

static int peek(const struct cursor *cursor, uint32_t ahead) {
    size_t at = (size_t)cursor->offset + ahead;
    return at < cursor->source->length ? (unsigned char)cursor->source->text[at] : -1;
}

static struct place here(const struct cursor *cursor) {
    return (struct place){cursor->source, cursor->offset};
}

static bool is_space(int c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
static bool is_digit(int c) { return c >= '0' && c <= '9'; }
static bool is_letter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
/* Part of a name by intention; reported, then read as '_'. */
static bool is_wide(int c) { return c >= 0x80; }
static bool is_punctuation(int c) { return c > 0 && strchr("{}()<>[];:,@=-*&|?", c); }

static void skip_block_comment(struct cursor *cursor) {
    struct place start = here(cursor);
    cursor->offset += 2;
    while (peek(cursor, 0) >= 0) {
        if (peek(cursor, 0) == '*' && peek(cursor, 1) == '/') {
            cursor->offset += 2;
            return;
        }
        cursor->offset++;
    }
    diag_error(start, RULE_SYNTAX, "comment has no end; close it with */");
}

static void skip_space(struct cursor *cursor) {
    for (;;) {
        int c = peek(cursor, 0);
        if (is_space(c)) {
            cursor->offset++;
        } else if (c == '/' && peek(cursor, 1) == '/') {
            while (peek(cursor, 0) >= 0 && peek(cursor, 0) != '\n')
                cursor->offset++;
        } else if (c == '/' && peek(cursor, 1) == '*') {
            skip_block_comment(cursor);
        } else {
            return;
        }
    }
}

/* Anything the language has no use for: one message for a whole run. */
static bool is_foreign(int c) {
    return c >= 0 && !is_space(c) && !is_digit(c) && !is_letter(c) && !is_wide(c) &&
           !is_punctuation(c) && c != '"' && c != '/';
}

static void skip_foreign(struct cursor *cursor) {
    int c = peek(cursor, 0);
    if (c > ' ' && c < 0x7f)
        diag_error(here(cursor), RULE_SYNTAX, "unexpected character '%c'", c);
    else
        diag_error(here(cursor), RULE_SYNTAX, "unexpected byte 0x%02x", c);
    do
        cursor->offset++;
    while (is_foreign(peek(cursor, 0)));
}

static int digit_value(int c) {
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
}

/* Reads a whole word as a number; 0, or what is wrong with it. */
static const char *flaw_of_number(const char *text, size_t n, uint64_t *number) {
    bool is_hex = n > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
    int base = is_hex ? 16 : 10;
    if (n > 1 && text[0] == '0' && !is_hex)
        return "starts with 0; write it decimal or as 0x...";
    *number = 0;
    for (size_t i = is_hex ? 2 : 0; i < n; i++) {
        int digit = digit_value((unsigned char)text[i]);
        if (digit >= base)
            return "has a letter in it";
        if (__builtin_mul_overflow(*number, (uint64_t)base, number) ||
            __builtin_add_overflow(*number, (uint64_t)digit, number))
            return "does not fit 64 bits";
    }
    return 0;
}

static void read_number(struct cursor *cursor, struct token *token) {
    uint32_t start = cursor->offset;
    while (is_letter(peek(cursor, 0)) || is_digit(peek(cursor, 0)))
        cursor->offset++;
    const char *text = cursor->source->text + start;
    size_t n = cursor->offset - start;
    token->kind = TOKEN_NUMBER;
    token->text = arena_text(text, n);
    const char *flaw = flaw_of_number(token->text, n, &token->number);
    if (!flaw)
        return;
    diag_error(token->place, RULE_SYNTAX, "number '%.60s' %s", token->text, flaw);
    token->number = 1; /* offends no other rule */
}

static void read_name(struct cursor *cursor, struct token *token) {
    uint32_t start = cursor->offset;
    while (is_letter(peek(cursor, 0)) || is_digit(peek(cursor, 0)) || is_wide(peek(cursor, 0)))
        cursor->offset++;
    char *text = arena_text(cursor->source->text + start, cursor->offset - start);
    bool has_wide = false;
    for (char *p = text; *p; p++)
        if (is_wide((unsigned char)*p)) {
            has_wide = true;
            *p = '_';
        }
    if (has_wide)
        diag_error(token->place, RULE_SYNTAX, "names are made of the letters of ASCII");
    token->kind = TOKEN_NAME;
    token->text = text;
}

static void read_string(struct cursor *cursor, struct token *token) {
    uint32_t start = ++cursor->offset;
    while (peek(cursor, 0) >= 0 && peek(cursor, 0) != '"' && peek(cursor, 0) != '\n')
        cursor->offset++;
    token->kind = TOKEN_STRING;
    token->text = arena_text(cursor->source->text + start, cursor->offset - start);
    if (peek(cursor, 0) == '"')
        cursor->offset++;
    else
        diag_error(token->place, RULE_SYNTAX, "text has no end; close it with \" on its line");
}

struct token lex(const struct source *source, uint32_t *offset) {
    struct cursor cursor = {source, *offset};
    struct token token = {.kind = TOKEN_END, .text = "the end of the file"};
    skip_space(&cursor);
    while (is_foreign(peek(&cursor, 0)) || peek(&cursor, 0) == '/') {
        if (peek(&cursor, 0) == '/') {
            diag_error(here(&cursor), RULE_SYNTAX, "unexpected character '/'");
            cursor.offset++;
        } else {
            skip_foreign(&cursor);
        }
        skip_space(&cursor);
    }
    int c = peek(&cursor, 0);
    uint32_t start = cursor.offset;
    token.place = here(&cursor);
    if (is_letter(c) || is_wide(c)) {
        read_name(&cursor, &token);
    } else if (is_digit(c)) {
        read_number(&cursor, &token);
    } else if (c == '"') {
        read_string(&cursor, &token);
    } else if (c == '-' && peek(&cursor, 1) == '>') {
        cursor.offset += 2;
        token.kind = TOKEN_ARROW;
        token.text = "->";
    } else if (c >= 0) {
        cursor.offset++;
        token.kind = TOKEN_PUNCTUATION;
        token.punctuation = (char)c;
        token.text = arena_text(source->text + start, 1);
    }
    *offset = cursor.offset;
    return token;
}
