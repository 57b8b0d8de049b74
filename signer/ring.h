/* A keyring as it is edited: read from a checked keyring, changed, written and
 * signed anew with the next epoch. */
#ifndef SIGNER_RING_H
#define SIGNER_RING_H

#include "image/keyring_reader.h"
#include "key.h"

struct ring_key {
    uint8_t point[SD_PUBLIC_POINT_BYTES];
    bool is_revoked;
    unsigned pattern_count;
    char patterns[SD_KEYRING_PATTERNS_MAX][65];
};

struct ring_minimum {
    char domain[64];
    uint32_t rollback;
};

struct ring {
    uint32_t epoch;
    uint32_t minimum_compiler_level;
    unsigned key_count;
    unsigned minimum_count;
    struct ring_key keys[SD_KEYRING_KEYS_MAX];
    struct ring_minimum minimums[SD_KEYRING_MINIMUMS_MAX];
};

/* A copy of what the reader found. Caller frees. */
struct ring *ring_from(const struct keyring *keyring);

/* Adds the patterns to the key, adding the key if it is new. A key that was
 * revoked stays revoked: refused. */
[[nodiscard]] enum outcome ring_add(struct ring *ring,
                                    const uint8_t point[SD_PUBLIC_POINT_BYTES], int pattern_count,
                                    const char *const *patterns);
/* `id`: the key id in hex, or its first digits (8 at least). */
[[nodiscard]] enum outcome ring_revoke(struct ring *ring, const char *id);
/* A minimum only rises. */
[[nodiscard]] enum outcome ring_raise_rollback(struct ring *ring, const char *domain,
                                               uint32_t rollback);
[[nodiscard]] enum outcome ring_raise_level(struct ring *ring, uint32_t level);

/* Writes, signs, reads back with the loader's code, saves. */
[[nodiscard]] enum outcome ring_save(const struct ring *ring, const struct key *root,
                                     const char *path);

#endif
