#include "arguments.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "version.h"

static enum arguments_result wrong(const struct command_spec *spec, const char *what,
                                   const char *which)
{
    unable("%s%s\n%s", what, which, spec->usage);
    return ARGUMENTS_WRONG;
}

/* Matches "--name" or "--name=value"; *inline_value is 0 or the value. */
static const struct option_spec *find_option(const struct command_spec *spec, const char *text,
                                             const char **inline_value)
{
    const char *equals = text[1] == '-' ? strchr(text, '=') : 0;
    size_t n = equals ? (size_t)(equals - text) : strlen(text);

    *inline_value = equals ? equals + 1 : 0;
    for (const struct option_spec *option = spec->options; option->name; option++)
        if (strlen(option->name) == n && !memcmp(option->name, text, n))
            return option;
    return 0;
}

static bool take_value(const struct option_spec *option, const char *value)
{
    if (option->value) {
        if (*option->value)
            return false;
        *option->value = value;
        return true;
    }
    if (option->values->count == OPTION_REPEATS_MAX)
        return false;
    option->values->values[option->values->count++] = value;
    return true;
}

static enum arguments_result check_presence(const struct command_spec *spec, int operand_count)
{
    for (const struct option_spec *option = spec->options; option->name; option++) {
        bool is_given = option->flag    ? *option->flag
                        : option->value ? *option->value != 0
                                        : option->values->count > 0;
        if (option->is_required && !is_given)
            return wrong(spec, "missing option ", option->name);
    }
    if (operand_count < spec->operands_min)
        return wrong(spec, "missing operand", "");
    if (operand_count > spec->operands_max)
        return wrong(spec, "too many operands", "");
    return ARGUMENTS_READ;
}

enum arguments_result arguments_read(const struct command_spec *spec, int argc, char **argv,
                                     int *operand_count)
{
    bool options_ended = false;

    *operand_count = 0;
    for (int i = 0; i < argc; i++) {
        const char *inline_value;
        if (options_ended || argv[i][0] != '-' || !argv[i][1]) {
            argv[(*operand_count)++] = argv[i];
            continue;
        }
        if (!strcmp(argv[i], "--")) {
            options_ended = true;
            continue;
        }
        if (!strcmp(argv[i], "--help")) {
            fputs(spec->usage, stdout);
            return ARGUMENTS_ANSWERED;
        }
        if (!strcmp(argv[i], "--version")) {
            puts("sdsign " SUMAC_VERSION);
            return ARGUMENTS_ANSWERED;
        }
        const struct option_spec *option = find_option(spec, argv[i], &inline_value);
        if (!option)
            return wrong(spec, "unknown option ", argv[i]);
        if (option->flag) {
            if (inline_value)
                return wrong(spec, "no value goes with option ", option->name);
            *option->flag = true;
            continue;
        }
        if (!inline_value && ++i == argc)
            return wrong(spec, "missing value after ", option->name);
        if (!take_value(option, inline_value ? inline_value : argv[i]))
            return wrong(spec, "given too often: ", option->name);
    }
    return check_presence(spec, *operand_count);
}

bool number_read(const char *text, unsigned *out)
{
    char *end;

    if (*text < '0' || *text > '9')
        return false;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    if (errno || *end || value > UINT32_MAX)
        return false;
    *out = (unsigned)value;
    return true;
}
