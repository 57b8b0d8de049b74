/* files: serves the data files of the system image to the other domains. The
 * only domain of the sample that is granted `data`. */
#include "files.idl.h"

#include <sd/data.h>
#include <sdc.h>

enum { NAME_BYTES = 252 };

enum sd_status files_create(struct files_imports *imports, struct files_exports *__out exports) {
    (void)imports;
    exports->files = Files_export();
    return SD_OK;
}

enum sd_status Files_serve_list(uint32_t number, struct Name *__rref into,
                                struct Name *__rref _Nullable *__out result) {
    char name[NAME_BYTES] = {0};
    size_t length = 0;
    enum sd_status status = sd_data_name(number, name, sizeof name, &length);
    if (status != SD_OK) {
        Name_free(into);
        *result = NULL;
        return status;
    }
    for (size_t i = 0; i < length; i++)
        into->text[i] = sd_as(uint8_t, name[i]);
    into->length = sd_as(uint32_t, length);
    *result = into;
    return SD_OK;
}

static bool has_name(uint32_t number, const struct Name *wanted) {
    char name[NAME_BYTES] = {0};
    size_t length = 0;
    if (sd_data_name(number, name, sizeof name, &length) != SD_OK || length != wanted->length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (sd_as(uint8_t, name[i]) != wanted->text[i])
            return false;
    return true;
}

enum sd_status Files_serve_open(const struct Name *name, struct File *__out result) {
    uint32_t count = sd_data_count();
    for (uint32_t number = 0; number < count; number++)
        if (has_name(number, name)) {
            uint64_t size_bytes = sd_data_size(number);
            *result = (struct File){.number = number, .size_bytes = size_bytes};
            return SD_OK;
        }
    *result = (struct File){0};
    return SD_INVALID;
}

enum sd_status Files_serve_read(uint32_t number, uint64_t offset, struct Block *__rref into,
                                struct Block *__rref _Nullable *__out result) {
    if (number >= sd_data_count()) {
        Block_free(into);
        *result = NULL;
        return SD_INVALID;
    }
    size_t n = sd_data_read(number, offset, into->data, sizeof into->data);
    into->length = sd_as(uint32_t, n);
    *result = into;
    return SD_OK;
}
