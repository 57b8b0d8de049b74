/* From boot.S to core: each step needs only those before it. */
#include "cpu.h"
#include "port.h"
#include "trap.h"

[[noreturn]] void boot_main(unsigned protocol, uintptr_t information);

static struct boot_info boot_info;

/* Code is built for x86-64-v2, and W^X needs the no-execute bit. */
static void require_cpu(void)
{
    uint32_t registers[4];
    const uint32_t v2_ecx = 1u << 0 | 1u << 9 | 1u << 13 | 1u << 19 | 1u << 20 | 1u << 23;
    const uint32_t fxsr_apic_edx = 1u << 24 | 1u << 9;
    cpuid(1, registers);
    if ((registers[2] & v2_ecx) != v2_ecx || (registers[3] & fxsr_apic_edx) != fxsr_apic_edx)
        port_panic("this CPU lacks x86-64-v2 or a local APIC: CPUID.1 ecx, edx:", registers[2],
                   registers[3]);
    cpuid(0x80000001, registers);
    if (!(registers[3] & 1u << 20))
        port_panic("this CPU lacks the no-execute bit: CPUID.80000001 edx:", registers[3], 0);
}

void boot_main(unsigned protocol, uintptr_t information)
{
    serial_start();
    require_cpu();
    segments_start();
    scheduler_start();
    boot_info_read(protocol, information, &boot_info);
    frames_prepare(&boot_info);
    paging_start(&boot_info);
    frames_start();
    clock_start();
    interrupts_on();

    size_t image_bytes = boot_info.image.end - boot_info.image.start;
    // SAFETY: paging_start mapped exactly this range, read-only.
    core_boot(image_bytes ? (const void *)boot_info.image.start : 0, image_bytes);
    scheduler_idle();
}
