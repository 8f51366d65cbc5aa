// The rendering is Alembic's own; here it becomes the text of revisions.
#include "import/alembic.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <retort/error.hpp>

#include "base/text.hpp"
#include "import/statements.hpp"

namespace retort::imports {

const char* const alembic_reader =
#include "import/alembic_reader.py.inc"
    ;

namespace {

using Json = nlohmann::json;

std::string text(const Json& value, const char* name) {
  return value.at(name).get<std::string>();
}

std::vector<std::string> texts(const Json& value, const char* name) {
  return value.at(name).get<std::vector<std::string>>();
}

Half half(const Json& value, Imported& revision) {
  Half half;
  half.present = value.at("present").get<bool>();
  for (const std::string& statement : texts(value, "statements")) half.sql += closed(statement) + "\n";
  half.unfinished = text(value, "problem");
  half.source = text(value, "source");
  if (!value.at("transactional").get<bool>()) revision.transactional = false;
  for (std::string& note : texts(value, "notes")) revision.notes.push_back(std::move(note));
  return half;
}

Imported imported(const Json& value) {
  Imported revision;
  revision.id = text(value, "id");
  revision.key = revision.id;
  revision.revises = texts(value, "revises");
  revision.branch_labels = texts(value, "branch_labels");
  revision.depends_on = texts(value, "depends_on");
  revision.message = text(value, "message");
  revision.more = text(value, "more");
  revision.created = text(value, "created");
  revision.origin = text(value, "file");
  if (revision.created.empty()) {
    const std::string& file = revision.origin;
    revision.stem = file.substr(file.rfind('/') + 1);
    if (revision.stem.ends_with(".py")) revision.stem.resize(revision.stem.size() - 3);
  }
  revision.upgrade = half(value.at("upgrade"), revision);
  revision.downgrade = half(value.at("downgrade"), revision);
  if (runs_outside(revision.upgrade.sql) || runs_outside(revision.downgrade.sql))
    revision.transactional = false;
  if (!revision.transactional)
    revision.notes.push_back(
        "runs outside of a transaction, as a whole: a failure in the middle leaves what came before");
  return revision;
}

/// The ids of others may be written short in Alembic, and so may labels.
void spell_out(History& history) {
  for (Imported& revision : history.revisions) {
    for (std::vector<std::string>* names : {&revision.revises, &revision.depends_on}) {
      for (std::string& name : *names) {
        std::vector<std::string> found;
        for (const Imported& other : history.revisions) {
          bool exact = other.id == name;
          for (const std::string& label : other.branch_labels) exact = exact || label == name;
          if (exact) {
            found = {name};
            break;
          }
          if (other.id.starts_with(name)) found.push_back(other.id);
        }
        if (found.size() == 1) name = found.front();
      }
    }
  }
}

/// The run of env.py that is meant. Alembic's template `multidb` gives each the name of its database.
const Json& chosen(const Json& runs, const std::string& database) {
  std::vector<std::string> names;
  for (const Json& run : runs) {
    const std::vector<std::string> words = texts(run, "keywords");
    names.push_back(base::join(words, " "));
    if (!database.empty() && std::find(words.begin(), words.end(), database) != words.end()) return run;
  }
  if (database.empty() && runs.size() == 1) return runs.at(0);
  if (runs.size() == 1 && names.front().empty())
    throw Error(Diagnostic{.code = "R0642",
                           .text = "env.py migrates one database, and does not call it `" + database + "`",
                           .help = "leave --database out"});
  if (!database.empty())
    throw Error(Diagnostic{.code = "R0642",
                           .text = "env.py migrates no database `" + database + "`",
                           .help = "it migrates " + base::join(names, ", ")});
  throw Error(Diagnostic{.code = "R0642",
                         .text = "env.py runs the revisions " + std::to_string(runs.size()) +
                                 " times over, for several databases (" + base::join(names, ", ") + ")",
                         .help = "a chain of Retort is for one schema: --database NAME takes one of them; "
                                 "import each into a project "
                                 "of its own"});
}

}  // namespace

History read_alembic(std::string_view answer, const std::string& database) {
  try {
    const Json all = Json::parse(answer);
    const Json& run = chosen(all.at("runs"), database);
    History history;
    history.version_table = {text(run, "version_table_schema"), text(run, "version_table")};
    for (const Json& value : run.at("revisions")) history.revisions.push_back(imported(value));
    spell_out(history);
    if (const std::string problem = text(all, "env_problem"); !problem.empty())
      history.notes.push_back(
          "env.py could not be used, so naming conventions and options that it sets are not in what "
          "was written: " +
          problem);
    for (const std::string& stray : texts(run, "strays")) history.notes.push_back(stray + " is no revision");
    return history;
  } catch (const Json::exception& error) {
    throw Error(Diagnostic{
        .code = "R0641",
        .text =
            std::string("the reader of the Alembic project gave no answer that can be read: ") + error.what(),
        .help = "see what it printed above"});
  }
}

}  // namespace retort::imports
