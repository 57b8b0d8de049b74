/* Causes, their names, and the one formatter of refusals. It is its own
 * formatter because the kernel has no printf, and because what it prints comes
 * from hostile files: every byte that could move a cursor becomes '?'. */
#include "image/verdict.h"

#include <stdarg.h>

#include "manifest.h"

static const char *const cause_names[] = {
    [IMAGE_ACCEPTED] = "accepted",
    [IMAGE_NOT_SIGNED] = "not-signed",
    [IMAGE_UNKNOWN_KEY] = "unknown-key",
    [IMAGE_REVOKED_KEY] = "revoked-key",
    [IMAGE_WRONG_NAME] = "wrong-name",
    [IMAGE_ROLLED_BACK] = "rolled-back",
    [IMAGE_MODIFIED] = "modified",
    [IMAGE_COMPILER_TOO_OLD] = "compiler-too-old",
    [IMAGE_INTERFACE_MISMATCH] = "interface-mismatch",
    [IMAGE_BAD_SEGMENT] = "bad-segment",
    [IMAGE_BAD_RELOCATION] = "bad-relocation",
    [IMAGE_BAD_MANIFEST] = "bad-manifest",
    [IMAGE_TRUNCATED] = "truncated",
};

struct output {
    char *at, *last; /* `last` is kept for the NUL */
};

const char *image_cause_name(enum image_cause cause)
{
    return cause_names[cause];
}

static void put_char(struct output *out, char c)
{
    if (out->at < out->last)
        *out->at++ = c >= 0x20 && c <= 0x7e ? c : '?';
}

static void put_string(struct output *out, const char *text)
{
    while (*text)
        put_char(out, *text++);
}

static void put_text(struct output *out, const struct image_text *text)
{
    for (size_t i = 0; i < text->n; i++)
        put_char(out, text->bytes[i]);
}

static void put_number(struct output *out, uint64_t value, unsigned base)
{
    char digits[20];
    size_t count = 0;

    do {
        digits[count++] = "0123456789abcdef"[value % base];
        value /= base;
    } while (value);
    while (count)
        put_char(out, digits[--count]);
}

bool image_refuse(struct image_verdict *verdict, enum image_cause cause, const char *format, ...)
{
    struct output out = {verdict->detail, verdict->detail + IMAGE_DETAIL_BYTES - 1};
    va_list arguments;

    verdict->cause = cause;
    va_start(arguments, format);
    for (const char *p = format; *p; p++) {
        if (*p != '%') {
            put_char(&out, *p);
            continue;
        }
        switch (*++p) {
        case 's': put_string(&out, va_arg(arguments, const char *)); break;
        case 't': put_text(&out, va_arg(arguments, const struct image_text *)); break;
        case 'u': put_number(&out, va_arg(arguments, unsigned), 10); break;
        case 'l': put_number(&out, va_arg(arguments, uint64_t), 10); break;
        case 'x':
            put_string(&out, "0x");
            put_number(&out, va_arg(arguments, uint64_t), 16);
            break;
        default: put_char(&out, *p); break; /* '%%' */
        }
    }
    va_end(arguments);
    *out.at = 0;
    return false;
}

size_t image_verdict_line(const struct image_verdict *verdict, const char *image_name,
                          char *line, size_t capacity)
{
    struct output out = {line, line + capacity - 1};

    put_string(&out, "refused: ");
    put_string(&out, image_name);
    put_string(&out, ": ");
    put_string(&out, image_cause_name(verdict->cause));
    put_string(&out, ": ");
    put_string(&out, verdict->detail);
    *out.at = 0;
    return (size_t)(out.at - line);
}

bool image_text_equal(struct image_text a, struct image_text b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (a.bytes[i] != b.bytes[i])
            return false;
    return true;
}

bool image_text_is(struct image_text text, const char *literal)
{
    size_t i = 0;

    while (i < text.n && literal[i] && text.bytes[i] == literal[i])
        i++;
    return i == text.n && !literal[i];
}

bool image_text_is_name(struct image_text text)
{
    if (text.n == 0 || text.n > SD_NAME_MAX)
        return false;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.bytes[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        bool is_digit = c >= '0' && c <= '9';
        if (!is_letter && !(is_digit && i > 0))
            return false;
    }
    return true;
}

bool image_text_is_member(struct image_text text)
{
    size_t dot = 0;

    while (dot < text.n && text.bytes[dot] != '.')
        dot++;
    if (dot == text.n)
        return image_text_is_name(text);
    return image_text_is_name((struct image_text){.bytes = text.bytes, .n = dot}) &&
           image_text_is_name((struct image_text){.bytes = text.bytes + dot + 1,
                                                  .n = text.n - dot - 1});
}
