/* The contract headers sd/thread.h, sd/data.h and sd/system.h over the kernel's
 * table. Each wrapper keeps its header's contract whatever the kernel answers:
 * results are set on every return. */
#include "sd/data.h"
#include "sd/rt.h"
#include "sd/system.h"
#include "sd/thread.h"
#include "sdrt.h"

/* SAFETY: kernel services return enum sd_status as int (abi/services.h). */
static enum sd_status status(int value) { return (enum sd_status)value; }

int __sd_rt_spawn(void (*entry)(void *), void *argument) {
    return __sd_services->thread_spawn(entry, argument);
}

enum sd_status sd_yield(void) { return status(__sd_services->yield()); }

enum sd_status sd_sleep_ns(uint64_t duration_ns) {
    return status(__sd_services->sleep_ns(duration_ns));
}

uint64_t sd_now_ns(void) { return __sd_services->now_ns(); }

uint32_t sd_data_count(void) { return __sd_services->data_count(); }

enum sd_status sd_data_name(uint32_t file, char *name, size_t capacity, size_t *length) {
    size_t n = 0;
    enum sd_status answer = status(__sd_services->data_name(file, name, capacity, &n));
    *length = answer == SD_OK ? n : 0;
    return answer;
}

uint64_t sd_data_size(uint32_t file) { return __sd_services->data_size(file); }

size_t sd_data_read(uint32_t file, uint64_t offset, uint8_t *to, size_t n) {
    return __sd_services->data_read(file, offset, to, n);
}

enum sd_status sd_domain_load(const char *name, size_t n) {
    return status(__sd_services->domain_load(name, n));
}

enum sd_status sd_domain_unload(const char *name, size_t n) {
    return status(__sd_services->domain_unload(name, n));
}

bool sd_domain_list(uint32_t index, char *name, size_t capacity, size_t *length, bool *is_alive) {
    uint64_t generation = 0;
    size_t n = 0;
    uint32_t answer = __sd_services->domain_list(index, name, capacity, &n, &generation);
    *length = answer != 0 ? n : 0;
    *is_alive = answer == 2;
    return answer != 0;
}

enum sd_status sd_memory_report(struct sd_memory *report) {
    struct sd_memory_report r = {0};
    enum sd_status answer = status(__sd_services->memory(&r));
    *report = (struct sd_memory){0};
    if (answer == SD_OK)
        *report = (struct sd_memory){r.private_pages, r.shared_bytes, r.shared_objects, r.domains,
                                     r.threads,       r.capabilities, r.mapped_pages};
    return answer;
}

enum sd_status sd_shutdown(uint32_t exit_status) {
    return status(__sd_services->shutdown(exit_status));
}
