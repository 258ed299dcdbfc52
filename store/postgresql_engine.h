#pragma once

#include "store/engine.h"

namespace store {

/// Opens a database on a server and brings its schema up to date. Throws `Error`.
std::unique_ptr<Engine> open_postgresql(const std::string& url);

}  // namespace store
