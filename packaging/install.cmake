# What is installed beside the program, made by the program itself when it is built, and the Debian
# package. `cmake --install` serves any prefix; NEGENPLUS_DEBIAN adds what a Debian system wants.
option(NEGENPLUS_DEBIAN "Install units, config and Debian's papers too: for script/package" OFF)

set(made_dir "${CMAKE_BINARY_DIR}/made")
set(made_files "")

# negenplus_made(WHAT FILE): what `negenplus generate WHAT` prints.
function(negenplus_made what file)
  add_custom_command(
    OUTPUT "${made_dir}/${file}"
    COMMAND "${CMAKE_COMMAND}" "-DPROGRAM=$<TARGET_FILE:negenplus>" "-DWHAT=${what}"
            "-DOUTPUT=${made_dir}/${file}" -P "${CMAKE_SOURCE_DIR}/packaging/made.cmake"
    DEPENDS negenplus "${CMAKE_SOURCE_DIR}/packaging/made.cmake"
    VERBATIM)
  set(made_files ${made_files} "${made_dir}/${file}" PARENT_SCOPE)
endfunction()

# negenplus_gzipped(FILE OUTPUT): as Debian wants its manuals and changelogs.
function(negenplus_gzipped file output)
  add_custom_command(
    OUTPUT "${made_dir}/${output}"
    COMMAND sh -c "gzip -9nc '${file}' > '${made_dir}/${output}'"
    DEPENDS "${file}"
    VERBATIM)
  set(made_files ${made_files} "${made_dir}/${output}" PARENT_SCOPE)
endfunction()

negenplus_made(man negenplus.1)
negenplus_made(bash negenplus.bash)
negenplus_made(zsh _negenplus)
negenplus_made(fish negenplus.fish)
negenplus_made(config negenplus.toml)
negenplus_gzipped("${made_dir}/negenplus.1" negenplus.1.gz)
if(NEGENPLUS_DEBIAN)
  negenplus_made(service negenplus.service)
  negenplus_made(timer negenplus.timer)
  negenplus_gzipped("${CMAKE_SOURCE_DIR}/CHANGELOG.md" changelog.gz)
endif()
add_custom_target(made ALL DEPENDS ${made_files})

set(zsh_dir site-functions)
if(NEGENPLUS_DEBIAN)
  set(zsh_dir vendor-completions)
endif()
install(TARGETS negenplus RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(FILES "${made_dir}/negenplus.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${made_dir}/negenplus.bash"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME negenplus)
install(FILES "${made_dir}/_negenplus" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/${zsh_dir}")
install(FILES "${made_dir}/negenplus.fish"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
install(FILES README.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES "${made_dir}/negenplus.toml" DESTINATION "${CMAKE_INSTALL_DOCDIR}/examples")

if(NOT NEGENPLUS_DEBIAN)
  install(FILES LICENSE CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")
  return()
endif()

install(FILES "${made_dir}/changelog.gz" packaging/debian/copyright
        DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES "${made_dir}/negenplus.service" "${made_dir}/negenplus.timer"
        DESTINATION lib/systemd/system)
install(FILES "${made_dir}/negenplus.toml" DESTINATION /etc/negenplus)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "Negenplus")
set(CPACK_PACKAGE_CONTACT "Negenplus maintainers <negenplus@example.org>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE "${NEGENPLUS_DEBIAN_RELEASE}")
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${CPACK_PACKAGE_CONTACT}")
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "systemd | cron")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "crawls review sites and reports who is genuinely delightful
 Negenplus crawls public review sites, politely, brings every score to one
 Dutch school grade, reads what the reviewers wrote, and publishes an HTML
 comparison: which hotels, campings and restaurants are genuinely delightful
 (nines and tens, proven), and which are mediocre sevens that nobody comes
 back to.
 .
 It runs from a systemd timer or from cron, under a user of its own, is quiet
 when all is well, and needs no server and no account.")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    "${CMAKE_SOURCE_DIR}/packaging/debian/conffiles" "${CMAKE_SOURCE_DIR}/packaging/debian/postinst"
    "${CMAKE_SOURCE_DIR}/packaging/debian/prerm" "${CMAKE_SOURCE_DIR}/packaging/debian/postrm")
include(CPack)
