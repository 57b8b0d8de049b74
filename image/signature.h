/* Digest, signature and trailer (abi/trailer.h). The only file that knows the
 * crypto library is signature.c. */
#ifndef IMAGE_SIGNATURE_H
#define IMAGE_SIGNATURE_H

#include "trailer.h"
#include "image/verdict.h"

#define IMAGE_DIGEST_BYTES 32u

/* SHA-256 over two pieces, the second may be empty. */
void image_sha256(const uint8_t *first, size_t first_bytes, const uint8_t *second,
                  size_t second_bytes, uint8_t digest[IMAGE_DIGEST_BYTES]);

/* ECDSA over P-256. `point` is untrusted input too: a point off the curve
 * verifies nothing. */
[[nodiscard]] bool image_ecdsa_p256_verify(const uint8_t point[SD_PUBLIC_POINT_BYTES],
                                           const uint8_t digest[IMAGE_DIGEST_BYTES],
                                           const uint8_t signature[SD_SIGNATURE_BYTES]);

void image_key_id(const uint8_t point[SD_PUBLIC_POINT_BYTES], uint8_t id[SD_KEY_ID_BYTES]);

/* A file split at its trailer; views into the file. Nothing is verified yet. */
struct image_signed {
    const uint8_t *body;
    size_t body_bytes;
    const uint8_t *trailer; /* SD_TRAILER_BYTES */
    const uint8_t *key_id;
};

/* Finds and checks the trailer's form. Refusals: not-signed, truncated,
 * modified. */
[[nodiscard]] bool image_signed_open(const uint8_t *bytes, size_t n, enum sd_signed_kind kind,
                                     struct image_signed *out, struct image_verdict *verdict);

/* Refusal: modified. */
[[nodiscard]] bool image_signed_verify(const struct image_signed *file,
                                       const uint8_t point[SD_PUBLIC_POINT_BYTES],
                                       struct image_verdict *verdict);

/* The digest a signer signs: over the body and the covered part of `trailer`. */
void image_signed_digest(const uint8_t *body, size_t body_bytes, const uint8_t *trailer,
                         uint8_t digest[IMAGE_DIGEST_BYTES]);

#endif
