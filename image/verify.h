/* The loader's judgement of a signed domain image, the same code in both
 * kernels and in `sdsign verify`.
 *
 * Order: trailer, key, revocation, signature; only then is the body parsed;
 * then what the keyring says about the name, rollback and compiler. The caller
 * reads the file once into memory that nobody else writes and maps the bytes
 * that were judged, never the file again. */
#ifndef IMAGE_VERIFY_H
#define IMAGE_VERIFY_H

#include "image/elf_reader.h"
#include "image/keyring_reader.h"

/* `expected_name`: the domain the system asks for; n == 0: any. Refusals: all
 * causes but interface-mismatch. */
[[nodiscard]] bool image_verify(const uint8_t *bytes, size_t n, const struct keyring *ring,
                                struct image_text expected_name, struct image *out,
                                struct image_verdict *verdict);

#endif
