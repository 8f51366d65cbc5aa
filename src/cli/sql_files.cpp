// Each file runs in a transaction of its own: what fails for want of something is undone and tried again
// after the others. A file that says something which no transaction allows (CREATE INDEX CONCURRENTLY, a new
// enum value and its use) runs statement by statement, as it would in psql.
#include "cli/sql_files.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

#include <retort/error.hpp>

#include "base/diagnostic.hpp"
#include "base/file.hpp"
#include "base/sql.hpp"
#include "base/text.hpp"
#include "cli/workspace.hpp"
#include "postgres/query.hpp"
#include "postgres/statements.hpp"

namespace retort::cli {
namespace {

namespace fs = std::filesystem;

// active_sql_transaction, unsafe_new_enum_value_usage
bool needs_no_transaction(const std::string& sqlstate) {
  return sqlstate == "25001" || sqlstate == "55P04";
}

/// `COPY … FROM stdin;` on one line, as pg_dump writes it.
bool copies_rows(std::string_view line) {
  const std::string text = base::lower(base::trim(line));
  return text.starts_with("copy ") && text.ends_with(";") && text.find(" from stdin") != text.npos;
}

void blank(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (text[i] != '\n') text[i] = ' ';
  }
}

/// Spaces take the place of what is for psql alone, so that positions stay what they are: of its commands in
/// dumps, and of the rows after COPY, which make no difference to a schema.
std::string without_psql_lines(std::string text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = std::string_view(text).substr(at, end - at);
    if (line.starts_with("\\restrict ") || line.starts_with("\\unrestrict ")) blank(text, at, end);
    if (copies_rows(line)) {
      std::size_t last = text.find("\n\\.", end);
      while (last != text.npos && last + 3 < text.size() && text[last + 3] != '\n' && text[last + 3] != '\r')
        last = text.find("\n\\.", last + 3);
      if (last != text.npos) {
        end = std::min(last + 3, text.size());
        blank(text, at, end);
      }
    }
    at = end + 1;
  }
  return text;
}

Place place_in(const SqlFile& file, std::size_t offset) {
  const base::Position at = base::position_at(file.content, offset);
  return {shown(file.path), at.line, at.column};
}

/// `before`: the bytes of what was sent that stand before the file's own at `begin`.
Error failure(const SqlFile& file, const postgres::ServerError& error, std::size_t begin,
              std::size_t before) {
  Diagnostic diagnostic = error.diagnostics().front();
  diagnostic.code = "R0621";
  diagnostic.place = {shown(file.path), 0, 0};
  const std::size_t position = error.report().position;
  if (position != postgres::ServerReport::no_position && position >= before) {
    diagnostic.place = place_in(file, begin + position - before);
    diagnostic.excerpt = base::excerpt(file.content, diagnostic.place.line, diagnostic.place.column);
  } else {
    diagnostic.place = place_in(file, begin);
  }
  return Error(std::move(diagnostic));
}

/// The role that an error misses: `role "ann" does not exist`.
std::optional<std::string> missing_role(const postgres::ServerError& error) {
  const std::string& text = error.report().message;
  constexpr std::string_view begin = "role \"", end = "\" does not exist";
  if (!text.starts_with(begin) || !text.ends_with(end)) return std::nullopt;
  return text.substr(begin.size(), text.size() - begin.size() - end.size());
}

/// Roles belong to the whole server: the other side may have made the one that a file makes. And some dumps
/// make what every database has.
bool is_there_anyhow(const postgres::ServerError& error) {
  const std::string& text = error.report().message;
  return (text.starts_with("role \"") && text.ends_with("\" already exists")) ||
         text == "schema \"public\" already exists" || text == "extension \"plpgsql\" already exists" ||
         text == "language \"plpgsql\" already exists";
}

/// A file that failed for want of something.
struct Missing {
  Error error;
};

class Loader {
 public:
  Loader(Connection& connection, bool create_roles) : connection_(connection), create_roles_(create_roles) {}

  /// Throws Missing if nothing is left of the file and it may be tried again.
  void load(const SqlFile& file) {
    const auto statements = postgres::split_statements(file.content);
    const bool own_transactions = std::any_of(statements.begin(), statements.end(),
                                              [](const auto& one) { return one.controls_transaction; });
    if (own_transactions || !load_whole(file, statements)) load_by_statement(file, statements);
    postgres::run_script(connection_, "RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL;");
  }

 private:
  // False: it cannot run in one transaction; nothing is left of it.
  bool load_whole(const SqlFile& file, const std::vector<postgres::StatementSpan>& statements) {
    const std::string begin = "BEGIN;\n";
    try {
      with_roles([&] { postgres::run_script(connection_, begin + file.content + "\n;COMMIT;"); });
      return true;
    } catch (const postgres::ServerError& error) {
      roll_back();
      if (needs_no_transaction(error.report().sqlstate)) return false;
      if (is_there_anyhow(error)) return false;
      // The first statement is BEGIN; the server tells no place for many errors.
      const std::size_t number = error.report().statement;
      const bool placed = error.report().position != postgres::ServerReport::no_position;
      const bool known = !placed && number >= 1 && number <= statements.size();
      Error mine = failure(file, error, known ? statements[number - 1].offset : 0, begin.size());
      if (something_missing(error.report().sqlstate)) throw Missing{std::move(mine)};
      throw mine;
    }
  }

  void load_by_statement(const SqlFile& file, const std::vector<postgres::StatementSpan>& statements) {
    for (const auto& statement : statements) {
      try {
        with_roles([&] {
          postgres::run_script(connection_, file.content.substr(statement.offset, statement.length));
        });
      } catch (const postgres::ServerError& error) {
        const bool alone = postgres::transaction_state(connection_) == postgres::TransactionState::idle;
        if (alone && is_there_anyhow(error)) continue;
        roll_back();
        throw failure(file, error, statement.offset, 0);
      }
    }
    roll_back();
  }

  // Makes the roles that `run` misses, if it can be run again.
  void with_roles(const std::function<void()>& run) {
    const bool again = postgres::transaction_state(connection_) == postgres::TransactionState::idle;
    for (;;) {
      try {
        return run();
      } catch (const postgres::ServerError& error) {
        const auto role = missing_role(error);
        if (!create_roles_ || !role || !again) throw;
        roll_back();
        create_role(*role);
      }
    }
  }

  void create_role(const std::string& name) {
    try {
      postgres::run_script(connection_, "CREATE ROLE " + base::quote_identifier(name));
    } catch (const postgres::ServerError& error) {
      // The other side, which is loaded at the same time, may have made it.
      const std::string& state = error.report().sqlstate;
      if (state != "42710" && state != "23505") throw;
    }
  }

  void roll_back() {
    if (postgres::transaction_state(connection_) != postgres::TransactionState::idle)
      postgres::run_script(connection_, "ROLLBACK;");
  }

  Connection& connection_;
  bool create_roles_;
};

}  // namespace

bool something_missing(const std::string& sqlstate) {
  static const std::set<std::string> states{"42P01", "42883", "42704", "42703", "3F000", "42830"};
  return states.contains(sqlstate);
}

std::vector<SqlFile> read_sql_files(const fs::path& path) {
  std::vector<fs::path> paths;
  if (fs::is_directory(path)) {
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.is_regular_file() && entry.path().extension() == ".sql") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
  } else if (fs::exists(path)) {
    paths.push_back(path);
  }
  if (paths.empty()) {
    throw Error(Diagnostic{.code = "R0620",
                           .text = "there is no SQL in `" + shown(path) + "`",
                           .help = "name a file, or a folder that holds *.sql"});
  }
  std::vector<SqlFile> files;
  for (const fs::path& one : paths) files.push_back({one, without_psql_lines(base::read_file(one))});
  return files;
}

SqlFile sql_text(const std::string& name, const std::string& sql) {
  return {name, without_psql_lines(sql)};
}

void load_sql_files(Connection& connection, const std::vector<SqlFile>& files, bool create_roles) {
  for (const SqlFile& file : files) {
    if (auto misplaced = postgres::find_psql_only(file.content)) {
      misplaced->diagnostic.place = place_in(file, misplaced->offset);
      throw Error(misplaced->diagnostic);
    }
  }
  Loader loader(connection, create_roles);
  std::vector<const SqlFile*> open;
  for (const SqlFile& file : files) open.push_back(&file);
  while (!open.empty()) {
    std::vector<const SqlFile*> later;
    std::vector<Diagnostic> missing;
    for (const SqlFile* file : open) {
      try {
        loader.load(*file);
      } catch (const Missing& failed) {
        later.push_back(file);
        missing.push_back(failed.error.diagnostics().front());
      }
    }
    if (later.size() == open.size()) throw Error(std::move(missing));
    open = std::move(later);
  }
}

}  // namespace retort::cli
