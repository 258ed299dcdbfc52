#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace model {

/// What a reviewer's words can say of a business. The first four are the steps of the pyramid.
enum class Signal : std::uint8_t {
    promise,
    recovery,
    staff,
    personal,
    surprise,
    speed,
    effort,
    ambassador,
    comes_back,  ///< printed as "return"
    price,
    feeling
};
inline constexpr std::array<std::string_view, 11> signal_names{
    "promise", "recovery",   "staff",  "personal", "surprise", "speed",
    "effort",  "ambassador", "return", "price",    "feeling"};

constexpr std::string_view name_of(Signal signal) {
    return signal_names[static_cast<std::size_t>(signal)];
}
std::optional<Signal> signal_from(std::string_view name);

/// The languages that can be read; a text in any other is `unknown` and stays unread.
enum class Language : std::uint8_t { nl, en, de, fr, unknown };
inline constexpr std::array<std::string_view, 4> language_names{"nl", "en", "de", "fr"};

/// "nl", "en", "de", "fr"; empty for `unknown`.
constexpr std::string_view name_of(Language language) {
    return language == Language::unknown ? std::string_view{}
                                         : language_names[static_cast<std::size_t>(language)];
}
/// Reads "nl", and what follows a language in a tag ("nl-BE", "en_US"); anything else is `unknown`.
Language language_from(std::string_view tag);

/// One place in a text that carries a signal.
struct SignalHit {
    Signal signal = Signal::promise;
    bool positive = true;
    std::uint32_t from = 0;  ///< first character, counted in Unicode code points from 0
    std::uint32_t to = 0;    ///< one past the last

    friend bool operator==(const SignalHit&, const SignalHit&) = default;
};

/// What was read in one text.
struct Reading {
    Language language = Language::unknown;
    double polarity = 0;     ///< −1 (all bad) to 1 (all good); 0: no opinion, or unread
    bool tells_new = false;  ///< it speaks of something that is new or was renewed
    std::vector<SignalHit> signals;
};

}  // namespace model
