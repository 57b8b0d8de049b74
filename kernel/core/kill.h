/* The end of an instance begins here: from this moment on no call enters it. */
#ifndef CORE_KILL_H
#define CORE_KILL_H

#include "core/instance.h"

/* Marks the generation dead and wakes whoever waits in it or for it. Its memory
 * is returned later, by the reaper. Does nothing when it is dead already. */
void kill_instance(struct instance *instance, uint64_t generation);

#endif
