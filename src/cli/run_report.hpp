// What a person, or a program that asked for JSON, sees of a run.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/environment.hpp"
#include "run/run.hpp"

namespace retort::cli {

/// A line for each revision with its time; on a terminal a progress bar under the lines of a long run. With
/// --json nothing until `finish`.
class RunReport : public run::Observer {
 public:
  /// `environment` is asked for DATABASE_ECHO.
  explicit RunReport(const Arguments& arguments, const Lookup& environment = process_environment());

  void planned(const revision::Graph& graph, const revision::Plan& plan) override;
  void starting(const revision::Revision& revision, const revision::Step& step, std::size_t number,
                std::size_t of) override;
  void sending(const revision::Revision& revision, const std::string& sql) override;
  void finished(const revision::Revision& revision, const revision::Step& step,
                std::chrono::microseconds took) override;
  void said(const revision::Revision& revision, const postgres::Notice& notice) override;
  void moved(const std::string& from, const std::string& to) override;
  void waiting(const std::string& holder) override;
  void notice(const Diagnostic& diagnostic) override;

  /// The last word: where the database stands now, or the whole run as JSON. `stamped`: nothing ran.
  void finish(const run::Outcome& outcome, bool stamped = false);

 private:
  void draw_bar();
  void erase_bar();

  const Arguments& arguments_;
  bool quiet_;
  bool json_;
  bool verbose_;
  std::size_t number_ = 0;
  std::size_t of_ = 0;
  std::size_t id_width_ = 0;
  bool bar_ = false;
  std::chrono::microseconds total_{0};
  std::chrono::steady_clock::time_point began_;
  std::vector<std::string> steps_;
  std::vector<std::string> said_;  ///< By the server in the present step, as JSON.
};

}  // namespace retort::cli
