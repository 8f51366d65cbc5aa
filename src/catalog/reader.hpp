// Builds a catalog from what the server prints: reads rows into objects as they come, leaves out what the
// filter excludes with all that goes with it, puts the rest in order, and turns addresses into positions.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "catalog/catalog.hpp"

namespace retort::catalog {

class Reader {
 public:
  Reader();

  /// Takes a row that the query of that number among `queries` returned. Rows of different queries may be
  /// added at the same time.
  void add(std::size_t query, const base::Row& row);

  /// To be called once.
  Catalog finish(const Filter& filter, int server_version);

  /// `from` needs `to`, in the words of dependency.sql; with mode `s` it stands for it.
  struct Link {
    Address from;
    Address to;
    char mode = 'a';
  };

 private:
  std::vector<std::vector<ObjectPtr>> objects_;  ///< Of each kind.
  std::vector<Link> links_;
  std::vector<Cast> casts_;
  std::vector<std::string> unmodelled_;
  std::vector<std::string> roles_;
  std::string role_;
};

}  // namespace retort::catalog
