// goto into a loop past the declaration in its head.
int loop(int n)
{
	goto body; // expect-error:2: this goto jumps past the declaration of 'i'; declare it before the jump or inside a block of its own [jump-past-declaration]
	for (int i = 0; i < n; i++) {
	body:
		n--;
	}
	return n;
}
