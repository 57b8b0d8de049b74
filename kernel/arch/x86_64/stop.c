/* The ends of the machine. QEMU's isa-debug-exit device (iobase 0xf4, iosize 4)
 * ends the emulator with exit status 2 * value + 1. Values below 16 are left to
 * QEMU's own errors:
 *
 *   value 16 + s   the system ended with status s, 0 <= s < 110
 *   value 126      it ended with a status of 110 or more
 *   value 127      the kernel panicked
 *
 * tools/run-qemu turns them back. A machine without the device halts. */
#include "cpu.h"
#include "port.h"

#define DEBUG_EXIT 0xf4
#define EXIT_STATUS_BASE 16u
#define EXIT_STATUS_LARGEST 110u
#define EXIT_PANIC 127u

[[noreturn]] static void leave(uint32_t value)
{
    interrupts_save();
    out32(DEBUG_EXIT, value);
    for (;;)
        // SAFETY: interrupts are off; only a reset ends this.
        __asm__ volatile("hlt");
}

void arch_shutdown(uint32_t exit_status)
{
    uint32_t status = exit_status < EXIT_STATUS_LARGEST ? exit_status : EXIT_STATUS_LARGEST;
    leave(EXIT_STATUS_BASE + status);
}

void arch_panic_stop(void)
{
    leave(EXIT_PANIC);
}

static size_t put_text(char *to, size_t at, size_t capacity, const char *text)
{
    for (; *text && at < capacity; text++)
        to[at++] = *text;
    return at;
}

static size_t put_hex(char *to, size_t at, size_t capacity, uint64_t number)
{
    char digits[20] = " 0x";
    for (int i = 0; i < 16; i++)
        digits[3 + i] = "0123456789abcdef"[number >> (60 - 4 * i) & 15];
    return put_text(to, at, capacity, digits);
}

void port_panic(const char *text, uint64_t first, uint64_t second)
{
    char line[160];
    size_t room = sizeof line - 1, at = put_text(line, 0, room, "panic: ");
    at = put_text(line, at, room, text);
    at = put_hex(line, at, room, first);
    at = put_hex(line, at, room, second);
    line[at++] = '\n';
    arch_console_write(line, at);
    arch_panic_stop();
}
