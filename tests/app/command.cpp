#include "tests/app/command.h"

#include <fstream>
#include <stdexcept>
#include <stdlib.h>

Folder::Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "negenplus-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
}

std::string Folder::write(const std::string& name, const std::string& text) const {
    std::ofstream{path_ / name, std::ios::binary} << text;
    return (path_ / name).string();
}
