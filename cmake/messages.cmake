# The catalogues of other languages, po/LANGUAGE.po, in build/locale. Without gettext's msgfmt there
# are none, and the command speaks English. tools/messages brings them in step with the sources.
file(GLOB catalogues CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/po/*.po)
find_program(ALQ_MSGFMT msgfmt DOC "gettext's compiler of catalogues")
if(NOT ALQ_MSGFMT)
  message(STATUS "msgfmt is not there: the command speaks English only")
  return()
endif()
set(compiled)
foreach(catalogue IN LISTS catalogues)
  cmake_path(GET catalogue STEM language)
  set(folder ${PROJECT_BINARY_DIR}/locale/${language}/LC_MESSAGES)
  add_custom_command(
    OUTPUT ${folder}/alambique.mo
    COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
    COMMAND ${ALQ_MSGFMT} --check-format -o ${folder}/alambique.mo ${catalogue}
    DEPENDS ${catalogue}
    COMMENT "Compiling the messages of ${language}"
    VERBATIM)
  list(APPEND compiled ${folder}/alambique.mo)
  alq_translate_manual(${language} ${folder}/alambique.mo)
  install(FILES ${folder}/alambique.mo
    DESTINATION ${CMAKE_INSTALL_LOCALEDIR}/${language}/LC_MESSAGES)
endforeach()
add_custom_target(messages ALL DEPENDS ${compiled})
