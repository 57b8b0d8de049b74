/* See bare.h. */
#include "bare.h"

static uint64_t sum, product;

enum sd_status bare_add(uint64_t value)
{
    sum += value;
    return SD_OK;
}

enum sd_status bare_multiply(uint64_t value)
{
    product *= value;
    return SD_OK;
}
