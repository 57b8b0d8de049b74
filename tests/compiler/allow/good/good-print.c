// Printing goes through sd_print.
#include <sdc.h>

void report(int n)
{
	sd_print("n = %d\n", n);
}
