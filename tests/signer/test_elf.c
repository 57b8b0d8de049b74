/* The ELF checks: files that are validly signed but must not run. Each test
 * changes one thing in the linked image and asks for cause and offender. */
#include "support.h"

#include "bytes_le.h"
#include "image/elf_format.h"

static uint8_t *phdr_of(struct buffer *image, uint32_t type, unsigned nth)
{
    uint8_t *phdr = image->bytes + get_le64(image->bytes + ELF_PHOFF_AT);

    for (unsigned i = 0; i < get_le16(image->bytes + ELF_PHNUM_AT); i++, phdr += ELF_PHDR_BYTES)
        if (get_le32(phdr + ELF_P_TYPE_AT) == type && nth-- == 0)
            return phdr;
    fail_msg("the fixture has no such program header: %x", type);
    return 0;
}

/* The nth load segment: 0 constants, 1 code, 2 RELRO, 3 data. */
static uint8_t *load_of(struct buffer *image, unsigned nth)
{
    return phdr_of(image, ELF_PT_LOAD, nth);
}

static uint8_t *dynamic_entry(struct buffer *image, uint64_t tag)
{
    uint8_t *phdr = phdr_of(image, ELF_PT_DYNAMIC, 0);
    uint8_t *entry = image->bytes + get_le64(phdr + ELF_P_OFFSET_AT);

    while (get_le64(entry) != tag)
        entry += ELF_DYN_BYTES;
    return entry;
}

/* In the fixture file offset and address of the first segment are the same. */
static uint8_t *first_relocation(struct buffer *image)
{
    return image->bytes + get_le64(dynamic_entry(image, ELF_DT_RELA) + 8);
}

/* Signs the changed image validly and expects the loader to refuse it. */
static void expect(struct buffer *image, enum image_cause cause, const char *words)
{
    struct ring *ring = ring_for("words");
    struct image_verdict verdict;

    sign_image(image, test_keys()->known);
    bool is_accepted = judge(image, ring, "words", &verdict);
    free(ring);
    buffer_free(image);
    assert_refused(is_accepted, verdict, cause, words);
}

static void accepts_the_fixture(void **state)
{
    struct buffer image = fixture();
    struct image_verdict verdict;
    struct image parsed;

    (void)state;
    assert_true(image_parse(image.bytes, image.n, &parsed, &verdict));
    assert_int_equal(parsed.segment_count, 4);
    assert_true(parsed.relocation_count > 0);
    assert_true(parsed.relro_bytes >= IMAGE_PAGE_BYTES);
    assert_true(image_text_is(parsed.manifest.name, "words"));
    buffer_free(&image);
}

static void relocation_writes_addresses(void **state)
{
    struct buffer file = fixture();
    struct image_verdict verdict;
    struct image image;
    const uint64_t at = 0x10000000000;

    (void)state;
    assert_true(image_parse(file.bytes, file.n, &image, &verdict));
    uint8_t *memory = calloc(1, image.span_bytes);
    image_relocate(&image, memory, at);
    for (uint32_t i = 0; i < image.relocation_count; i++) {
        const uint8_t *rela = image.relocations + i * ELF_RELA_BYTES;
        assert_true(get_le64(memory + get_le64(rela)) == at + get_le64(rela + ELF_R_ADDEND_AT));
    }
    free(memory);
    buffer_free(&file);
}

static void refuses_foreign_files(void **state)
{
    struct buffer image = fixture();

    (void)state;
    image.bytes[4] = 1; /* 32-bit */
    expect(&image, IMAGE_BAD_SEGMENT, "not a 64-bit ELF file");
    image = fixture();
    put_le16(image.bytes + ELF_MACHINE_AT, 183); /* AArch64 */
    expect(&image, IMAGE_BAD_SEGMENT, "x86-64");
    image = fixture();
    put_le16(image.bytes + ELF_TYPE_AT, 2); /* ET_EXEC */
    expect(&image, IMAGE_BAD_SEGMENT, "position-independent");
    image = fixture();
    put_le16(image.bytes + ELF_PHNUM_AT, 0);
    expect(&image, IMAGE_BAD_SEGMENT, "0 program headers");
    image = fixture();
    put_le16(image.bytes + ELF_PHENTSIZE_AT, 57);
    expect(&image, IMAGE_BAD_SEGMENT, "program headers");
}

static void refuses_tables_outside_the_file(void **state)
{
    struct buffer image = fixture();

    (void)state;
    put_le64(image.bytes + ELF_PHOFF_AT, UINT64_MAX - 7);
    expect(&image, IMAGE_TRUNCATED, "its headers name");
    image = fixture();
    put_le64(load_of(&image, 1) + ELF_P_OFFSET_AT, (uint64_t)1 << 40);
    expect(&image, IMAGE_TRUNCATED, "its headers name");
    image = fixture();
    put_le64(load_of(&image, 1) + ELF_P_FILESZ_AT, UINT64_MAX);
    expect(&image, IMAGE_TRUNCATED, "its headers name");
}

static void refuses_writable_code(void **state)
{
    struct buffer image = fixture();

    (void)state;
    put_le32(load_of(&image, 1) + ELF_P_FLAGS_AT, ELF_PF_R | ELF_PF_W | ELF_PF_X);
    expect(&image, IMAGE_BAD_SEGMENT, "segment at 0x1000 is writable and executable");
    image = fixture();
    put_le32(load_of(&image, 3) + ELF_P_FLAGS_AT, ELF_PF_R | ELF_PF_W | ELF_PF_X);
    expect(&image, IMAGE_BAD_SEGMENT, "is writable and executable");
    image = fixture();
    put_le32(load_of(&image, 1) + ELF_P_FLAGS_AT, ELF_PF_X);
    expect(&image, IMAGE_BAD_SEGMENT, "has the flags 0x1");
    image = fixture();
    put_le32(phdr_of(&image, ELF_PT_GNU_STACK, 0) + ELF_P_FLAGS_AT, ELF_PF_R | ELF_PF_W | ELF_PF_X);
    expect(&image, IMAGE_BAD_SEGMENT, "executable stack");
}

static void refuses_bad_geometry(void **state)
{
    struct buffer image = fixture();
    uint8_t *load;

    (void)state;
    load = load_of(&image, 2); /* onto the code's page */
    put_le64(load + ELF_P_VADDR_AT, 0x1000);
    expect(&image, IMAGE_BAD_SEGMENT, "shares a page");
    image = fixture();
    load = load_of(&image, 1);
    put_le64(load + ELF_P_VADDR_AT, get_le64(load + ELF_P_VADDR_AT) + 16);
    expect(&image, IMAGE_BAD_SEGMENT, "not page-congruent");
    image = fixture();
    put_le64(load_of(&image, 3) + ELF_P_MEMSZ_AT, 1);
    expect(&image, IMAGE_BAD_SEGMENT, "1 bytes, ");
    image = fixture();
    put_le64(load_of(&image, 3) + ELF_P_MEMSZ_AT, (uint64_t)1 << 40);
    expect(&image, IMAGE_BAD_SEGMENT, "1099511627776 bytes");
    image = fixture();
    put_le64(load_of(&image, 3) + ELF_P_MEMSZ_AT, UINT64_MAX);
    expect(&image, IMAGE_BAD_SEGMENT, "18446744073709551615 bytes");
    image = fixture();
    put_le64(load_of(&image, 3) + ELF_P_VADDR_AT, (uint64_t)1 << 63 | 0xd0);
    expect(&image, IMAGE_BAD_SEGMENT, "segment at 0x80000000000000d0");
    image = fixture();
    put_le64(load_of(&image, 0) + ELF_P_VADDR_AT, 0x1000);
    expect(&image, IMAGE_BAD_SEGMENT, "the first segment is at 0x1000");
}

static void refuses_forbidden_segments(void **state)
{
    struct buffer image = fixture();

    (void)state;
    put_le32(phdr_of(&image, ELF_PT_PHDR, 0), ELF_PT_INTERP);
    expect(&image, IMAGE_BAD_SEGMENT, "interpreter");
    image = fixture();
    put_le32(phdr_of(&image, ELF_PT_PHDR, 0), ELF_PT_TLS);
    expect(&image, IMAGE_BAD_SEGMENT, "thread-local storage");
    image = fixture();
    put_le32(phdr_of(&image, ELF_PT_PHDR, 0), 0x60000001);
    expect(&image, IMAGE_BAD_SEGMENT, "type 0x60000001");
    image = fixture();
    put_le32(phdr_of(&image, ELF_PT_GNU_RELRO, 0), ELF_PT_DYNAMIC);
    expect(&image, IMAGE_BAD_SEGMENT, "two segments of type 0x2");
}

/* A table of load segments only, one page each, behind the file's other bytes. */
static void refuses_too_many_or_no_segments(void **state)
{
    struct buffer image = fixture();

    (void)state;
    put_le64(image.bytes + ELF_PHOFF_AT, image.n);
    put_le16(image.bytes + ELF_PHNUM_AT, IMAGE_SEGMENTS_MAX + 1);
    for (unsigned i = 0; i <= IMAGE_SEGMENTS_MAX; i++) {
        buffer_le32(&image, ELF_PT_LOAD);
        buffer_le32(&image, ELF_PF_R);
        buffer_le64(&image, 0);
        buffer_le64(&image, (uint64_t)i * IMAGE_PAGE_BYTES);
        buffer_le64(&image, 0);
        buffer_le64(&image, 16);
        buffer_le64(&image, 16);
        buffer_le64(&image, IMAGE_PAGE_BYTES);
    }
    expect(&image, IMAGE_BAD_SEGMENT, "more than 12 load segments");
    image = fixture();
    for (unsigned i = 0; i < 4; i++)
        put_le32(load_of(&image, 0), ELF_PT_NULL);
    expect(&image, IMAGE_BAD_SEGMENT, "no load segment");
}

static void refuses_misplaced_dynamic_section(void **state)
{
    struct buffer image = fixture();

    (void)state;
    put_le64(phdr_of(&image, ELF_PT_DYNAMIC, 0) + ELF_P_VADDR_AT, 0x30d0);
    expect(&image, IMAGE_BAD_SEGMENT, "dynamic section at 0x30d0 is not in a load segment");
    image = fixture(); /* in the zeros that RELRO adds: not in the file */
    put_le64(phdr_of(&image, ELF_PT_DYNAMIC, 0) + ELF_P_VADDR_AT, 0x2800);
    expect(&image, IMAGE_BAD_SEGMENT, "dynamic section at 0x2800 is not in a load segment");
}

static void refuses_bad_entry(void **state)
{
    static const uint64_t entries[] = {0, 0x2000, 0x1fff, 0x30d0, (uint64_t)1 << 40, UINT64_MAX};

    (void)state;
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++) {
        struct buffer image = fixture();
        put_le64(image.bytes + ELF_ENTRY_AT, entries[i]);
        expect(&image, IMAGE_BAD_SEGMENT, "is not in executable bytes");
    }
}

static void refuses_bad_relro(void **state)
{
    struct buffer image = fixture();

    (void)state;
    put_le64(phdr_of(&image, ELF_PT_GNU_RELRO, 0) + ELF_P_VADDR_AT, 0x1000);
    expect(&image, IMAGE_BAD_SEGMENT, "RELRO at 0x1000");
    image = fixture();
    put_le64(phdr_of(&image, ELF_PT_GNU_RELRO, 0) + ELF_P_MEMSZ_AT, 0x5000);
    expect(&image, IMAGE_BAD_SEGMENT, "RELRO");
    image = fixture();
    put_le64(phdr_of(&image, ELF_PT_GNU_RELRO, 0) + ELF_P_MEMSZ_AT, UINT64_MAX);
    expect(&image, IMAGE_BAD_SEGMENT, "RELRO");
}

static void refuses_bad_relocations(void **state)
{
    struct buffer image = fixture();

    (void)state;
    put_le64(first_relocation(&image), 0x1000);
    expect(&image, IMAGE_BAD_RELOCATION, "relocation at 0x1000 is outside the writable segments");
    image = fixture();
    put_le64(first_relocation(&image), UINT64_MAX - 3);
    expect(&image, IMAGE_BAD_RELOCATION, "outside the writable segments");
    image = fixture(); /* the last 4 bytes of a segment */
    put_le64(first_relocation(&image), 0x3000 - 4);
    expect(&image, IMAGE_BAD_RELOCATION, "outside the writable segments");
    image = fixture();
    put_le64(first_relocation(&image) + ELF_R_ADDEND_AT, (uint64_t)1 << 32);
    expect(&image, IMAGE_BAD_RELOCATION, "points outside the image, to 0x100000000");
    image = fixture();
    put_le64(first_relocation(&image) + ELF_R_ADDEND_AT, UINT64_MAX);
    expect(&image, IMAGE_BAD_RELOCATION, "points outside the image");
    image = fixture(); /* R_X86_64_64 of symbol 1 */
    put_le64(first_relocation(&image) + ELF_R_INFO_AT, (uint64_t)1 << 32 | 1);
    expect(&image, IMAGE_BAD_RELOCATION, "type 1 and symbol 1");
    image = fixture(); /* R_X86_64_IRELATIVE runs code while relocating */
    put_le64(first_relocation(&image) + ELF_R_INFO_AT, 37);
    expect(&image, IMAGE_BAD_RELOCATION, "type 37");
    image = fixture();
    put_le64(dynamic_entry(&image, ELF_DT_RELASZ) + 8, 25);
    expect(&image, IMAGE_BAD_RELOCATION, "relocation table has 25 bytes");
    image = fixture();
    put_le64(dynamic_entry(&image, ELF_DT_RELA) + 8, 0x30d0 + 12);
    expect(&image, IMAGE_BAD_RELOCATION, "relocation table at 0x30dc is not in the file");
}

static void refuses_imports_and_initialisers(void **state)
{
    static const uint64_t forbidden[] = {2, 3, 12, 13, 17, 20, 22, 23, 25, 26, 32, 36, 0x7ffffffd};
    struct buffer image = fixture();

    (void)state;
    uint8_t *symbols = image.bytes + get_le64(dynamic_entry(&image, ELF_DT_SYMTAB) + 8);
    put_le16(symbols + ELF_SYM_BYTES + ELF_ST_SHNDX_AT, 0);
    expect(&image, IMAGE_BAD_RELOCATION, "it imports the symbol 'sd_start'");
    image = fixture();
    put_le64(dynamic_entry(&image, ELF_DT_SYMENT), ELF_DT_NEEDED);
    expect(&image, IMAGE_BAD_RELOCATION, "it asks for a library");
    for (size_t i = 0; i < sizeof forbidden / sizeof forbidden[0]; i++) {
        image = fixture();
        put_le64(dynamic_entry(&image, ELF_DT_SYMENT), forbidden[i]);
        expect(&image, IMAGE_BAD_RELOCATION, "is not allowed");
    }
    image = fixture();
    put_le64(dynamic_entry(&image, ELF_DT_FLAGS) + 8, 4); /* DF_TEXTREL */
    expect(&image, IMAGE_BAD_RELOCATION, "dynamic entry 0x1e");
    image = fixture();
    put_le64(dynamic_entry(&image, ELF_DT_SYMENT), ELF_DT_RELA);
    expect(&image, IMAGE_BAD_RELOCATION, "stands twice");
}

static void refuses_uncountable_symbols(void **state)
{
    struct buffer image = fixture();

    (void)state;
    put_le64(dynamic_entry(&image, ELF_DT_HASH), ELF_DT_GNU_HASH);
    expect(&image, IMAGE_BAD_RELOCATION, "cannot be counted");
    image = fixture();
    put_le32(image.bytes + get_le64(dynamic_entry(&image, ELF_DT_HASH) + 8) + 4, UINT32_MAX);
    expect(&image, IMAGE_BAD_RELOCATION, "table of 4294967295 symbols is cut");
    image = fixture();
    put_le64(dynamic_entry(&image, ELF_DT_SYMTAB) + 8, 0x30d0);
    expect(&image, IMAGE_BAD_RELOCATION, "symbols is cut");
}

static void refuses_bad_notes(void **state)
{
    struct buffer image = fixture();
    uint8_t *note = phdr_of(&image, ELF_PT_NOTE, 0);

    (void)state;
    put_le32(note, ELF_PT_NULL);
    expect(&image, IMAGE_BAD_MANIFEST, "0 manifest notes");
    image = fixture();
    put_le32(phdr_of(&image, ELF_PT_GNU_STACK, 0) + ELF_P_FLAGS_AT, ELF_PF_R);
    memcpy(phdr_of(&image, ELF_PT_GNU_STACK, 0), phdr_of(&image, ELF_PT_NOTE, 0), ELF_PHDR_BYTES);
    expect(&image, IMAGE_BAD_MANIFEST, "2 manifest notes");
    image = fixture();
    note = image.bytes + get_le64(phdr_of(&image, ELF_PT_NOTE, 0) + ELF_P_OFFSET_AT);
    put_le32(note + 4, UINT32_MAX);
    expect(&image, IMAGE_BAD_MANIFEST, "a note is cut");
    image = fixture();
    note = phdr_of(&image, ELF_PT_NOTE, 0);
    put_le64(note + ELF_P_FILESZ_AT, get_le64(note + ELF_P_FILESZ_AT) + 8);
    expect(&image, IMAGE_BAD_MANIFEST, "a note is cut");
    image = fixture();
    note = image.bytes + get_le64(phdr_of(&image, ELF_PT_NOTE, 0) + ELF_P_OFFSET_AT);
    put_le32(note + 8, 2);
    expect(&image, IMAGE_BAD_MANIFEST, "0 manifest notes");
}

/* Whatever is accepted can be mapped and relocated without leaving the image. */
static void survives_mutations(void **state)
{
    struct buffer original = fixture();
    unsigned accepted = 0;
    uint64_t random = 88172645463325252u;

    (void)state;
    for (unsigned round = 0; round < 20000; round++) {
        uint8_t *bytes = exact_copy(original.bytes, original.n);
        struct image_verdict verdict;
        struct image image;
        for (unsigned change = 0; change <= round % 3; change++) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            /* most of what is checked stands at the start and in the tables */
            size_t at = random % (random >> 40 & 1 ? original.n : 0x600);
            bytes[at] ^= (uint8_t)(1u << (random >> 32 & 7));
        }
        if (image_parse(bytes, original.n, &image, &verdict)) {
            uint8_t *memory = calloc(1, image.span_bytes);
            assert_non_null(memory);
            for (uint32_t i = 0; i < image.segment_count; i++)
                memcpy(memory + image.segments[i].address, image.segments[i].file,
                       image.segments[i].file_bytes);
            image_relocate(&image, memory, 0x10000000000);
            free(memory);
            accepted++;
        }
        free(bytes);
    }
    assert_true(accepted > 0);
    buffer_free(&original);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accepts_the_fixture),
        cmocka_unit_test(relocation_writes_addresses),
        cmocka_unit_test(refuses_foreign_files),
        cmocka_unit_test(refuses_tables_outside_the_file),
        cmocka_unit_test(refuses_writable_code),
        cmocka_unit_test(refuses_bad_geometry),
        cmocka_unit_test(refuses_forbidden_segments),
        cmocka_unit_test(refuses_too_many_or_no_segments),
        cmocka_unit_test(refuses_misplaced_dynamic_section),
        cmocka_unit_test(refuses_bad_entry),
        cmocka_unit_test(refuses_bad_relro),
        cmocka_unit_test(refuses_bad_relocations),
        cmocka_unit_test(refuses_imports_and_initialisers),
        cmocka_unit_test(refuses_uncountable_symbols),
        cmocka_unit_test(refuses_bad_notes),
        cmocka_unit_test(survives_mutations),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
