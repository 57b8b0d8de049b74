// Access through a pointer.
struct counter {
	int n;
};

void count(struct counter *c)
{
	c->n++;
	(*c).n++;
}

int twice(void)
{
	struct counter c = {0};
	count(&c);
	return c.n;
}
