#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>

#include "model/comparison.h"

namespace sample {

inline model::Day day(int year, unsigned month, unsigned number) {
    return model::Day(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(number));
}

/// A business with a full judgement: 60 ratings, half of them nines and tens.
inline model::Judged business(long id, const std::string& name, model::Verdict verdict,
                              double share = 0.5) {
    model::Judged judged;
    judged.dossier.business_id = id;
    judged.dossier.business.name = name;
    judged.dossier.business.category = "restaurant";
    judged.dossier.business.city = "Amersfoort";
    model::ListingEvidence listing;
    listing.source = "iens";
    listing.url = "https://www.iens.example/" + std::to_string(id);
    listing.first_seen = day(2026, 3, 1);
    listing.last_seen = day(2026, 11, 20);
    listing.aggregate = model::Aggregate{};
    listing.aggregate->score = model::Score{8.2, {1, 10}, model::ScaleProof::declared};
    listing.aggregate->count = 60;
    judged.dossier.listings = {listing};
    model::Judgement& judgement = judged.judgement;
    judgement.business_id = id;
    judgement.verdict = verdict;
    judgement.evidence = model::EvidenceKind::reviews;
    judgement.rule = "P(D >= 0.40) = 0.97 >= 0.90";
    judgement.delighted = {share, share - 0.09, share + 0.09};
    judgement.satisfied = {0.9 - share, 0.8 - share, 1 - share};
    judgement.disappointed = {0.1, 0.05, 0.16};
    judgement.grade_mean = model::Estimate{8.25, 8.1, 8.4};
    judgement.nps_like = model::Estimate{40, 25, 55};
    judgement.bar = 0.4;
    judgement.p_delight = 0.97;
    judgement.p_many_disappointed = 0.004;
    judgement.n = 60;
    judgement.effective_n = 48;
    judgement.histogram = {0, 0, 0, 0, 2, 4, 8, 16, 20, 10};
    judgement.bands = {30, 24, 6};
    judgement.first = day(2024, 2, 3);
    judgement.last = day(2026, 11, 1);
    judgement.sources = {"iens"};
    judgement.segment = "restaurant, Amersfoort";
    judgement.rank = 1;
    judgement.trend = {{day(2025, 1, 1), {0.2, 0.1, 0.3}}, {day(2026, 11, 1), {0.5, 0.41, 0.59}}};
    return judged;
}

/// Two delights, three sevens and one of every other kind; with segments and a receipt.
inline model::Comparison town() {
    using model::Verdict;
    model::Comparison town;
    town.title = "Eten in Amersfoort";
    town.as_of = day(2026, 11, 21);
    town.businesses = {business(1, "El Ternero", Verdict::delight, 0.55),
                       business(2, "Hete Kolen", Verdict::delight, 0.53),
                       business(3, "Halfweg", Verdict::promising, 0.43),
                       business(4, "Sushi Today", Verdict::mediocre_seven, 0.33),
                       business(5, "De Zeven", Verdict::mediocre_seven, 0.3),
                       business(6, "Het Midden", Verdict::mediocre_seven, 0.29),
                       business(7, "Om en om", Verdict::hot_and_cold, 0.4),
                       business(8, "De Douche", Verdict::cold_shower, 0.1),
                       business(9, "Net Open", Verdict::too_little_evidence, 0.4)};
    town.businesses[8].judgement.effective_n = 4;
    town.segments = {{"restaurant, Amersfoort", "", 9, 0.4, {2.7, 5.5, 1.3}}};
    model::SourceReceipt visit;
    visit.source = "iens";
    visit.host = "www.iens.example";
    visit.fetched = 12;
    visit.asked_delay = 2;
    visit.kept_delay = 2.5;
    visit.errors = {{"retry: time-out", 3}};
    visit.refusals = {"/private robots.txt line 4: Disallow: /private"};
    town.sources = {visit};
    return town;
}

/// A folder that is gone at the end of the test.
struct Place {
    std::filesystem::path path;

    explicit Place(const std::string& name)
        : path(std::filesystem::temp_directory_path() /
               ("negenplus-report-" + name + "-" + std::to_string(::getpid()))) {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    ~Place() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
};

inline std::string read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline void write(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

inline long count(const std::string& text, const std::string& part) {
    long found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++found;
    return found;
}

inline bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace sample
