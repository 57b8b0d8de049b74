// A field that may be null.
#include <sdc.h>
#include <stddef.h>


struct node {
	struct node *__owned _Nullable next;
};

struct node *__owned make(void)
{
	return sd_new(struct node);
}
