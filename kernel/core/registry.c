/* The one registry lock; see registry.h. One lock, because every section under
 * it is a few dozen instructions and no path of a call between domains takes it. */
#include "core/registry.h"

struct arch_lock registry_lock;
