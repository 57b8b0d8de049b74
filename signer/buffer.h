/* A growing byte buffer in which the formats are written. Running out of
 * memory ends the program: no output file has been touched by then. */
#ifndef SIGNER_BUFFER_H
#define SIGNER_BUFFER_H

#include <stddef.h>
#include <stdint.h>

struct buffer {
    uint8_t *bytes;
    size_t n;
    size_t capacity;
};

void buffer_free(struct buffer *buffer);
void buffer_add(struct buffer *buffer, const void *bytes, size_t n);
void buffer_zeros(struct buffer *buffer, size_t n);
void buffer_u8(struct buffer *buffer, uint8_t value);
void buffer_le16(struct buffer *buffer, uint16_t value);
void buffer_le32(struct buffer *buffer, uint32_t value);
void buffer_le64(struct buffer *buffer, uint64_t value);
/* A text behind its 16-bit length; n <= UINT16_MAX. */
void buffer_counted_text(struct buffer *buffer, const char *text, size_t n);

#endif
