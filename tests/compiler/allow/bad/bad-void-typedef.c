// void behind a typedef.
typedef void nothing;
nothing *p; // expect-error:9: 'void *' is not in the dialect; name the type pointed to [void-pointer]
