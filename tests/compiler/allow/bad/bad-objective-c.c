// A literal of Objective-C that C knows too.
int yes(void)
{
	return __objc_yes; // expect-error:9: an Objective-C literal is not in the dialect; use true and false of <stdbool.h> [expression-kind]
}
