#pragma once

#include <functional>
#include <string>

namespace store {

/// How far a move is: a table, and its rows that were carried by now.
using ShowMove = std::function<void(const std::string& table, long rows)>;

/// Carries everything that one database remembers into another, of whatever engine, row by row
/// with all numbers as they are, and holds the two against each other by the count of every table.
/// Neither may be written by others meanwhile. The target is empty, or is what an interrupted move
/// from the same place left, which goes on from there; else `Error`. Returns how many rows both
/// hold. Until `end_move` a table `moving` stands in the target.
long move_store(const std::string& from, const std::string& to, const ShowMove& show);

/// The move has been looked over and is done.
void end_move(const std::string& to);

}  // namespace store
