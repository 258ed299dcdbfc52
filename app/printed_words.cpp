#include "app/printed_words.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <spdlog/fmt/fmt.h>

#include "app/printed_outlook.h"

namespace app {
namespace {

constexpr std::array<std::string_view, 4> steps{"promise kept", "problem solved",
                                                "personal service", "surprise"};
constexpr std::array<std::string_view, 4> step_names{"promise", "recovery", "personal", "surprise"};
constexpr std::array<std::string_view, 4> badge_names{"not_enough_texts", "none", "words_agree",
                                                      "hollow_tens"};

void share(JsonLine& json, std::string_view name, const model::SpokenShare& value) {
    json.key(name);
    json.begin_object();
    json.member("n", value.n);
    json.member("count", value.count);
    if (value.share) {
        json.member("mean", value.share->mean);
        json.member("low", value.share->low);
        json.member("high", value.share->high);
    }
    json.end_object();
}

void both(JsonLine& json, std::string_view name, const model::PraiseAndBlame& value) {
    json.key(name);
    json.begin_object();
    share(json, "praise", value.praise);
    share(json, "blame", value.blame);
    json.end_object();
}

void pyramid(JsonLine& json, const model::Spoken& spoken) {
    json.key("pyramid");
    json.begin_object();
    for (std::size_t i = 0; i < steps.size(); ++i) both(json, step_names[i], spoken.pyramid[i]);
    json.end_object();
}

void basics(JsonLine& json, const model::Basics& basics) {
    json.key("basics");
    json.begin_object();
    both(json, "adequately", basics.adequately);
    both(json, "kindly", basics.kindly);
    both(json, "in_time", basics.in_time);
    json.end_object();
}

void talk(JsonLine& json, const model::Talk& talk) {
    json.key("talk");
    json.begin_object();
    json.member("reviews", talk.reviews);
    estimate(json, "a_month", talk.a_month);
    json.member("segment", talk.segment);
    json.key("rank");
    talk.rank ? json.value(*talk.rank) : json.value(std::monostate{});
    json.end_object();
}

std::string told(const model::SpokenShare& value) {
    if (!value.share) return "not spoken of";
    return fmt::format("{} of {}, {}", value.count, value.n, percent(*value.share));
}

/// Of those who speak of a thing; who does it both ways counts half.
std::string good(const model::SpokenShare& value) {
    if (!value.share) return "nobody speaks of it";
    return fmt::format("{} of {}", percent(*value.share), value.n);
}

void line(std::ostream& out, std::string_view what, const model::PraiseAndBlame& value) {
    out << fmt::format("    {}: + {}; - {}\n", what, told(value.praise), told(value.blame));
}

void explain_service(const model::Spoken& spoken, std::ostream& out) {
    out << "  the pyramid, of all texts\n";
    for (std::size_t i = steps.size(); i > 0; --i) line(out, steps[i - 1], spoken.pyramid[i - 1]);
    out << "  the three basics\n";
    line(out, "helped adequately", spoken.basics.adequately);
    line(out, "kindly", spoken.basics.kindly);
    line(out, "at a decent pace", spoken.basics.in_time);
    out << "  the two axes, praise of those who speak of it\n    operational excellence "
        << good(spoken.axes.excellence) << "\n    customer intimacy " << good(spoken.axes.intimacy)
        << '\n';
}

void explain_outcome(const model::Spoken& spoken, std::ostream& out) {
    out << "  ambassadors\n";
    line(out, "recommend or warn", spoken.ambassadors.recommend);
    line(out, "come back or never again", spoken.ambassadors.come_back);
    if (const auto& month = spoken.talk.a_month) {
        out << fmt::format(
            "  talk: {} reviews in the last year, {:.1f} a month ({:.1f}-{:.1f}); "
            "the median of its segment is {:.1f}",
            spoken.talk.reviews, month->mean, month->low, month->high, spoken.talk.segment);
        if (spoken.talk.rank)
            out << fmt::format("; more than {:.0f} % of it", *spoken.talk.rank * 100);
        out << '\n';
    }
    out << "  the price is good, of those who speak of it: the delighted "
        << good(spoken.price.delighted) << "; the satisfied " << good(spoken.price.satisfied)
        << '\n';
    if (spoken.hidden_delight.n > 0)
        out << "  eights with the words of nines: " << told(spoken.hidden_delight) << '\n';
    if (spoken.hollow_tens.n > 0)
        out << "  nines and tens with the words of sevens: " << told(spoken.hollow_tens) << '\n';
    if (spoken.good_unscored.n > 0)
        out << "  texts without a score whose words are good: " << told(spoken.good_unscored)
            << '\n';
}

void explain_separations(const std::vector<model::Separation>& separations, bool signals,
                         std::ostream& out) {
    for (const model::Separation& each : separations) {
        const std::string sign = signals ? each.positive ? " +" : " -" : "";
        out << fmt::format(
            "    {}{}: {} often in nines and tens, {} against {} (log-odds {:+.2f}, {:+.2f} to "
            "{:+.2f})\n",
            each.term, sign, each.log_odds.mean > 0 ? "more" : "less", each.tens, each.sevens,
            each.log_odds.mean, each.log_odds.low, each.log_odds.high);
    }
}

void explain_road(const model::Spoken& spoken, std::ostream& out) {
    const model::RoadToTen& road = spoken.road;
    out << fmt::format(
        "  the road to ten, from {} texts with a nine or ten and {} with a seven or "
        "eight",
        road.tens, road.sevens);
    if (!road.enough_texts) {
        out << ": not enough texts\n";
    } else if (road.signals.empty() && road.words.empty()) {
        out << ": nothing parts them for sure\n";
    } else {
        out << '\n';
    }
    explain_separations(road.signals, true, out);
    explain_separations(road.words, false, out);
}

/// What separates the nines and tens of all its segment, in short.
void explain_segment(const std::string& name, const model::Comparison& comparison,
                     std::ostream& out) {
    constexpr std::size_t most = 5;
    const auto segment = std::find_if(comparison.segments.begin(), comparison.segments.end(),
                                      [&](const auto& each) { return each.name == name; });
    if (segment == comparison.segments.end() || segment->businesses < 2) return;
    const model::RoadToTen& road = segment->spoken.road;
    if (road.signals.empty()) return;
    out << fmt::format("    in its segment, of {} such texts:", road.tens + road.sevens);
    for (std::size_t i = 0; i < std::min(most, road.signals.size()); ++i)
        out << fmt::format("{} {} {} {}", i == 0 ? "" : ",",
                           road.signals[i].log_odds.mean > 0 ? "more" : "less",
                           road.signals[i].term, road.signals[i].positive ? '+' : '-');
    out << '\n';
}

void explain_broken(const model::Spoken& spoken, std::ostream& out) {
    for (const model::SignalShare& broken : spoken.broken_promises) {
        out << (broken.signal == model::Signal::promise ? "  broken promises: "
                                                        : "  problems not solved: ")
            << told(broken.here);
        if (broken.segment.share) out << ", the segment " << percent(*broken.segment.share);
        out << '\n';
    }
}

void explain_elements(const model::Spoken& spoken, std::ostream& out) {
    out << "  the nine elements of service excellence (ISO 23592)\n";
    for (const model::ElementView& view : spoken.elements) {
        out << "    " << model::element_names[static_cast<std::size_t>(view.element)] << ": ";
        if (!view.visible) {
            out << "not visible from outside\n";
            continue;
        }
        out << told(view.share);
        if (view.segment) out << ", the segment " << percent(*view.segment);
        if (view.days) out << fmt::format(", answered after {:.0f} days", *view.days);
        out << '\n';
    }
}

void explain_quotes(const model::Spoken& spoken, std::ostream& out) {
    for (const model::Quote& quote : spoken.quotes) {
        out << fmt::format("  {} {} \"{}\" (", name_of(quote.signal), quote.positive ? "+" : "-",
                           quote.text);
        if (quote.grade) out << fmt::format("{:g}, ", *quote.grade);
        if (quote.date) out << model::to_string(*quote.date) << ", ";
        out << quote.source << ' ' << quote.url << ")\n";
    }
}

}  // namespace

void words_json(JsonLine& json, const model::Spoken& spoken) {
    json.key("words");
    json.begin_object();
    json.member("texts", spoken.texts);
    json.member("read", spoken.read);
    pyramid(json, spoken);
    basics(json, spoken.basics);
    json.key("axes");
    json.begin_object();
    share(json, "excellence", spoken.axes.excellence);
    share(json, "intimacy", spoken.axes.intimacy);
    json.end_object();
    json.key("ambassadors");
    json.begin_object();
    both(json, "recommend", spoken.ambassadors.recommend);
    both(json, "return", spoken.ambassadors.come_back);
    json.end_object();
    talk(json, spoken.talk);
    json.key("price");
    json.begin_object();
    share(json, "delighted", spoken.price.delighted);
    share(json, "satisfied", spoken.price.satisfied);
    json.end_object();
    share(json, "hidden_delight", spoken.hidden_delight);
    share(json, "hollow_tens", spoken.hollow_tens);
    share(json, "good_unscored", spoken.good_unscored);
    json.member("badge", badge_names[static_cast<std::size_t>(spoken.badge)]);
    json.end_object();
}

void explain_words(const model::Judged& judged, const model::Comparison& comparison,
                   std::ostream& out) {
    const model::Spoken& spoken = judged.spoken;
    if (spoken.texts == 0) return;
    out << fmt::format("  words: {} of {} texts could be read\n", spoken.read, spoken.texts);
    if (spoken.read == 0) return;
    explain_service(spoken, out);
    explain_outcome(spoken, out);
    explain_road(spoken, out);
    explain_segment(judged.judgement.segment, comparison, out);
    explain_broken(spoken, out);
    explain_elements(spoken, out);
    explain_quotes(spoken, out);
}

}  // namespace app
