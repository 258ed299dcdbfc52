#pragma once

#include <string>
#include <vector>

#include "crawler/warc.h"
#include "tests/crawler/temp_folder.h"

/// What a reader brought of a file.
struct Outcome {
    std::vector<crawler::WarcRecord> records;
    std::vector<std::string> errors;
};

inline Outcome read_records(const std::filesystem::path& file) {
    Outcome outcome;
    crawler::WarcReader reader(file);
    while (auto record = reader.next()) {
        if (*record)
            outcome.records.push_back(**record);
        else
            outcome.errors.push_back(record->error());
    }
    return outcome;
}

inline Outcome read_bytes(const std::string& bytes) {
    TempFolder folder;
    return read_records(folder.write("x.warc", bytes));
}

inline std::vector<std::string> types_of(const Outcome& outcome) {
    std::vector<std::string> all;
    for (const auto& record : outcome.records) all.emplace_back(record.field("warc-type"));
    return all;
}
