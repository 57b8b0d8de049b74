// Designated initialisers; what is not named is zero.
struct options {
	int width;
	int height[2];
	int depth;
};

int area(void)
{
	struct options o = {.width = 3, .height = {[1] = 4}};
	return o.width * o.height[1] + o.depth;
}
