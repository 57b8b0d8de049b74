/* Note segments. Other notes than the manifest (compiler properties) are
 * skipped, but must be well formed. */
#include <string.h>

#include "bytes_le.h"
#include "image/elf_internal.h"

static uint64_t align4(uint64_t n)
{
    return (n + 3) & ~(uint64_t)3;
}

bool image_read_notes(struct image *image, const uint8_t *notes, size_t n, unsigned *found,
                      struct image_verdict *verdict)
{
    const size_t owner_bytes = sizeof SD_MANIFEST_NOTE_OWNER;

    while (n > 0) {
        if (n < ELF_NOTE_HEADER_BYTES)
            return image_refuse(verdict, IMAGE_BAD_MANIFEST, "a note is cut");
        uint64_t name_bytes = get_le32(notes);
        uint64_t desc_bytes = get_le32(notes + 4);
        uint32_t type = get_le32(notes + 8);
        uint64_t desc_at = ELF_NOTE_HEADER_BYTES + align4(name_bytes);
        uint64_t end = desc_at + desc_bytes;
        if (end > n)
            return image_refuse(verdict, IMAGE_BAD_MANIFEST, "a note is cut");
        if (name_bytes == owner_bytes && type == SD_MANIFEST_NOTE_TYPE &&
            !memcmp(notes + ELF_NOTE_HEADER_BYTES, SD_MANIFEST_NOTE_OWNER, owner_bytes)) {
            if ((*found)++ == 0 && !manifest_parse(notes + desc_at, (size_t)desc_bytes,
                                                   &image->manifest, verdict))
                return false;
        }
        end = align4(end);
        if (end > n) /* the last note may lack its padding */
            end = n;
        notes += end;
        n -= end;
    }
    return true;
}
