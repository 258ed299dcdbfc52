#include "report/words_data.h"

#include <array>

#include "report/json.h"
#include "report/text.h"

namespace report {
namespace {

using model::PraiseAndBlame;
using model::SpokenShare;

constexpr std::array<std::string_view, 4> badge_names{"not_enough_texts", "none", "words_agree",
                                                      "hollow_tens"};

std::string_view badge_name(const model::Spoken& spoken) {
    return badge_names.at(static_cast<std::size_t>(spoken.badge));
}

std::string share(const SpokenShare& value) {
    const auto part = [&](double model::Estimate::*figure) {
        return value.share ? json_number((*value.share).*figure) : std::string();
    };
    return json_object({{"n", json_number(value.n)},
                        {"count", json_number(value.count)},
                        {"mean", part(&model::Estimate::mean)},
                        {"low", part(&model::Estimate::low)},
                        {"high", part(&model::Estimate::high)}});
}

std::string both(const PraiseAndBlame& value) {
    return json_object({{"praise", share(value.praise)}, {"blame", share(value.blame)}});
}

std::string talk(const model::Talk& value) {
    return json_object({{"reviews", json_number(value.reviews)},
                        {"a_month", value.a_month ? json_estimate(*value.a_month) : "null"},
                        {"segment", json_number(value.segment)},
                        {"rank", value.rank ? json_number(*value.rank) : "null"}});
}

std::string cell(const SpokenShare& value) {
    return "," + (value.share ? json_number(value.share->mean) : "");
}

std::string interval(const SpokenShare& value) {
    if (!value.share) return ",,,";
    return cell(value) + "," + json_number(value.share->low) + "," + json_number(value.share->high);
}

}  // namespace

std::string words_json(const model::Spoken& spoken) {
    const auto& steps = spoken.pyramid;
    return json_object(
        {{"texts", json_number(spoken.texts)},
         {"read", json_number(spoken.read)},
         {"pyramid", json_object({{"promise", both(steps[0])},
                                  {"recovery", both(steps[1])},
                                  {"personal", both(steps[2])},
                                  {"surprise", both(steps[3])}})},
         {"basics", json_object({{"adequately", both(spoken.basics.adequately)},
                                 {"kindly", both(spoken.basics.kindly)},
                                 {"in_time", both(spoken.basics.in_time)}})},
         {"axes", json_object({{"excellence", share(spoken.axes.excellence)},
                               {"intimacy", share(spoken.axes.intimacy)}})},
         {"ambassadors", json_object({{"recommend", both(spoken.ambassadors.recommend)},
                                      {"return", both(spoken.ambassadors.come_back)}})},
         {"talk", talk(spoken.talk)},
         {"price", json_object({{"delighted", share(spoken.price.delighted)},
                                {"satisfied", share(spoken.price.satisfied)}})},
         {"hidden_delight", share(spoken.hidden_delight)},
         {"badge", json_string(badge_name(spoken))}});
}

std::string words_cells(const model::Spoken& spoken) {
    std::string out = "," + json_number(spoken.texts) + "," + json_number(spoken.read) + ",";
    out += badge_name(spoken);
    for (const PraiseAndBlame& step : spoken.pyramid) out += cell(step.praise);
    for (const PraiseAndBlame& step : spoken.pyramid) out += cell(step.blame);
    out += interval(spoken.axes.excellence) + interval(spoken.axes.intimacy);
    return out + cell(spoken.ambassadors.recommend.praise) +
           cell(spoken.ambassadors.come_back.praise);
}

}  // namespace report
