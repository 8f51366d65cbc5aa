// The sentences of the specification of the revision graph, as tables: each row is labelled with the section
// and the sentence that it shows, so that the list can be read against the specification.
#pragma once

#include <initializer_list>

namespace spec {

struct Row {
  const char* sentence;  ///< `Naming 2: x± 0 is x`: the section, the number of the bullet, what it says.
  const char* graph;     ///< As drawing.hpp has it.
  const char* rows;      ///< Of the version table, with commas.
  /// `upgrade T...`, `downgrade T`, `stamp T...`, `purge T...`, the same with `offline-` in front, `name X`,
  /// `one X` (show, edit; `current` means the rows), `range A:B`, `bases`, `heads`, `effective`,
  /// `branchpoints`, `merges`, `labels`, `lineage X`, `about X`, `load`, `unknown`.
  const char* command;
  /// What comes of it, or codes, or `~part~part`: what the message must hold; `R0252~part` both.
  const char* expected;
};

/// Checks each row, and says the sentence where one fails.
void check(std::initializer_list<Row> rows);

}  // namespace spec
