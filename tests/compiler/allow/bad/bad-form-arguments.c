// What stands inside the argument of one of sdc's forms is the user's own.
#include <sdc.h>

struct node {
	struct node *__owned _Nullable next;
};

static void work(struct node *__owned n)
{
	sd_free(n);
}

void forms(struct node *n, long k)
{
	sd_free((struct node *)k); // expect-error:10: casts are not in the dialect; declare the operand as 'struct node *' [cast]
	sd_free(sd_take(*(struct node *__owned _Nullable *)k)); // expect-error:19: casts are not in the dialect; declare the operand as 'struct node * __owned _Nullable *' [cast]
	sd_swap(n->next, *(struct node *__owned _Nullable *)k); // expect-error:20: casts are not in the dialect; declare the operand as 'struct node * __owned _Nullable *' [cast]
	sd_free(sd_new_array(struct node, (unsigned long)k)); // expect-error:36: casts are not in the dialect; write sd_as(unsigned long, e) [cast]
	sd_free(sd_new(volatile struct node)); // expect-error:26: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
	sd_free(sd_new(struct { volatile int a; })); // expect-error:35: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
	(void)sd_as(int, (char)k); // expect-error:19: casts are not in the dialect; write sd_as(char, e) [cast]
	(void)sd_as(volatile int, k); // expect-error:23: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
	sd_print("%d", (int)k); // expect-error:17: casts are not in the dialect; write sd_as(int, e) [cast]
	sd_spawn(work, (struct node *)k); // expect-error:17: casts are not in the dialect; declare the operand as 'struct node *' [cast]
	sd_spawn((void (*)(struct node *))k, n); // expect-error:11: casts are not in the dialect; declare the operand as 'void (*)(struct node *)' [cast]
}
