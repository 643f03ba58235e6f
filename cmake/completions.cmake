# The scripts of shells, as the command prints them, where the shells look for them.
set(completion_dir ${PROJECT_BINARY_DIR}/completions)
add_custom_command(
  OUTPUT ${PROJECT_BINARY_DIR}/internal/completions.stamp
  COMMAND ${CMAKE_COMMAND} -E make_directory ${completion_dir}
  COMMAND alambique completion bash > ${completion_dir}/alambique
  COMMAND alambique completion zsh > ${completion_dir}/_alambique
  COMMAND alambique completion fish > ${completion_dir}/alambique.fish
  COMMAND ${CMAKE_COMMAND} -E touch ${PROJECT_BINARY_DIR}/internal/completions.stamp
  DEPENDS alambique
  COMMENT "Writing the completion of shells"
  VERBATIM)
add_custom_target(completions ALL DEPENDS ${PROJECT_BINARY_DIR}/internal/completions.stamp)
install(FILES ${completion_dir}/alambique
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${completion_dir}/_alambique
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${completion_dir}/alambique.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
