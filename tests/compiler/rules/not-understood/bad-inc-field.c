// Inc field: refused.
#include <sdc.h>
#include <stddef.h>

struct s {
	const char *__static _Nullable p;
};
void f(struct s *s)
{
	s->p++; // expect-error:6: arithmetic on a pointer that is not a local borrow is not understood by this version of sdc, so it is refused [not-understood]
}
