/* The status that every call between domains and every kernel service returns.
 *
 * Values are part of the domain ABI: they never change, new ones are appended
 * below SD_INTERFACE_FIRST. An interface's own codes start there. */
#ifndef SD_ABI_STATUS_H
#define SD_ABI_STATUS_H

enum sd_status {
    SD_OK = 0,        /* done; results are valid */
    SD_CRASHED = 1,   /* the callee died during this call */
    SD_DEAD = 2,      /* the callee was dead before it could be entered */
    SD_REENTRY = 3,   /* this thread already runs in the callee */
    SD_DEADLOCK = 4,  /* waiting for the callee would close a cycle of waits */
    SD_NO_STACK = 5,  /* less stack left than the callee declares it needs */
    SD_QUOTA = 6,     /* a quota of the domain is used up */
    SD_DENIED = 7,    /* the domain was not granted this */
    SD_TIMEOUT = 8,   /* a deadline passed */
    SD_INVALID = 9,   /* an argument is outside the service's domain */
    SD_INTERFACE_FIRST = 100,
};

#endif
