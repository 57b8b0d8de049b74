/* See data.h. A file that the host added hides one of the same name in the
 * image. Constant once the system runs. */
#include "core/data.h"

#include "core/core.h"
#include "core/domain.h"

enum { ADDED_MAX = 64 };

static struct data_file added[ADDED_MAX];
static uint32_t added_count;

bool core_add_data(const char *name, const void *bytes, size_t n)
{
    size_t name_bytes = __builtin_strlen(name);
    if (added_count == ADDED_MAX || name_bytes == 0 || name_bytes > SD_CONTAINER_NAME_MAX)
        return false;
    added[added_count++] = (struct data_file){{name, name_bytes}, bytes, n};
    return true;
}

static bool is_hidden(struct image_text name)
{
    for (uint32_t i = 0; i < added_count; i++)
        if (image_text_equal(added[i].name, name))
            return true;
    return false;
}

/* Walks the data files of the image that are not hidden; returns
 * how many there are, up to the one numbered `wanted`. */
static uint32_t walk_image(uint32_t wanted, struct data_file *out, bool *is_found)
{
    uint32_t seen = 0;
    *is_found = false;
    for (uint32_t i = 0; i < system_container.entry_count; i++) {
        struct container_entry entry = container_entry_at(&system_container, i);
        if (entry.kind != SD_CONTAINER_DATA || is_hidden(entry.name))
            continue;
        if (seen++ == wanted) {
            *out = (struct data_file){entry.name, entry.bytes, entry.n};
            *is_found = true;
            break;
        }
    }
    return seen;
}

uint32_t data_file_count(void)
{
    struct data_file unused;
    bool is_found;
    return added_count + walk_image(UINT32_MAX, &unused, &is_found);
}

bool data_file_at(uint32_t index, struct data_file *out)
{
    bool is_found = index < added_count;
    if (is_found)
        *out = added[index];
    else
        walk_image(index - added_count, out, &is_found);
    return is_found;
}
