// Promises about a call's end, in every spelling.
_Noreturn void stop(void); // expect-error:1: attribute '_Noreturn' is not in the dialect; the optimiser would believe it [attribute]
__attribute__((noreturn)) void halt(void); // expect-error:32: attribute 'noreturn' is not in the dialect; a function's type is that of plain C [attribute]
typedef void ender(void) __attribute__((noreturn));
void (*pointer)(void) __attribute__((noreturn));
