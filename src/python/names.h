/* The names that the interpreter itself looks up: interned once, reached as PY_NAME(init). */
#ifndef PYTHON_NAMES_H
#define PYTHON_NAMES_H

#define PY_NAMES(X)                                                                                \
    X(init, "__init__")                                                                            \
    X(new, "__new__")                                                                              \
    X(call, "__call__")                                                                            \
    X(repr, "__repr__")                                                                            \
    X(str, "__str__")                                                                              \
    X(format, "__format__")                                                                        \
    X(bool, "__bool__")                                                                            \
    X(len, "__len__")                                                                              \
    X(hash, "__hash__")                                                                            \
    X(iter, "__iter__")                                                                            \
    X(next, "__next__")                                                                            \
    X(reversed, "__reversed__")                                                                    \
    X(contains, "__contains__")                                                                    \
    X(getitem, "__getitem__")                                                                      \
    X(setitem, "__setitem__")                                                                      \
    X(delitem, "__delitem__")                                                                      \
    X(class_getitem, "__class_getitem__")                                                          \
    X(missing, "__missing__")                                                                      \
    X(getattr, "__getattr__")                                                                      \
    X(getattribute, "__getattribute__")                                                            \
    X(setattr, "__setattr__")                                                                      \
    X(delattr, "__delattr__")                                                                      \
    X(get, "__get__")                                                                              \
    X(set, "__set__")                                                                              \
    X(delete, "__delete__")                                                                        \
    X(set_name, "__set_name__")                                                                    \
    X(init_subclass, "__init_subclass__")                                                          \
    X(prepare, "__prepare__")                                                                      \
    X(subclasscheck, "__subclasscheck__")                                                          \
    X(instancecheck, "__instancecheck__")                                                          \
    X(mro_entries, "__mro_entries__")                                                              \
    X(enter, "__enter__")                                                                          \
    X(exit, "__exit__")                                                                            \
    X(eq, "__eq__")                                                                                \
    X(aenter, "__aenter__")                                                                        \
    X(aexit, "__aexit__")                                                                          \
    X(aiter, "__aiter__")                                                                          \
    X(anext, "__anext__")                                                                          \
    X(await, "__await__")                                                                          \
    X(divmod, "__divmod__")                                                                        \
    X(rdivmod, "__rdivmod__")                                                                      \
    X(ne, "__ne__")                                                                                \
    X(lt, "__lt__")                                                                                \
    X(le, "__le__")                                                                                \
    X(gt, "__gt__")                                                                                \
    X(ge, "__ge__")                                                                                \
    X(neg, "__neg__")                                                                              \
    X(pos, "__pos__")                                                                              \
    X(invert, "__invert__")                                                                        \
    X(abs, "__abs__")                                                                              \
    X(int, "__int__")                                                                              \
    X(float, "__float__")                                                                          \
    X(index, "__index__")                                                                          \
    X(round, "__round__")                                                                          \
    X(trunc, "__trunc__")                                                                          \
    X(floor, "__floor__")                                                                          \
    X(ceil, "__ceil__")                                                                            \
    X(bytes, "__bytes__")                                                                          \
    X(fspath, "__fspath__")                                                                        \
    X(name, "__name__")                                                                            \
    X(qualname, "__qualname__")                                                                    \
    X(module, "__module__")                                                                        \
    X(doc, "__doc__")                                                                              \
    X(dict, "__dict__")                                                                            \
    X(class, "__class__")                                                                          \
    X(bases, "__bases__")                                                                          \
    X(mro, "__mro__")                                                                              \
    X(slots, "__slots__")                                                                          \
    X(annotations, "__annotations__")                                                              \
    X(file, "__file__")                                                                            \
    X(path, "__path__")                                                                            \
    X(builtins, "__builtins__")                                                                    \
    X(all, "__all__")                                                                              \
    X(match_args, "__match_args__")                                                                \
    X(dir, "__dir__")                                                                              \
    X(wrapped, "__wrapped__")                                                                      \
    X(classcell, "__class__")                                                                      \
    X(args, "args")                                                                                \
    X(value, "value")                                                                              \
    X(keys, "keys")                                                                                \
    X(metaclass, "metaclass")                                                                      \
    X(send, "send")                                                                                \
    X(throw, "throw")                                                                              \
    X(close, "close")                                                                              \
    X(write, "write")                                                                              \
    X(msg, "msg")                                                                                  \
    X(plain_name, "name")                                                                          \
    X(plain_path, "path")                                                                          \
    X(notes, "__notes__")                                                                          \
    X(empty, "")

enum py_name {
#define X(name, text) PY_NAME_##name,
    PY_NAMES(X)
#undef X
        PY_NAME_COUNT
};

#define PY_NAME(name) (py->names[PY_NAME_##name])

/* The built-in exceptions and their bases; the order makes each base known before it is used. */
#define PY_EXCEPTIONS(X)                                                                           \
    X(BASE, "BaseException", BASE)                                                                 \
    X(EXCEPTION, "Exception", BASE)                                                                \
    X(SYSTEM_EXIT, "SystemExit", BASE)                                                             \
    X(KEYBOARD_INTERRUPT, "KeyboardInterrupt", BASE)                                               \
    X(GENERATOR_EXIT, "GeneratorExit", BASE)                                                       \
    X(TYPE, "TypeError", EXCEPTION)                                                                \
    X(VALUE, "ValueError", EXCEPTION)                                                              \
    X(UNICODE, "UnicodeError", VALUE)                                                              \
    X(UNICODE_DECODE, "UnicodeDecodeError", UNICODE)                                               \
    X(UNICODE_ENCODE, "UnicodeEncodeError", UNICODE)                                               \
    X(UNICODE_TRANSLATE, "UnicodeTranslateError", UNICODE)                                         \
    X(ATTRIBUTE, "AttributeError", EXCEPTION)                                                      \
    X(NAME, "NameError", EXCEPTION)                                                                \
    X(UNBOUND_LOCAL, "UnboundLocalError", NAME)                                                    \
    X(LOOKUP, "LookupError", EXCEPTION)                                                            \
    X(INDEX, "IndexError", LOOKUP)                                                                 \
    X(KEY, "KeyError", LOOKUP)                                                                     \
    X(ARITHMETIC, "ArithmeticError", EXCEPTION)                                                    \
    X(ZERO_DIVISION, "ZeroDivisionError", ARITHMETIC)                                              \
    X(OVERFLOW, "OverflowError", ARITHMETIC)                                                       \
    X(FLOATING_POINT, "FloatingPointError", ARITHMETIC)                                            \
    X(ASSERTION, "AssertionError", EXCEPTION)                                                      \
    X(IMPORT, "ImportError", EXCEPTION)                                                            \
    X(MODULE_NOT_FOUND, "ModuleNotFoundError", IMPORT)                                             \
    X(RUNTIME, "RuntimeError", EXCEPTION)                                                          \
    X(NOT_IMPLEMENTED, "NotImplementedError", RUNTIME)                                             \
    X(RECURSION, "RecursionError", RUNTIME)                                                        \
    X(STOP_ITERATION, "StopIteration", EXCEPTION)                                                  \
    X(STOP_ASYNC_ITERATION, "StopAsyncIteration", EXCEPTION)                                       \
    X(OS, "OSError", EXCEPTION)                                                                    \
    X(FILE_NOT_FOUND, "FileNotFoundError", OS)                                                     \
    X(FILE_EXISTS, "FileExistsError", OS)                                                          \
    X(PERMISSION, "PermissionError", OS)                                                           \
    X(IS_A_DIRECTORY, "IsADirectoryError", OS)                                                     \
    X(NOT_A_DIRECTORY, "NotADirectoryError", OS)                                                   \
    X(CONNECTION, "ConnectionError", OS)                                                           \
    X(CONNECTION_REFUSED, "ConnectionRefusedError", CONNECTION)                                    \
    X(CONNECTION_RESET, "ConnectionResetError", CONNECTION)                                        \
    X(CONNECTION_ABORTED, "ConnectionAbortedError", CONNECTION)                                    \
    X(BROKEN_PIPE, "BrokenPipeError", CONNECTION)                                                  \
    X(BLOCKING_IO, "BlockingIOError", OS)                                                          \
    X(CHILD_PROCESS, "ChildProcessError", OS)                                                      \
    X(PROCESS_LOOKUP, "ProcessLookupError", OS)                                                    \
    X(INTERRUPTED, "InterruptedError", OS)                                                         \
    X(TIMEOUT, "TimeoutError", OS)                                                                 \
    X(EOF, "EOFError", EXCEPTION)                                                                  \
    X(MEMORY, "MemoryError", EXCEPTION)                                                            \
    X(BUFFER, "BufferError", EXCEPTION)                                                            \
    X(SYNTAX, "SyntaxError", EXCEPTION)                                                            \
    X(INDENTATION, "IndentationError", SYNTAX)                                                     \
    X(TAB, "TabError", INDENTATION)                                                                \
    X(SYSTEM, "SystemError", EXCEPTION)                                                            \
    X(REFERENCE, "ReferenceError", EXCEPTION)                                                      \
    X(WARNING, "Warning", EXCEPTION)                                                               \
    X(USER_WARNING, "UserWarning", WARNING)                                                        \
    X(DEPRECATION_WARNING, "DeprecationWarning", WARNING)                                          \
    X(PENDING_DEPRECATION, "PendingDeprecationWarning", WARNING)                                   \
    X(RUNTIME_WARNING, "RuntimeWarning", WARNING)                                                  \
    X(SYNTAX_WARNING, "SyntaxWarning", WARNING)                                                    \
    X(FUTURE_WARNING, "FutureWarning", WARNING)                                                    \
    X(IMPORT_WARNING, "ImportWarning", WARNING)                                                    \
    X(UNICODE_WARNING, "UnicodeWarning", WARNING)                                                  \
    X(BYTES_WARNING, "BytesWarning", WARNING)                                                      \
    X(RESOURCE_WARNING, "ResourceWarning", WARNING)                                                \
    X(ENCODING_WARNING, "EncodingWarning", WARNING)                                                \
    X(STEP_LIMIT, "StepLimitExceeded", BASE)

enum py_exception_id {
#define X(id, name, base) PY_EXC_##id,
    PY_EXCEPTIONS(X)
#undef X
        PY_EXC_COUNT
};

#endif
