// A declaration inside a function.
int forward(int n)
{
	int step(int);
	return step(n);
}
