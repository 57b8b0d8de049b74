/* Memory of the shared heap: one reserved region cut into chunks of 64 KiB.
 * A span is a run of chunks; small spans hold slots of one size, a large span
 * holds one object. Descriptors of all chunks stand in one array that is never
 * freed, so that any address can be judged without a lock.
 *
 * A slot begins with a struct sd_rref_header; magic 0 says that it is free.
 * Callers hold shared_heap_lock unless said otherwise. */
#ifndef CORE_SHARED_SPANS_H
#define CORE_SHARED_SPANS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "rref.h"

[[nodiscard]] bool spans_reserve_region(void);
/* A slot of at least `bytes`, header and object together, with a zeroed header;
 * *is_zeroed tells whether the rest is zero as well. 0: out of memory. */
struct sd_rref_header *spans_alloc(size_t bytes, bool *is_zeroed);
void spans_free(struct sd_rref_header *header);
/* The header of the object at exactly this address; 0 for any other address.
 * Without the lock: meaningful for objects that cannot be freed meanwhile. */
struct sd_rref_header *spans_find(const void *object);
/* Gives back spans that are kept empty for the next allocation. */
void spans_trim(void);
/* Counts live objects by walking all slots. */
void spans_count(uint64_t *objects, uint64_t *bytes);

#endif
