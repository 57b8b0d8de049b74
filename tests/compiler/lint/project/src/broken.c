int unfinished(int n)
{
	return n +;
}

long converts(int n)
{
	return (long)n;
}
