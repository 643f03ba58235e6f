# The manual in build/man: a page for each command, alambique.ini(5) and libalambique(3), written by
# a program that has the command's own tables. SOURCE_DATE_EPOCH sets the date that they bear.
file(GLOB manual_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/manual/*.c)
file(GLOB public_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/alambique/*.h)
add_executable(alambique_manual ${manual_sources})
set_target_properties(alambique_manual PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/internal)
target_link_libraries(alambique_manual PRIVATE alambique_cli_internal)

set(manual_dir ${PROJECT_BINARY_DIR}/man)
string(TIMESTAMP manual_date "%Y-%m-%d" UTC)
add_custom_command(
  OUTPUT ${PROJECT_BINARY_DIR}/internal/manual.stamp
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${manual_dir}
  COMMAND alambique_manual ${PROJECT_SOURCE_DIR}/include/alambique ${manual_dir} ${manual_date}
  COMMAND alambique_manual --texts ${PROJECT_BINARY_DIR}/internal/texts.c
  COMMAND ${CMAKE_COMMAND} -E touch ${PROJECT_BINARY_DIR}/internal/manual.stamp
  DEPENDS alambique_manual ${public_headers}
  COMMENT "Writing the manual"
  VERBATIM)
add_custom_target(manual ALL DEPENDS ${PROJECT_BINARY_DIR}/internal/manual.stamp)

# In another language, as far as it is a table or prose of src/manual: the page of the library is made
# of the headers. man(1) falls back to the English one.
function(alq_translate_manual language catalogue)
  set(pages ${PROJECT_BINARY_DIR}/man-${language})
  set(stamp ${PROJECT_BINARY_DIR}/internal/manual-${language}.stamp)
  add_custom_command(
    OUTPUT ${stamp}
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${pages}
    COMMAND alambique_manual --language ${language} ${PROJECT_BINARY_DIR}/locale ${pages}
      ${manual_date}
    COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
    DEPENDS alambique_manual ${catalogue}
    COMMENT "Writing the manual in ${language}"
    VERBATIM)
  add_custom_target(manual-${language} ALL DEPENDS ${stamp})
  foreach(section IN ITEMS 1 5)
    install(DIRECTORY ${pages}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/${language}/man${section}
      FILES_MATCHING PATTERN "*.${section}")
  endforeach()
endfunction()

foreach(section IN ITEMS 1 3 5)
  install(DIRECTORY ${manual_dir}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section}
    FILES_MATCHING PATTERN "*.${section}")
endforeach()
