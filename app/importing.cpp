#include "app/importing.h"

#include <fstream>
#include <istream>
#include <ostream>
#include <utility>

#include "app/forgetting.h"
#include "app/home.h"
#include "app/locking.h"
#include "app/matching.h"
#include "app/packed_stream.h"
#include "store/csv_mapping.h"
#include "store/interchange.h"

namespace app {
namespace {

/// So many reviews go into one transaction: enough to be fast, few enough to hold in memory.
constexpr std::size_t batch_reviews = 20'000;

/// Gathers listings and stores them batch by batch.
class Importer {
  public:
    Importer(std::string name, store::Store& store, bool strict, World& world)
        : name_{std::move(name)}, store_{store}, strict_{strict}, world_{world} {}

    /// `refused`: parts of it were.
    void take(long line, tl::expected<model::Listing, std::string> listing, bool refused = false) {
        if (!listing) return refuse(line, listing.error());
        if (listing->fetched == model::Instant{}) listing->fetched = world_.now();
        for (const model::Skipped& skipped : listing->skipped) {
            world_.err << name_ << ':' << line << ": " << skipped.what << ": " << skipped.why
                       << '\n';
        }
        lost_ = lost_ || (strict_ && refused);
        waiting_ += listing->reviews.size() + 1;
        batch_.push_back(std::move(*listing));
        if (waiting_ >= batch_reviews) store_batch();
    }

    void refuse_rest(const std::string& why) {
        world_.err << name_ << ": " << why << ": what stands behind is missing\n";
        lost_ = true;
    }

    void refuse(long line, const std::string& why) {
        world_.err << name_ << ':' << line << ": " << why << '\n';
        lost_ = true;
    }

    /// Stores what waits. False where something was refused.
    bool finish() {
        store_batch();
        return !lost_;
    }

    void tell() const {
        world_.err << "negenplus: " << saved_.listings << " new listings, " << saved_.reviews
                   << " new reviews, " << saved_.changed << " changes";
        if (saved_.kept_out > 0)
            world_.err << ", " << saved_.kept_out << " kept out (forgotten, or too old)";
        world_.err << '\n';
    }

  private:
    void store_batch() {
        const std::vector<model::Listing> batch = std::exchange(batch_, {});
        waiting_ = 0;
        // What will not be stored in the end is only looked through.
        if (batch.empty() || (strict_ && lost_)) return;
        const store::Saved saved = store_.save(batch);
        saved_.listings += saved.listings;
        saved_.reviews += saved.reviews;
        saved_.changed += saved.changed;
        saved_.kept_out += saved.kept_out;
    }

    std::string name_;
    store::Store& store_;
    bool strict_;
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
        std::size_t refused = 0;
        auto listing = store::listing_from_json(line, &refused);
        if (listing) grade_where_missing(*listing);
        importer.take(number, std::move(listing), refused > 0);
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

/// The rows of a file, packed or not; what cannot be unpacked is refused behind them.
void import_rows(std::istream& file, const std::string& source, const ImportOptions& options,
                 const Config& config, Importer& importer) {
    Unpacked unpacked{file};
    std::istream in{&unpacked};
    if (options.format == "csv")
        import_csv(in, joined(options.map), source, author_key_for(config), importer);
    else
        import_jsonl(in, importer);
    if (!unpacked.problem().empty()) importer.refuse_rest(unpacked.problem());
}

/// "reviews" of "reviews.csv.gz": the source of rows that name none.
std::string source_named(const std::string& file) {
    if (file == "-") return "csv";
    std::filesystem::path name = std::filesystem::path{file}.filename();
    if (name.extension() == ".gz") name = name.stem();
    return name.stem().string();
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
    const store::Lock lock = lock_database(config);
    store::Store store = open_store(config, world);
    Importer importer{file == "-" ? "standard input" : file, store, options.strict, world};
    const auto work = [&] {
        import_rows(file == "-" ? world.in : opened, source_named(file), options, config, importer);
        return importer.finish();
    };
    const bool good = options.strict ? store.together(work) : work();
    if (!good && options.strict) {
        world.err << "negenplus: nothing was stored\n";
        return failed;
    }
    join_listings(store, config);
    importer.tell();
    return good ? done : in_part;
}

}  // namespace app
