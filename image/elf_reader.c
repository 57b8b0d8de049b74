/* ELF header and segments. Everything that is not known to be harmless is
 * refused: an image needs no more than what lld makes of a domain. */
#include "image/elf_reader.h"

#include <string.h>

#include "bytes_le.h"
#include "image/elf_internal.h"

#define PHDRS_MAX 24u
#define PAGE_MASK ((uint64_t)IMAGE_PAGE_BYTES - 1)

/* The program headers an image has at most once. */
struct singles {
    struct elf_phdr dynamic, relro;
    unsigned manifests;
};

static uint64_t page_floor(uint64_t address)
{
    return address & ~PAGE_MASK;
}

/* address <= IMAGE_SPAN_MAX */
static uint64_t page_ceiling(uint64_t address)
{
    return (address + PAGE_MASK) & ~PAGE_MASK;
}

static uint64_t later_end(uint64_t so_far, uint64_t start, uint64_t bytes)
{
    uint64_t end;

    if (__builtin_add_overflow(start, bytes, &end))
        return UINT64_MAX;
    return end > so_far ? end : so_far;
}

static struct elf_phdr read_phdr(const uint8_t *p)
{
    return (struct elf_phdr){
        .type = get_le32(p + ELF_P_TYPE_AT),
        .flags = get_le32(p + ELF_P_FLAGS_AT),
        .offset = get_le64(p + ELF_P_OFFSET_AT),
        .address = get_le64(p + ELF_P_VADDR_AT),
        .file_bytes = get_le64(p + ELF_P_FILESZ_AT),
        .memory_bytes = get_le64(p + ELF_P_MEMSZ_AT),
    };
}

uint64_t image_elf_extent(const uint8_t *bytes, size_t n)
{
    uint64_t extent = ELF_HEADER_BYTES;

    if (n < ELF_IDENT_BYTES || memcmp(bytes, ELF_IDENT, ELF_IDENT_BYTES))
        return 0;
    if (n < ELF_HEADER_BYTES)
        return extent;

    uint64_t table = get_le64(bytes + ELF_PHOFF_AT);
    uint64_t count = get_le16(bytes + ELF_PHNUM_AT);
    extent = later_end(extent, table, count * ELF_PHDR_BYTES);
    extent = later_end(extent, get_le64(bytes + ELF_SHOFF_AT),
                       (uint64_t)get_le16(bytes + ELF_SHNUM_AT) *
                           get_le16(bytes + ELF_SHENTSIZE_AT));
    if (table > n || n - table < count * ELF_PHDR_BYTES)
        return extent;
    for (uint64_t i = 0; i < count; i++) {
        struct elf_phdr phdr = read_phdr(bytes + table + i * ELF_PHDR_BYTES);
        extent = later_end(extent, phdr.offset, phdr.file_bytes);
    }
    return extent;
}

const uint8_t *image_file_at(const struct image *image, uint64_t address, uint64_t n)
{
    for (uint32_t i = 0; i < image->segment_count; i++) {
        const struct image_segment *segment = &image->segments[i];
        if (address >= segment->address && address - segment->address <= segment->file_bytes &&
            n <= segment->file_bytes - (address - segment->address))
            return segment->file + (address - segment->address);
    }
    return 0;
}

static bool check_header(const uint8_t *bytes, size_t n, struct image_verdict *verdict)
{
    uint64_t extent = image_elf_extent(bytes, n);

    if (!extent)
        return image_refuse(verdict, IMAGE_BAD_SEGMENT, "not a 64-bit ELF file");
    if (extent > n)
        return image_refuse(verdict, IMAGE_TRUNCATED, "its headers name %l bytes, there are %l",
                            extent, (uint64_t)n);
    if (bytes[ELF_IDENT_BYTES] || get_le16(bytes + ELF_TYPE_AT) != ELF_TYPE_DYN ||
        get_le16(bytes + ELF_MACHINE_AT) != ELF_MACHINE_X86_64)
        return image_refuse(verdict, IMAGE_BAD_SEGMENT,
                            "not a position-independent x86-64 ELF file");
    if (get_le16(bytes + ELF_PHENTSIZE_AT) != ELF_PHDR_BYTES ||
        get_le16(bytes + ELF_PHNUM_AT) == 0 || get_le16(bytes + ELF_PHNUM_AT) > PHDRS_MAX)
        return image_refuse(verdict, IMAGE_BAD_SEGMENT, "it has %u program headers, allowed are 1 to %u",
                            get_le16(bytes + ELF_PHNUM_AT), PHDRS_MAX);
    return true;
}

static bool add_load(struct image *image, const uint8_t *bytes, const struct elf_phdr *phdr,
                     struct image_verdict *verdict)
{
    uint64_t address = phdr->address;

    if (image->segment_count == IMAGE_SEGMENTS_MAX)
        return image_refuse(verdict, IMAGE_BAD_SEGMENT, "more than %u load segments",
                            IMAGE_SEGMENTS_MAX);
    if (phdr->flags & ~(ELF_PF_R | ELF_PF_W | ELF_PF_X) || !(phdr->flags & ELF_PF_R))
        return image_refuse(verdict, IMAGE_BAD_SEGMENT, "segment at %x has the flags %x", address,
                            (uint64_t)phdr->flags);
    if (phdr->flags & ELF_PF_W && phdr->flags & ELF_PF_X)
        return image_refuse(verdict, IMAGE_BAD_SEGMENT, "segment at %x is writable and executable",
                            address);
    if (phdr->memory_bytes == 0 || phdr->file_bytes > phdr->memory_bytes ||
        address > IMAGE_SPAN_MAX || phdr->memory_bytes > IMAGE_SPAN_MAX - address)
        return image_refuse(verdict, IMAGE_BAD_SEGMENT, "segment at %x has %l bytes, %l in the file",
                            address, phdr->memory_bytes, phdr->file_bytes);
    if ((phdr->offset & PAGE_MASK) != (address & PAGE_MASK))
        return image_refuse(verdict, IMAGE_BAD_SEGMENT,
                            "segment at %x is not page-congruent with its file offset %x", address,
                            phdr->offset);
    if (image->segment_count == 0 ? address >= IMAGE_PAGE_BYTES
                                  : page_floor(address) < image->span_bytes)
        return image_refuse(verdict, IMAGE_BAD_SEGMENT, image->segment_count == 0
                            ? "the first segment is at %x, not in page 0"
                            : "segment at %x shares a page with the one before it or stands below it",
                            address);
    image->segments[image->segment_count++] = (struct image_segment){
        .address = address,
        .memory_bytes = phdr->memory_bytes,
        .file = bytes + phdr->offset, /* check_header: inside the file */
        .file_bytes = phdr->file_bytes,
        .is_writable = phdr->flags & ELF_PF_W,
        .is_executable = phdr->flags & ELF_PF_X,
    };
    image->span_bytes = page_ceiling(address + phdr->memory_bytes);
    return true;
}

static bool take_single(struct elf_phdr *single, const struct elf_phdr *phdr,
                        struct image_verdict *verdict)
{
    if (single->type != ELF_PT_NULL)
        return image_refuse(verdict, IMAGE_BAD_SEGMENT, "two segments of type %x",
                            (uint64_t)phdr->type);
    *single = *phdr;
    return true;
}

static bool take_phdr(struct image *image, const uint8_t *bytes, const struct elf_phdr *phdr,
                      struct singles *singles, struct image_verdict *verdict)
{
    switch (phdr->type) {
    case ELF_PT_LOAD: return add_load(image, bytes, phdr, verdict);
    case ELF_PT_DYNAMIC: return take_single(&singles->dynamic, phdr, verdict);
    case ELF_PT_GNU_RELRO: return take_single(&singles->relro, phdr, verdict);
    case ELF_PT_NOTE:
        return image_read_notes(image, bytes + phdr->offset, (size_t)phdr->file_bytes,
                                &singles->manifests, verdict);
    case ELF_PT_GNU_STACK:
        if (phdr->flags & ELF_PF_X)
            return image_refuse(verdict, IMAGE_BAD_SEGMENT, "it asks for an executable stack");
        return true;
    case ELF_PT_NULL:
    case ELF_PT_PHDR:
    case ELF_PT_GNU_EH_FRAME:
    case ELF_PT_GNU_PROPERTY: return true;
    case ELF_PT_INTERP:
        return image_refuse(verdict, IMAGE_BAD_SEGMENT, "it asks for an interpreter");
    case ELF_PT_TLS:
        return image_refuse(verdict, IMAGE_BAD_SEGMENT, "it has thread-local storage");
    default:
        return image_refuse(verdict, IMAGE_BAD_SEGMENT, "a segment of type %x is not allowed",
                            (uint64_t)phdr->type);
    }
}

/* RELRO covers whole pages of one writable segment: from its first page on;
 * its end may be inside a page only where the segment ends too. */
static bool check_relro(struct image *image, const struct elf_phdr *relro,
                        struct image_verdict *verdict)
{
    if (relro->type == ELF_PT_NULL || relro->memory_bytes == 0)
        return true;
    for (uint32_t i = 0; i < image->segment_count; i++) {
        const struct image_segment *segment = &image->segments[i];
        if (!segment->is_writable || relro->address != segment->address)
            continue;
        /* lld pads RELRO to the end of its page, beyond the last byte in use */
        uint64_t limit = page_ceiling(segment->address + segment->memory_bytes);
        if (relro->memory_bytes > limit - relro->address)
            break;
        uint64_t end = relro->address + relro->memory_bytes;
        if (end & PAGE_MASK && end < segment->address + segment->memory_bytes)
            break;
        image->relro_start = page_floor(relro->address);
        image->relro_bytes = page_ceiling(end) - image->relro_start;
        return true;
    }
    return image_refuse(verdict, IMAGE_BAD_SEGMENT,
                        "RELRO at %x is not made of whole pages of a writable segment",
                        relro->address);
}

static bool check_entry(struct image *image, struct image_verdict *verdict)
{
    for (uint32_t i = 0; i < image->segment_count; i++) {
        const struct image_segment *segment = &image->segments[i];
        if (segment->is_executable && image->entry >= segment->address &&
            image->entry - segment->address < segment->file_bytes)
            return true;
    }
    return image_refuse(verdict, IMAGE_BAD_SEGMENT, "the entry %x is not in executable bytes",
                        image->entry);
}

bool image_parse(const uint8_t *bytes, size_t n, struct image *out, struct image_verdict *verdict)
{
    struct singles singles = {0};

    if (!check_header(bytes, n, verdict))
        return false;
    *out = (struct image){.entry = get_le64(bytes + ELF_ENTRY_AT)};

    const uint8_t *table = bytes + get_le64(bytes + ELF_PHOFF_AT);
    for (unsigned i = 0; i < get_le16(bytes + ELF_PHNUM_AT); i++) {
        struct elf_phdr phdr = read_phdr(table + i * ELF_PHDR_BYTES);
        if (!take_phdr(out, bytes, &phdr, &singles, verdict))
            return false;
    }
    if (out->segment_count == 0)
        return image_refuse(verdict, IMAGE_BAD_SEGMENT, "no load segment");
    if (!check_entry(out, verdict) || !check_relro(out, &singles.relro, verdict) ||
        !image_check_dynamic(out, &singles.dynamic, verdict))
        return false;
    if (singles.manifests != 1)
        return image_refuse(verdict, IMAGE_BAD_MANIFEST,
                            "it has %u manifest notes instead of one; link it with 'sdc link'",
                            singles.manifests);
    return true;
}
