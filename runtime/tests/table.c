#include "table.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "sdrt.h"

static size_t quota, pages_out, text_bytes;
static char text[1 << 16];

static int print(const char *piece, size_t n) {
    if (text_bytes + n >= sizeof text)
        abort();
    memcpy(text + text_bytes, piece, n);
    text[text_bytes += n] = 0;
    return 0;
}

static void *pages_alloc(size_t pages) {
    if (pages > quota - pages_out)
        return 0;
    void *start = mmap(0, pages * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED)
        return 0;
    pages_out += pages;
    return start;
}

static void pages_free(void *start, size_t pages) {
    if (((uintptr_t)start & 4095) || pages > pages_out || munmap(start, pages * 4096))
        abort();
    pages_out -= pages;
}

static const struct sd_services table = {
    .print = print, .pages_alloc = pages_alloc, .pages_free = pages_free};

void table_reset(size_t quota_pages) {
    __sd_services = &table;
    quota = quota_pages;
    text_bytes = 0;
    text[0] = 0;
}

size_t table_pages(void) { return pages_out; }
const char *table_text(void) { return text; }

/* What idlc generates for a real domain; the tests never create one. */
extern const uint32_t sd_import_count, sd_export_count;
const uint32_t sd_import_count = 0, sd_export_count = 0;
int sd_domain_create(void **imports, void **exports);
int sd_domain_create(void **imports, void **exports) { return imports == exports; }
