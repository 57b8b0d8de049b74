#include "container_writer.h"

#include <string.h>

#include "bytes_le.h"

static size_t align(size_t n)
{
    return (n + SD_CONTAINER_ALIGNMENT - 1) / SD_CONTAINER_ALIGNMENT * SD_CONTAINER_ALIGNMENT;
}

static void add_entry(const struct container_piece *piece, size_t offset, struct buffer *out)
{
    size_t name_bytes = strlen(piece->name);

    buffer_le16(out, (uint16_t)piece->kind);
    buffer_le16(out, (uint16_t)name_bytes);
    buffer_le32(out, 0);
    buffer_le64(out, offset);
    buffer_le64(out, piece->contents->n);
    buffer_add(out, piece->name, name_bytes);
    buffer_zeros(out, SD_CONTAINER_NAME_MAX + 1 - name_bytes);
}

void container_write(const struct container_piece *pieces, unsigned count, struct buffer *out)
{
    size_t offset = align(SD_CONTAINER_HEADER_BYTES + (size_t)count * SD_CONTAINER_ENTRY_BYTES);

    buffer_add(out, SD_CONTAINER_MAGIC, 8);
    buffer_le32(out, SD_CONTAINER_VERSION);
    buffer_le32(out, count);
    buffer_zeros(out, 16); /* length, below, and reserved */
    for (unsigned i = 0; i < count; i++) {
        add_entry(&pieces[i], offset, out);
        offset = align(offset + pieces[i].contents->n);
    }
    for (unsigned i = 0; i < count; i++) {
        buffer_zeros(out, align(out->n) - out->n);
        buffer_add(out, pieces[i].contents->bytes, pieces[i].contents->n);
    }
    put_le64(out->bytes + SD_CONTAINER_LENGTH_AT, out->n);
}
