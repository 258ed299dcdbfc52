#include <algorithm>
#include <fstream>
#include <istream>
#include <ostream>
#include <rapidjson/document.h>
#include <thread>

#include "app/commands.h"
#include "app/config.h"
#include "app/json.h"
#include "app/rows.h"
#include "app/side_by_side.h"
#include "delight/reader.h"

namespace app {
namespace {

constexpr std::size_t lines_at_a_time = 2048;

/// A text that was read, or why its line was not.
struct ReadLine {
    std::string id;
    model::Reading reading;
    std::string fault;
};

std::string id_of(const rapidjson::Value& id) {
    if (id.IsString()) return {id.GetString(), id.GetStringLength()};
    if (id.IsInt64()) return std::to_string(id.GetInt64());
    return {};
}

/// Reads one line of JSON. Its memory is used again: one for each thread.
class LineReader {
  public:
    explicit LineReader(const delight::Lexicon& lexicon) : reader_{lexicon} {}

    ReadLine read(std::string& line) {
        ReadLine result;
        rapidjson::Document json;
        json.ParseInsitu<rapidjson::kParseValidateEncodingFlag>(line.data());
        if (json.HasParseError() || !json.IsObject()) {
            result.fault = "not a JSON object";
            return result;
        }
        const auto id = json.FindMember("id");
        if (id != json.MemberEnd()) result.id = id_of(id->value);
        const auto text = json.FindMember("text");
        if (text == json.MemberEnd() || !text->value.IsString()) {
            result.fault = "no \"text\"";
            return result;
        }
        const auto lang = json.FindMember("lang");
        const bool given = lang != json.MemberEnd() && lang->value.IsString();
        result.reading =
            read({text->value.GetString(), text->value.GetStringLength()},
                 given ? std::string_view{lang->value.GetString()} : std::string_view{});
        return result;
    }

  private:
    /// A text whose language is told and is none that can be read stays unread.
    model::Reading read(std::string_view text, std::string_view lang) {
        const auto language = model::language_from(lang);
        if (!lang.empty() && language == model::Language::unknown) return {};
        return reader_.read(text, language);
    }

    delight::Reader reader_;
};

std::string sign_of(const model::SignalHit& hit) {
    return hit.positive ? "+" : "-";
}

double rounded(double polarity) {
    return std::round(polarity * 1000) / 1000;
}

std::string json_of(const ReadLine& line) {
    JsonLine json;
    json.begin_object();
    json.member("id", line.id);
    json.key("lang");
    if (line.reading.language == model::Language::unknown) {
        json.value(std::monostate{});
    } else {
        json.value(name_of(line.reading.language));
    }
    json.member("polarity", rounded(line.reading.polarity));
    json.key("signals");
    json.begin_array();
    for (const model::SignalHit& hit : line.reading.signals) {
        json.begin_object();
        json.member("name", name_of(hit.signal));
        json.member("sign", sign_of(hit));
        json.member("from", static_cast<long>(hit.from));
        json.member("to", static_cast<long>(hit.to));
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return std::string{json.text()} + '\n';
}

std::vector<Cell> row_of(const ReadLine& line) {
    std::string signals;
    for (const model::SignalHit& hit : line.reading.signals) {
        if (!signals.empty()) signals += ' ';
        signals += std::string{name_of(hit.signal)} + sign_of(hit) + '@' +
                   std::to_string(hit.from) + '-' + std::to_string(hit.to);
    }
    const bool known = line.reading.language != model::Language::unknown;
    return {line.id, known ? Cell{std::string{name_of(line.reading.language)}} : Cell{},
            known ? Cell{rounded(line.reading.polarity)} : Cell{}, signals};
}

/// What some lines came to, ready to print.
struct Batch {
    std::string text;
    std::vector<std::vector<Cell>> rows;
    std::vector<std::pair<std::size_t, std::string>> faults;  ///< line of the batch, and what
    std::size_t lines = 0;
};

/// Reads texts: language, polarity and signals.
class Read final : public Command {
  public:
    Read(CLI::App& root, World& world)
        : Command{root, "read", "say what reviewers' words tell: language, polarity and signals",
                  world} {
        add_format_option("jsonl");
        app_->add_option("--jobs,-j", jobs_, "threads (default: as many as cores)")
            ->check(CLI::Range(1, 1024));
        app_->add_option("input", inputs_,
                         "files of JSON lines with id, text and, where known, lang; or - for "
                         "standard input (default)");
    }

    int run() override {
        format_ = format_from(common_.format);
        lexicon_ = delight::Lexicon::built_in();
        if (inputs_.empty()) inputs_.push_back("-");
        for (const std::string& input : inputs_) read_input(input);
        if (format_ != Format::jsonl) print(rows_, format_, world_.out);
        return lost_ ? in_part : done;
    }

  private:
    void read_input(const std::string& input) {
        name_ = input == "-" ? "standard input" : input;
        number_ = 0;
        if (input == "-") return read_lines(world_.in);
        std::ifstream file{input, std::ios::binary};
        if (!file) {
            world_.err << "negenplus: " << input << ": cannot be read\n";
            lost_ = true;
            return;
        }
        read_lines(file);
    }

    void read_lines(std::istream& in) {
        SideBySide<Batch> reading{jobs_, [this](const Batch& batch) { take(batch); }};
        std::vector<std::string> lines;
        const auto give = [&] {
            reading.give([this, lines = std::move(lines)]() mutable { return read_batch(lines); });
            lines.clear();
        };
        for (std::string line; std::getline(in, line);) {
            lines.push_back(std::move(line));
            if (lines.size() == lines_at_a_time) give();
        }
        if (!lines.empty()) give();
        reading.finish();
    }

    Batch read_batch(std::vector<std::string>& lines) const {
        LineReader reader{lexicon_};
        Batch batch;
        batch.lines = lines.size();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (lines[i].find_first_not_of(" \t\r") == std::string::npos) continue;
            const ReadLine line = reader.read(lines[i]);
            if (!line.fault.empty()) {
                batch.faults.emplace_back(i + 1, line.fault);
            } else if (format_ == Format::jsonl) {
                batch.text += json_of(line);
            } else {
                batch.rows.push_back(row_of(line));
            }
        }
        return batch;
    }

    void take(const Batch& batch) {
        for (const auto& [line, fault] : batch.faults) {
            world_.err << "negenplus: " << name_ << ": line " << number_ + line << ": " << fault
                       << '\n';
            lost_ = true;
        }
        number_ += batch.lines;
        world_.out << batch.text;
        rows_.rows.insert(rows_.rows.end(), batch.rows.begin(), batch.rows.end());
    }

    unsigned jobs_ = std::max(1u, std::thread::hardware_concurrency());
    std::vector<std::string> inputs_;
    Format format_ = Format::jsonl;
    delight::Lexicon lexicon_;
    Rows rows_{{"id", "lang", "polarity", "signals"}, {}};
    std::string name_;
    std::size_t number_ = 0;
    bool lost_ = false;
};

}  // namespace

CommandPtr make_read(CLI::App& root, World& world) {
    return std::make_unique<Read>(root, world);
}

}  // namespace app
