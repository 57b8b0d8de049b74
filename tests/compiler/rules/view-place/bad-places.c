// Where no view may stand.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

static struct ip global; // expect-error:18: the global 'global' keeps a view; views are locals, parameters, results and members of views, and pointers to them are parameters and locals [view-place]

struct holder {
	struct ip v; // expect-error:12: field 'v' of a struct that is no view holds one; views are locals, parameters, results and members of views, and pointers to them are parameters and locals [view-place]
};

struct __view outer {
	struct ip *v; // expect-error:13: field 'v' points to a view; views are locals, parameters, results and members of views, and pointers to them are parameters and locals [view-place]
};

struct __view owning {
	int *__owned _Nullable p; // expect-error:25: field 'p' of a view owns; views are locals, parameters, results and members of views, and pointers to them are parameters and locals [view-place]
};

struct __view array {
	struct ip v[2]; // expect-error:12: array 'v' holds views; views are locals, parameters, results and members of views, and pointers to them are parameters and locals [view-place]
};
struct ip *result(struct ip *v); // expect-error:12: the result of 'result' points to a view; views are locals, parameters, results and members of views, and pointers to them are parameters and locals [view-place]

int locals(int *p)
{
	struct ip a[2] = {{p}, {p}}; // expect-error:12: array 'a' holds views; views are locals, parameters, results and members of views, and pointers to them are parameters and locals [view-place]
	static struct ip kept; // expect-error:19: the global 'kept' keeps a view; views are locals, parameters, results and members of views, and pointers to them are parameters and locals [view-place]
	return *a[0].p;
}
void counted(struct ip *v __counted_by(n), size_t n); // expect-error:25: 'v' points to a view, and not as a plain borrow; views are locals, parameters, results and members of views, and pointers to them are parameters and locals [view-place]
void pointers(struct ip *_Nullable *__out v); // expect-error:43: 'v' hands a borrow back, and nothing says from where; no parameter brings one; return an owner, a __static pointer or an index [result-source]
void owned(struct ip *__owned v); // expect-error:31: 'v' points to a view, and not as a plain borrow; views are locals, parameters, results and members of views, and pointers to them are parameters and locals [view-place]
void called(struct ip *(*f)(struct ip *v)); // expect-error:26: the result of 'f' points to a view; views are locals, parameters, results and members of views, and pointers to them are parameters and locals [view-place]
// expect-error@35:43: 'v' points to a view, and not as a plain borrow; views are locals, parameters, results and members of views, and pointers to them are parameters and locals [view-place]
