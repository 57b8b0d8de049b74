/* The signature trailer: the last SD_TRAILER_BYTES of a signed file. The bytes
 * before it are the body.
 *
 *    0   8  "SDSIGNED"
 *    8   2  version, SD_TRAILER_VERSION
 *   10   2  algorithm, SD_ALGORITHM_ECDSA_P256_SHA256
 *   12   2  kind, enum sd_signed_kind: a file signed as one kind is no other
 *   14   2  0
 *   16   8  length of the body in bytes
 *   24  32  key id: SHA-256 of the 65-byte uncompressed public point
 *   56   8  0
 *   64  64  signature: r then s, 32 bytes each, big endian
 *
 * The signature is over SHA-256(body, trailer bytes 0 to 63): every byte of
 * the file but the signature itself is covered. Raw r and s instead of DER:
 * fixed size, one encoding, no length to lie about. */
#ifndef SD_ABI_TRAILER_H
#define SD_ABI_TRAILER_H

#define SD_TRAILER_MAGIC "SDSIGNED"
#define SD_TRAILER_VERSION 1u
#define SD_ALGORITHM_ECDSA_P256_SHA256 1u

enum sd_signed_kind { SD_SIGNED_IMAGE = 1, SD_SIGNED_KEYRING = 2, SD_SIGNED_SYSTEM = 3 };

#define SD_TRAILER_BYTES 128u
#define SD_TRAILER_COVERED_BYTES 64u
#define SD_TRAILER_VERSION_AT 8u
#define SD_TRAILER_ALGORITHM_AT 10u
#define SD_TRAILER_KIND_AT 12u
#define SD_TRAILER_BODY_BYTES_AT 16u
#define SD_TRAILER_KEY_ID_AT 24u
#define SD_TRAILER_SIGNATURE_AT 64u

#define SD_KEY_ID_BYTES 32u
#define SD_PUBLIC_POINT_BYTES 65u /* 0x04, x, y */
#define SD_SIGNATURE_BYTES 64u

#endif
