// void * in every place that names a type.
struct any {
	void *p; // expect-error:7: 'void *' is not in the dialect; name the type pointed to [void-pointer]
};
void *make(void); // expect-error:6: 'void *' is not in the dialect; name the type pointed to [void-pointer]
void take(void *p); // expect-error:16: 'void *' is not in the dialect; name the type pointed to [void-pointer]
typedef void *handle; // expect-error:14: 'void *' is not in the dialect; name the type pointed to [void-pointer]

unsigned long size(void)
{
	void *local = 0;
	return sizeof(void *) + sizeof local; // expect-error:21: 'void *' is not in the dialect; name the type pointed to [void-pointer]
}

void (*callback)(void *); // expect-error:23: 'void *' is not in the dialect; name the type pointed to [void-pointer]
void *const *nested; // expect-error:6: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@11:7: 'void *' is not in the dialect; name the type pointed to [void-pointer]
