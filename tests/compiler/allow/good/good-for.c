// A for loop with a declaration, break and continue.
int sum_of_odd(int n)
{
	int sum = 0;
	for (int i = 0; i < n; i++) {
		if (i % 2 == 0)
			continue;
		if (sum > 1000)
			break;
		sum += i;
	}
	return sum;
}
