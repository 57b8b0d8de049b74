// RUN-FLAGS: -std=c23
// PLAIN: clang-19
// true and false of C23.
bool opposite(bool b)
{
	return b ? false : true;
}
