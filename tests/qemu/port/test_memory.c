/* Page tables, the region of domains, kernel objects. */
#include "test_core.h"

#include "arch/x86_64/memory_functions.h"
#include "arch/x86_64/paging.h"
#include "arch/x86_64/port.h"

extern uint8_t text_start[];

#define FAULT_MEMORY (1 + ARCH_FAULT_MEMORY)

static void read_byte(void *address)
{
    (void)*(volatile uint8_t *)address;
}

static void write_byte(void *address)
{
    *(volatile uint8_t *)address = 0x90;
}

static void execute(void *address)
{
    // SAFETY: the test wants what happens.
    ((void (*)(void))address)();
}

static bool write_faults(void *address)
{
    return probe(write_byte, address) == FAULT_MEMORY &&
           arch_current()->fault_address == (uintptr_t)address;
}

static bool is_zero(const uint8_t *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (bytes[i])
            return false;
    }
    return true;
}

static void test_kernel_pages(const void *image)
{
    static uint8_t data[16] = { 0xc3 }; /* ret */
    static const uint8_t constant[16] = { 0xc3 };
    EXPECT("null is absent", probe(read_byte, (void *)8) == FAULT_MEMORY);
    EXPECT("low memory is absent", probe(read_byte, (void *)0x7c00) == FAULT_MEMORY);
    EXPECT("kernel text is read-only", write_faults(text_start));
    EXPECT("kernel constants are read-only", write_faults((void *)(uintptr_t)constant));
    EXPECT("the system image is read-only", write_faults((void *)(uintptr_t)image));
    EXPECT("kernel constants do not execute",
           probe(execute, (void *)(uintptr_t)constant) == FAULT_MEMORY);
    EXPECT("kernel data does not execute", probe(execute, data) == FAULT_MEMORY);
}

static void test_region_pages(void)
{
    size_t before = arch_count_mapped_pages();
    uint8_t *at = arch_reserve(10);
    EXPECT("reserve is above 1 TiB", (uintptr_t)at >= REGION_START);
    EXPECT("reserved pages fault", probe(read_byte, at) == FAULT_MEMORY);
    EXPECT("map", arch_map(at, 7, ARCH_RW));
    EXPECT("mapped pages are counted", arch_count_mapped_pages() == before + 7);
    EXPECT("mapped pages are zero", is_zero(at, 7 * ARCH_PAGE_BYTES));
    EXPECT("the page after faults", probe(read_byte, at + 7 * ARCH_PAGE_BYTES) == FAULT_MEMORY);
    memset(at, 0xc3, 7 * ARCH_PAGE_BYTES); /* ret */
    EXPECT("RW does not execute", probe(execute, at) == FAULT_MEMORY);

    arch_protect(at, 1, ARCH_RX);
    EXPECT("RX executes", probe(execute, at) == 0);
    EXPECT("RX is not writable", write_faults(at));
    // SAFETY: the frame's own address, which paging maps.
    uint8_t *alias = (void *)(*paging_entry((uintptr_t)at, false) & PTE_ADDRESS);
    EXPECT("the alias of RX is not writable", *alias == 0xc3 && write_faults(alias));
    EXPECT("the alias of RX does not execute", probe(execute, alias) == FAULT_MEMORY);
    arch_protect(at, 1, ARCH_R);
    EXPECT("R reads", probe(read_byte, at) == 0);
    EXPECT("R does not execute", probe(execute, at) == FAULT_MEMORY);
    EXPECT("R is not writable", write_faults(at));
    arch_protect(at, 1, ARCH_NONE);
    EXPECT("NONE faults", probe(read_byte, at) == FAULT_MEMORY);
    EXPECT("NONE is counted", arch_count_mapped_pages() == before + 7);
    arch_protect(at, 1, ARCH_RW);
    EXPECT("protection keeps the contents", at[0] == 0xc3 && probe(write_byte, at) == 0);

    arch_unmap(at + ARCH_PAGE_BYTES, 2);
    EXPECT("unmapped pages fault", probe(read_byte, at + ARCH_PAGE_BYTES) == FAULT_MEMORY);
    EXPECT("unmapped pages are not counted", arch_count_mapped_pages() == before + 5);
    EXPECT("map again", arch_map(at + ARCH_PAGE_BYTES, 2, ARCH_R));
    EXPECT("a reused frame is zero", is_zero(at + ARCH_PAGE_BYTES, 2 * ARCH_PAGE_BYTES));
    arch_release(at, 10);
    EXPECT("release unmaps", arch_count_mapped_pages() == before);
    EXPECT("released pages fault", probe(read_byte, at) == FAULT_MEMORY);
}

static void test_reservations(void)
{
    uint8_t *a = arch_reserve(3), *b = arch_reserve(5), *c = arch_reserve(2);
    EXPECT("reservations do not overlap", a + 3 * ARCH_PAGE_BYTES <= b &&
                                              b + 5 * ARCH_PAGE_BYTES <= c);
    arch_release(b, 5);
    uint8_t *again = arch_reserve(5);
    EXPECT("a gap is used again", again == b);
    arch_release(a, 3);
    arch_release(c, 2);
    arch_release(again, 5);
    uint8_t *joined = arch_reserve(10);
    EXPECT("gaps are joined", joined == a);
    arch_release(joined, 10);
    EXPECT("no reservation of nothing", !arch_reserve(0));
    EXPECT("no reservation beyond the region", !arch_reserve((size_t)1 << 40));
}

static void test_exhaustion(void)
{
    const size_t pages = (size_t)1 << 20; /* 4 GiB: more than the machine has */
    size_t before = arch_count_mapped_pages(), free_before = 0;
    for (int round = 0; round < 2; round++) {
        void *at = arch_reserve(pages);
        EXPECT("mapping more than there is fails", at && !arch_map(at, pages, ARCH_RW));
        EXPECT("a failed mapping leaves nothing", arch_count_mapped_pages() == before);
        arch_release(at, pages);
        if (round == 1)
            EXPECT("a failed mapping leaks nothing", frames_free_pages() == free_before);
        free_before = frames_free_pages();
    }
    EXPECT("a huge kernel object fails", !arch_kernel_alloc((size_t)1 << 40));
}

static void test_kernel_objects(void)
{
    static const size_t sizes[] = { 1, 31, 32, 33, 500, 2048, 2049, 4096, 4097, 100000 };
    size_t free_before = 0;
    bool are_good = true;
    for (int round = 0; round < 200; round++) {
        uint8_t *objects[sizeof sizes / sizeof *sizes];
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            objects[i] = arch_kernel_alloc(sizes[i]);
            are_good = are_good && objects[i] && (uintptr_t)objects[i] % 16 == 0 &&
                       is_zero(objects[i], sizes[i]);
            memset(objects[i], 0x5a, sizes[i]);
        }
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            are_good = are_good && objects[i][0] == 0x5a && objects[i][sizes[i] - 1] == 0x5a;
            arch_kernel_free(objects[i]);
        }
        if (!round)
            free_before = frames_free_pages();
    }
    arch_kernel_free(0);
    EXPECT("kernel objects are zeroed, aligned, apart", are_good);
    EXPECT("kernel objects come back", frames_free_pages() == free_before);
}

static void test_memory_functions(void)
{
    char bytes[] = "0123456789abcdef0123456789", copy[sizeof bytes];
    memcpy(copy, bytes, sizeof bytes);
    EXPECT("memcpy", !memcmp(copy, bytes, sizeof bytes));
    memmove(bytes + 3, bytes, 15);
    EXPECT("memmove upwards", !memcmp(bytes, "0120123456789abcde23456789", sizeof bytes));
    memmove(copy, copy + 3, 15);
    EXPECT("memmove downwards", !memcmp(copy, "3456789abcdef01f0123456789", sizeof copy));
    memset(copy + 1, 'x', 13);
    EXPECT("memset", !memcmp(copy, "3xxxxxxxxxxxxx1f0123456789", sizeof copy));
    EXPECT("memcmp orders as unsigned bytes", memcmp("\x80", "\x7f", 1) > 0);
}

bool test_high_memory(void)
{
    for (;;) {
        uint8_t *block = frames_alloc(FRAME_MAX_ORDER);
        if (!block)
            return false;
        size_t last = ((size_t)ARCH_PAGE_BYTES << FRAME_MAX_ORDER) - 1;
        block[0] = 1;
        block[last] = 2;
        if ((uintptr_t)block >> 32)
            return block[0] == 1 && block[last] == 2;
    }
}

void test_memory(const void *image, size_t image_bytes)
{
    EXPECT("the boot module arrives", image_bytes == 6 && !memcmp(image, "suites", 6));
    test_memory_functions();
    test_kernel_pages(image);
    test_region_pages();
    test_reservations();
    test_exhaustion();
    test_kernel_objects();
}
