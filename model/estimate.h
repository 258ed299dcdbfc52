#pragma once

namespace model {

/// A figure with its 90 % interval.
struct Estimate {
    double mean = 0;
    double low = 0;
    double high = 0;
};

}  // namespace model
