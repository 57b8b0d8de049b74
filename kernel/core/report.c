/* See report.h. */
#include "core/report.h"

#include "core/capability.h"
#include "core/reaper.h"
#include "core/registry.h"
#include "core/shared_heap.h"
#include "core/shared_spans.h"
#include "core/thread.h"

enum { DRAIN_NS = 1000000000 };

static void count_registries(struct sd_memory_report *report)
{
    registry_enter();
    for (const struct instance *i = instance_first(); i; i = i->next) {
        if (i->state == INSTANCE_FREE)
            continue;
        report->domains += i->state == INSTANCE_LIVE;
        report->private_pages += private_heap_count_pages(&i->heap) + i->image.mapped_pages;
    }
    for (const struct thread *t = thread_first(); t; t = t->next)
        report->threads++;
    report->capabilities = capability_count();
    registry_leave();
}

void report_memory(struct sd_memory_report *report)
{
    *report = (struct sd_memory_report){0};
    reaper_drain(arch_now_ns() + DRAIN_NS);
    shared_heap_enter();
    spans_trim();
    spans_count(&report->shared_objects, &report->shared_bytes);
    shared_heap_leave();
    count_registries(report);
    report->mapped_pages = arch_count_mapped_pages();
}
