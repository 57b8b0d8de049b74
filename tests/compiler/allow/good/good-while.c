// while and do loops.
int halvings(unsigned n)
{
	int count = 0;
	while (n > 1) {
		n /= 2;
		count++;
	}
	do
		count--;
	while (count > 100);
	return count;
}
