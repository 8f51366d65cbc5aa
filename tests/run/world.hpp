// A throwaway server for the executable, a database for the case, and revisions written in the test.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <retort/connection.hpp>

#include "revision/graph.hpp"
#include "run/run.hpp"

namespace run_test {

/// The URL of a new empty database on this executable's server.
std::string new_database();

/// `SELECT …` as text: columns joined by `|`, rows by a line break.
std::string select(retort::Connection& connection, const std::string& sql);

/// Runs `script` through psql; false if it fails.
bool psql(const std::string& url, const std::string& script);

/// The schema as pg_dump has it.
std::string pg_dump(const std::string& url);

/// A SQL revision `001_a.sql`; a parent of "" makes a base. `head` is further lines of the head.
retort::revision::SourceFile file(const std::string& id, const std::string& parent, const std::string& up,
                                  const std::string& down = "", const std::string& head = "");

retort::revision::Graph graph(std::vector<retort::revision::SourceFile> files);

/// What the observer was told, a line each.
class Told : public retort::run::Observer {
 public:
  void starting(const retort::revision::Revision& revision, const retort::revision::Step& step,
                std::size_t number, std::size_t of) override;
  void finished(const retort::revision::Revision& revision, const retort::revision::Step& step,
                std::chrono::microseconds took) override;
  void said(const retort::revision::Revision& revision, const retort::postgres::Notice& notice) override;
  void waiting(const std::string& holder) override;
  void notice(const retort::Diagnostic& diagnostic) override;

  std::vector<std::string> lines;
  std::function<void(const std::string& id)> on_start;  ///< Called when a revision starts.
};

/// What the tests say of themselves in the history.
retort::run::Settings settings();

/// The diagnostic that `call` throws; an empty code if it throws none.
retort::Diagnostic failure(const std::function<void()>& call);

}  // namespace run_test
