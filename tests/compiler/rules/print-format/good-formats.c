// Each conversion with its argument.
#include <sdc.h>
#include <stddef.h>

void print(const char *text __counted_by(n), size_t n, unsigned u, long l, char c)
{
	sd_print("plain %% text\n");
	sd_print("%s %.*s\n", "literal", sd_as(int, n), text);
	sd_print("%s %8s %-8s|\n", text, "literal", text);
	sd_print("%d %5u %-8x %016lx %lu %zu %hhx\n", -1, u, u, l, n, n, u);
	sd_print("%c%c %.3d %*d\n", c, 'x', 7, 4, 7);
}
