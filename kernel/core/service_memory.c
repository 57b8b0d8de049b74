/* Console and private heap. */
#include "arch/arch.h"
#include "core/print.h"
#include "core/private_heap.h"
#include "core/service.h"
#include "core/thread.h"
#include "status.h"

int service_print(const char *text, size_t n)
{
    arch_console_write(text, n);
    return SD_OK;
}

void *service_pages_alloc(size_t pages)
{
    struct instance *caller = thread_instance();
    return private_heap_alloc(&caller->heap, pages, caller->quotas.heap_bytes / ARCH_PAGE_BYTES);
}

void service_pages_free(void *start, size_t pages)
{
    if (!private_heap_free(&thread_instance()->heap, start, pages))
        panic("I8: pages %p (%lu) are freed, which are no range of the caller", start,
              (unsigned long)pages);
}
