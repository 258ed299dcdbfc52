#pragma once

namespace model {

/// How we know the scale of a value, best proof first.
enum class ScaleProof { declared, recipe, standard };

/// The scale a raw score was given on. It belongs to one value, never to a page or a site.
/// `worst` is 1 where a page does not say (schema.org's default).
struct Scale {
    double worst = 1;
    double best = 5;

    bool operator==(const Scale&) const = default;
};

/// A raw score as the source gave it, within its scale: `scale.worst <= value <= scale.best`.
struct Score {
    double value = 0;
    Scale scale;
    ScaleProof proof = ScaleProof::standard;
};

}  // namespace model
