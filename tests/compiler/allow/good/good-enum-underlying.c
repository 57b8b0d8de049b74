// RUN-FLAGS: -std=c23
// PLAIN: clang-19
// An enum of a fixed type.
enum level : unsigned char { LOW, HIGH };

enum level raise(enum level l)
{
	return l == LOW ? HIGH : l;
}
