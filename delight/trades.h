#pragma once

#include <string>
#include <string_view>

#include "delight/plain_text.h"

namespace delight {

/// The group of trades that a word stands for ("bistro" is "restaurant"), Dutch and English; empty
/// for a word that names no trade.
std::string_view trade_of(std::string_view word);

/// Whether guests of that group of trades eat there rather than stay.
bool is_table(std::string_view group);

/// "bv", "vof", "gmbh", …: no part of a name.
bool is_legal_form(std::string_view word);

/// Articles and prepositions.
bool is_small_word(std::string_view word);

/// Words that tell little in a name: small ones, and what says which kind of house it is.
bool is_weak_word(std::string_view word);

/// Places that go by two names, under one of them; plain words, without a province in brackets.
std::string city_key(std::string_view city);

}  // namespace delight
