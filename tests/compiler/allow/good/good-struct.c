// Structs: members, nesting, assignment, an anonymous part.
struct point {
	int x, y;
};

struct box {
	struct point from, to;
	struct {
		int colour;
	};
};

int width(struct box b)
{
	struct box copy = b;
	copy.colour = 1;
	return copy.to.x - copy.from.x;
}
