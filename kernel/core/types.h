/* The kernel's own copies of type descriptors, found by fingerprint. A type's
 * identity across domains is its fingerprint, never a number given at run time,
 * and a copy outlives the image that brought it. Entries are never removed:
 * their number is bounded by the interfaces that were ever loaded. */
#ifndef CORE_TYPES_H
#define CORE_TYPES_H

#include "rref.h"

/* The copy for `type`, made at first use; 0 when the descriptor is malformed,
 * differs from one of the same fingerprint, or memory is out. Takes the
 * shared-heap lock. */
const struct sd_type_desc *type_intern(const struct sd_type_desc *type);

#endif
