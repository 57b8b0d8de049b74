/* Plain data files of the system image, and those that the host added. */
#ifndef CORE_DATA_H
#define CORE_DATA_H

#include <stdbool.h>
#include <stdint.h>

#include "image/verdict.h"

struct data_file {
    struct image_text name;
    const uint8_t *bytes;
    uint64_t n;
};

uint32_t data_file_count(void);
/* False: no such index. */
[[nodiscard]] bool data_file_at(uint32_t index, struct data_file *out);

#endif
