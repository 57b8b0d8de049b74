// Every arithmetic operator.
int mix(int a, int b)
{
	int r = a + b - a * 3;
	r += b / 2;
	r -= a % 5;
	r = r * -1 + +b;
	return ~r;
}
