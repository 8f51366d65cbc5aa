// `diff`: what turns one schema into another.
#include "diff/diff.hpp"

#include <algorithm>

#include "base/file.hpp"
#include "cli/json.hpp"
#include "cli/new_revision.hpp"
#include "cli/output.hpp"
#include "cli/proof.hpp"
#include "cli/renames.hpp"
#include "cli/respell.hpp"
#include "cli/secrets.hpp"
#include "cli/side.hpp"
#include "cli/terminal.hpp"
#include "cli/usage.hpp"
#include "ddl/ddl.hpp"
#include "render/revision_file.hpp"

namespace retort::cli {
namespace {

std::string as_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

std::string as_revision(const Arguments& arguments, const operation::Changes& there,
                        const operation::Changes& back, bool first_of_two = false) {
  const operation::Changes up = without_secrets(there);
  const operation::Changes down = without_secrets(back);
  render::RevisionHead head;
  const revision::Graph none{std::vector<revision::Revision>{}};
  head.id = first_of_two ? new_id(none) : arguments.value("rev-id").value_or(new_id(none));
  head.message = arguments.value("message").value_or("Bring one schema to the other");
  if (first_of_two) head.message += ": new values";
  head.created = now("UTC");
  for (const operation::Changes* changes : {&up, &down}) {
    for (const operation::Change& change : *changes) {
      if (change.outside_transaction) head.transactional = false;
    }
  }
  const auto sql_of = [](const operation::Change& change) { return ddl::statements(change); };
  return arguments.has("cpp-file") ? render::cpp_revision(head, up, down)
                                   : render::sql_revision(head, up, down, sql_of);
}

/// What neither side models is named rather than passed over.
void report_unmodelled(const Arguments& arguments, const std::string& side, const catalog::Catalog& catalog) {
  for (const std::string& object : catalog.unmodelled)
    note(arguments, "not compared: " + object + " in " + side);
}

void write(const Arguments& arguments, const std::string& text) {
  const auto output = arguments.value("output");
  if (output && *output != "-") {
    base::write_file(*output, text);
  } else {
    print(text);
  }
}

/// What the plan will trip over, said before.
void report_missing_roles(const Arguments& arguments, const std::string& side, const catalog::Catalog& have,
                          const catalog::Catalog& want) {
  if (have.roles.empty()) return;
  for (const std::string& role : catalog::named_roles(want)) {
    if (std::find(have.roles.begin(), have.roles.end(), role) == have.roles.end())
      note(arguments, "the plan names the role " + role + ", which the server of " + side + " does not have");
  }
}

operation::Changes plan(const Arguments& arguments, const Sides& sides, const catalog::Catalog& have,
                        const catalog::Catalog& want, const diff::Options& options) {
  const bool wished = arguments.has("concurrently") || sides.workspace().configuration.concurrent_indexes;
  const auto before =
      wished && !options.one_transaction ? diff::without_new_indexes(have, want, options) : nullptr;
  if (!before) return diff::diff(have, want, options);
  operation::Changes changes = diff::diff(have, *before, options);
  for (operation::Change& change : diff::concurrently(diff::diff(*before, want, {})))
    changes.push_back(std::move(change));
  return changes;
}

/// Values of an enum must be there before a transaction uses them.
void write_two_revisions(const Arguments& arguments, const catalog::Catalog& have,
                         const catalog::Catalog& halfway, const catalog::Catalog& want,
                         const diff::Options& options) {
  const diff::Options there{options.renames, true, {}, options.renamed};
  const diff::Options rest{{}, true, options.alike};
  const std::string first =
      as_revision(arguments, diff::diff(have, halfway, there), diff::undo(have, halfway, there), true);
  const std::string second =
      as_revision(arguments, diff::diff(halfway, want, rest), diff::undo(halfway, want, rest));
  const auto output = arguments.value("output");
  if (!output || *output == "-") {
    print(first + '\n' + second);
    note(arguments,
         "these are two revisions, one for new values of an enum and one that uses them: "
         "`--output FILE` writes two files");
    return;
  }
  const std::filesystem::path path(*output);
  const std::filesystem::path other =
      path.parent_path() / (path.stem().string() + "_values" + path.extension().string());
  base::write_file(other, first);
  base::write_file(path, second);
  note(arguments,
       "`" + shown(other) + "` adds values of an enum and goes first, `" + shown(path) + "` uses them");
}

Error not_proven() {
  return Error(Diagnostic{.code = "R0623",
                          .text = "the plan does not do all that it should",
                          .help = "read above what is not proven before you run it"});
}

int run_diff(const Arguments& arguments, const Project& project) {
  if (arguments.positional.size() > 2) {
    throw UsageError(Diagnostic{.code = "R0603",
                                .text = "diff compares two schemas, and " +
                                        std::to_string(arguments.positional.size()) + " are given",
                                .help = "see `" + arguments.program + " diff --help`"});
  }
  std::string from = arguments.value("from").value_or("heads");
  std::string to = arguments.value("to").value_or(project.models == nullptr ? "env" : "models");
  if (!arguments.positional.empty()) from = arguments.positional[0];
  if (arguments.positional.size() == 2) to = arguments.positional[1];

  if (arguments.positional.size() == 1 && !arguments.has("to"))
    note(arguments, "compared with " + to + (to == "env" ? ", the database; `" : "; `") + arguments.program +
                        " diff " + from + " TO` names another");
  Sides sides(arguments, project, from, to);
  const auto [have, want] = sides.read();
  report_unmodelled(arguments, from, have);
  report_unmodelled(arguments, to, want);

  diff::Options options;
  const bool revision = arguments.has("cpp-file") || arguments.has("sql-file");
  options.one_transaction = revision;
  if (to == "models" && project.models != nullptr) options.renames = project.models().renames;
  decide_renames(arguments, sides.workspace(), have, want, false, options);
  const Pager pager(arguments);  // Not before the questions.
  diff::add_moves(have, want, options);
  if (!options.renames.empty()) options.renamed = sides.renamed_first(diff::renames(have, want, options));
  const catalog::Catalog& start = options.renamed ? *options.renamed : have;
  if (!diff::spelled_differently(start, want).empty())
    options.alike = respelled(sides.scratch(), start, want);
  const auto halfway = revision ? diff::with_used_values(have, want, options) : nullptr;
  if (halfway) options.one_transaction = false;
  const operation::Changes changes = plan(arguments, sides, have, want, options);
  report_missing_roles(arguments, from, have, want);
  const auto lines = [&, &have = have, &want = want] {
    return diff::describe(diff::differences(have, want, options), from, to);
  };
  std::optional<Proof> proof;
  if (arguments.has("prove")) proof = prove(sides, have, want, options, changes);
  if (arguments.has("json")) {
    std::vector<std::pair<std::string, std::string>> fields{{"from", json::text(from)},
                                                            {"to", json::text(to)},
                                                            {"differences", json::texts(lines())},
                                                            {"sql", json::text(ddl::psql_script(changes))}};
    if (proof) fields.emplace_back("proof", to_json(*proof));
    write(arguments, json::object(fields) + "\n");
  } else if (arguments.has("summary")) {
    write(arguments, as_lines(lines()));
  } else if (halfway) {
    write_two_revisions(arguments, have, *halfway, want, options);
  } else if (revision) {
    const operation::Changes down = diff::undo(have, want, options);
    write(arguments, as_revision(arguments, changes, down));
  } else {
    write(arguments, ddl::psql_script(changes));
  }
  if (changes.empty()) note(arguments, "no difference");
  if (proof) print_proof(arguments, *proof);
  if (proof && !proof->holds()) throw not_proven();
  return arguments.has("exit-code") && !changes.empty() ? differences : done;
}

std::vector<Option> options() {
  std::vector<Option> all{{"from", '\0', "SCHEMA", "what there is (default: heads)"},
                          {"to", '\0', "SCHEMA", "what is wanted (default: models, or env without models)"},
                          {"summary", '\0', "", "a line for each difference instead of SQL"},
                          {"sql-file", '\0', "", "a SQL revision instead"},
                          {"cpp-file", '\0', "", "a C++ revision instead"},
                          {"message", 'm', "TEXT", "of the revision"},
                          {"rev-id", '\0', "ID", "of the revision (default: 12 random hex digits)"},
                          {"output", 'o', "FILE", "write there instead of standard output"},
                          {"prove", '\0', "", "try the plan and its way back on a copy with made-up rows"},
                          {"concurrently", '\0', "", "new indexes on tables that are there lock no writers"},
                          {"exit-code", '\0', "", "exit with 3 if there are differences"}};
  for (Option& option : selection_options()) all.push_back(std::move(option));
  for (Option& option : rename_options()) all.push_back(std::move(option));
  return all;
}

}  // namespace

extern const Command diff_command;
const Command diff_command{
    .name = "diff",
    .group = Group::look,
    .summary = "print the SQL that turns one schema into another",
    .positional = "[FROM [TO]]",
    .details = std::string(side_names) +
               "\n\nThe SQL runs as it is in psql. Where a statement cannot run in a transaction, it stands "
               "outside of\n"
               "BEGIN and COMMIT, and the first line says `-- retort:no-transaction`. Patterns take * and ?.",
    .example =
        "diff\ndiff --from env --to heads\ndiff --from rev:1975ea --to heads --summary\n"
        "diff postgresql://localhost/shop schema.sql --exit-code",
    .options = options(),
    .run = run_diff,
};

}  // namespace retort::cli
