/* The command line of one command: options from a table, operands by count. */
#ifndef SIGNER_ARGUMENTS_H
#define SIGNER_ARGUMENTS_H

#include <stdbool.h>

#include "outcome.h"

#define OPTION_REPEATS_MAX 256

/* Exactly one of the three targets is set. */
struct option_spec {
    const char *name; /* with its dashes */
    bool *flag;
    const char **value;
    struct option_values *values; /* may be given again and again */
    bool is_required;
};

struct option_values {
    int count;
    const char *values[OPTION_REPEATS_MAX];
};

struct command_spec {
    const char *usage; /* also what --help prints */
    const struct option_spec *options; /* ends with a null name */
    int operands_min, operands_max;
};

enum arguments_result { ARGUMENTS_READ, ARGUMENTS_ANSWERED, ARGUMENTS_WRONG };

/* Operands are moved to argv[0] ff. and counted in *operand_count. ANSWERED:
 * --help or --version was printed, the command is done. */
enum arguments_result arguments_read(const struct command_spec *spec, int argc, char **argv,
                                     int *operand_count);

/* In a command: return unless there is something to do. */
#define READ_ARGUMENTS(spec, argc, argv, count)                              \
    do {                                                                     \
        enum arguments_result result_ = arguments_read(spec, argc, argv, count); \
        if (result_ != ARGUMENTS_READ)                                       \
            return result_ == ARGUMENTS_ANSWERED ? DONE : UNABLE;            \
    } while (0)

/* Decimal, whole text, at most UINT32_MAX. */
bool number_read(const char *text, unsigned *out);

#endif
