/* Seams between the three files of the ELF reader. */
#ifndef IMAGE_ELF_INTERNAL_H
#define IMAGE_ELF_INTERNAL_H

#include "image/elf_format.h"
#include "image/elf_reader.h"

/* One program header, and the file it is of. */
struct elf_phdr {
    uint32_t type, flags;
    uint64_t offset, address, file_bytes, memory_bytes;
};

/* File bytes that will stand at [address, address + n) in memory; 0 when no
 * segment holds them all. */
const uint8_t *image_file_at(const struct image *image, uint64_t address, uint64_t n);

/* elf_dynamic.c: the dynamic section; fills the relocations. */
[[nodiscard]] bool image_check_dynamic(struct image *image, const struct elf_phdr *dynamic,
                                       struct image_verdict *verdict);

/* elf_note.c: looks for the manifest in one note segment; adds to *found. */
[[nodiscard]] bool image_read_notes(struct image *image, const uint8_t *notes, size_t n,
                                    unsigned *found, struct image_verdict *verdict);

#endif
