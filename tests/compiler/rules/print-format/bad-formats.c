// Formats that read what is not there.
#include <sdc.h>
#include <stddef.h>

static const char *__static format = "%d\n";

void print(const char *text __counted_by(n), size_t n, double d)
{
	sd_print(format); // expect-error:2: the format of sd_print is a literal [print-format]
	sd_print("%.3s\n", text); // expect-error:2: conversion '%s' is not one of d i u x X c s, or is written otherwise [print-format]
	sd_print("%d %d\n", 1); // expect-error:2: the format asks for more arguments than there are [print-format]
	sd_print("%d\n", 1, 2); // expect-error:22: the format does not use this argument [print-format]
	sd_print("%d\n", n); // expect-error:19: %d takes an integer of 32 bits [print-format]
	sd_print("%f\n", d); // expect-error:2: conversion '%f' is not one of d i u x X c s, or is written otherwise [print-format]
	sd_print("%n\n", text); // expect-error:2: conversion '%n' is not one of d i u x X c s, or is written otherwise [print-format]
	sd_print("%p\n", text); // expect-error:2: conversion '%p' is not one of d i u x X c s, or is written otherwise [print-format]
	sd_print("%.*s\n", n, text); // expect-error:21: '*' takes an int; write sd_as(int, n) [print-format]
	sd_print("%.*d%", 1, 1); // expect-error:2: the format's last conversion is not understood [print-format]
	sd_print("%s\n", 5); // expect-error:19: %s takes text: 'const char *' [print-format]
}
