/* SHA-256 (FIPS 180-4) of a stream. */
#ifndef DIGEST_SHA256_H
#define DIGEST_SHA256_H

#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

enum { SHA256_BLOCK_BYTES = 64, SHA256_BYTES = 32 };

struct sha256 {
    uint32_t state[8];
    uint64_t length_bytes; /* of the stream so far */
    uint8_t block[SHA256_BLOCK_BYTES];
};

void sha256_begin(struct sha256 *sha);
void sha256_add(struct sha256 *sha, const uint8_t *bytes __counted_by(n), size_t n);
/* Ends the stream; sha256_begin starts another. */
void sha256_end(struct sha256 *sha, uint8_t digest[SHA256_BYTES]);

#endif
