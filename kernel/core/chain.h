/* A thread's chain of frames: which instances it is in, which rrefs it lends.
 *
 * The chain is read by its own thread, also in interrupt context, or by others
 * under registry_lock while the thread is parked (I3). Nothing here takes a
 * lock. */
#ifndef CORE_CHAIN_H
#define CORE_CHAIN_H

#include "call.h"
#include "core/instance.h"

/* The instance whose code runs with `frame` innermost: the callee once it is
 * entered, before that still the caller. 0: the kernel. */
struct instance *chain_running(const struct sd_frame *frame);
/* Its generation. */
uint64_t chain_running_generation(const struct sd_frame *frame);

/* Marks every dying instance that the chain names, as callee, caller, or owner
 * of a lent object, as named in `round`. */
void chain_mark_named(const struct sd_frame *innermost, uint64_t round);

/* Whether the chain names this generation as callee or caller. */
bool chain_names(const struct sd_frame *innermost, const struct instance *instance,
                 uint64_t generation);

#endif
