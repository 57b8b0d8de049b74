/* `system.img`: one file that holds all a machine boots with, since a boot
 * loader hands over one initrd. The container itself is not signed; its system
 * blob, keyring and domains each are, data files are plain.
 *
 *    0   8  "SDSYSIMG"
 *    8   2  version, SD_CONTAINER_VERSION
 *   10   2  0
 *   12   4  count of entries
 *   16   8  length of the whole file
 *   24   8  0
 *   32      directory: SD_CONTAINER_ENTRY_BYTES per entry
 *           contents, each at a multiple of SD_CONTAINER_ALIGNMENT, in the
 *           order of the directory, not overlapping; zeros between
 *
 *   entry:  0   2  kind, enum sd_container_kind
 *           2   2  length of the name
 *           4   4  0
 *           8   8  offset of the contents from the start of the file
 *          16   8  length of the contents
 *          24  64  name (printable ASCII without spaces), zeros after it
 *
 * Exactly one system blob and one keyring, named "system" and "keyring". A
 * name stands once per kind. Integers are little endian. */
#ifndef SD_ABI_CONTAINER_H
#define SD_ABI_CONTAINER_H

#define SD_CONTAINER_MAGIC "SDSYSIMG"
#define SD_CONTAINER_VERSION 1u
#define SD_CONTAINER_HEADER_BYTES 32u
#define SD_CONTAINER_COUNT_AT 12u
#define SD_CONTAINER_LENGTH_AT 16u

enum sd_container_kind {
    SD_CONTAINER_SYSTEM = 1,
    SD_CONTAINER_KEYRING = 2,
    SD_CONTAINER_DOMAIN = 3,
    SD_CONTAINER_DATA = 4
};

#define SD_CONTAINER_ENTRY_BYTES 88u
#define SD_CONTAINER_ENTRY_NAME_BYTES_AT 2u
#define SD_CONTAINER_ENTRY_OFFSET_AT 8u
#define SD_CONTAINER_ENTRY_LENGTH_AT 16u
#define SD_CONTAINER_ENTRY_NAME_AT 24u
#define SD_CONTAINER_NAME_MAX 63u
#define SD_CONTAINER_ALIGNMENT 4096u
#define SD_CONTAINER_ENTRIES_MAX 1024u

#define SD_CONTAINER_SYSTEM_NAME "system"
#define SD_CONTAINER_KEYRING_NAME "keyring"

#endif
