# alambique_embed(<target> <directory> [SYMBOL <name>])
#
# Compiles all revisions of <directory>, SQL and C, into <target>, which then has the variable
# `const struct alq_revision_set <name>` for alq_project_open_embedded (alambique/embed.h). <name> is
# the directory's own unless it is said. Revisions that come, go or change are noticed by the build.
function(alambique_embed target directory)
  if(NOT CMAKE_C_COMPILER_LOADED) # else the file would be left out without a word
    message(FATAL_ERROR "alambique_embed: revisions are compiled as C, which is not enabled here: "
      "write project(${PROJECT_NAME} LANGUAGES C CXX)")
  endif()
  cmake_parse_arguments(PARSE_ARGV 2 embed "" "SYMBOL" "")
  cmake_path(ABSOLUTE_PATH directory BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
  if(NOT embed_SYMBOL)
    cmake_path(GET directory FILENAME embed_SYMBOL)
    string(MAKE_C_IDENTIFIER "${embed_SYMBOL}" embed_SYMBOL)
  endif()
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${target}.embedded/${embed_SYMBOL}.c)
  file(GLOB_RECURSE revisions CONFIGURE_DEPENDS
    ${directory}/*.sql ${directory}/*.c ${directory}/*.h ${directory}/*.py)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_CURRENT_BINARY_DIR}/${target}.embedded
    COMMAND alambique::command --quiet -c "" embed ${directory} -o ${output}
      --symbol ${embed_SYMBOL}
    DEPENDS ${revisions} alambique::command
    COMMENT "Embedding the revisions of ${directory}"
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
  target_include_directories(${target} PRIVATE ${directory}) # for what revisions include
endfunction()
