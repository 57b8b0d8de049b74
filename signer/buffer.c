#include "buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bytes_le.h"
#include "outcome.h"

void buffer_free(struct buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct buffer){0};
}

static uint8_t *extend(struct buffer *buffer, size_t n)
{
    if (n > buffer->capacity - buffer->n) {
        size_t capacity = buffer->capacity ? buffer->capacity : 256;
        while (capacity - buffer->n < n)
            capacity *= 2;
        buffer->bytes = realloc(buffer->bytes, capacity);
        if (!buffer->bytes)
            exit(unable("out of memory"));
        buffer->capacity = capacity;
    }
    uint8_t *at = buffer->bytes + buffer->n;
    buffer->n += n;
    return at;
}

void buffer_add(struct buffer *buffer, const void *bytes, size_t n)
{
    if (n)
        memcpy(extend(buffer, n), bytes, n);
}

void buffer_zeros(struct buffer *buffer, size_t n)
{
    if (n)
        memset(extend(buffer, n), 0, n);
}

void buffer_u8(struct buffer *buffer, uint8_t value)
{
    *extend(buffer, 1) = value;
}

void buffer_le16(struct buffer *buffer, uint16_t value)
{
    put_le16(extend(buffer, 2), value);
}

void buffer_le32(struct buffer *buffer, uint32_t value)
{
    put_le32(extend(buffer, 4), value);
}

void buffer_le64(struct buffer *buffer, uint64_t value)
{
    put_le64(extend(buffer, 8), value);
}

void buffer_counted_text(struct buffer *buffer, const char *text, size_t n)
{
    buffer_le16(buffer, (uint16_t)n);
    buffer_add(buffer, text, n);
}
