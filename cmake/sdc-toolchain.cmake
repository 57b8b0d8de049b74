# CMake toolchain for Domain C:
#   cmake -B build --toolchain .../sdc-toolchain.cmake
# C is compiled by sdc; sdc_add_domain, or add_domain, makes the domain NAME.domain,
# with the headers of its interfaces on the include path:
#   add_domain(NAME [CONCURRENT] MANIFEST FILE SOURCES FILES... [IDL FILES...]
#              [INCLUDES FOLDERS...] [OPTIONS FLAGS...] [KEY FILE])
# CONCURRENT goes with 'concurrent: true' in the manifest; with a KEY sdsign signs. sdc is $SDC, or the one beside this file: in
# <prefix>/bin of an installation, in build/bin of a source tree.
#
# The compiler is forced: CMake's probe program is not Domain C, and objects
# are linked by 'sdc link' only.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)

if(NOT SDC)
  set(SDC $ENV{SDC})
endif()
if(NOT SDC)
  find_program(SDC sdc REQUIRED NO_DEFAULT_PATH
    PATHS ${CMAKE_CURRENT_LIST_DIR}/../../../bin ${CMAKE_CURRENT_LIST_DIR}/../build/bin)
endif()
set(SDC ${SDC} CACHE FILEPATH "The Domain C compiler")

set(CMAKE_C_COMPILER ${SDC})
set(CMAKE_C_COMPILER_FORCED TRUE)
set(CMAKE_C_STANDARD_COMPUTED_DEFAULT 17)
set(CMAKE_C_EXTENSIONS_COMPUTED_DEFAULT ON)
foreach(standard 11 17 23)
  set(CMAKE_C${standard}_STANDARD_COMPILE_OPTION -std=c${standard})
  set(CMAKE_C${standard}_EXTENSION_COMPILE_OPTION -std=gnu${standard})
endforeach()
set(CMAKE_C_DEPFILE_FORMAT gcc)
set(CMAKE_C_DEPENDS_USE_COMPILER TRUE)
set(CMAKE_DEPFILE_FLAGS_C "-MD -MT <DEP_TARGET> -MF <DEP_FILE>")
# sdc knows -I only, and makes position-independent code without being asked.
set(CMAKE_INCLUDE_SYSTEM_FLAG_C "-I")
set(CMAKE_C_COMPILE_OPTIONS_PIC "")
set(CMAKE_C_COMPILE_OPTIONS_PIE "")
set(CMAKE_C_FLAGS_RELEASE_INIT "-O2")
set(CMAKE_C_FLAGS_DEBUG_INIT "-O0 -g")
set(CMAKE_C_FLAGS_RELWITHDEBINFO_INIT "-O2 -g")
set(CMAKE_C_FLAGS_MINSIZEREL_INIT "-Os")

function(sdc_add_domain name)
  cmake_parse_arguments(PARSE_ARGV 1 domain "CONCURRENT" "MANIFEST;KEY"
    "IDL;SOURCES;INCLUDES;OPTIONS")
  if(NOT domain_MANIFEST OR NOT domain_SOURCES OR domain_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "add_domain(${name}) needs MANIFEST and SOURCES; it does not know "
                        "'${domain_UNPARSED_ARGUMENTS}'")
  endif()
  get_filename_component(manifest ${domain_MANIFEST} ABSOLUTE)
  get_filename_component(sdk ${SDC} DIRECTORY)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${name}.idl)
  file(MAKE_DIRECTORY ${generated})
  foreach(idl ${domain_IDL})
    get_filename_component(idl ${idl} ABSOLUTE)
    get_filename_component(stem ${idl} NAME_WE)
    add_custom_command(OUTPUT ${generated}/${stem}.idl.h
      COMMAND ${sdk}/idlc ${idl} -o ${generated} DEPENDS ${idl} VERBATIM)
    list(APPEND interfaces ${idl})
    list(APPEND headers ${generated}/${stem}.idl.h)
  endforeach()
  add_library(${name}-objects OBJECT ${domain_SOURCES} ${headers})
  target_include_directories(${name}-objects PRIVATE ${generated} ${domain_INCLUDES})
  target_compile_options(${name}-objects PRIVATE ${domain_OPTIONS})
  if(domain_CONCURRENT)
    target_compile_options(${name}-objects PRIVATE --concurrent)
  endif()
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${name}.domain)
  set(linked ${output})
  if(domain_KEY)
    set(linked ${generated}/${name}.unsigned)
  endif()
  add_custom_command(OUTPUT ${linked}
    COMMAND ${SDC} link --manifest ${manifest} -o ${linked} $<TARGET_OBJECTS:${name}-objects>
    DEPENDS ${manifest} ${interfaces} $<TARGET_OBJECTS:${name}-objects>
    COMMAND_EXPAND_LISTS VERBATIM)
  if(domain_KEY)
    set(key ${domain_KEY})
    set(key_file "") # a pkcs11: URI is no file
    if(NOT key MATCHES "^pkcs11:")
      get_filename_component(key ${key} ABSOLUTE)
      set(key_file ${key})
    endif()
    add_custom_command(OUTPUT ${output}
      COMMAND ${sdk}/sdsign sign --key ${key} -o ${output} ${linked}
      DEPENDS ${linked} ${key_file} VERBATIM)
  endif()
  add_custom_target(${name} ALL DEPENDS ${output})
endfunction()

# The name that find_package(Sumac) has for it.
macro(add_domain)
  sdc_add_domain(${ARGV})
endmacro()
