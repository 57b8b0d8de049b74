// typeof an expression and a type.
int swap_sum(int a, int b)
{
	__typeof__(a) copy = b;
	__typeof__(int) other = a;
	return copy - other;
}
