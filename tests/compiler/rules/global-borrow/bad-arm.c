// A borrow into an arm of a global's union.
#include <sdc.h>
#include <stddef.h>

enum kind { NUMBER, OWNER, TEXT };
struct value {
	enum kind kind;
	union {
		int number;
		float real;
		char text[8];
	} u __tagged(kind, NUMBER, OWNER, TEXT);
};
static struct value global;
void outside(void);
int both(const int *n);

int use(void)
{
	if (global.kind != NUMBER)
		return 0;
	int *n = &global.u.number;
	outside(); // expect-error:2: this call may change the global 'global', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
	return *n;
}

int passed(void)
{
	return global.kind == NUMBER ? both(&global.u.number) : 0; // expect-error:33: this call may change the global 'global', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
}
