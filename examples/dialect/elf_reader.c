/* Sections and symbols of a 64-bit little-endian ELF file, as readelf -SsW
 * shows them (System V ABI, gABI 4.1, chapters 4 and 5).
 *
 * Output: "section INDEX NAME TYPE ADDRESS OFFSET SIZE FLAGS" and "symbol TABLE
 * INDEX VALUE SIZE TYPE BINDING SECTION NAME", numbers in hexadecimal but for
 * indices, kinds as numbers. */
#include "tool.h"

#include <stdbool.h>

enum {
    header_bytes = 64,
    section_bytes = 64,
    symbol_bytes = 24,
    symbol_table = 2,
    dynamic_symbols = 11,
    no_bits = 8,
};

struct section {
    uint32_t name, type, link;
    uint64_t flags, address, offset, size, entry_bytes;
};

/* A part of the file; no bytes if what the file says of it is not inside. */
struct range {
    size_t start, size;
};

/* Little-endian numbers; 0 outside the file. */
static uint64_t read(const uint8_t *file __counted_by(n), size_t n, size_t at, size_t bytes) {
    if (at > n || n - at < bytes)
        return 0;
    uint64_t number = 0;
    for (size_t i = bytes; i-- > 0;)
        number = number << 8 | file[at + i];
    return number;
}

static struct range range_of(size_t n, uint64_t offset, uint64_t size) {
    struct range range = {0};
    if (offset <= n && size <= n - offset)
        range = (struct range){offset, size};
    return range;
}

static struct section read_section(const uint8_t *file __counted_by(n), size_t n,
                                   struct range table, size_t index) {
    size_t at = table.start + index * section_bytes;
    return (struct section){
        .name = sd_as(uint32_t, read(file, n, at, 4)),
        .type = sd_as(uint32_t, read(file, n, at + 4, 4)),
        .flags = read(file, n, at + 8, 8),
        .address = read(file, n, at + 16, 8),
        .offset = read(file, n, at + 24, 8),
        .size = read(file, n, at + 32, 8),
        .link = sd_as(uint32_t, read(file, n, at + 40, 4)),
        .entry_bytes = read(file, n, at + 56, 8),
    };
}

/* The zero-terminated text at `offset` of a string table. */
static void print_text(const uint8_t *file __counted_by(n), size_t n, struct range table,
                       uint64_t offset, struct output *out) {
    for (size_t i = offset; i < table.size && table.start + i < n; i++) {
        uint8_t c = file[table.start + i];
        if (c == 0)
            return;
        output_byte(out, c);
    }
}

static void print_hex(struct output *out, uint64_t number) {
    output_hex(out, number, 16);
    OUTPUT_LITERAL(out, " ");
}

static void print_number(struct output *out, uint64_t number) {
    output_number(out, number);
    OUTPUT_LITERAL(out, " ");
}

static struct range bytes_of(size_t n, const struct section *section) {
    return range_of(n, section->offset, section->type == no_bits ? 0 : section->size);
}

static void print_sections(const uint8_t *file __counted_by(n), size_t n, struct range table,
                           size_t count, struct range names, struct output *out) {
    for (size_t i = 0; i < count; i++) {
        struct section section = read_section(file, n, table, i);
        OUTPUT_LITERAL(out, "section ");
        print_number(out, i);
        print_text(file, n, names, section.name, out);
        OUTPUT_LITERAL(out, " ");
        print_number(out, section.type);
        print_hex(out, section.address);
        print_hex(out, section.offset);
        print_hex(out, section.size);
        output_hex(out, section.flags, 16);
        OUTPUT_LITERAL(out, "\n");
    }
}

static void print_symbols(const uint8_t *file __counted_by(n), size_t n, struct range symbols,
                          size_t table_index, struct range names, struct output *out) {
    for (size_t i = 0; i < symbols.size / symbol_bytes; i++) {
        size_t at = symbols.start + i * symbol_bytes;
        uint64_t info = read(file, n, at + 4, 1);
        OUTPUT_LITERAL(out, "symbol ");
        print_number(out, table_index);
        print_number(out, i);
        print_hex(out, read(file, n, at + 8, 8));
        print_hex(out, read(file, n, at + 16, 8));
        print_number(out, info & 15);
        print_number(out, info >> 4);
        print_number(out, read(file, n, at + 6, 2));
        print_text(file, n, names, read(file, n, at, 4), out);
        OUTPUT_LITERAL(out, "\n");
    }
}

static bool is_elf64(const uint8_t *file __counted_by(n), size_t n) {
    static const uint8_t ident[6] = {0x7f, 'E', 'L', 'F', 2, 1};
    for (size_t i = 0; i < 6; i++)
        if (i >= n || file[i] != ident[i])
            return false;
    return n >= header_bytes && read(file, n, 58, 2) == section_bytes;
}

int tool_run(const uint8_t *input __counted_by(n), size_t n, struct output *out) {
    if (!is_elf64(input, n))
        return 1;
    uint64_t count = read(input, n, 60, 2), names_index = read(input, n, 62, 2);
    struct range table = range_of(n, read(input, n, 40, 8), count * section_bytes);
    if (count == 0 || table.size == 0 || names_index >= count)
        return 1;
    struct section names = read_section(input, n, table, names_index);
    print_sections(input, n, table, count, bytes_of(n, &names), out);
    for (size_t i = 0; i < count; i++) {
        struct section section = read_section(input, n, table, i);
        if (section.type != symbol_table && section.type != dynamic_symbols)
            continue;
        if (section.entry_bytes != symbol_bytes || section.link >= count)
            return 1;
        struct section strings = read_section(input, n, table, section.link);
        print_symbols(input, n, bytes_of(n, &section), i, bytes_of(n, &strings), out);
    }
    return 0;
}
