#pragma once

#include <string>

#include "report/edition.h"

namespace report {

/// One sentence: "The delight share rose from 31 % to 44 % (38–50 %)."
std::string change_sentence(const Edition& edition, const model::Move& change);

/// What moved since the last report, where this business did.
void fill_moved(Fields page, const Edition& edition, std::size_t index);

/// Fills `changes_body.html`: what `changes.html` says, for one file too.
void fill_changes(Fields fields, const Edition& edition);

/// `changes.html`: who gained and lost delight, rose and fell, or is new since the last report.
std::string changes_page(const Edition& edition);

/// Where the report that changes are told since is reached, seen from this report under whichever
/// of its addresses: `DAY/index.html`. Of an edition that has such an earlier one.
std::string earlier_address(const Edition& edition);

/// What stands there in the report's own folder: a link that leads on.
std::string earlier_page(const Edition& edition);

/// `changes.atom`: the same as a feed (RFC 4287), one entry a business. Its links are relative to
/// the feed's own address.
std::string changes_feed(const Edition& edition);

/// `changes.json` and `changes.csv`: the same as data, as in `comparison.json` and `.csv`.
std::string changes_json(const Edition& edition);
std::string changes_csv(const Edition& edition);

}  // namespace report
