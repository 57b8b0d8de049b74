/* A seeded defect: no grace period. Replaces core/grace.c in a build that only
 * the tests make; the test of unloading under load must fail with it. */
#include "core/grace.h"

#include "core/thread.h"

uint64_t grace_current_round(void)
{
    return 0;
}

void grace_round(void)
{
}

bool grace_is_over(const struct instance *instance)
{
    (void)instance;
    return true;
}

void grace_answer(void)
{
}
