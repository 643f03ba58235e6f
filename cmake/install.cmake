# What `make install` puts where: the command, the headers, the libraries, pkg-config files and the
# CMake package.
include(CMakePackageConfigHelpers)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/alambique
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
install(TARGETS alambique RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS alambique_shared alambique_static alambique_cli
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE
  DESTINATION ${CMAKE_INSTALL_DATADIR}/licenses/alambique)

# The prefix is found from where the .pc files lie: `cmake --install --prefix` may choose it late.
set(pc_dir ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX}/${pc_dir}
  OUTPUT_VARIABLE pc_up)
foreach(pc alambique alambique-cli)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/${pc}.pc.in ${pc}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${pc}.pc DESTINATION ${pc_dir})
endforeach()

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/alambique)
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/alambiqueConfig.cmake.in
  alambiqueConfig.cmake
  INSTALL_DESTINATION ${package_dir}
  PATH_VARS CMAKE_INSTALL_LIBDIR CMAKE_INSTALL_INCLUDEDIR CMAKE_INSTALL_BINDIR)
write_basic_package_version_file(alambiqueConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_SOURCE_DIR}/cmake/alambiqueEmbed.cmake
  ${PROJECT_BINARY_DIR}/alambiqueConfig.cmake
  ${PROJECT_BINARY_DIR}/alambiqueConfigVersion.cmake DESTINATION ${package_dir})
