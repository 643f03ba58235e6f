# The command, and all of it but main() as a library, for programs that mount it as their own.
file(GLOB cli_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/cli/*.c)
list(FILTER cli_sources EXCLUDE REGEX "/main\\.c$")

set(cli_generated)
file(GLOB completions CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/cli/completions/*)
alq_embed_text(cli_generated cli/completions.h ${PROJECT_SOURCE_DIR}/src/cli/completions
  ${completions})

add_library(alambique_cli_objects OBJECT ${cli_sources} ${cli_generated})
target_link_libraries(alambique_cli_objects PUBLIC alq_compiler ${alq_libraries})
target_include_directories(alambique_cli_objects PUBLIC
  ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src ${PROJECT_BINARY_DIR}/generated)

# With its inside visible, for the command itself and the tests.
add_library(alambique_cli_internal STATIC $<TARGET_OBJECTS:alambique_cli_objects>)
set_target_properties(alambique_cli_internal PROPERTIES
  ARCHIVE_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/internal)
target_link_libraries(alambique_cli_internal PUBLIC alambique_internal)

add_executable(alambique ${PROJECT_SOURCE_DIR}/src/cli/main.c)
# Revisions in C are loaded as modules, and find the operations in the program: so all of the library
# is in it, and what is public can be seen.
target_sources(alambique PRIVATE $<TARGET_OBJECTS:alambique_objects>)
set_target_properties(alambique PROPERTIES ENABLE_EXPORTS ON)
target_link_libraries(alambique PRIVATE alambique_cli_internal)
if(ALQ_STATIC)
  target_link_options(alambique PRIVATE -static)
  set_target_properties(alambique PROPERTIES ENABLE_EXPORTS OFF)
endif()
add_executable(alambique::command ALIAS alambique)
include(alambiqueEmbed)

# libalambique-cli.a as users get it: joined into one object like libalambique.a, with the parts of
# src/base that it uses inside, because libalambique does not show them.
if(ALQ_SANITIZE OR ALQ_COVERAGE OR ALQ_FUZZ)
  add_library(alambique_cli STATIC $<TARGET_OBJECTS:alambique_cli_objects>)
else()
  set(base_archive ${PROJECT_BINARY_DIR}/internal/base.a)
  set(joined_cli ${PROJECT_BINARY_DIR}/internal/alambique-cli.o)
  add_custom_command(
    OUTPUT ${joined_cli}
    COMMAND ${CMAKE_COMMAND} -E rm -f ${base_archive}
    COMMAND ${CMAKE_AR} qcs ${base_archive}
      "$<FILTER:$<TARGET_OBJECTS:alambique_objects>,INCLUDE,/src/base/>"
    COMMAND ${CMAKE_C_COMPILER} -r -nostdlib -o ${joined_cli}
      $<TARGET_OBJECTS:alambique_cli_objects> ${base_archive}
    COMMAND ${CMAKE_OBJCOPY} --wildcard --keep-global-symbol=alq_command_* ${joined_cli}
    DEPENDS alambique_cli_objects $<TARGET_OBJECTS:alambique_cli_objects>
      alambique_objects $<TARGET_OBJECTS:alambique_objects>
    COMMENT "Joining the objects of libalambique-cli.a"
    COMMAND_EXPAND_LISTS VERBATIM)
  set_source_files_properties(${joined_cli} PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
  add_library(alambique_cli STATIC ${joined_cli})
endif()
set_target_properties(alambique_cli PROPERTIES OUTPUT_NAME alambique-cli LINKER_LANGUAGE C)
target_link_libraries(alambique_cli PUBLIC
  alambique_shared PkgConfig::jansson Threads::Threads)
add_library(alambique::cli ALIAS alambique_cli)
