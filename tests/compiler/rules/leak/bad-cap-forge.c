// Cap forge: refused.
#include <sdc.h>
#include <stddef.h>

struct I;
struct I *__cap _Nullable f(void)
{
	struct I *__cap _Nullable c = 0;
	return c;
}
void use(struct I *to);
void g(struct I *__cap c)
{
	use(c);
} // expect-error:1: 'c' still owns its object here; free it, move it or store it [leak]
