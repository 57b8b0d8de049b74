/* The dynamic section: no imports, no code that runs by itself, and the one
 * table of relocations, each checked against the segments. */
#include <string.h>

#include "bytes_le.h"
#include "image/elf_internal.h"

#define DYNAMIC_ENTRIES_MAX 64u
#define SYMBOLS_MAX (1u << 20)

struct dynamic {
    uint64_t rela, rela_bytes, rela_entry_bytes;
    uint64_t symbols, strings, strings_bytes, hash;
};

static bool refuse_entry(uint64_t tag, struct image_verdict *verdict)
{
    return image_refuse(verdict, IMAGE_BAD_RELOCATION,
                        tag == ELF_DT_NEEDED
                            ? "it asks for a library (dynamic entry %x)"
                            : "dynamic entry %x is not allowed: a domain has only relative relocations",
                        tag);
}

static bool take_entry(struct dynamic *dynamic, uint64_t tag, uint64_t value,
                       struct image_verdict *verdict)
{
    switch (tag) {
    case ELF_DT_RELA: dynamic->rela = value; return true;
    case ELF_DT_RELASZ: dynamic->rela_bytes = value; return true;
    case ELF_DT_RELAENT: dynamic->rela_entry_bytes = value; return true;
    case ELF_DT_SYMTAB: dynamic->symbols = value; return true;
    case ELF_DT_STRTAB: dynamic->strings = value; return true;
    case ELF_DT_STRSZ: dynamic->strings_bytes = value; return true;
    case ELF_DT_HASH: dynamic->hash = value; return true;
    case ELF_DT_FLAGS:
        return value & ~(uint64_t)(ELF_DF_SYMBOLIC | ELF_DF_BIND_NOW) ? refuse_entry(tag, verdict)
                                                                      : true;
    case ELF_DT_FLAGS_1:
        return value & ~(uint64_t)ELF_DF_1_NOW ? refuse_entry(tag, verdict) : true;
    case ELF_DT_SYMENT:
    case ELF_DT_SONAME:
    case ELF_DT_SYMBOLIC:
    case ELF_DT_BIND_NOW:
    case ELF_DT_RELACOUNT:
    case ELF_DT_GNU_HASH: return true;
    default: return refuse_entry(tag, verdict);
    }
}

/* Names an undefined symbol as well as the string table allows. */
static bool refuse_import(const struct image *image, const struct dynamic *dynamic,
                          const uint8_t *symbol, struct image_verdict *verdict)
{
    uint32_t at = get_le32(symbol);
    const uint8_t *strings = image_file_at(image, dynamic->strings, dynamic->strings_bytes);
    struct image_text name = {.bytes = "?", .n = 1};

    if (strings && at < dynamic->strings_bytes) {
        name.bytes = (const char *)strings + at;
        name.n = 0;
        while (name.n < dynamic->strings_bytes - at && name.n < SD_NAME_MAX && name.bytes[name.n])
            name.n++;
    }
    return image_refuse(verdict, IMAGE_BAD_RELOCATION,
                        "it imports the symbol '%t'; a domain imports nothing", &name);
}

/* The hash table alone says how many symbols there are. */
static bool check_symbols(const struct image *image, const struct dynamic *dynamic,
                          struct image_verdict *verdict)
{
    const uint8_t *hash = image_file_at(image, dynamic->hash, 8);

    if (!dynamic->symbols)
        return true;
    if (!dynamic->hash || !hash)
        return image_refuse(verdict, IMAGE_BAD_RELOCATION,
                            "its symbols cannot be counted; link with --hash-style=sysv");

    uint64_t count = get_le32(hash + 4);
    const uint8_t *symbols = image_file_at(image, dynamic->symbols, count * ELF_SYM_BYTES);
    if (count > SYMBOLS_MAX || !symbols)
        return image_refuse(verdict, IMAGE_BAD_RELOCATION, "its table of %l symbols is cut", count);
    for (uint64_t i = 1; i < count; i++)
        if (get_le16(symbols + i * ELF_SYM_BYTES + ELF_ST_SHNDX_AT) == 0)
            return refuse_import(image, dynamic, symbols + i * ELF_SYM_BYTES, verdict);
    return true;
}

static bool is_writable(const struct image *image, uint64_t address, uint64_t n)
{
    for (uint32_t i = 0; i < image->segment_count; i++) {
        const struct image_segment *segment = &image->segments[i];
        if (segment->is_writable && address >= segment->address &&
            address - segment->address < segment->memory_bytes &&
            n <= segment->memory_bytes - (address - segment->address))
            return true;
    }
    return false;
}

static bool check_relocation(const struct image *image, const uint8_t *rela,
                             struct image_verdict *verdict)
{
    uint64_t address = get_le64(rela);
    uint64_t info = get_le64(rela + ELF_R_INFO_AT);
    uint64_t addend = get_le64(rela + ELF_R_ADDEND_AT);

    if (info != ELF_R_X86_64_RELATIVE)
        return image_refuse(verdict, IMAGE_BAD_RELOCATION,
                            "relocation at %x has type %u and symbol %u; only relative ones are allowed",
                            address, (unsigned)info, (unsigned)(info >> 32));
    if (!is_writable(image, address, 8))
        return image_refuse(verdict, IMAGE_BAD_RELOCATION,
                            "relocation at %x is outside the writable segments", address);
    if (addend > image->span_bytes)
        return image_refuse(verdict, IMAGE_BAD_RELOCATION,
                            "relocation at %x points outside the image, to %x", address, addend);
    return true;
}

static bool check_relocations(struct image *image, const struct dynamic *dynamic,
                              struct image_verdict *verdict)
{
    if (dynamic->rela_bytes == 0)
        return true;
    if (dynamic->rela_entry_bytes != ELF_RELA_BYTES || dynamic->rela_bytes % ELF_RELA_BYTES ||
        dynamic->rela_bytes / ELF_RELA_BYTES > IMAGE_RELOCATIONS_MAX)
        return image_refuse(verdict, IMAGE_BAD_RELOCATION, "its relocation table has %l bytes",
                            dynamic->rela_bytes);
    image->relocations = image_file_at(image, dynamic->rela, dynamic->rela_bytes);
    image->relocation_count = (uint32_t)(dynamic->rela_bytes / ELF_RELA_BYTES);
    if (!image->relocations)
        return image_refuse(verdict, IMAGE_BAD_RELOCATION,
                            "its relocation table at %x is not in the file", dynamic->rela);
    for (uint32_t i = 0; i < image->relocation_count; i++)
        if (!check_relocation(image, image->relocations + i * ELF_RELA_BYTES, verdict))
            return false;
    return true;
}

bool image_check_dynamic(struct image *image, const struct elf_phdr *phdr,
                         struct image_verdict *verdict)
{
    struct dynamic dynamic = {0};
    uint32_t seen_low = 0; /* one bit per tag below 32 */

    if (phdr->type == ELF_PT_NULL)
        return true;
    const uint8_t *table = image_file_at(image, phdr->address, phdr->file_bytes);
    if (!table || phdr->file_bytes / ELF_DYN_BYTES > DYNAMIC_ENTRIES_MAX)
        return image_refuse(verdict, IMAGE_BAD_SEGMENT,
                            "its dynamic section at %x is not in a load segment or too large",
                            phdr->address);
    for (uint64_t i = 0; i < phdr->file_bytes / ELF_DYN_BYTES; i++) {
        uint64_t tag = get_le64(table + i * ELF_DYN_BYTES);
        if (tag == ELF_DT_NULL)
            break;
        if (!take_entry(&dynamic, tag, get_le64(table + i * ELF_DYN_BYTES + 8), verdict))
            return false;
        if (tag < 32 && seen_low & 1u << tag)
            return image_refuse(verdict, IMAGE_BAD_RELOCATION, "dynamic entry %x stands twice", tag);
        if (tag < 32)
            seen_low |= 1u << tag;
    }
    return check_symbols(image, &dynamic, verdict) && check_relocations(image, &dynamic, verdict);
}

void image_relocate(const struct image *image, uint8_t *base, uint64_t load_address)
{
    for (uint32_t i = 0; i < image->relocation_count; i++) {
        const uint8_t *rela = image->relocations + i * ELF_RELA_BYTES;
        put_le64(base + get_le64(rela), load_address + get_le64(rela + ELF_R_ADDEND_AT));
    }
}
