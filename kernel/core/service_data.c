/* Data files; need the grant "data". */
#include <string.h>

#include "core/data.h"
#include "core/service.h"
#include "status.h"

static bool find(uint32_t file, struct data_file *out)
{
    return service_is_granted("data") && data_file_at(file, out);
}

uint32_t service_data_count(void)
{
    return service_is_granted("data") ? data_file_count() : 0;
}

int service_data_name(uint32_t file, char *name, size_t capacity, size_t *length)
{
    struct data_file data;
    *length = 0;
    if (!service_is_granted("data"))
        return SD_DENIED;
    if (!find(file, &data) || data.name.n > capacity)
        return SD_INVALID;
    memcpy(name, data.name.bytes, data.name.n);
    *length = data.name.n;
    return SD_OK;
}

uint64_t service_data_size(uint32_t file)
{
    struct data_file data;
    return find(file, &data) ? data.n : 0;
}

size_t service_data_read(uint32_t file, uint64_t offset, void *to, size_t n)
{
    struct data_file data;
    if (!find(file, &data) || offset >= data.n)
        return 0;
    if (n > data.n - offset)
        n = data.n - offset;
    memcpy(to, data.bytes + offset, n);
    return n;
}
