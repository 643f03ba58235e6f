# alq_embed_text(<out_list> <header> <root> <file>...)
#
# Makes <build>/generated/<header> with one array for each file, and appends the header's path to
# <out_list>. The array is named after the file's path below <root>, every character that C does not
# allow replaced by "_": columns.sql becomes `static const char columns_sql[]`, ended by NUL; its
# length is sizeof columns_sql - 1. Nothing is made when there are no files.
#
# Bytes and not a string literal, because ISO C promises literals of 4095 characters only.
#
# alq_embed_modules(<out_list> <header> <root> <file>...)
#
# The same for modules of the Python subset, and a table of them for py_options.modules:
# `static const struct py_module_row module_sources[]`, ended by a row without name. A module is named
# after its path: sqlalchemy/sql/functions.py is sqlalchemy.sql.functions, and sqlalchemy/__init__.py
# makes sqlalchemy a package.
#
# Run as a script (cmake -P) the file writes such a header; that is how the build calls it.
if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  set(out "/* Generated from the files named below; do not edit. */\n")
  set(rows "")
  if(MODULES)
    string(APPEND out "#include \"python/python.h\"\n")
  endif()
  foreach(file IN LISTS FILES)
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${ROOT} OUTPUT_VARIABLE shown)
    string(MAKE_C_IDENTIFIER "${shown}" name)
    file(READ ${file} bytes HEX)
    string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
    # A line an input line keeps the generated header readable in a debugger.
    string(REPLACE "'\\x0a'," "'\\n',\n    " bytes "${bytes}")
    string(APPEND out "\n/* ${shown} */\nstatic const char ${name}[] = {\n    ${bytes}'\\0'};\n")
    string(REGEX REPLACE "(/__init__)?\\.py$" "" module "${shown}")
    string(REPLACE "/" "." module "${module}")
    set(is_package false)
    if(shown MATCHES "/__init__\\.py$")
      set(is_package true)
    endif()
    string(APPEND rows "    {\"${module}\", NULL, ${name}, sizeof ${name} - 1, "
      "\"<alambique>/${shown}\", ${is_package}},\n")
  endforeach()
  if(MODULES)
    string(APPEND out "\nstatic const struct py_module_row module_sources[] = {\n${rows}"
      "    {NULL, NULL, NULL, 0, NULL, false},\n};\n")
  endif()
  file(WRITE ${OUTPUT} "${out}")
  return()
endif()

set(ALQ_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(alq_embed out_list header root is_modules)
  if(NOT ARGN)
    return()
  endif()
  set(output ${PROJECT_BINARY_DIR}/generated/${header})
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} "-DFILES=${ARGN}" -DROOT=${root} -DOUTPUT=${output}
      -DMODULES=${is_modules} -P ${ALQ_EMBED_SCRIPT}
    DEPENDS ${ARGN} ${ALQ_EMBED_SCRIPT}
    COMMENT "Embedding ${header}"
    VERBATIM)
  set(${out_list} ${${out_list}} ${output} PARENT_SCOPE)
endfunction()

macro(alq_embed_text out_list header root)
  alq_embed(${out_list} ${header} ${root} OFF ${ARGN})
endmacro()

macro(alq_embed_modules out_list header root)
  alq_embed(${out_list} ${header} ${root} ON ${ARGN})
endmacro()
