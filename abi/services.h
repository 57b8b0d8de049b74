/* The table of kernel services that `sd_start` receives: the only way out of a
 * domain besides its proxies. Each entry is a kernel stub that switches to the
 * thread's kernel stack. Entries are appended, never moved; `abi_version`
 * guards the rest.
 *
 * Domain code never sees this table: libsdrt and the proxies, both trusted,
 * wrap it in the contract headers of runtime/include/sd/. Pointers passed in
 * are valid by that construction; the kernel still checks grants and quotas.
 * Results of type int are enum sd_status. */
#ifndef SD_ABI_SERVICES_H
#define SD_ABI_SERVICES_H

#include <stddef.h>
#include <stdint.h>

#include "call.h"
#include "rref.h"

struct sd_memory_report {
    uint64_t private_pages;  /* of all domains together */
    uint64_t shared_bytes;   /* live objects of the shared heap, headers included */
    uint64_t shared_objects;
    uint64_t domains;        /* live instances */
    uint64_t threads;
    uint64_t capabilities;
    uint64_t mapped_pages;   /* counted by walking the port's mappings */
};

struct sd_services {
    uint32_t abi_version;
    uint32_t entry_count;

    /* console: writes n bytes as one piece */
    int (*print)(const char *text, size_t n);

    /* private heap: whole zeroed pages; 0 when the quota is used up */
    void *(*pages_alloc)(size_t pages);
    void (*pages_free)(void *start, size_t pages);

    /* shared heap: zeroed object owned by the calling domain. `count`: elements
     * of an rref<T[]>, else 0. 0 on quota. */
    void *(*rref_alloc)(const struct sd_type_desc *type, uint64_t count);
    void (*rref_free)(void *object); /* drops the whole tree */
    /* puts root `child` (or 0) into the field `*slot` of `parent`, returns the
     * old child as a root of the calling domain; refuses cycles: then *slot is
     * unchanged and *refused is 1. `parent` is checked by the kernel to be an
     * object of the shared heap: checked code may pass any address of its type */
    void *(*rref_exchange)(void *parent, void **slot, void *child, int *refused);

    /* used by runtime/proxy only; none of them unwinds (see call.h) */
    void (*rref_give)(void *object, struct sd_instance *to);
    int (*monitor_enter)(struct sd_instance *callee); /* slow path */
    void (*monitor_leave)(struct sd_instance *callee); /* wakes a waiter */
    /* used by runtime/proxy only: */
    void (*return_to_dead)(void); /* the caller died: does not return */

    /* interface references */
    struct sd_cap *(*cap_export)(const void *const *methods, const uint8_t fingerprint[32]);
    struct sd_cap *(*cap_dup)(struct sd_cap *cap);
    void (*cap_drop)(struct sd_cap *cap);
    /* an export of the live domain `name`; needs grant "system" */
    struct sd_cap *(*cap_bind)(const char *name, size_t n, const uint8_t fingerprint[32]);

    /* threads and time. The entry runs inside the spawning instance and takes
     * its monitor; yield and sleep release the monitor. */
    int (*thread_spawn)(void (*entry)(void *), void *argument);
    int (*yield)(void);
    int (*sleep_ns)(uint64_t duration_ns);
    uint64_t (*now_ns)(void);

    /* data files of the system image; need grant "data". Index from 0. */
    uint32_t (*data_count)(void);
    int (*data_name)(uint32_t file, char *name, size_t capacity, size_t *length);
    uint64_t (*data_size)(uint32_t file);
    size_t (*data_read)(uint32_t file, uint64_t offset, void *to, size_t n);

    /* the system: need grant "system" */
    int (*domain_load)(const char *name, size_t n); /* restarts a dead one */
    int (*domain_unload)(const char *name, size_t n);
    uint32_t (*domain_list)(uint32_t index, char *name, size_t capacity, size_t *length,
                            uint64_t *generation); /* 0: no such index; else 1 + is_alive */
    int (*memory)(struct sd_memory_report *report);
    int (*shutdown)(uint32_t exit_status);

    /* mutexes of the calling domain, slow paths (runtime/sdrt/mutex.c). `word` is
     * 0 or the holder's thread block, plus 1 when somebody waits. wait returns
     * with the word held; waiting that would close a cycle of waits ends the
     * domain with the fault `deadlock`, reported for the function around `pc`.
     * A serialised domain's monitor is left meanwhile. */
    int (*mutex_wait)(uint64_t *word, uintptr_t pc);
    int (*mutex_wake)(uint64_t *word); /* gives it up and wakes a waiter */
    /* the thread-locals of this thread in the calling domain: `bytes`, zeroed and
     * *is_new = 1 the first time; 0 on quota. They go when either ends. */
    void *(*thread_locals)(size_t bytes, int *is_new);
};

#endif
