# libalambique.so and libalambique.a as users get them: only names that start with alq_ are visible.
set(version_script ${PROJECT_SOURCE_DIR}/cmake/alambique.map)

add_library(alambique_shared SHARED $<TARGET_OBJECTS:alambique_objects>)
set_target_properties(alambique_shared PROPERTIES
  OUTPUT_NAME alambique VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}
  LINK_DEPENDS ${version_script} LINKER_LANGUAGE C)
target_include_directories(alambique_shared PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>)
# The names of the installed package, for a project that has this one inside.
add_library(alambique::alambique ALIAS alambique_shared)
add_library(alambique::shared ALIAS alambique_shared)
target_link_options(alambique_shared PRIVATE -Wl,--version-script=${version_script})
if(NOT ALQ_SANITIZE) # clang leaves the sanitizer's own functions to the program
  target_link_options(alambique_shared PRIVATE -Wl,--no-undefined)
endif()
target_link_libraries(alambique_shared PRIVATE alq_compiler ${alq_libraries})

# An archive exports every function of its members, and names as short as text_add would clash with
# those of the program that links it. So its objects are joined into one and the rest made local.
# Instrumented builds are never installed and keep the plain objects.
if(ALQ_SANITIZE OR ALQ_COVERAGE OR ALQ_FUZZ)
  add_library(alambique_static STATIC $<TARGET_OBJECTS:alambique_objects>)
else()
  set(joined ${PROJECT_BINARY_DIR}/internal/alambique.o)
  add_custom_command(
    OUTPUT ${joined}
    COMMAND ${CMAKE_C_COMPILER} -r -nostdlib -o ${joined} $<TARGET_OBJECTS:alambique_objects>
    COMMAND ${CMAKE_OBJCOPY} --wildcard --keep-global-symbol=alq_* ${joined}
    DEPENDS alambique_objects $<TARGET_OBJECTS:alambique_objects>
    COMMENT "Joining the objects of libalambique.a"
    COMMAND_EXPAND_LISTS VERBATIM)
  set_source_files_properties(${joined} PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
  add_library(alambique_static STATIC ${joined})
endif()
set_target_properties(alambique_static PROPERTIES OUTPUT_NAME alambique LINKER_LANGUAGE C)
target_include_directories(alambique_static INTERFACE
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>)
target_link_libraries(alambique_static INTERFACE ${alq_libraries})
add_library(alambique::static ALIAS alambique_static)
