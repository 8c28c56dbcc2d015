# SPDX-License-Identifier: MIT
#
# What all targets share: the language, the warnings, and the flags that make results equal on
# every machine.

# Sets language, warnings and floating-point rules for a target of ours.
function(tillside_target target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_compile_options(
    ${target}
    PRIVATE -Wall -Wextra -Wshadow -Wconversion
            # Contracting a * b + c into one fused step gives other bits where the processor has
            # the instruction; results are promised to be equal in browser and server.
            -ffp-contract=off)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC warns of initialisers left out in designated initialisers, which C++20 defines, and
    # clang does not; its -Wrestrict takes `"text" + std::string` for an overlap (GCC bug 105651);
    # and its -Wmaybe-uninitialized looks into an optional that holds nothing (GCC bug 80635).
    target_compile_options(${target} PRIVATE -Wno-missing-field-initializers -Wno-restrict
                                             -Wno-maybe-uninitialized)
  endif()
endfunction()

# tillside_embed(TARGET HEADER NAME FILES...): makes the files' text part of the program, as
# `tillside::embedded::NAME`, an array of {file name, text} sorted by name, in <HEADER>.
function(tillside_embed target header name)
  set(output_dir "${PROJECT_BINARY_DIR}/generated/${target}")
  set(output "${output_dir}/${header}")
  list(SORT ARGN)
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${output}" "-DNAME=${name}" "-DFILES=${ARGN}" -P
            "${PROJECT_SOURCE_DIR}/cmake/Embed.cmake"
    DEPENDS ${ARGN} "${PROJECT_SOURCE_DIR}/cmake/Embed.cmake"
    COMMENT "Embedding ${name}"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
  target_include_directories(${target} PUBLIC "$<BUILD_INTERFACE:${output_dir}>")
endfunction()
