/* The print family. Text is collected in a small buffer on the stack and goes
 * out in pieces, so printing needs no heap and works at any quota.
 *
 * sdc has checked the format against the arguments: a literal, known
 * conversions, no %n, every %s bounded. */
#include "sd/rt.h"
#include "sdrt.h"

#include <stdarg.h>
#include <stdbool.h>

struct out {
    size_t used;
    unsigned written; /* bytes in total */
    char text[256];
};

struct spec {
    bool is_left, is_zero, has_dot, has_precision;
    int width, precision;
    int size_bytes; /* of the integer argument */
};

static void flush(struct out *out) {
    if (out->used)
        __sd_services->print(out->text, out->used);
    out->used = 0;
}

static void put(struct out *out, char c) {
    if (out->used == sizeof out->text)
        flush(out);
    out->text[out->used++] = c;
    out->written++;
}

static void put_repeated(struct out *out, char c, int64_t n) {
    for (int64_t i = 0; i < n; i++)
        put(out, c);
}

static void put_text(struct out *out, const char *text, size_t n) {
    for (size_t i = 0; i < n; i++)
        put(out, text[i]);
}

/* A field of `sign` (0: none), `zeros` and text, padded to the width. */
static void put_field(struct out *out, const struct spec *spec, char sign, int zeros,
                      const char *text, size_t n) {
    int64_t pad = (int64_t)spec->width - (int64_t)n - zeros - (sign != 0);
    if (!spec->is_left)
        put_repeated(out, ' ', pad);
    if (sign)
        put(out, sign);
    put_repeated(out, '0', zeros);
    put_text(out, text, n);
    if (spec->is_left)
        put_repeated(out, ' ', pad);
}

static void put_number(struct out *out, const struct spec *spec, char sign, uint64_t value,
                       unsigned base, char ten) {
    char digits[20];
    size_t at = sizeof digits;
    for (; value; value /= base) {
        unsigned digit = (unsigned)(value % base);
        digits[--at] = (char)(digit < 10 ? '0' + digit : (unsigned)ten + digit - 10);
    }
    int n = (int)(sizeof digits - at);
    int least = spec->has_precision ? spec->precision : 1;
    if (!spec->has_precision && spec->is_zero && !spec->is_left)
        least = spec->width - (sign != 0) > 1 ? spec->width - (sign != 0) : 1;
    put_field(out, spec, sign, least > n ? least - n : 0, digits + at, (size_t)n);
}

static const char *read_flags(const char *f, struct spec *spec) {
    for (;; f++) {
        if (*f == '-')
            spec->is_left = true;
        else if (*f == '0')
            spec->is_zero = true;
        else
            return f;
    }
}

/* What is too large for an int is the largest. */
static const char *read_decimal(const char *f, int *value) {
    int64_t n = 0;
    for (; *f >= '0' && *f <= '9'; f++)
        n = n > INT32_MAX ? n : n * 10 + (*f - '0');
    *value = n > INT32_MAX ? INT32_MAX : (int)n;
    return f;
}

static const char *read_length(const char *f, struct spec *spec) {
    spec->size_bytes = 4;
    if (*f == 'l' || *f == 'z' || *f == 'j' || *f == 't') {
        spec->size_bytes = 8;
        return f[1] == 'l' ? f + 2 : f + 1;
    }
    if (*f == 'h') {
        spec->size_bytes = f[1] == 'h' ? 1 : 2;
        return f[1] == 'h' ? f + 2 : f + 1;
    }
    return f;
}

static int64_t signed_value(uint64_t raw, int size_bytes) {
    switch (size_bytes) {
    case 1: return (int8_t)raw;
    case 2: return (int16_t)raw;
    case 4: return (int32_t)raw;
    default: return (int64_t)raw;
    }
}

static uint64_t unsigned_value(uint64_t raw, int size_bytes) {
    return size_bytes == 8 ? raw : raw & ((1ull << (8 * size_bytes)) - 1);
}

/* Up to `most` bytes, or to the NUL; with a precision no NUL is needed. */
static size_t text_length(const char *text, size_t most) {
    size_t n = 0;
    while (n < most && text[n])
        n++;
    return n;
}

int __sd_rt_printf(const char *f, ...) {
    struct out out;
    out.used = 0;
    out.written = 0;
    va_list args;
    va_start(args, f);
    while (*f) {
        if (*f != '%') {
            put(&out, *f++);
            continue;
        }
        struct spec spec = {0};
        f = read_flags(f + 1, &spec);
        if (*f == '*') {
            spec.width = va_arg(args, int);
            f++;
            if (spec.width < 0) {
                spec.is_left = true;
                spec.width = spec.width < -INT32_MAX ? INT32_MAX : -spec.width;
            }
        } else {
            f = read_decimal(f, &spec.width);
        }
        if (*f == '.') {
            spec.has_dot = spec.has_precision = true;
            if (f[1] == '*') {
                spec.precision = va_arg(args, int);
                spec.has_precision = spec.precision >= 0;
                f += 2;
            } else {
                f = read_decimal(f + 1, &spec.precision);
            }
        }
        f = read_length(f, &spec);
        switch (*f++) {
        case 'd':
        case 'i': {
            uint64_t raw = spec.size_bytes == 8 ? va_arg(args, uint64_t) : va_arg(args, unsigned);
            int64_t value = signed_value(raw, spec.size_bytes);
            put_number(&out, &spec, value < 0 ? '-' : 0, value < 0 ? -(uint64_t)value : (uint64_t)value,
                       10, 'a');
            break;
        }
        case 'u':
        case 'x':
        case 'X': {
            uint64_t raw = spec.size_bytes == 8 ? va_arg(args, uint64_t) : va_arg(args, unsigned);
            put_number(&out, &spec, 0, unsigned_value(raw, spec.size_bytes), f[-1] == 'u' ? 10 : 16,
                       f[-1] == 'X' ? 'A' : 'a');
            break;
        }
        case 'c': {
            char c = (char)va_arg(args, int);
            put_field(&out, &spec, 0, 0, &c, 1);
            break;
        }
        case 's': {
            const char *text = va_arg(args, const char *);
            /* A negative precision would mean none; text is always bounded. */
            size_t most = !spec.has_dot          ? SIZE_MAX
                          : spec.has_precision ? (size_t)spec.precision
                                               : 0;
            put_field(&out, &spec, 0, 0, text, text_length(text, most));
            break;
        }
        case '%':
            put(&out, '%');
            break;
        default:
            __builtin_trap(); /* sdc let an unknown conversion pass */
        }
    }
    va_end(args);
    flush(&out);
    return (int)out.written;
}

void __sd_rt_print(const char *text, size_t n) { __sd_services->print(text, n); }
