/* COM1, 115200 baud, 8N1, polled: the console of both ports' tests. Text goes
 * out byte for byte. A machine without a UART reads all ones, which counts as
 * ready, so nothing waits for it. */
#include "cpu.h"
#include "port.h"

#define COM1 0x3f8
#define DIVISOR_115200 1
#define LINE_8N1 0x03
#define LINE_DIVISOR_LATCH 0x80
#define FIFO_ON_CLEARED 0x07
#define STATUS_TRANSMIT_EMPTY 0x20

static struct arch_lock serial_lock; /* a text goes out in one piece */

void serial_start(void)
{
    out8(COM1 + 1, 0); /* no interrupts */
    out8(COM1 + 3, LINE_DIVISOR_LATCH);
    out8(COM1, DIVISOR_115200);
    out8(COM1 + 1, 0);
    out8(COM1 + 3, LINE_8N1);
    out8(COM1 + 2, FIFO_ON_CLEARED);
}

void arch_console_write(const char *text, size_t n)
{
    arch_lock(&serial_lock);
    for (size_t i = 0; i < n; i++) {
        while (!(in8(COM1 + 5) & STATUS_TRANSMIT_EMPTY))
            ;
        out8(COM1, (uint8_t)text[i]);
    }
    arch_unlock(&serial_lock);
}
