#pragma once

#include <string>

#include "store/lock.h"

namespace store {

/// An advisory lock in a session of its own; null while another holds it. The server lets go of it
/// when the session ends.
std::unique_ptr<Lock::Hold> hold_on_server(const std::string& url, Lock::Sharing sharing);

}  // namespace store
