/* From a PC to rule, file and line, by the tables in the domain's image. */
#ifndef CORE_LOCATION_H
#define CORE_LOCATION_H

#include <stdbool.h>
#include <stdint.h>

#include "core/instance.h"

struct location {
    const char *file; /* never 0; points into the image, NUL-terminated there */
    uint32_t line;
    const char *function; /* "" when unknown */
};

/* Looks for a trapping instruction exactly at pc. */
[[nodiscard]] bool location_of_trap(const struct loaded_image *image, uintptr_t pc,
                                    struct location *out, uint32_t *rule);
/* The function that holds pc; file "?" when no table entry covers it. */
struct location location_of_function(const struct loaded_image *image, uintptr_t pc);

#endif
