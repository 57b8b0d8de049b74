/* A formatter small enough for interrupt context: no allocation, no locks, one
 * write per line so that lines of several threads do not mix. */
#include "core/print.h"

#include <stdbool.h>
#include <stdint.h>

#include "arch/arch.h"

struct sink {
    char *to;
    size_t capacity;
    size_t n;
};

static void put(struct sink *sink, char c)
{
    if (sink->n + 1 < sink->capacity)
        sink->to[sink->n++] = c;
}

static void put_number(struct sink *sink, uint64_t value, unsigned base)
{
    char digits[20];
    unsigned n = 0;
    do {
        digits[n++] = "0123456789abcdef"[value % base];
        value /= base;
    } while (value);
    while (n)
        put(sink, digits[--n]);
}

static void put_text(struct sink *sink, const char *text, size_t limit)
{
    for (size_t i = 0; i < limit && text[i]; i++)
        put(sink, text[i]);
}

static void put_signed(struct sink *sink, int64_t value)
{
    if (value < 0)
        put(sink, '-');
    put_number(sink, value < 0 ? -(uint64_t)value : (uint64_t)value, 10);
}

size_t format_text(char *to, size_t capacity, const char *format, va_list arguments)
{
    struct sink sink = {to, capacity, 0};
    for (const char *p = format; *p; p++) {
        if (*p != '%') {
            put(&sink, *p);
            continue;
        }
        size_t limit = SIZE_MAX;
        if (p[1] == '.' && p[2] == '*') {
            limit = (size_t)va_arg(arguments, int);
            p += 2;
        }
        bool is_long = p[1] == 'l';
        p += 1 + is_long;
        switch (*p) {
        case 's': put_text(&sink, va_arg(arguments, const char *), limit); break;
        case 'c': put(&sink, (char)va_arg(arguments, int)); break;
        case 'd': put_signed(&sink, is_long ? va_arg(arguments, long) : va_arg(arguments, int)); break;
        case 'p': put_number(&sink, (uintptr_t)va_arg(arguments, void *), 16); break;
        case 'u':
        case 'x':
            put_number(&sink,
                       is_long ? va_arg(arguments, unsigned long) : va_arg(arguments, unsigned),
                       *p == 'x' ? 16 : 10);
            break;
        default: put(&sink, *p); break;
        }
    }
    to[sink.n] = 0;
    return sink.n;
}

void kprintf(const char *format, ...)
{
    char line[PRINT_LINE_BYTES];
    va_list arguments;
    va_start(arguments, format);
    size_t n = format_text(line, sizeof line, format, arguments);
    va_end(arguments);
    arch_console_write(line, n);
}

void panic(const char *format, ...)
{
    char line[PRINT_LINE_BYTES];
    va_list arguments;
    va_start(arguments, format);
    size_t n = format_text(line, sizeof line, format, arguments);
    va_end(arguments);
    kprintf("panic: %.*s\n", (int)n, line);
    arch_panic_stop();
}
