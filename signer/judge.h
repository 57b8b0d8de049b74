/* The loader's judgement, printed. */
#ifndef SIGNER_JUDGE_H
#define SIGNER_JUDGE_H

#include <stdio.h>

#include "buffer.h"
#include "image/keyring_reader.h"
#include "outcome.h"

/* "refused: NAME: CAUSE: text", as on the console of a machine. */
enum outcome print_refusal(FILE *to, const char *name, const struct image_verdict *verdict);

/* Reads a keyring and verifies it under the root key. `ring` has views into
 * `file`, which the caller frees. */
[[nodiscard]] enum outcome keyring_load(const char *path,
                                        const uint8_t root[SD_PUBLIC_POINT_BYTES],
                                        struct buffer *file, struct keyring *ring);

#endif
