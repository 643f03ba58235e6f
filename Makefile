# A thin front to the CMake presets: `make help` lists what it does.
FUZZ_SECONDS ?= 60
PREFIX ?= /usr/local
DESTDIR ?=
export DESTDIR

.DEFAULT_GOAL := all
.PHONY: all demo check docs install format lint bench fuzz coverage tsan clean help

## all: build the command and the libraries in build/ (the default)
all: build/build.ninja
	@cmake --build --preset release

## demo: install what is missing, build, and run the main job on SQLite
demo:
	@tools/install-deps build demo
	@$(MAKE) --no-print-directory all
	@tools/demo build/alambique

## check: install what is missing, build, and run every test under the sanitizers
check:
	@tools/install-deps build test docs package
	@$(MAKE) --no-print-directory all build/asan/build.ninja
	@cmake --build --preset dev
	@ctest --preset dev

## docs: build the manual as a site in build/site
docs:
	@tools/install-deps docs
	@mkdocs build --strict --quiet
	@echo 'build/site/index.html'

# Programs that are linked with a new library start only once ldconfig has seen it.
## install: copy the libraries, headers and command to PREFIX (/usr/local)
install: all
	@cmake --install build --prefix $(PREFIX)
	@[ -n "$(DESTDIR)" ] || [ "$$(id -u)" -ne 0 ] || ! command -v ldconfig >/dev/null || ldconfig

## format: lay out the C sources by .clang-format
format:
	@tools/format

## lint: read the sources with clang-tidy and cppcheck
lint: all
	@tools/lint

## bench: run the programs of tests/bench against the release build
bench: all
	@cmake --build --preset release --target bench_programs
	@tools/bench

## fuzz: run each fuzzer for FUZZ_SECONDS (60), starting from its kept inputs
fuzz: build/fuzz/build.ninja
	@cmake --build --preset fuzz
	@tools/fuzz $(FUZZ_SECONDS)

## coverage: run the tests counting lines; the report is build/coverage/html/index.html
coverage: all build/coverage/build.ninja
	@cmake --build --preset coverage
	@tools/coverage

## tsan: run the tests under the thread sanitizer
tsan: build/tsan/build.ninja
	@cmake --build --preset tsan
	@ctest --preset tsan

## clean: remove everything that was built
clean:
	@rm -rf build

## help: show this list
help:
	@sed -n 's/^## \([a-z]*\): /  make \1\t/p' Makefile | expand -t 18

build/build.ninja: CMakePresets.json
	@tools/install-deps --check build
	@cmake --preset release --log-level=NOTICE >/dev/null
	@touch $@

build/asan/build.ninja: CMakePresets.json
	@cmake --preset dev --log-level=NOTICE >/dev/null
	@touch $@

build/fuzz/build.ninja build/coverage/build.ninja build/tsan/build.ninja: CMakePresets.json
	@tools/install-deps --check build test develop
	@cmake --preset $(notdir $(@D)) --log-level=NOTICE >/dev/null
	@touch $@
