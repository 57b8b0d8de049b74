// A call between the two would see the group torn.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

size_t use(struct buf *v);
void change(size_t *__out n);

void set(struct buf *v, int *__owned small __counted_by(4))
{
	sd_free(sd_take(v->d));
	v->d = small; // expect-error:5: 'd' belongs to a pointer and its count: set each member of its group in statements side by side, the later ones without calls [group-torn]
	v->n = (use(v), 4); // expect-error:5: 'n' belongs to a pointer and its count: set each member of its group in statements side by side, the later ones without calls [group-torn]
}

void lend(struct buf *v)
{
	change(&v->n); // expect-error:13: 'n' belongs to a pointer and its count: its address would let it change alone [group-torn]
}
