/* Keys: ECDSA over P-256, from PEM files or PKCS #11 tokens. The only file
 * that knows OpenSSL is key.c. */
#ifndef SIGNER_KEY_H
#define SIGNER_KEY_H

#include "buffer.h"
#include "outcome.h"
#include "trailer.h"

struct key; /* private or public */

/* `source`: a PEM file (PKCS #8, asks for a passphrase if there is one on the
 * terminal) or a "pkcs11:" URI. */
[[nodiscard]] enum outcome key_load_private(const char *source, struct key **out);
/* A PEM file with a public or a private key, or a "pkcs11:" URI. */
[[nodiscard]] enum outcome key_load_public(const char *source, struct key **out);
/* As key_load_public, the point alone. */
[[nodiscard]] enum outcome key_load_point(const char *source,
                                          uint8_t point[SD_PUBLIC_POINT_BYTES]);
void key_free(struct key *key);

/* Writes a new private key, mode 0600, never over a file. */
[[nodiscard]] enum outcome key_generate(const char *path);

/* The public half as PEM (SubjectPublicKeyInfo). Caller frees. */
[[nodiscard]] enum outcome key_public_pem(const struct key *key, struct buffer *out);
void key_point(const struct key *key, uint8_t point[SD_PUBLIC_POINT_BYTES]);

/* Signs a SHA-256 digest and checks the signature with the loader's code. */
[[nodiscard]] enum outcome key_sign(const struct key *key, const uint8_t digest[32],
                                    uint8_t signature[SD_SIGNATURE_BYTES]);

/* Appends the trailer (abi/trailer.h) for what is in the buffer. */
[[nodiscard]] enum outcome key_sign_buffer(const struct key *key, enum sd_signed_kind kind,
                                           struct buffer *buffer);

#define KEY_ID_TEXT_BYTES (2 * SD_KEY_ID_BYTES + 1)
/* The key id as lower-case hex. */
void key_id_text(const uint8_t point[SD_PUBLIC_POINT_BYTES], char text[KEY_ID_TEXT_BYTES]);

#endif
