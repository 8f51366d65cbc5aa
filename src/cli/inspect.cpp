// `inspect`: what is in a database, as Retort sees it.
#include "inspect/inspect.hpp"

#include "catalog/catalog.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/schemas.hpp"
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
  Target target;
  if (arguments.positional.empty()) {
    target = find_target(arguments, workspace);
  } else {
    target.url = arguments.positional.front();
    target.origin = "the command line";
  }
  Connection connection = connect(target, workspace, arguments);
  const catalog::Catalog catalog =
      inspect::inspect(connection, schema_filter(run_settings(workspace, arguments)));
  if (arguments.has("json"))
    print_line(document(catalog));
  else
    print(catalog::listing(catalog));
  return done;
}

}  // namespace

extern const Command inspect_command;
const Command inspect_command{
    .name = "inspect",
    .group = Group::look,
    .summary = "list what is in a database",
    .positional = "[URL]",
    .details = "Names what Retort does not model too.",
    .example = "inspect\ninspect postgresql://localhost/shop --json",
    .options = {},
    .run = run_inspect,
    .paged = true,
};

}  // namespace retort::cli
