/* Console output of the kernel itself, and its end. */
#ifndef CORE_PRINT_H
#define CORE_PRINT_H

#include <stdarg.h>
#include <stddef.h>

/* Formats: %s %.*s %c %d %u %lu %x %lx %p %%. Writes one piece to the console;
 * what does not fit in PRINT_LINE_BYTES is cut. */
#define PRINT_LINE_BYTES 512
void kprintf(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Formats into `to`, NUL-terminated, cut to capacity (> 0); returns the length
 * without the NUL. */
size_t format_text(char *to, size_t capacity, const char *format, va_list arguments);

/* A defect of the kernel: names the invariant and the values, stops. */
[[noreturn]] void panic(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
