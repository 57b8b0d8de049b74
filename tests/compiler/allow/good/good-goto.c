// goto back, and forward to a label with the same declarations in force.
int count_up(int n)
{
	int i = 0;
again:
	if (i >= n)
		goto out;
	i++;
	goto again;
out:
	return i;
}
