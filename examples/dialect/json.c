/* JSON (RFC 8259): reads a document into a tree and prints it without spaces,
 * as JavaScript's JSON.stringify(JSON.parse(text)) does, except that numbers
 * are printed as they were written and no key is dropped for another. */
#include "tool.h"

#include <stdbool.h>

enum kind { NULL_VALUE, FALSE_VALUE, TRUE_VALUE, NUMBER, STRING, ARRAY, OBJECT };

/* A value; strings and numbers are ranges of the document. The members of an
 * array or object are a list. */
struct value {
    enum kind kind;
    size_t start, end;
    size_t key_start, key_end; /* with the quotes; of a member of an object */
    struct value *__owned _Nullable first;
    struct value *__owned _Nullable next;
};

enum { depth_max = 200 };

/* A document on its way. */
struct __view parser {
    const uint8_t *const text __counted_by(n);
    const size_t n;
    size_t at;
    size_t depth;
};

static void skip_space(struct parser *p) {
    while (p->at < p->n && (p->text[p->at] == ' ' || p->text[p->at] == '\n' || p->text[p->at] == '\r' ||
                         p->text[p->at] == '\t'))
        p->at++;
}

static bool accept(struct parser *p, uint8_t c) {
    if (p->at == p->n || p->text[p->at] != c)
        return false;
    p->at++;
    return true;
}

static bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }

static int hex_digit(uint8_t c) {
    if (is_digit(c))
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The length in bytes of the UTF-8 character at `at`, 0 if it is not one
 * (RFC 3629, 4: no overlong forms, no surrogates). */
static size_t utf8_bytes(const uint8_t *text __counted_by(n), size_t n, size_t at) {
    uint8_t c = text[at];
    if (c < 0x80)
        return 1;
    size_t bytes = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
    if (c < 0xc2 || c > 0xf4 || n - at < bytes)
        return 0;
    uint8_t low = c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80;
    uint8_t high = c == 0xed ? 0x9f : c == 0xf4 ? 0x8f : 0xbf;
    if (text[at + 1] < low || text[at + 1] > high)
        return 0;
    for (size_t i = 2; i < bytes; i++)
        if (text[at + i] >> 6 != 2)
            return 0;
    return bytes;
}

static bool skip_escape(struct parser *p) {
    if (p->at == p->n)
        return false;
    switch (p->text[p->at++]) {
    case '"': case '\\': case '/': case 'b': case 'f': case 'n': case 'r': case 't':
        return true;
    case 'u':
        for (int i = 0; i < 4; i++)
            if (p->at == p->n || hex_digit(p->text[p->at++]) < 0)
                return false;
        return true;
    default:
        return false;
    }
}

static bool skip_string(struct parser *p) {
    if (!accept(p, '"'))
        return false;
    while (p->at < p->n && p->text[p->at] != '"') {
        if (p->text[p->at] == '\\') {
            p->at++;
            if (!skip_escape(p))
                return false;
            continue;
        }
        size_t bytes = p->text[p->at] < 0x20 ? 0 : utf8_bytes(p->text, p->n, p->at);
        if (bytes == 0)
            return false;
        p->at += bytes;
    }
    return accept(p, '"');
}

static bool skip_digits(struct parser *p) {
    size_t start = p->at;
    while (p->at < p->n && is_digit(p->text[p->at]))
        p->at++;
    return p->at > start;
}

static bool skip_number(struct parser *p) {
    accept(p, '-');
    if (!accept(p, '0') && !skip_digits(p))
        return false;
    if (accept(p, '.') && !skip_digits(p))
        return false;
    if (accept(p, 'e') || accept(p, 'E')) {
        if (!accept(p, '-'))
            accept(p, '+');
        return skip_digits(p);
    }
    return true;
}

static bool skip_word(struct parser *p,
                      const char *word __counted_by(length), size_t length) {
    for (size_t i = 0; i < length; i++)
        if (!accept(p, sd_as(uint8_t, word[i])))
            return false;
    return true;
}

static void free_value(struct value *__owned _Nullable value) {
    while (value) {
        struct value *next = sd_take(value->next);
        free_value(sd_take(value->first));
        sd_free(value);
        value = next;
    }
}

static bool parse_value(struct parser *p,
                        struct value *into);

/* The members of an array or object up to its closing bracket. */
static bool parse_members(struct parser *p,
                          struct value *into, uint8_t close) {
    skip_space(p);
    if (accept(p, close))
        return true;
    struct value *__owned _Nullable reversed = NULL;
    bool is_good = true;
    do {
        struct value *member = sd_new(struct value);
        member->next = reversed;
        reversed = member;
        skip_space(p);
        if (close == '}') {
            reversed->key_start = p->at;
            is_good = skip_string(p);
            reversed->key_end = p->at;
            skip_space(p);
            is_good = is_good && accept(p, ':');
        }
        is_good = is_good && parse_value(p, reversed);
    } while (is_good && accept(p, ','));
    struct value *__owned _Nullable members = NULL;
    while (reversed) {
        struct value *next = sd_take(reversed->next);
        reversed->next = members;
        members = reversed;
        reversed = next;
    }
    free_value(sd_take(into->first));
    into->first = members;
    return is_good && accept(p, close);
}

static bool parse_value(struct parser *p,
                        struct value *into) {
    if (p->depth == depth_max)
        return false;
    p->depth++;
    skip_space(p);
    into->start = p->at;
    bool is_good = false;
    switch (p->at < p->n ? p->text[p->at] : 0) {
    case '{':
        p->at++;
        into->kind = OBJECT;
        is_good = parse_members(p, into, '}');
        break;
    case '[':
        p->at++;
        into->kind = ARRAY;
        is_good = parse_members(p, into, ']');
        break;
    case '"':
        into->kind = STRING;
        is_good = skip_string(p);
        break;
    case 't':
        into->kind = TRUE_VALUE;
        is_good = skip_word(p, "true", 4);
        break;
    case 'f':
        into->kind = FALSE_VALUE;
        is_good = skip_word(p, "false", 5);
        break;
    case 'n':
        into->kind = NULL_VALUE;
        is_good = skip_word(p, "null", 4);
        break;
    default:
        into->kind = NUMBER;
        is_good = skip_number(p);
    }
    into->end = p->at;
    skip_space(p);
    p->depth--;
    return is_good;
}

/* --- printing ------------------------------------------------------------------ */

static void print_unit(uint32_t unit, struct output *out) {
    OUTPUT_LITERAL(out, "\\u");
    output_hex(out, unit, 4);
}

static void print_utf8(uint32_t c, struct output *out) {
    if (c < 0x80) {
        output_byte(out, sd_as(uint8_t, c));
    } else if (c < 0x800) {
        output_byte(out, sd_as(uint8_t, 0xc0 | c >> 6));
        output_byte(out, sd_as(uint8_t, 0x80 | (c & 63)));
    } else if (c < 0x10000) {
        output_byte(out, sd_as(uint8_t, 0xe0 | c >> 12));
        output_byte(out, sd_as(uint8_t, 0x80 | (c >> 6 & 63)));
        output_byte(out, sd_as(uint8_t, 0x80 | (c & 63)));
    } else {
        output_byte(out, sd_as(uint8_t, 0xf0 | c >> 18));
        output_byte(out, sd_as(uint8_t, 0x80 | (c >> 12 & 63)));
        output_byte(out, sd_as(uint8_t, 0x80 | (c >> 6 & 63)));
        output_byte(out, sd_as(uint8_t, 0x80 | (c & 63)));
    }
}

/* As JSON.stringify: what must be escaped, and lone surrogates. */
static void print_character(uint32_t c, struct output *out) {
    static const char short_names[] = "btn?fr"; /* 8 to 13; 11 has none */
    if (c == '"' || c == '\\') {
        output_byte(out, '\\');
        output_byte(out, sd_as(uint8_t, c));
    } else if (c >= 8 && c <= 13 && c != 11) {
        output_byte(out, '\\');
        output_byte(out, sd_as(uint8_t, short_names[c - 8]));
    } else if (c < 0x20 || (c >= 0xd800 && c < 0xe000)) {
        print_unit(c, out);
    } else {
        print_utf8(c, out);
    }
}

static uint32_t read_hex(const uint8_t *text __counted_by(n), size_t n, size_t at) {
    uint32_t unit = 0;
    for (size_t i = at; i < at + 4 && i < n; i++)
        unit = unit << 4 | sd_as(uint32_t, hex_digit(text[i]));
    return unit;
}

/* The text between start and end was accepted by skip_string. */
static void print_string(const uint8_t *text __counted_by(n), size_t n, size_t start, size_t end,
                         struct output *out) {
    output_byte(out, '"');
    for (size_t at = start + 1; at + 1 < end;) {
        if (text[at] != '\\') {
            output_byte(out, text[at++]);
            continue;
        }
        uint8_t escape = text[at + 1];
        at += 2;
        uint32_t c = escape;
        switch (escape) {
        case 'b': c = 8; break;
        case 'f': c = 12; break;
        case 'n': c = 10; break;
        case 'r': c = 13; break;
        case 't': c = 9; break;
        case 'u':
            c = read_hex(text, n, at);
            at += 4;
            if (c >> 10 == 0x36 && at + 6 < end && text[at] == '\\' && text[at + 1] == 'u') {
                uint32_t low = read_hex(text, n, at + 2);
                if (low >> 10 == 0x37) {
                    c = 0x10000 + ((c & 0x3ff) << 10 | (low & 0x3ff));
                    at += 6;
                }
            }
            break;
        }
        print_character(c, out);
    }
    output_byte(out, '"');
}

static void print_value(const struct value *value, const uint8_t *text __counted_by(n), size_t n,
                        struct output *out) {
    switch (value->kind) {
    case NULL_VALUE:
    case FALSE_VALUE:
    case TRUE_VALUE:
    case NUMBER:
        output_bytes(out, &text[value->start], value->end - value->start);
        return;
    case STRING:
        print_string(text, n, value->start, value->end, out);
        return;
    case ARRAY:
    case OBJECT:
        break;
    }
    bool is_object = value->kind == OBJECT;
    output_byte(out, is_object ? '{' : '[');
    for (const struct value *member = value->first; member; member = member->next) {
        if (is_object) {
            print_string(text, n, member->key_start, member->key_end, out);
            output_byte(out, ':');
        }
        print_value(member, text, n, out);
        if (member->next)
            output_byte(out, ',');
    }
    output_byte(out, is_object ? '}' : ']');
}

int tool_run(const uint8_t *input __counted_by(n), size_t n, struct output *out) {
    struct parser p = {.text = input, .n = n};
    struct value *document = sd_new(struct value);
    bool is_good = parse_value(&p, document) && p.at == n;
    if (is_good)
        print_value(document, input, n, out);
    free_value(document);
    return is_good ? 0 : 1;
}
