/* The shared heap: objects that move between domains (abi/rref.h).
 *
 * Roots hang in their owner's list; a child hangs only in its parent's field.
 * A child's header keeps naming who pays for it: the owner that had it last as
 * a root. Charges move with an object when it is given, taken or freed, in
 * constant time; a record whose generation differs pays no longer.
 *
 * All header fields are written under shared_heap_lock (I6). */
#ifndef CORE_SHARED_HEAP_H
#define CORE_SHARED_HEAP_H

#include "arch/arch.h"
#include "core/instance.h"
#include "rref.h"

extern struct arch_lock shared_heap_lock;

static inline void shared_heap_enter(void)
{
    arch_lock(&shared_heap_lock);
}

static inline void shared_heap_leave(void)
{
    arch_unlock(&shared_heap_lock);
}

/* Zeroed object owned by `owner`; `count` elements when the type is an array.
 * 0: quota, memory, or a malformed descriptor. */
void *shared_heap_alloc(struct instance *owner, const struct sd_type_desc *type, uint64_t count);

/* Makes the root `object` a root of `to`. */
void shared_heap_give(void *object, struct instance *to);

/* abi/services.h, rref_exchange. */
void *shared_heap_exchange(struct instance *caller, void *parent, void **slot, void *child,
                           int *refused);

/* Drops a root of `owner` with all below it: iteratively, releasing the lock
 * every few objects. False when `object` is no root of `owner`. */
[[nodiscard]] bool shared_heap_drop(struct instance *owner, void *object);
/* Drops every root of an instance that no frame names any more. */
void shared_heap_drop_all(struct instance *owner);

/* The owner of the tree that holds `object`, and its generation; 0 when the
 * address is no object of the shared heap. Takes no lock: the object is lent,
 * so neither it nor its ancestors change. */
struct sd_instance *shared_heap_owner(const void *object, uint64_t *generation);

/* Used by the drop: calls visit for each rref field of an object. */
uint64_t shared_heap_element_count(const struct sd_rref_header *header);
void shared_heap_uncharge(struct sd_rref_header *header);
void shared_heap_unlink_root(struct sd_rref_header *header);

static inline char *shared_heap_object(struct sd_rref_header *header)
{
    // SAFETY: the object follows its header.
    return (char *)(header + 1);
}

#endif
