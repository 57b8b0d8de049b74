/* The keyring: which key may sign which domain names, minimum rollback
 * numbers, revocations, and the epoch. Signed by the root key, whose public
 * half is built into the kernel; each change raises the epoch. Body, before
 * the trailer (abi/trailer.h, kind SD_SIGNED_KEYRING):
 *
 *    0   8  "SDKEYRNG"
 *    8   2  version, SD_KEYRING_VERSION
 *   10   2  0
 *   12   4  epoch, from 1
 *   16   4  minimum compiler level
 *   20   4  count of keys
 *   24   4  count of minimums
 *   28   4  length of the body in bytes
 *   32      keys, then minimums, to the end of the body
 *
 *   key:     65   uncompressed public point
 *            1    flags, SD_KEY_REVOKED
 *            2    count of patterns
 *                 each pattern: 2+n length and text
 *   minimum: 2+n  length and name of the domain
 *            4    lowest rollback number accepted
 *
 * A pattern is a domain name, or a prefix of one followed by '*'. Integers are
 * little endian. */
#ifndef SD_ABI_KEYRING_H
#define SD_ABI_KEYRING_H

#define SD_KEYRING_MAGIC "SDKEYRNG"
#define SD_KEYRING_VERSION 1u
#define SD_KEYRING_HEADER_BYTES 32u
#define SD_KEYRING_EPOCH_AT 12u
#define SD_KEYRING_MINIMUM_LEVEL_AT 16u
#define SD_KEYRING_KEY_COUNT_AT 20u
#define SD_KEYRING_MINIMUM_COUNT_AT 24u
#define SD_KEYRING_BODY_BYTES_AT 28u

#define SD_KEY_REVOKED 1u

#define SD_KEYRING_KEYS_MAX 64u
#define SD_KEYRING_PATTERNS_MAX 64u
#define SD_KEYRING_MINIMUMS_MAX 1024u

#endif
