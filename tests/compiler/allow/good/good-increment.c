// All four steps.
int steps(int n)
{
	++n;
	n++;
	--n;
	n--;
	return n;
}
