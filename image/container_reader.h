/* `system.img` (abi/container.h): the directory is checked whole at once, then
 * read without further failure. The container is not signed: nothing in it is
 * trusted because of where it stands. */
#ifndef IMAGE_CONTAINER_READER_H
#define IMAGE_CONTAINER_READER_H

#include "container.h"
#include "image/verdict.h"

/* Views into the file's bytes, which must outlive it unchanged. */
struct container {
    const uint8_t *bytes;
    size_t n;
    uint32_t entry_count;
};

struct container_entry {
    enum sd_container_kind kind;
    struct image_text name;
    const uint8_t *bytes;
    size_t n;
};

/* Refusals: truncated, bad-manifest (malformed). */
[[nodiscard]] bool container_open(const uint8_t *bytes, size_t n, struct container *out,
                                  struct image_verdict *verdict);
/* index < entry_count */
struct container_entry container_entry_at(const struct container *container, uint32_t index);
[[nodiscard]] bool container_find(const struct container *container, enum sd_container_kind kind,
                                  struct image_text name, struct container_entry *out);

#endif
