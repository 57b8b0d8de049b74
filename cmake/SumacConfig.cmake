# find_package(Sumac): Domain C beside ordinary C in one CMake project, whose C
# compiler stays what it is. (A project that is all Domain C may use
# sdc-toolchain.cmake instead; add_domain means the same there.)
#
#   add_domain(NAME [CONCURRENT] MANIFEST FILE SOURCES FILES... [IDL FILES...]
#              [INCLUDES FOLDERS...] [OPTIONS FLAGS...] [KEY FILE])
#     The target NAME makes the domain image NAME.domain: idlc makes the headers
#     of its interfaces, sdc the objects, 'sdc link' the image, and 'sdsign sign'
#     signs it if there is a KEY. CONCURRENT goes with 'concurrent: true' in the
#     manifest.
#   sdc_lint(NAME [FILES...] [OPTIONS WORDS...])
#     The target NAME runs 'sdc lint' on FILES, or on every unit of the project,
#     with the flags that they are compiled with.
#   sdc_clangd()
#     Writes a .clangd beside the top CMakeLists.txt, if there is none, with which
#     clangd knows the annotations, the SDK's headers, and the headers of the
#     domains added before.
#
# Sets Sumac_SDC, Sumac_IDLC, Sumac_SDSIGN and Sumac_INCLUDE_DIR. The tools are those of the
# installation that this file is in; in a source tree those of build/bin, or $SDC.
include_guard(GLOBAL)

if(NOT Sumac_SDC)
  find_program(Sumac_SDC sdc NO_DEFAULT_PATH PATHS
    ${CMAKE_CURRENT_LIST_DIR}/../../../bin ENV SUMAC_BIN ${CMAKE_CURRENT_LIST_DIR}/../build/bin)
endif()
if(NOT Sumac_SDC)
  set(Sumac_FOUND FALSE)
  set(Sumac_NOT_FOUND_MESSAGE "there is no sdc beside ${CMAKE_CURRENT_LIST_DIR}")
  return()
endif()
get_filename_component(Sumac_BIN_DIR ${Sumac_SDC} DIRECTORY)
set(Sumac_IDLC ${Sumac_BIN_DIR}/idlc)
set(Sumac_SDSIGN ${Sumac_BIN_DIR}/sdsign)
foreach(candidate share/sumac/include sdk/include)
  if(EXISTS ${Sumac_BIN_DIR}/../${candidate}/sdc.h)
    get_filename_component(Sumac_INCLUDE_DIR ${Sumac_BIN_DIR}/../${candidate} REALPATH)
    break()
  endif()
endforeach()
set(Sumac_CMAKE_DIR ${CMAKE_CURRENT_LIST_DIR})
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT COMMAND add_domain)
  function(add_domain name)
    cmake_parse_arguments(PARSE_ARGV 1 D "CONCURRENT" "MANIFEST;KEY"
      "IDL;SOURCES;INCLUDES;OPTIONS")
    if(NOT D_MANIFEST OR NOT D_SOURCES OR D_UNPARSED_ARGUMENTS OR
       D_KEYWORDS_MISSING_VALUES)
      message(FATAL_ERROR "add_domain(${name}) needs MANIFEST and SOURCES; it does not know "
                          "'${D_UNPARSED_ARGUMENTS}'${D_KEYWORDS_MISSING_VALUES}")
    endif()
    get_filename_component(manifest ${D_MANIFEST} ABSOLUTE)
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/${name}.dir)
    file(MAKE_DIRECTORY ${folder})
    set(headers "")
    set(interfaces "")
    foreach(idl ${D_IDL})
      get_filename_component(idl ${idl} ABSOLUTE)
      get_filename_component(stem ${idl} NAME_WE)
      add_custom_command(OUTPUT ${folder}/${stem}.idl.h
        COMMAND ${Sumac_IDLC} ${idl} -o ${folder}
        # idlc leaves an unchanged file untouched; the rule needs a newer one.
        COMMAND ${CMAKE_COMMAND} -E touch ${folder}/${stem}.idl.h
        DEPENDS ${idl} ${Sumac_IDLC} VERBATIM)
      list(APPEND interfaces ${idl})
      list(APPEND headers ${folder}/${stem}.idl.h)
    endforeach()
    set(flags -O2 -g ${D_OPTIONS} -I ${folder})
    if(D_CONCURRENT)
      list(APPEND flags --concurrent)
    endif()
    foreach(include ${D_INCLUDES})
      get_filename_component(include ${include} ABSOLUTE)
      list(APPEND flags -I ${include})
    endforeach()
    set_property(GLOBAL APPEND PROPERTY sumac_domain_folders ${folder})
    set(objects "")
    foreach(source ${D_SOURCES})
      get_filename_component(file ${source} ABSOLUTE)
      string(MAKE_C_IDENTIFIER ${source} stem)
      set(object ${folder}/${stem}.o)
      # Relative to the source folder, so that fault lines read as one would write them.
      file(RELATIVE_PATH shown ${CMAKE_CURRENT_SOURCE_DIR} ${file})
      add_custom_command(OUTPUT ${object}
        COMMAND ${Sumac_SDC} ${flags} -MD -MF ${object}.d -MT ${object} -c ${shown} -o ${object}
        COMMAND ${CMAKE_COMMAND} -D FILE=${object}.d -D FOLDER=${CMAKE_CURRENT_SOURCE_DIR}
          -P ${Sumac_CMAKE_DIR}/absolute-depfile.cmake
        WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
        DEPENDS ${file} ${headers} ${Sumac_SDC} DEPFILE ${object}.d VERBATIM)
      list(APPEND objects ${object})
    endforeach()
    set(output ${CMAKE_CURRENT_BINARY_DIR}/${name}.domain)
    set(linked ${output})
    if(D_KEY)
      set(linked ${folder}/${name}.unsigned)
    endif()
    add_custom_command(OUTPUT ${linked}
      COMMAND ${Sumac_SDC} link --manifest ${manifest} -o ${linked} ${objects}
      DEPENDS ${objects} ${manifest} ${interfaces} ${Sumac_SDC} VERBATIM)
    if(D_KEY)
      set(key ${D_KEY})
      set(key_file "") # a pkcs11: URI is no file
      if(NOT key MATCHES "^pkcs11:")
        get_filename_component(key ${key} ABSOLUTE)
        set(key_file ${key})
      endif()
      add_custom_command(OUTPUT ${output}
        COMMAND ${Sumac_SDSIGN} sign --key ${key} -o ${output} ${linked}
        DEPENDS ${linked} ${key_file} ${Sumac_SDSIGN} VERBATIM)
    endif()
    add_custom_target(${name} ALL DEPENDS ${output})
  endfunction()
endif()

if(NOT COMMAND sdc_add_domain)
  # The name that sdc-toolchain.cmake used first.
  macro(sdc_add_domain)
    add_domain(${ARGV})
  endmacro()
endif()

function(sdc_lint name)
  cmake_parse_arguments(PARSE_ARGV 1 L "" "" "OPTIONS")
  set(files "")
  foreach(file ${L_UNPARSED_ARGUMENTS})
    get_filename_component(file ${file} ABSOLUTE)
    list(APPEND files ${file})
  endforeach()
  add_custom_target(${name}
    COMMAND ${Sumac_SDC} lint -p ${CMAKE_BINARY_DIR} ${L_OPTIONS} ${files}
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} USES_TERMINAL VERBATIM)
endfunction()

function(sdc_clangd)
  if(NOT EXISTS ${CMAKE_SOURCE_DIR}/.clangd)
    configure_file(${Sumac_CMAKE_DIR}/clangd.in ${CMAKE_SOURCE_DIR}/.clangd @ONLY)
    get_property(folders GLOBAL PROPERTY sumac_domain_folders)
    if(folders)
      list(TRANSFORM folders REPLACE "(.+)" "\"-I\\1\"")
      list(JOIN folders ", " folders)
      file(APPEND ${CMAKE_SOURCE_DIR}/.clangd "---\nCompileFlags:\n  Add: [${folders}]\n")
    endif()
  endif()
endfunction()
