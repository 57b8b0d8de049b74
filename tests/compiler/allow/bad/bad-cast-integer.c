// A cast between pointer and integer, both ways.
int *forge(long n)
{
	return (int *)n; // expect-error:9: casts are not in the dialect; declare the operand as 'int *' [cast]
}

long leak(int *p)
{
	return (long)p; // expect-error:9: casts are not in the dialect; declare the operand as 'long' [cast]
}
