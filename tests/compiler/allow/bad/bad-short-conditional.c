// ?: without its middle evaluates once what stands there twice.
int or_ten(int n)
{
	return n ?: 10; // expect-error:9: ?: without its middle is not in the dialect; write it out: a ? a : b [expression-kind]
}
