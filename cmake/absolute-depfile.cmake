# cmake -D FILE=x.d -D FOLDER=/source -P absolute-depfile.cmake
# Makes the paths of a compiler's dependency file absolute: the compiler ran in
# FOLDER, and CMake takes relative ones to be below the build folder.
file(READ ${FILE} text)
string(REPLACE "\\ " "<space>" text "${text}")
string(REPLACE "\\\n" " " text "${text}")
string(REGEX REPLACE "([ \n])([^ /\n][^ \n]*)" "\\1${FOLDER}/\\2" text "${text}")
string(REPLACE "<space>" "\\ " text "${text}")
file(WRITE ${FILE} "${text}")
