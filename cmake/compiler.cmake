# alq_compiler: the language, the warnings and the instrumentation that every target shares.
include(CheckLinkerFlag)
set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_C_VISIBILITY_PRESET hidden)

add_library(alq_compiler INTERFACE)
target_compile_definitions(alq_compiler INTERFACE
  _GNU_SOURCE ALAMBIQUE_VERSION="${PROJECT_VERSION}")
target_compile_options(alq_compiler INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes
  -Wold-style-definition -Wformat=2 -Wundef -Wpointer-arith -Wwrite-strings -Wvla
  -Wredundant-decls -Wimplicit-fallthrough -fno-common
  # clang, unlike gcc, blames a function that hands on a va_list
  $<$<C_COMPILER_ID:Clang>:-Wno-format-nonliteral>)
if(ALQ_WERROR)
  target_compile_options(alq_compiler INTERFACE -Werror)
endif()

target_link_options(alq_compiler INTERFACE -Wl,--as-needed)
if(ALQ_SANITIZE)
  target_compile_options(alq_compiler INTERFACE
    -fsanitize=${ALQ_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(alq_compiler INTERFACE -fsanitize=${ALQ_SANITIZE})
else()
  target_link_options(alq_compiler INTERFACE -Wl,-z,relro,-z,now)
  # Thousands of relocations in a few hundred bytes: less to read at each start.
  check_linker_flag(C -Wl,-z,pack-relative-relocs ALQ_HAS_PACKED_RELOCATIONS)
  if(ALQ_HAS_PACKED_RELOCATIONS)
    target_link_options(alq_compiler INTERFACE -Wl,-z,pack-relative-relocs)
  endif()
endif()
if(ALQ_FUZZ)
  if(NOT CMAKE_C_COMPILER_ID MATCHES Clang)
    message(FATAL_ERROR "ALQ_FUZZ needs clang: use the preset, cmake --preset fuzz")
  endif()
  target_compile_options(alq_compiler INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(ALQ_COVERAGE)
  target_compile_options(alq_compiler INTERFACE --coverage -fprofile-update=atomic)
  target_link_options(alq_compiler INTERFACE --coverage)
endif()

# A program that links the static library keeps only what it calls.
target_compile_options(alq_compiler INTERFACE
  $<$<CONFIG:Release,RelWithDebInfo>:-ffunction-sections -fdata-sections -fstack-protector-strong>)
target_compile_definitions(alq_compiler INTERFACE
  $<$<CONFIG:Release,RelWithDebInfo>:_FORTIFY_SOURCE=2>)
target_link_options(alq_compiler INTERFACE
  $<$<CONFIG:Release,RelWithDebInfo>:-Wl,--gc-sections>)
