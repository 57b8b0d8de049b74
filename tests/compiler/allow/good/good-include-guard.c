// An include guard may be a reserved name; pragmas that change nothing.
#ifndef __GOOD_INCLUDE_GUARD_H__
#define __GOOD_INCLUDE_GUARD_H__
#pragma mark numbers
#pragma region numbers
int one(void)
{
	return 1;
}
#pragma endregion
#endif
#include "once.h"
