/* Writer of system.img (abi/container.h). */
#ifndef SIGNER_CONTAINER_WRITER_H
#define SIGNER_CONTAINER_WRITER_H

#include "buffer.h"
#include "container.h"

struct container_piece {
    enum sd_container_kind kind;
    const char *name; /* 1 to SD_CONTAINER_NAME_MAX bytes */
    const struct buffer *contents;
};

void container_write(const struct container_piece *pieces, unsigned count, struct buffer *out);

#endif
