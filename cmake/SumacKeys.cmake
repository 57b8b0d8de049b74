# Keys of a build, made once at the first build and kept: a root key, a demo key
# that may sign every domain, a keyring that says so, and the root key's public
# half as C source for the kernels. They live in <build>/keys, never in git.
#
# sumac_add_demo_keys() defines the target sumac_keys and the variables (visible
# everywhere)
#   SUMAC_ROOT_KEY         private root key (PEM)
#   SUMAC_ROOT_PUBLIC_KEY  its public half
#   SUMAC_DEMO_KEY         private key for images
#   SUMAC_KEYRING          signed keyring
#   SUMAC_ROOT_KEY_SOURCE  C source that defines image/root_key.h
# and the host library sumac_root_key made of that source. A bare-metal kernel
# compiles SUMAC_ROOT_KEY_SOURCE itself and depends on sumac_keys.
function(sumac_add_demo_keys)
  set(keys ${CMAKE_BINARY_DIR}/keys)
  set(outputs ${keys}/root.pem ${keys}/root.pub ${keys}/demo.pem ${keys}/keyring
    ${keys}/root_key.c)
  # The script makes what is missing and leaves the rest untouched.
  add_custom_command(OUTPUT ${outputs}
    COMMAND ${CMAKE_COMMAND} -DSDSIGN=$<TARGET_FILE:sdsign> -DKEYS=${keys}
      -P ${CMAKE_SOURCE_DIR}/cmake/make-demo-keys.cmake
    DEPENDS sdsign ${CMAKE_SOURCE_DIR}/cmake/make-demo-keys.cmake
    COMMENT "Making demo keys in ${keys} where they are missing" VERBATIM)
  add_custom_target(sumac_keys ALL DEPENDS ${outputs})

  add_library(sumac_root_key STATIC ${keys}/root_key.c)
  target_link_libraries(sumac_root_key PUBLIC sumac_image)
  add_dependencies(sumac_root_key sumac_keys)

  set(SUMAC_ROOT_KEY ${keys}/root.pem CACHE INTERNAL "")
  set(SUMAC_ROOT_PUBLIC_KEY ${keys}/root.pub CACHE INTERNAL "")
  set(SUMAC_DEMO_KEY ${keys}/demo.pem CACHE INTERNAL "")
  set(SUMAC_KEYRING ${keys}/keyring CACHE INTERNAL "")
  set(SUMAC_ROOT_KEY_SOURCE ${keys}/root_key.c CACHE INTERNAL "")
endfunction()
