#include "table.h"

void table_add(struct table *t, unsigned char byte)
{
	t->counts[byte]++;
}

unsigned long table_get(const struct table *t, unsigned char byte)
{
	return t->counts[byte];
}
