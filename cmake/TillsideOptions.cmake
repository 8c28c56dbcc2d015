# SPDX-License-Identifier: MIT
#
# What a user of the build may choose. A project that takes the core in with add_subdirectory()
# or FetchContent gets the library alone.

if(PROJECT_IS_TOP_LEVEL AND NOT EMSCRIPTEN)
  set(whole_project ON)
else()
  set(whole_project OFF)
endif()

option(TILLSIDE_BUILD_SERVER "Build the program tillside (sync server and command line)"
       ${whole_project})
option(TILLSIDE_BUILD_TOOLS "Build the code generators of tools/" ${whole_project})
option(TILLSIDE_BUILD_TESTS "Build the tests" ${whole_project})
option(TILLSIDE_FUZZ "Build the fuzz targets for libFuzzer (needs clang and a sanitizer)" OFF)
option(TILLSIDE_INSTALL "Generate install rules" ${whole_project})
set(TILLSIDE_SANITIZE "" CACHE STRING "Sanitizers for every target, e.g. address,undefined")

if(PROJECT_IS_TOP_LEVEL)
  if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Kind of build" FORCE)
  endif()
  set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
  set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
  find_program(TILLSIDE_CCACHE ccache)
  if(TILLSIDE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${TILLSIDE_CCACHE}")
  endif()
endif()

if(TILLSIDE_SANITIZE)
  add_compile_options(-fsanitize=${TILLSIDE_SANITIZE} -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${TILLSIDE_SANITIZE})
endif()
