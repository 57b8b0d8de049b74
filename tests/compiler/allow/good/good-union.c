// Unions: of bits, anonymous, tagged.
#include <sdc.h>

union word {
	int whole;
	float real;
};
struct value {
	int kind;
	union {
		int number;
		char text[8];
	} u __tagged(kind, 0, 1);
	union {
		double wide;
		long bits;
	};
};

int use(const struct value *v, union word w)
{
	return v->kind ? w.whole : v->u.number + (v->bits > 0);
}
