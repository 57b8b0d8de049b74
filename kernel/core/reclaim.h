/* What an ended instance owned goes back. */
#ifndef CORE_RECLAIM_H
#define CORE_RECLAIM_H

#include "core/instance.h"

/* The grace period of `instance` is over. Cost is proportional to what it
 * owned, not to what exists. */
void reclaim_instance(struct instance *instance);

#endif
