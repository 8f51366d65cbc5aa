// The two meson.build files are those of Retort's own sample, with other names at the top: there is one text
// of them.
#include "cli/init_templates.hpp"

#include "cli/inspect_models.hpp"

namespace retort::cli {
namespace {

const char* const migrations_build =
#include "cli/migrations.meson.inc"
    ;
const char* const note_header =
#include "cli/init_note.hpp.inc"
    ;
const char* const notes_revision =
#include "cli/init_notes.revision.inc"
    ;
const char* const minimal_configuration =
#include "cli/init_minimal.toml.inc"
    ;
const char* const environment_text =
#include "cli/init_env.example.inc"
    ;
const char* const customer_header =
#include "cli/init_customer.hpp.inc"
    ;
const char* const purchase_header =
#include "cli/init_purchase.hpp.inc"
    ;
const char* const totals_view =
#include "cli/init_purchase_totals.sql.inc"
    ;
const char* const service_program =
#include "cli/init_service.cpp.inc"
    ;
const char* const service_revision =
#include "cli/init_service.revision.inc"
    ;
const char* const service_configuration =
#include "cli/init_service.toml.inc"
    ;
const char* const service_build =
#include "cli/init_app.meson.inc"
    ;

InitTemplate minimal() {
  return {"minimal",
          "one model and its first revision",
          {{"retort.toml", minimal_configuration},
           {".env.example", environment_text},
           {"models/meson.build", models_build({"note.hpp"}, {})},
           {"models/note.hpp", note_header},
           {"migrations/meson.build", migrations_build}},
          {"models", "migrations"},
          "Create notes",
          notes_revision};
}

InitTemplate service() {
  return {"service",
          "two models with an enum and a foreign key, a view, a program that uses them, and targets",
          {{"retort.toml", service_configuration},
           {".env.example", environment_text},
           {"models/meson.build", models_build({"customer.hpp", "purchase.hpp"}, {"purchase_totals.sql"})},
           {"models/customer.hpp", customer_header},
           {"models/purchase.hpp", purchase_header},
           {"models/purchase_totals.sql", totals_view},
           {"migrations/meson.build", migrations_build},
           {"app/meson.build", service_build},
           {"app/service.cpp", service_program}},
          {"models", "migrations", "app"},
          "Create customers and purchases",
          service_revision};
}

InitTemplate existing_database() {
  return {"existing-database",
          "models and a first revision of what a database holds",
          {{"retort.toml", minimal_configuration},
           {".env.example", environment_text},
           {"migrations/meson.build", migrations_build}},
          {"models", "migrations"},
          "What was there",
          ""};
}

}  // namespace

const std::vector<InitTemplate>& init_templates() {
  static const std::vector<InitTemplate> all{minimal(), service(), existing_database()};
  return all;
}

std::string project_build(const InitTemplate& chosen) {
  std::string text = "project('app', 'cpp', version: '0.1.0', default_options: ['cpp_std=c++20'])\n\n";
  for (const std::string& folder : chosen.folders) text += "subdir('" + folder + "')\n";
  return text;
}

}  // namespace retort::cli
