#include "app/importing.h"

#include <fstream>
#include <istream>
#include <ostream>
#include <utility>

#include "app/forgetting.h"
#include "app/home.h"
#include "app/locking.h"
#include "app/matching.h"
#include "store/csv_mapping.h"
#include "store/interchange.h"

namespace app {
namespace {

/// So many reviews go into one transaction: enough to be fast, few enough to hold in memory.
constexpr std::size_t batch_reviews = 20'000;

/// Gathers listings and stores them batch by batch.
class Importer {
  public:
    Importer(std::string name, store::Store& store, const Config& config, World& world)
        : name_{std::move(name)}, store_{store}, config_{config}, world_{world} {}

    void take(long line, tl::expected<model::Listing, std::string> listing) {
        if (!listing) return refuse(line, listing.error());
        if (listing->fetched == model::Instant{}) listing->fetched = world_.now();
        for (const model::Skipped& skipped : listing->skipped) {
            world_.err << name_ << ':' << line << ": " << skipped.what << ": " << skipped.why
                       << '\n';
        }
        waiting_ += listing->reviews.size() + 1;
        batch_.push_back(std::move(*listing));
        if (waiting_ >= batch_reviews) store_batch();
    }

    void refuse(long line, const std::string& why) {
        world_.err << name_ << ':' << line << ": " << why << '\n';
        lost_ = true;
    }

    int finish() {
        store_batch();
        join_listings(store_, config_);
        world_.err << "negenplus: " << saved_.listings << " new listings, " << saved_.reviews
                   << " new reviews, " << saved_.changed << " changes";
        if (saved_.kept_out > 0)
            world_.err << ", " << saved_.kept_out << " kept out (forgotten, or too old)";
        world_.err << '\n';
        return lost_ ? in_part : done;
    }

  private:
    void store_batch() {
        const std::vector<model::Listing> batch = std::exchange(batch_, {});
        waiting_ = 0;
        if (batch.empty()) return;
        const store::Saved saved = store_.save(batch);
        saved_.listings += saved.listings;
        saved_.reviews += saved.reviews;
        saved_.changed += saved.changed;
        saved_.kept_out += saved.kept_out;
    }

    std::string name_;
    store::Store& store_;
    const Config& config_;
    World& world_;
    std::vector<model::Listing> batch_;
    std::size_t waiting_ = 0;
    store::Saved saved_;
    bool lost_ = false;
};

/// A grade that the record gives stands; one that it lacks is made from its score.
void grade_where_missing(model::Listing& listing) {
    for (model::Review& review : listing.reviews) {
        if (!review.grade && review.score) review.grade = delight::grade(*review.score);
    }
}

void import_jsonl(std::istream& in, Importer& importer) {
    std::string line;
    for (long number = 1; std::getline(in, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        auto listing = store::listing_from_json(line);
        if (listing) grade_where_missing(*listing);
        importer.take(number, std::move(listing));
    }
}

void import_csv(std::istream& in, const std::string& map, const std::string& source,
                const parser::AuthorKey& author_key, Importer& importer) {
    store::CsvReader reader{in};
    const auto header = reader.next();
    if (!header)
        throw UsageError("line " + std::to_string(header.error().line) + ": " + header.error().why);
    if (!*header) throw UsageError("the CSV file is empty");
    const auto mapping = store::CsvMapping::make(map, (*header)->fields);
    if (!mapping) throw UsageError("--map: " + mapping.error());
    std::vector<model::Listing> rows;
    long last_line = 1;
    while (true) {
        const auto row = reader.next();
        if (row && !*row) break;
        if (!row) {
            importer.refuse(row.error().line, row.error().why);
            continue;
        }
        last_line = (*row)->line;
        auto listing = mapping->listing(**row, author_key);
        if (!listing) {
            importer.refuse(last_line, listing.error());
            continue;
        }
        if (listing->source.empty()) listing->source = source;
        grade_where_missing(*listing);
        rows.push_back(std::move(*listing));
    }
    for (model::Listing& listing : store::gather(std::move(rows))) {
        importer.take(last_line, std::move(listing));
    }
}

std::string joined(const std::vector<std::string>& maps) {
    std::string result;
    for (const std::string& map : maps) result += (result.empty() ? "" : ",") + map;
    return result;
}

}  // namespace

int import_file(const std::string& file, const ImportOptions& options, const Config& config,
                World& world) {
    if (options.format != "jsonl" && options.format != "csv") {
        throw UsageError("--format must be jsonl or csv, not " + options.format);
    }
    std::ifstream opened;
    if (file != "-") {
        opened.open(file, std::ios::binary);
        if (!opened) throw UsageError(file + " cannot be read");
    }
    std::istream& in = file == "-" ? world.in : opened;
    const store::Lock lock = lock_database(config);
    store::Store store = open_store(config, world);
    Importer importer{file == "-" ? "standard input" : file, store, config, world};
    if (options.format == "csv") {
        const std::string source =
            file == "-" ? "csv" : std::filesystem::path{file}.stem().string();
        import_csv(in, joined(options.map), source, author_key_for(config), importer);
    } else {
        import_jsonl(in, importer);
    }
    return importer.finish();
}

}  // namespace app
