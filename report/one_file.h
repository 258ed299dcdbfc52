#pragma once

#include <string>
#include <string_view>

#include "report/edition.h"

namespace report {

/// The comparison with the details of every business, its method and its sources as one HTML file
/// that needs no other and runs no script: what the guests write in charts, in lines or not at all,
/// as 2 MB allow. `style` is its CSS. `edition.one_file` must be set.
std::string one_file(const Edition& edition, std::string_view style);

}  // namespace report
