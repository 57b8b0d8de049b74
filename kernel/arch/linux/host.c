/* Time, console, start and end of the hosted kernel. */
#define _GNU_SOURCE
#include "host.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "port.h"

static atomic_uint has_ended;
static uint32_t exit_status;

void linux_init(void)
{
    port_reserve_region();
    port_register_barrier();
    port_install_signals();
}

uint64_t arch_now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

void arch_console_write(const char *text, size_t n)
{
    while (n) {
        ssize_t written = write(STDOUT_FILENO, text, n);
        if (written < 0 && errno != EINTR)
            return; /* nobody reads the console */
        if (written > 0) {
            text += written;
            n -= (size_t)written;
        }
    }
}

void arch_shutdown(uint32_t status)
{
    exit_status = status;
    atomic_store(&has_ended, 1);
    port_futex_wake(&has_ended);
    for (;;)
        pause();
}

uint32_t linux_wait_for_shutdown(void)
{
    while (!atomic_load(&has_ended))
        port_futex_wait(&has_ended, 0, UINT64_MAX);
    return exit_status;
}

void arch_panic_stop(void)
{
    abort();
}
