# Building signed domains and system images with the tools of this build.
#
# add_domain(NAME [CONCURRENT] MANIFEST m.yaml SOURCES a.c... IDL a.idl... [INCLUDES dir...])
#   idlc headers, sdc, sdc link, sdsign -> ${SUMAC_DEMO_DIR}/NAME.domain and the
#   target domain_NAME.
# add_system_image(NAME SYSTEM s.yaml DOMAINS name... FILES NAME=PATH...)
#   -> ${SUMAC_DEMO_DIR}/NAME.img and the target image_NAME.
set(SUMAC_DEMO_DIR ${CMAKE_BINARY_DIR}/demo)
set(SUMAC_SDK_DEPENDS ${CMAKE_BINARY_DIR}/lib/sdrt/libsdrt.a sdc idlc)

# Each .idl gives one header for all domains that use it.
function(sumac_idl_header idl out)
  get_filename_component(stem ${idl} NAME_WE)
  set(header ${SUMAC_DEMO_DIR}/idl/${stem}.idl.h)
  set(${out} ${header} PARENT_SCOPE)
  get_property(known GLOBAL PROPERTY sumac_idl_headers)
  if(header IN_LIST known)
    return()
  endif()
  set_property(GLOBAL APPEND PROPERTY sumac_idl_headers ${header})
  get_filename_component(folder ${idl} DIRECTORY)
  file(GLOB siblings CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.idl)
  add_custom_command(OUTPUT ${header}
    COMMAND $<TARGET_FILE:idlc> ${CMAKE_CURRENT_SOURCE_DIR}/${idl} -o ${SUMAC_DEMO_DIR}/idl
    # idlc leaves an unchanged file untouched; the rule needs a newer one.
    COMMAND ${CMAKE_COMMAND} -E touch ${header}
    DEPENDS idlc ${siblings} VERBATIM)
endfunction()

function(add_domain name)
  cmake_parse_arguments(PARSE_ARGV 1 D "CONCURRENT" "MANIFEST" "SOURCES;IDL;INCLUDES")
  set(folder ${SUMAC_DEMO_DIR}/${name})
  file(MAKE_DIRECTORY ${folder} ${SUMAC_DEMO_DIR}/idl)
  set(idl_files "")
  set(idl_headers "")
  foreach(idl ${D_IDL})
    sumac_idl_header(${idl} header)
    list(APPEND idl_headers ${header})
    list(APPEND idl_files ${CMAKE_CURRENT_SOURCE_DIR}/${idl})
  endforeach()
  set(includes -I ${SUMAC_DEMO_DIR}/idl)
  foreach(include ${D_INCLUDES})
    list(APPEND includes -I ${CMAKE_CURRENT_SOURCE_DIR}/${include})
  endforeach()
  if(D_CONCURRENT)
    set(mode --concurrent)
  endif()
  set(objects "")
  foreach(source ${D_SOURCES})
    get_filename_component(stem ${source} NAME_WE)
    set(object ${folder}/${stem}.o)
    # Relative paths, so that fault lines read as a user would write them.
    add_custom_command(OUTPUT ${object}
      COMMAND $<TARGET_FILE:sdc> -O2 -g ${mode} ${includes} -MD -MF ${object}.d -MT ${object}
              -c ${source} -o ${object}
      WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
      DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${source} ${idl_headers} ${SUMAC_SDK_DEPENDS}
      DEPFILE ${object}.d VERBATIM)
    list(APPEND objects ${object})
  endforeach()
  add_custom_command(OUTPUT ${folder}/${name}.domain
    COMMAND $<TARGET_FILE:sdc> link --manifest ${CMAKE_CURRENT_SOURCE_DIR}/${D_MANIFEST}
            -o ${folder}/${name}.domain ${objects}
    DEPENDS ${objects} ${CMAKE_CURRENT_SOURCE_DIR}/${D_MANIFEST} ${idl_files} ${SUMAC_SDK_DEPENDS}
    VERBATIM)
  add_custom_command(OUTPUT ${SUMAC_DEMO_DIR}/${name}.domain
    COMMAND $<TARGET_FILE:sdsign> sign --key ${SUMAC_DEMO_KEY}
            -o ${SUMAC_DEMO_DIR}/${name}.domain ${folder}/${name}.domain
    DEPENDS ${folder}/${name}.domain sdsign ${SUMAC_DEMO_KEY} VERBATIM)
  add_custom_target(domain_${name} ALL DEPENDS ${SUMAC_DEMO_DIR}/${name}.domain)
endfunction()

function(add_system_image name)
  cmake_parse_arguments(PARSE_ARGV 1 I "" "SYSTEM" "DOMAINS;FILES")
  set(image ${SUMAC_DEMO_DIR}/${name}.img)
  set(depends "")
  foreach(domain ${I_DOMAINS})
    list(APPEND depends ${SUMAC_DEMO_DIR}/${domain}.domain)
  endforeach()
  set(options "")
  foreach(file ${I_FILES})
    list(APPEND options --file ${file})
    string(REGEX REPLACE "^[^=]*=" "" path ${file})
    list(APPEND depends ${path})
  endforeach()
  add_custom_command(OUTPUT ${image}
    COMMAND $<TARGET_FILE:sdsign> pack --system ${CMAKE_CURRENT_SOURCE_DIR}/${I_SYSTEM}
            --keyring ${SUMAC_KEYRING} --key ${SUMAC_ROOT_KEY} --images ${SUMAC_DEMO_DIR}
            ${options} -o ${image}
    DEPENDS ${depends} ${CMAKE_CURRENT_SOURCE_DIR}/${I_SYSTEM} ${SUMAC_KEYRING} ${SUMAC_ROOT_KEY}
            sdsign VERBATIM)
  add_custom_target(image_${name} ALL DEPENDS ${image})
endfunction()
