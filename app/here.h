#pragma once

#include "app/schedule.h"
#include "app/world.h"

namespace app {

/// The schedule of a config on this machine: its host name, its user, this program.
Schedule schedule_here(const Config& config, const World& world);

}  // namespace app
