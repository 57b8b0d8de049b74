/* Offsets that probe.S and the C suites share; asserted in test_core.c and
 * test_threads.c. */
#ifndef TEST_OFFSETS_H
#define TEST_OFFSETS_H

#define THREAD_RECOVER_SP 96

#define SPIN_PATTERN 0
#define SPIN_COUNT 8
#define SPIN_STOP 16
#define SPIN_DAMAGE 20
#define SPIN_MXCSR 24
#define SPIN_FPU_CONTROL 28

#endif
