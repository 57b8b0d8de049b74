/* The manifest of a domain image: an ELF note that `sdc link` writes and that
 * sdsign, the system packer and the loader read (image/manifest_reader.h is
 * the one reader).
 *
 * Note: section `.note.sd.manifest`, covered by a PT_NOTE, 4-aligned, owner
 * "Sumac", type SD_MANIFEST_NOTE_TYPE, exactly one per image. Its descriptor:
 *
 *   0  4  "SDMF"
 *   4  2  version, SD_MANIFEST_VERSION
 *   6  2  0
 *   8     records until the end of the descriptor
 *
 * A record:
 *
 *   0  2  tag
 *   2  2  0
 *   4  4  length of the payload in bytes
 *   8     payload, then 0 to 3 zero bytes up to a multiple of 4
 *
 * All integers are little endian. A tag stands at most once unless said
 * otherwise; a tag that is not listed here is refused. "Text" is printable
 * ASCII (0x20 to 0x7e) without a terminator. */
#ifndef SD_ABI_MANIFEST_H
#define SD_ABI_MANIFEST_H

#define SD_MANIFEST_SECTION ".note.sd.manifest"
#define SD_MANIFEST_NOTE_OWNER "Sumac" /* n_namesz counts its NUL: 6 */
#define SD_MANIFEST_NOTE_TYPE 1u

#define SD_MANIFEST_MAGIC "SDMF"
#define SD_MANIFEST_VERSION 1u
#define SD_MANIFEST_HEADER_BYTES 8u
#define SD_MANIFEST_RECORD_BYTES 8u /* before the payload */

/* Names of domains, interfaces and bindings are C identifiers; a member's name
 * may also be two of them joined by a dot (`Block.length`). */
#define SD_NAME_MAX 63u
#define SD_TEXT_MAX 1024u
#define SD_FINGERPRINT_BYTES 32u

enum sd_manifest_tag {
    SD_MANIFEST_NAME = 1,           /* name of the domain; required */
    SD_MANIFEST_DOMAIN_VERSION = 2, /* text; required */
    SD_MANIFEST_ROLLBACK = 3,       /* u32, counts up with each security fix; required */
    SD_MANIFEST_COMPILER = 4,       /* text: identity of the compiler; required */
    SD_MANIFEST_FLAGS = 5,          /* text: the flags that shaped the code; required */
    SD_MANIFEST_DIALECT = 6,        /* u32, SD_DIALECT_LEVEL; required */
    SD_MANIFEST_SOURCE_DIGEST = 7,  /* 32 bytes, SHA-256; required */
    SD_MANIFEST_INTERFACE = 8,      /* repeated, see below */
    SD_MANIFEST_QUOTAS = 9,         /* SD_QUOTAS_BYTES, see below; required */
    SD_MANIFEST_GRANT = 10,         /* name of a device or service asked; repeated */
    SD_MANIFEST_COMPILER_LEVEL = 11, /* u32, compared with the keyring's minimum; required */
    SD_MANIFEST_CONCURRENT = 12     /* u32, 1: several threads may run inside at a time */
};

#define SD_DIALECT_LEVEL 1u

/* Payload of SD_MANIFEST_INTERFACE, in the order of the domain's IDL
 * declaration (all imports in their order, all exports in theirs):
 *
 *   1   direction, enum sd_direction
 *   3   0
 *   32  fingerprint of the whole interface
 *   2+n length and name of the interface
 *   2   count of members
 *       each member: 2+n length and name (a method or a type of the
 *       interface), 32 hash of its structure
 *   2+n length and name of the binding (the name in the IDL's declaration)
 *
 * A binding is unique among imports, and among exports. */
enum sd_direction { SD_IMPORT = 0, SD_EXPORT = 1 };

#define SD_INTERFACES_MAX 64u
#define SD_MEMBERS_MAX 256u
#define SD_GRANTS_MAX 32u

/* Quotas, here and in the system blob:
 *
 *   0  8  private heap, bytes
 *   8  8  shared heap, bytes
 *  16  4  rrefs
 *  20  4  threads
 *  24  4  CPU share (100: an even share)
 *  28  4  longest call in ms, 0: no limit
 *  32  4  stack headroom in bytes a call into the domain must leave
 *  36  4  0 */
#define SD_QUOTAS_BYTES 40u

#endif
