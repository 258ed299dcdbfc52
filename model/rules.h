#pragma once

namespace model {

/// The thresholds that verdicts are given by, and that a report explains; each default is the
/// design's (section "Verdicts").
struct Rules {
    double delighted_from = 8.5;      ///< grade
    double disappointed_below = 6.5;  ///< grade
    double half_life_months = 18;
    bool fit_half_life = true;  ///< the data may move it, where they are rich enough
    double min_effective_n = 10;
    double max_width = 0.40;  ///< of the 90 % interval of the delight share
    double min_bar = 0.40;
    double delight_probability = 0.90;
    double many_disappointed = 0.20;
    double many_disappointed_probability = 0.50;
    double hot_delighted = 0.35;
    double hot_disappointed = 0.20;
    double cold_probability = 0.90;
    double cold_disappointed = 0.30;
    double promising_probability = 0.50;
    int min_segment = 20;  ///< businesses below which a segment borrows its parent's prior
    int min_shared = 10;   ///< shared businesses below which a source is not equated
    /// What a satisfied customer is worth to the user, in money; 0: not told.
    double customer_value = 0;
    /// How much more a customer with an emotional bond is worth than a very satisfied one: 27 to
    /// 103 %, as it is said to be (J.-P. Thomassen, Customer Delight Strategy).
    double bond_low = 0.27;
    double bond_high = 1.03;
};

}  // namespace model
