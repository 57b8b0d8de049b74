/* The keyring (abi/keyring.h): opened once, checked whole, then read without
 * further failure. */
#ifndef IMAGE_KEYRING_READER_H
#define IMAGE_KEYRING_READER_H

#include "image/signature.h"
#include "keyring.h"

/* Views into the keyring's bytes, which must outlive it unchanged. */
struct keyring {
    uint32_t epoch;
    uint32_t minimum_compiler_level;
    uint32_t key_count;
    uint32_t minimum_count;
    const uint8_t *keys;
    const uint8_t *minimums;
    const uint8_t *end;
};

struct keyring_key {
    const uint8_t *point; /* SD_PUBLIC_POINT_BYTES */
    bool is_revoked;
    uint32_t pattern_count;
    const uint8_t *patterns;
};

/* Verifies under the root key, then parses. `minimum_epoch`: an older ring is
 * refused as rolled-back. Other refusals: not-signed, truncated, modified,
 * unknown-key (another root), bad-manifest (malformed). */
[[nodiscard]] bool keyring_open(const uint8_t *bytes, size_t n,
                                const uint8_t root[SD_PUBLIC_POINT_BYTES], uint32_t minimum_epoch,
                                struct keyring *out, struct image_verdict *verdict);

/* Parses a keyring's body without trust; keyring_open's second half. */
[[nodiscard]] bool keyring_parse(const uint8_t *body, size_t n, struct keyring *out,
                                 struct image_verdict *verdict);

/* index < key_count */
struct keyring_key keyring_key_at(const struct keyring *ring, uint32_t index);
struct image_text keyring_pattern_at(const struct keyring_key *key, uint32_t index);
[[nodiscard]] bool keyring_find_key(const struct keyring *ring,
                                    const uint8_t id[SD_KEY_ID_BYTES], struct keyring_key *out);
bool keyring_key_may_sign(const struct keyring_key *key, struct image_text domain);

/* index < minimum_count */
void keyring_minimum_at(const struct keyring *ring, uint32_t index, struct image_text *domain,
                        uint32_t *rollback);
/* 0 when the ring says nothing about the domain. */
uint32_t keyring_minimum_rollback(const struct keyring *ring, struct image_text domain);

#endif
