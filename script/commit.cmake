# Writes OUTPUT, a header with the commit that SOURCE_DIR stands at, "" where git does not know it;
# only where it changed, so that nothing is compiled in vain.
execute_process(
  COMMAND git -C "${SOURCE_DIR}" describe --always --dirty --abbrev=12 --exclude=*
  OUTPUT_VARIABLE commit
  OUTPUT_STRIP_TRAILING_WHITESPACE
  ERROR_QUIET)
# An archive of the source has no git, but may say its commit.
if(commit STREQUAL "" AND EXISTS "${SOURCE_DIR}/COMMIT")
  file(STRINGS "${SOURCE_DIR}/COMMIT" commit LIMIT_COUNT 1)
endif()
set(text "#define NEGENPLUS_COMMIT \"${commit}\"\n")
set(before "")
if(EXISTS "${OUTPUT}")
  file(READ "${OUTPUT}" before)
endif()
if(NOT before STREQUAL text)
  file(WRITE "${OUTPUT}" "${text}")
endif()
