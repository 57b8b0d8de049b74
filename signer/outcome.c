#include "outcome.h"

#include <stdarg.h>
#include <stdio.h>

static void print_error(const char *format, va_list arguments)
{
    fputs("sdsign: error: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
}

#define DEFINE_OUTCOME(name, value)            \
    enum outcome name(const char *format, ...) \
    {                                          \
        va_list arguments;                     \
        va_start(arguments, format);           \
        print_error(format, arguments);        \
        va_end(arguments);                     \
        return value;                          \
    }

DEFINE_OUTCOME(unable, UNABLE)
DEFINE_OUTCOME(refused, REFUSED)
DEFINE_OUTCOME(defect, DEFECT)
