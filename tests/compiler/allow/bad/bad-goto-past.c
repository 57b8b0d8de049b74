// goto past a declaration: into a block, and forward in the same one.
int into_block(int n)
{
	goto inside; // expect-error:2: this goto jumps past the declaration of 'value'; declare it before the jump or inside a block of its own [jump-past-declaration]
	{
		int value = 1;
	inside:
		return value + n;
	}
}

int forward(int n)
{
	if (n)
		goto out; // expect-error:3: this goto jumps past the declaration of 'late'; declare it before the jump or inside a block of its own [jump-past-declaration]
	int late = n;
	n += late;
out:
	return n + late;
}
