/* See sd.h. A host thread is a thread of the kernel whose innermost frame names
 * the host instance: an instance without image that never dies. Domain code runs
 * below the host's own frames on the host's stack; services run on a second one. */
#define _GNU_SOURCE
#include "sd.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <string.h>

#include "arch/linux/host.h"
#include "core/capability.h"
#include "core/core.h"
#include "core/domain.h"
#include "core/enter.h"
#include "core/exports.h"
#include "core/service.h"
#include "core/thread.h"
#include "read_file.h"
#include "status.h"

enum { KERNEL_STACK_BYTES = 256 * 1024, STACK_RESERVE_BYTES = 16 * 1024 };
static const uint64_t drain_ns = 5000000000;

/* What the proxies in the program call services through. */
__attribute__((visibility("hidden"))) const struct sd_services *__sd_services = &service_table;
extern const struct sd_services *__sd_services;

struct sd {
    struct instance *host;
};

struct host_thread {
    struct thread thread; /* first */
    struct sd_frame base;
    void *kernel_stack;
};

static struct sd the_system;
static sem_t is_ready;
static uint32_t start_status;
static _Thread_local struct host_thread *joined;

static void on_ready(uint32_t status)
{
    start_status = status;
    sem_post(&is_ready);
}

static bool find_stack(struct thread *thread)
{
    pthread_attr_t attributes;
    void *lowest;
    size_t bytes;
    if (pthread_getattr_np(pthread_self(), &attributes))
        return false;
    bool is_known = !pthread_attr_getstack(&attributes, &lowest, &bytes);
    pthread_attr_destroy(&attributes);
    thread->stack_guard_start = (uintptr_t)lowest - STACK_RESERVE_BYTES;
    thread->block.stack_limit = (uintptr_t)lowest + STACK_RESERVE_BYTES;
    return is_known;
}

static bool join(struct sd *system)
{
    if (joined)
        return true;
    struct host_thread *made = aligned_alloc(_Alignof(struct host_thread), sizeof *made);
    void *stack = aligned_alloc(16, KERNEL_STACK_BYTES);
    if (made)
        memset(made, 0, sizeof *made);
    if (!made || !stack || !find_stack(&made->thread)) {
        free(made);
        free(stack);
        return false;
    }
    made->kernel_stack = stack;
    made->thread.block.self = &made->thread.block;
    made->thread.block.kernel_stack_top = (uintptr_t)stack + KERNEL_STACK_BYTES;
    made->base = (struct sd_frame){.callee = &system->host->shared,
                                   .generation = system->host->generation,
                                   .state = SD_FRAME_ENTERED,
                                   .ticks = ENTER_UNTIMED};
    made->thread.block.frame = &made->base;
    linux_thread_attach(&made->thread);
    thread_attach(&made->thread);
    joined = made;
    return true;
}

void sd_thread_end(void)
{
    struct host_thread *thread = joined;
    if (!thread)
        return;
    joined = 0;
    thread_detach(&thread->thread);
    linux_thread_detach(&thread->thread);
    free(thread->kernel_stack);
    free(thread);
}

struct sd *sd_open_bytes(const void *bytes, size_t n)
{
    static bool was_opened;
    static const struct quotas unlimited = {.shared_bytes = UINT64_MAX, .rrefs = UINT32_MAX};
    if (was_opened) {
        errno = EBUSY;
        return 0;
    }
    was_opened = true;
    the_system.host = instance_new(0, &unlimited, false);
    sem_init(&is_ready, 0, 0);
    linux_init();
    core_boot_service(bytes, n, on_ready);
    while (sem_wait(&is_ready))
        ;
    return the_system.host && start_status == 0 && join(&the_system) ? &the_system : 0;
}

struct sd *sd_open(const char *path)
{
    struct file_bytes file;
    return read_file(path, &file) ? sd_open_bytes(file.bytes, file.n) : 0;
}

int sd_load(struct sd *system, const char *domain)
{
    return join(system) ? service_table.domain_load(domain, strlen(domain)) : SD_QUOTA;
}

struct sd_cap *sd_bind(struct sd *system, const char *domain, const char *binding,
                       const uint8_t fingerprint[32])
{
    struct domain *found = domain_find((struct image_text){domain, strlen(domain)});
    if (!found || !*binding || !join(system))
        return 0;
    struct capability *made = exports_bind(
        system->host, found, (struct image_text){binding, strlen(binding)}, fingerprint);
    return made ? &made->shared : 0;
}

/* The domains' own order: what was started last ends first. */
void sd_close(struct sd *system)
{
    for (uint32_t i = domain_count(); join(system) && i; i--) {
        struct image_text name = domain_at(i - 1)->name;
        service_table.domain_unload(name.bytes, name.n);
    }
    struct sd_memory_report report;
    uint64_t end = arch_now_ns() + drain_ns;
    do
        service_table.memory(&report);
    while (report.private_pages && arch_now_ns() < end);
    capability_free_all(system->host);
    sd_thread_end();
}
