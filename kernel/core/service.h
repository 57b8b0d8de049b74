/* Implementations of abi/services.h. They run on the thread's kernel stack with
 * in_kernel set; stubs of the port switch there and back, and call
 * service_leave at the end unless the service is one that proxies use. */
#ifndef CORE_SERVICE_H
#define CORE_SERVICE_H

#include <stdbool.h>

#include "services.h"

/* Made by the port of stubs that call the functions below (x86_common). */
extern const struct sd_services service_table;

/* A service is over: does not return when the domain died meanwhile, or when
 * its call took too long. */
void service_leave(void);

int service_print(const char *text, size_t n);
void *service_pages_alloc(size_t pages);
void service_pages_free(void *start, size_t pages);
void *service_rref_alloc(const struct sd_type_desc *type, uint64_t count);
void service_rref_free(void *object);
void *service_rref_exchange(void *parent, void **slot, void *child, int *refused);
void service_rref_give(void *object, struct sd_instance *to);
int service_monitor_enter(struct sd_instance *callee);
void service_monitor_leave(struct sd_instance *callee);
void service_return_to_dead(void);
struct sd_cap *service_cap_export(const void *const *methods, const uint8_t fingerprint[32]);
struct sd_cap *service_cap_dup(struct sd_cap *cap);
void service_cap_drop(struct sd_cap *cap);
struct sd_cap *service_cap_bind(const char *name, size_t n, const uint8_t fingerprint[32]);
int service_thread_spawn(void (*entry)(void *), void *argument);
int service_yield(void);
int service_sleep_ns(uint64_t duration_ns);
uint64_t service_now_ns(void);
uint32_t service_data_count(void);
int service_data_name(uint32_t file, char *name, size_t capacity, size_t *length);
uint64_t service_data_size(uint32_t file);
size_t service_data_read(uint32_t file, uint64_t offset, void *to, size_t n);
int service_domain_load(const char *name, size_t n);
int service_domain_unload(const char *name, size_t n);
uint32_t service_domain_list(uint32_t index, char *name, size_t capacity, size_t *length,
                             uint64_t *generation);
int service_memory(struct sd_memory_report *report);
int service_shutdown(uint32_t exit_status);
int service_mutex_wait(uint64_t *word, uintptr_t pc);
int service_mutex_wake(uint64_t *word);
void *service_thread_locals(size_t bytes, int *is_new);

/* Whether the system grants `grant` to the domain that calls; the host has all. */
bool service_is_granted(const char *grant);

#endif
