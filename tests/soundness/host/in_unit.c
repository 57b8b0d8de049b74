/* Linked into each unit of sdc: the one function of the runtime that sdc calls as
 * hidden. There is one thread, so the initial values are its copy. */
void *__sd_rt_thread_local(const void *variable);
void *__sd_rt_thread_local(const void *variable) {
    return (void *)variable;
}
