# The portable kernel, for both ports. Test-only builds replace single files of
# this list (tests/kernel/CMakeLists.txt).
set(SUMAC_CORE_DIR ${CMAKE_CURRENT_LIST_DIR})
set(SUMAC_CORE_SOURCES "")
foreach(file
    print registry thread stack instance domain loader enter exports boot
    chain unwind fault interrupt location kill reaper grace reclaim report
    private_heap private_heap_release
    shared_spans shared_heap shared_drop types
    capability waits monitor mutex thread_locals
    data service_memory service_rref service_cap service_thread service_mutex service_data service_system service)
  list(APPEND SUMAC_CORE_SOURCES ${CMAKE_CURRENT_LIST_DIR}/${file}.c)
endforeach()

# Include folders that the sources need: abi/, and the roots of "core/...",
# "arch/...", "image/...".
get_filename_component(SUMAC_ROOT ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)
set(SUMAC_CORE_INCLUDES ${SUMAC_ROOT}/abi ${SUMAC_ROOT}/kernel ${SUMAC_ROOT})

# Assembly shared by the x86-64 ports; part of the arch contract (arch.h).
set(SUMAC_X86_COMMON_SOURCES
    ${SUMAC_ROOT}/kernel/arch/x86_common/enter.S
    ${SUMAC_ROOT}/kernel/arch/x86_common/service_stubs.S
    ${SUMAC_ROOT}/kernel/arch/x86_common/service_table.c)
