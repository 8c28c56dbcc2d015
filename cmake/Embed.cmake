# SPDX-License-Identifier: MIT
#
# Run by tillside_embed(): writes a header with the text of FILES as string literals.

list(LENGTH FILES count)
set(text "// SPDX-License-Identifier: MIT\n// Written by cmake/Embed.cmake.\n#pragma once\n\n")
string(APPEND text "#include <array>\n#include <string_view>\n\nnamespace tillside::embedded {\n\n")
string(APPEND text "#ifndef TILLSIDE_EMBEDDED_FILE\n#define TILLSIDE_EMBEDDED_FILE\n")
string(APPEND text "struct File {\n  std::string_view name;\n  std::string_view text;\n};\n")
string(APPEND text "#endif\n\n")
string(APPEND text "inline constexpr std::array<File, ${count}> ${NAME} = {{\n")
foreach(file IN LISTS FILES)
  get_filename_component(file_name "${file}" NAME)
  # As hexadecimal, since CMake's strings mangle brackets and semicolons.
  file(READ "${file}" bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
  # CMake's regular expressions cannot count, so the eight bytes of a line are spelt out.
  set(next "(\\\\x[0-9a-f][0-9a-f])?")
  string(REGEX REPLACE "(\\\\x[0-9a-f][0-9a-f]${next}${next}${next}${next}${next}${next}${next})"
                       "\n        \"\\1\"" bytes "${bytes}")
  file(SIZE "${file}" size)
  string(APPEND text "    {\"${file_name}\", std::string_view{${bytes}\n        \"\", ${size}}},\n")
endforeach()
string(APPEND text "}};\n\n}  // namespace tillside::embedded\n")
file(WRITE "${OUTPUT}" "${text}")
