// const, on objects and on what is pointed to.
static const int limits[2] = {1, 9};

int clamp(const int *n)
{
	const int low = limits[0];
	return *n < low ? low : *n;
}
