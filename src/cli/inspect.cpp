// `inspect`: what is in a database, as Retort sees it.
#include "inspect/inspect.hpp"

#include "catalog/catalog.hpp"
#include "cli/inspect_models.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/schemas.hpp"
#include "cli/side.hpp"
#include "cli/target.hpp"

namespace retort::cli {
namespace {

std::string document(const catalog::Catalog& catalog) {
  std::vector<std::string> objects;
  for (const catalog::ObjectPtr& object : catalog.objects) {
    json::Members members{{"kind", json::text(object->kind->traits().name)},
                          {"schema", json::text(object->name.schema)},
                          {"parent", json::text(object->name.parent)},
                          {"name", json::text(object->name.name)}};
    if (!object->comment.empty()) members.emplace_back("comment", json::text(object->comment));
    objects.push_back(json::object(members));
  }
  return json::object({{"server_version", json::number(catalog.server_version)},
                       {"objects", json::array(objects)},
                       {"not_modelled", json::texts(catalog.unmodelled)}});
}

int run_inspect(const Arguments& arguments, const Project&) {
  const Workspace workspace = open_workspace(arguments);
  const Target target = arguments.positional.empty()
                            ? find_target(arguments, workspace)
                            : target_at(arguments.positional.front(), arguments, workspace);
  Connection connection = connect(target, workspace, arguments);
  const catalog::Catalog catalog = catalog::select(
      inspect::inspect(connection, schema_filter(run_settings(workspace, arguments))), selection(arguments));
  if (arguments.has("models")) return write_models(arguments, workspace, target, catalog);
  if (arguments.has("json"))
    print_line(document(catalog));
  else
    print(catalog::listing(catalog));
  return done;
}

std::vector<Option> options() {
  std::vector<Option> all{
      {"models", '\0', "DIR", "write it as model headers and SQL files into this folder"},
      {"namespace", '\0', "NAME", "of the structs (default: app)"},
      {"force", '\0', "", "overwrite files that were edited since they were written"},
      {"no-proof", '\0', "", "do not load what was written and compare it with the database"}};
  for (Option& option : selection_options()) all.push_back(std::move(option));
  return all;
}

}  // namespace

extern const Command inspect_command;
const Command inspect_command{
    .name = "inspect",
    .group = Group::look,
    .summary = "list what is in a database",
    .positional = "[URL]",
    .details =
        "Names what Retort does not model too.\n\n"
        "With --models it writes one header a table, and everything that a header cannot say as SQL beside "
        "them, "
        "then loads\n"
        "both into a scratch database and compares that with this one. It may be run again: it writes what "
        "has "
        "changed, and\n"
        "leaves alone, saying so, what a person has edited since.",
    .example =
        "inspect\ninspect postgresql://localhost/shop --json\ninspect postgresql://localhost/shop --models "
        "models",
    .options = options(),
    .run = run_inspect,
    .paged = true,
};

}  // namespace retort::cli
