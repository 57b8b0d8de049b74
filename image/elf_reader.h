/* The ELF of a domain image, checked whole: what a loader has to map and to
 * relocate, and nothing else is in it.
 *
 * Accepted: ELF64, x86-64, ET_DYN, linked at 0; page-congruent segments on
 * pages of their own, none writable and executable; entry in executable bytes;
 * no interpreter, libraries, imports, initialisers, thread-local storage or
 * text relocations; only R_X86_64_RELATIVE, applied to writable bytes (RELRO
 * included), with addends inside the image; one manifest note. */
#ifndef IMAGE_ELF_READER_H
#define IMAGE_ELF_READER_H

#include "image/manifest_reader.h"
#include "image/verdict.h"

#define IMAGE_PAGE_BYTES 4096u
#define IMAGE_SEGMENTS_MAX 12u
#define IMAGE_SPAN_MAX (256u << 20)
#define IMAGE_RELOCATIONS_MAX (1u << 20)

/* Addresses are offsets from where the image is loaded. Segments ascend and
 * share no page. Memory behind the file bytes is zero. */
struct image_segment {
    uint64_t address; /* not page-aligned in general */
    uint64_t memory_bytes;
    const uint8_t *file;
    uint64_t file_bytes;
    bool is_writable;
    bool is_executable;
};

/* Views into the file's bytes, which must outlive it unchanged. */
struct image {
    uint64_t span_bytes; /* whole pages from 0 to behind the last segment */
    uint64_t entry;
    uint32_t segment_count;
    struct image_segment segments[IMAGE_SEGMENTS_MAX];
    uint64_t relro_start; /* whole pages inside a writable segment, made read-only */
    uint64_t relro_bytes; /* after relocation; 0: none */
    const uint8_t *relocations; /* Elf64_Rela */
    uint32_t relocation_count;
    struct manifest manifest;
};

/* `bytes`: the body of a signed file, or a file that is to be signed.
 * Refusals: truncated, bad-segment, bad-relocation, bad-manifest. */
[[nodiscard]] bool image_parse(const uint8_t *bytes, size_t n, struct image *out,
                               struct image_verdict *verdict);

/* Applies the relocations to a copy whose segments stand at their addresses
 * from `base`, writable, with span_bytes behind it; the image will run at
 * `load_address`. */
void image_relocate(const struct image *image, uint8_t *base, uint64_t load_address);

/* How many bytes the headers of an ELF file say it has; 0: not an ELF file.
 * For diagnosis only: works on any bytes and promises nothing. */
uint64_t image_elf_extent(const uint8_t *bytes, size_t n);

#endif
