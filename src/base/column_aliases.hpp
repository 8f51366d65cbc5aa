// The names of columns that PostgreSQL prints after each call of a function in FROM: those of all its
// columns, in their order.
#pragma once

#include <string>
#include <string_view>

namespace retort::base {

/// `sql` without those after calls of `function` (as it is printed: `public.f`) where they are `columns` (`a,
/// b`), which the function has anyway: `FROM public.f(1) f(a, b)` becomes `FROM public.f(1) f`. It means the
/// same while the function gains columns, or has them in another order.
std::string without_own_columns(std::string_view sql, std::string_view function, std::string_view columns);

/// `sql` with each list of names behind a call in FROM sorted: for comparing texts of which one stands for
/// columns in another order.
std::string sort_column_aliases(std::string_view sql);

}  // namespace retort::base
