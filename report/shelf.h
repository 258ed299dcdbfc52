#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "report/folder.h"

namespace report {

/// The days of the earlier reports that stand in `place` once one of `day` was put on the shelf
/// there, in order: kept ones, and one that stands there alone.
std::vector<model::Day> staying_reports(const std::filesystem::path& place, model::Day day,
                                        int keep);

/// A folder that keeps the last reports, each in a folder named by its day, and itself shows the
/// one published last: `latest` leads to that, and `index.html` and all other names lead through
/// `latest`. One swap of that link is the whole change. A folder that holds one report only, as
/// they were before, becomes a shelf with that report on it.
class Shelf {
  public:
    /// Keeps `keep` reports, at least 1. Refuses a place where something else stands.
    Shelf(const std::filesystem::path& place, model::Day day, int keep);

    /// Writes one file of the new report.
    void write(std::string_view name, std::string_view bytes);
    /// Brings all to the disk, shows the new report and removes the oldest beyond `keep`.
    void publish();

  private:
    void publish_first();
    void keep_flat_report();
    void link_names();
    void show_latest();
    void drop_old_links();
    void drop_old_reports();

    std::filesystem::path place_;
    std::string day_;
    int keep_;
    bool first_;  ///< there is no shelf yet: all of it is written beside its place
    Folder folder_;
};

}  // namespace report
