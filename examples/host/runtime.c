/* The runtime under which pieces of the sample run as ordinary programs: the
 * few functions that the forms of <sdc.h> stand for, over the C library. */
#include <sd/rt.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void *__sd_rt_alloc(size_t size_bytes, size_t count) {
    return calloc(count ? count : 1, size_bytes);
}

void __sd_rt_free(void *object) { free(object); }

int __sd_rt_printf(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int n = vprintf(format, arguments);
    va_end(arguments);
    return n;
}
