#include "cli/proof.hpp"

#include <algorithm>

#include "base/sql.hpp"
#include "base/sql_tokens.hpp"
#include "base/text.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/respell.hpp"
#include "ddl/ddl.hpp"
#include "postgres/query.hpp"
#include "postgres/sample_rows.hpp"
#include "postgres/statements.hpp"

namespace retort::cli {
namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t longest_list = 20;

/// SQLSTATE classes of statements that would have run with other rows, or without any: data exception,
/// integrity constraint violation, and what a plan raises itself. Appendix A of PostgreSQL's manual.
bool blames_rows(const postgres::ServerError& error) {
  const std::string& state = error.report().sqlstate;
  return state.starts_with("22") || state.starts_with("23") || state == "P0001";
}

/// The name at the beginning of `text`, with its schema.
std::string leading_name(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] != ' ' && text[end] != '\n')
    end = std::max(base::skip_opaque(text, end), end + 1);
  return std::string(text.substr(0, end));
}

/// The table whose rows a statement stopped at: the server says it, or the statement, or our own refusal
/// does. Empty: none does.
std::string blamed_table(const postgres::ServerReport& report, std::string_view statement) {
  if (!report.table.empty())
    return base::quote_identifier(report.schema) + "." + base::quote_identifier(report.table);
  for (const std::string_view begin : {"ALTER TABLE ONLY ", "ALTER TABLE ", "UPDATE ONLY ", "UPDATE "})
    if (statement.starts_with(begin)) return leading_name(statement.substr(begin.size()));
  constexpr std::string_view begin = "table ", rest = " holds rows, ";
  const std::string_view message = report.message;
  if (!message.starts_with(begin)) return "";
  std::string name = leading_name(message.substr(begin.size()));
  return message.substr(begin.size() + name.size()).starts_with(rest) ? name : "";
}

Lines shortened(Lines lines) {
  if (lines.size() > longest_list) {
    const std::size_t more = lines.size() - longest_list;
    lines.resize(longest_list);
    lines.push_back("and " + std::to_string(more) + " more");
  }
  return lines;
}

/// One end of the plan.
struct End {
  const catalog::Catalog& catalog;
  postgres::SchemaDump dump;
  std::string name;  ///< "the goal's".
};

class Prover {
 public:
  Prover(Sides& sides, const catalog::Catalog& have, const catalog::Catalog& want,
         const diff::Options& options, const operation::Changes& changes)
      : sides_(sides), have_(have), want_(want), options_(options), changes_(changes) {}

  Proof prove() {
    try {
      there_and_back(true);
    } catch (const postgres::ServerError& error) {
      if (!blames_rows(error)) throw;
      proof_ = {};
      not_shown("what becomes of rows: with those that were made up, the plan stops: " +
                error.report().message);
      there_and_back(false);
    }
    return std::move(proof_);
  }

 private:
  void there_and_back(bool with_rows) {
    postgres::Scratch::Database copy = sides_.copy_first();
    Connection& connection = copy.connection();
    const End start{have_, sides_.dump(connection), "the first schema's"};
    const Lines lacking = differences_of(sides_.look(connection), have_, "the copy", "the original");
    if (!lacking.empty()) not_shown("what the copy could not take over: " + base::join(lacking, "; "));
    if (with_rows) {
      const Lines empty = shortened(postgres::fill_tables(connection, sides_.left_alone()));
      if (!empty.empty())
        not_shown("rows of tables for which none could be made up: " + base::join(empty, ", "));
    }
    if (!go(connection, changes_, goal_, "the plan")) return;
    go(connection, diff::undo(have_, want_, options_), start, "the plan back");
  }

  /// False: it stopped.
  bool go(Connection& connection, const operation::Changes& changes, const End& goal,
          const std::string& plan) {
    postgres::Contents before = postgres::read_contents(connection, sides_.left_alone());
    while (true) {
      std::string refused;
      try {
        postgres::run_each(connection, ddl::psql_script(changes), &refused);
        break;
      } catch (const postgres::ServerError& error) {
        if (!blames_rows(error) || !has_rows(before)) {
          check(plan + " runs", {error.what(), error.diagnostics().front().excerpt});
          return false;
        }
        const std::string table = blamed_table(error.report(), refused);
        if (!take_out(connection, changes, before, table, error.report().message)) throw;
      }
      before = postgres::read_contents(connection, sides_.left_alone());
    }
    const postgres::Contents after = postgres::read_contents(connection, sides_.left_alone());
    const catalog::Catalog result = sides_.look(connection);
    check(plan + " runs, and leads to " + goal.name + " schema",
          differences_of(result, goal.catalog, "the result", "the goal"));
    check_dump(connection, goal, plan);
    check("a second plan is empty after " + plan, second_plan(result, goal.catalog));
    if (has_rows(before)) check("rows survive " + plan, postgres::losses(before, after));
    return true;
  }

  /// Empties `table`, at which a plan stopped, if nothing of the plan is left behind. False: it cannot be
  /// told.
  bool take_out(Connection& connection, const operation::Changes& changes, const postgres::Contents& rows,
                const std::string& table, const std::string& message) {
    const bool undone = std::none_of(changes.begin(), changes.end(), [](const operation::Change& change) {
      return change.outside_transaction;
    });
    const auto found = rows.find(table);
    if (!undone || found == rows.end() || found->second == "0") return false;
    postgres::empty_table(connection, table);
    not_shown("what becomes of the rows of " + table + ", at which the plan stops: " + message);
    return true;
  }

  void check_dump(Connection& connection, const End& goal, const std::string& plan) {
    const postgres::SchemaDump result = sides_.dump(connection);
    if (!sides_.whole()) return not_shown("what pg_dump says: only a part is compared");
    const std::string& why_not = result.why_not.empty() ? goal.dump.why_not : result.why_not;
    if (why_not.empty()) {
      check("pg_dump writes " + goal.name + " schema after " + plan,
            postgres::dump_differences(postgres::normalised_dump(result.text),
                                       postgres::normalised_dump(goal.dump.text), "the result", "the goal"));
    } else {
      not_shown("what pg_dump says: " + why_not);
    }
  }

  Lines differences_of(const catalog::Catalog& result, const catalog::Catalog& goal, const std::string& one,
                       const std::string& other) {
    return diff::describe(diff::differences(result, goal, alike(result, goal)), one, other);
  }

  Lines second_plan(const catalog::Catalog& result, const catalog::Catalog& goal) {
    Lines lines;
    for (const operation::Change& change : diff::diff(result, goal, alike(result, goal))) {
      for (const std::string& statement : ddl::statements(change)) lines.push_back(statement);
    }
    return lines;
  }

  diff::Options alike(const catalog::Catalog& result, const catalog::Catalog& goal) {
    diff::Options options;
    if (!diff::spelled_differently(result, goal).empty())
      options.alike = respelled(sides_.scratch(), result, goal);
    return options;
  }

  static bool has_rows(const postgres::Contents& contents) {
    return std::any_of(contents.begin(), contents.end(),
                       [](const auto& one) { return !one.second.empty() && one.second != "0"; });
  }

  void not_shown(const std::string& line) {
    Lines& all = proof_.not_shown;
    if (std::find(all.begin(), all.end(), line) == all.end()) all.push_back(line);
  }

  void check(const std::string& what, Lines lines) {
    proof_.checks.push_back({lines.empty(), what, shortened(std::move(lines))});
  }

  Sides& sides_;
  const catalog::Catalog& have_;
  const catalog::Catalog& want_;
  const diff::Options& options_;
  const operation::Changes& changes_;
  const End goal_{want_, sides_.dump_second(), "the goal's"};
  Proof proof_;
};

}  // namespace

bool Proof::holds() const {
  return std::all_of(checks.begin(), checks.end(), [](const Check& check) { return check.good; });
}

Proof prove(Sides& sides, const catalog::Catalog& have, const catalog::Catalog& want,
            const diff::Options& options, const operation::Changes& changes) {
  return Prover(sides, have, want, options, changes).prove();
}

void print_proof(const Arguments& arguments, const Proof& proof) {
  for (const Proof::Check& check : proof.checks) {
    if (check.good) {
      note(arguments, "proven: " + check.what);
    } else {
      say(arguments, "NOT proven: " + check.what + ":");
      for (const std::string& line : check.lines) say(arguments, "    " + line);
    }
  }
  for (const std::string& line : proof.not_shown) say(arguments, "not shown: " + line);
}

std::string to_json(const Proof& proof) {
  std::vector<std::string> checks;
  for (const Proof::Check& check : proof.checks) {
    checks.push_back(json::object({{"check", json::text(check.what)},
                                   {"ok", json::boolean(check.good)},
                                   {"details", json::texts(check.lines)}}));
  }
  return json::object({{"ok", json::boolean(proof.holds())},
                       {"checks", json::array(checks)},
                       {"not_shown", json::texts(proof.not_shown)}});
}

}  // namespace retort::cli
