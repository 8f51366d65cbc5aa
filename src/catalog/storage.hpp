// Storage parameters: WITH (fillfactor=70).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace retort::catalog {

/// `fillfactor` of `fillfactor=70`.
std::string option_name(const std::string& option);

/// `name=value` as the server keeps them, as a list for WITH (…), with quotes where SQL needs them.
std::string storage_list(const std::vector<std::string>& options);

/// `ALTER … SET (…)` and `RESET (…)` that turn one list into the other, order included; `target` is
/// `TABLE public.users`.
std::vector<std::string> storage_statements(std::string_view target, const std::vector<std::string>& have,
                                            const std::vector<std::string>& want);

}  // namespace retort::catalog
