// Sequenced, or of different objects.
struct pair {
	int a, b;
};

int f(int a, int b);

int many(int i, int n, struct pair *s)
{
	int a[8] = {0};
	i++;
	i = i + 1;
	a[i & 7] = n++;
	n = (i++, i);
	n = i++ ? i : 0;
	if (i++ && i)
		n = f(n, i++);
	s->a = s->b++;
	for (int k = 0, m = 7; k < m; k++, m--)
		a[k] += a[m];
	return n;
}
