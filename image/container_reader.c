/* Reader of system.img. container_open checks every directory entry, so that
 * the accessors cannot leave the file. */
#include "image/container_reader.h"

#include <string.h>

#include "bytes_le.h"

static bool malformed(struct image_verdict *verdict, const char *what)
{
    return image_refuse(verdict, IMAGE_BAD_MANIFEST, "malformed container: %s", what);
}

static bool is_entry_name(const uint8_t *name, size_t n)
{
    if (n == 0 || n > SD_CONTAINER_NAME_MAX)
        return false;
    for (size_t i = 0; i < n; i++)
        if (name[i] <= 0x20 || name[i] > 0x7e)
            return false;
    for (size_t i = n; i < SD_CONTAINER_NAME_MAX + 1; i++)
        if (name[i])
            return false;
    return true;
}

/* `end`: where the contents before this entry end; moved on. */
static bool check_entry(const struct container *container, const uint8_t *entry, uint64_t *end,
                        struct image_verdict *verdict)
{
    unsigned kind = get_le16(entry);
    uint64_t offset = get_le64(entry + SD_CONTAINER_ENTRY_OFFSET_AT);
    uint64_t length = get_le64(entry + SD_CONTAINER_ENTRY_LENGTH_AT);

    if (kind < SD_CONTAINER_SYSTEM || kind > SD_CONTAINER_DATA || get_le32(entry + 4))
        return malformed(verdict, "an entry's kind is not known");
    if (!is_entry_name(entry + SD_CONTAINER_ENTRY_NAME_AT,
                       get_le16(entry + SD_CONTAINER_ENTRY_NAME_BYTES_AT)))
        return malformed(verdict, "an entry has no proper name");
    if (offset % SD_CONTAINER_ALIGNMENT || offset < *end || offset > container->n ||
        length > container->n - offset)
        return malformed(verdict, "an entry's contents are outside the file or in another's");
    *end = offset + length;
    return true;
}

static bool has_one(const struct container *container, enum sd_container_kind kind,
                    const char *name)
{
    unsigned count = 0;

    for (uint32_t i = 0; i < container->entry_count; i++) {
        struct container_entry entry = container_entry_at(container, i);
        if (entry.kind == kind && (count++ || !image_text_is(entry.name, name)))
            return false;
    }
    return count == 1;
}

/* Names are unique per kind. */
static bool is_unique(const struct container *container, uint32_t index)
{
    struct container_entry entry = container_entry_at(container, index);

    for (uint32_t i = 0; i < index; i++) {
        struct container_entry other = container_entry_at(container, i);
        if (other.kind == entry.kind && image_text_equal(other.name, entry.name))
            return false;
    }
    return true;
}

bool container_open(const uint8_t *bytes, size_t n, struct container *out,
                    struct image_verdict *verdict)
{
    if (n < SD_CONTAINER_HEADER_BYTES)
        return image_refuse(verdict, IMAGE_TRUNCATED, "%l bytes are less than a container's header",
                            (uint64_t)n);
    if (memcmp(bytes, SD_CONTAINER_MAGIC, 8))
        return malformed(verdict, "it does not begin with " SD_CONTAINER_MAGIC);
    if (get_le32(bytes + 8) != SD_CONTAINER_VERSION || get_le64(bytes + 24))
        return malformed(verdict, "its version is not known");

    uint64_t length = get_le64(bytes + SD_CONTAINER_LENGTH_AT);
    uint32_t count = get_le32(bytes + SD_CONTAINER_COUNT_AT);
    uint64_t end = SD_CONTAINER_HEADER_BYTES + (uint64_t)count * SD_CONTAINER_ENTRY_BYTES;
    if (length > n)
        return image_refuse(verdict, IMAGE_TRUNCATED, "its header names %l bytes, there are %l",
                            length, (uint64_t)n);
    if (length < n || count > SD_CONTAINER_ENTRIES_MAX || end > n)
        return malformed(verdict, "its length or count of entries is wrong");

    *out = (struct container){.bytes = bytes, .n = n, .entry_count = count};
    for (uint32_t i = 0; i < count; i++) {
        const uint8_t *entry =
            bytes + SD_CONTAINER_HEADER_BYTES + (size_t)i * SD_CONTAINER_ENTRY_BYTES;
        if (!check_entry(out, entry, &end, verdict))
            return false;
        if (!is_unique(out, i))
            return malformed(verdict, "two entries of one kind have the same name");
    }
    if (!has_one(out, SD_CONTAINER_SYSTEM, SD_CONTAINER_SYSTEM_NAME) ||
        !has_one(out, SD_CONTAINER_KEYRING, SD_CONTAINER_KEYRING_NAME))
        return malformed(verdict, "it must have one system blob and one keyring");
    return true;
}

struct container_entry container_entry_at(const struct container *container, uint32_t index)
{
    const uint8_t *entry =
        container->bytes + SD_CONTAINER_HEADER_BYTES + (size_t)index * SD_CONTAINER_ENTRY_BYTES;

    return (struct container_entry){
        .kind = (enum sd_container_kind)get_le16(entry),
        .name = {.bytes = (const char *)entry + SD_CONTAINER_ENTRY_NAME_AT,
                 .n = get_le16(entry + SD_CONTAINER_ENTRY_NAME_BYTES_AT)},
        .bytes = container->bytes + get_le64(entry + SD_CONTAINER_ENTRY_OFFSET_AT),
        .n = (size_t)get_le64(entry + SD_CONTAINER_ENTRY_LENGTH_AT),
    };
}

bool container_find(const struct container *container, enum sd_container_kind kind,
                    struct image_text name, struct container_entry *out)
{
    for (uint32_t i = 0; i < container->entry_count; i++) {
        *out = container_entry_at(container, i);
        if (out->kind == kind && image_text_equal(out->name, name))
            return true;
    }
    return false;
}
