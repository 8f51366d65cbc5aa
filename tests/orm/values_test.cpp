// Values to the text that PostgreSQL reads, and back from the text that it prints.
#include <boost/test/unit_test.hpp>
#include <limits>

#include <retort/chrono.hpp>
#include <retort/error.hpp>
#include <retort/table.hpp>

namespace {

using retort::date;
using retort::interval;
using retort::numeric;
using retort::timestamp;
using retort::timestamptz;
using retort::uuid;

template <typename T>
std::string text_of(const T& value) {
  std::string text;
  return retort::detail::TextCodec<T>::write(value, text) ? text : "<null>";
}

template <typename T>
T read(std::string_view text) {
  T value{};
  retort::detail::TextCodec<T>::read(value, text);
  return value;
}

template <typename T>
bool refuses(std::string_view text) {
  try {
    read<T>(text);
  } catch (const retort::Error& error) {
    return error.code() == "R0701";
  }
  return false;
}

}  // namespace

BOOST_AUTO_TEST_CASE(machine_numbers) {
  BOOST_TEST(text_of(std::numeric_limits<long long>::min()) == "-9223372036854775808");
  BOOST_TEST(read<long>("-9223372036854775808") == std::numeric_limits<long>::min());
  BOOST_TEST(read<short>("-32768") == -32768);
  BOOST_TEST(refuses<short>("32768"));
  BOOST_TEST(refuses<int>(""));
  BOOST_TEST(refuses<int>("1x"));
  BOOST_TEST(refuses<bool>("yes"));
  BOOST_TEST(text_of(0.1) == "0.1");
  BOOST_TEST(text_of(0.1F) == "0.1");
  BOOST_TEST(text_of(-std::numeric_limits<double>::infinity()) == "-Infinity");
  BOOST_TEST(read<double>("-Infinity") == -std::numeric_limits<double>::infinity());
  BOOST_TEST(read<double>("NaN") != read<double>("NaN"));
  for (const double value : {1e308, 5e-324, 1.0 / 3, -0.0, 1e23}) {
    BOOST_TEST(read<double>(text_of(value)) == value);
  }
}

BOOST_AUTO_TEST_CASE(uuids) {
  const uuid value = uuid::parse("A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11");
  BOOST_TEST(value.text() == "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11");
  BOOST_TEST((uuid::parse("{a0ee-bc99-9c0b-4ef8-bb6d-6bb9-bd38-0a11}") == value));
  BOOST_TEST((uuid::parse("a0eebc999c0b4ef8bb6d6bb9bd380a11") == value));
  BOOST_TEST(uuid{}.is_nil());
  BOOST_TEST((uuid{} < value));
  for (const char* bad :
       {"", "a0ee", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a111",
        "g0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "a0eebc99--9c0b-4ef8-bb6d-6bb9bd380a11",
        "a-0eebc999c0b4ef8bb6d6bb9bd380a11", "a0eebc999c0b4ef8bb6d6bb9bd380a11-"}) {
    BOOST_TEST_CONTEXT(bad) {
      BOOST_TEST(refuses<uuid>(bad));
    }
  }
}

BOOST_AUTO_TEST_CASE(instants) {
  const struct {
    const char* text;
    std::int64_t since_2000;
    const char* printed;
  } cases[] = {
      {"2000-01-01 00:00:00+00", 0, "2000-01-01 00:00:00+00"},
      {"1970-01-01T00:00:00Z", -timestamptz::unix_epoch, "1970-01-01 00:00:00+00"},
      {"2000-01-01 01:30:00.5+01:30", 500'000, "2000-01-01 00:00:00.5+00"},
      {"1999-12-31 23:59:59.999999-00:00:01", 999'999, "2000-01-01 00:00:00.999999+00"},
      {"1999-12-31 23:59:59.999999+00", -1, "1999-12-31 23:59:59.999999+00"},
      {"4714-11-24 00:00:00+00 BC", -211'813'488'000'000'000, "4714-11-24 00:00:00+00 BC"},
      {"0001-12-31 23:59:59+00 BC", -63'082'281'601'000'000, "0001-12-31 23:59:59+00 BC"},
      {"294276-12-31 23:59:59.999999+00", 9'223'371'331'199'999'999, "294276-12-31 23:59:59.999999+00"},
      {"infinity", std::numeric_limits<std::int64_t>::max(), "infinity"},
      {"-infinity", std::numeric_limits<std::int64_t>::min(), "-infinity"},
  };
  for (const auto& [text, since_2000, printed] : cases) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(timestamptz::parse(text).since_2000 == since_2000);
      BOOST_TEST(timestamptz{since_2000}.text() == printed);
    }
  }
  BOOST_TEST(timestamptz::from_unix(86'400).text() == "1970-01-02 00:00:00+00");
  BOOST_TEST(timestamptz::from_unix(1).unix_microseconds() == 1'000'000);
  BOOST_TEST((timestamptz::minus_infinity() < timestamptz{} && timestamptz{} < timestamptz::infinity()));
  BOOST_TEST((timestamptz::now() > timestamptz::parse("2025-01-01 00:00:00+00")));
  BOOST_TEST(timestamp::parse("2024-02-29 12:00:00").text() == "2024-02-29 12:00:00");
  for (const char* bad : {"", "2000-01-01", "2000-01-01 00:00:00", "2000-02-30 00:00:00+00",
                          "2000-13-01 00:00:00+00", "2000-01-01 25:00:00+00", "2000-01-01 00:00:00+00 AD",
                          "01/02/2000 00:00:00+00", "999999-01-01 00:00:00+00", "2000-01-01 24:00:01+00"}) {
    BOOST_TEST_CONTEXT(bad) {
      BOOST_TEST(refuses<timestamptz>(bad));
    }
  }
}

BOOST_AUTO_TEST_CASE(dates_and_times) {
  BOOST_TEST(date::of(2000, 3, 1).since_2000 == 60);
  BOOST_TEST(date::parse("5874897-12-31").text() == "5874897-12-31");
  BOOST_TEST(date::of(0, 2, 29).text() == "0001-02-29 BC");
  BOOST_TEST((date::parse("0001-02-29 BC") == date::of(0, 2, 29)));
  BOOST_TEST(date::infinity().text() == "infinity");
  BOOST_TEST((date::parse("-infinity") == date::minus_infinity()));
  BOOST_TEST(refuses<date>("2023-02-29"));
  BOOST_CHECK_THROW(date::of(2023, 2, 29), retort::Error);
  using retort::time_of_day;
  BOOST_TEST(time_of_day::parse("24:00:00").microseconds == 86'400'000'000);
  BOOST_TEST(time_of_day{1}.text() == "00:00:00.000001");
  BOOST_TEST(refuses<time_of_day>("24:00:00.1"));
  for (std::int32_t days = -800'000; days < 800'000; days += 997) {
    BOOST_REQUIRE((date::parse(date{days}.text()) == date{days}));
  }
}

BOOST_AUTO_TEST_CASE(standard_times) {
  using namespace std::chrono;
  constexpr sys_days day = 2024y / February / 29;
  BOOST_TEST(retort::to_date(day).text() == "2024-02-29");
  BOOST_TEST((retort::to_sys_days(date::of(2024, 2, 29)) == day));
  BOOST_TEST(retort::to_timestamptz(day + 90min).text() == "2024-02-29 01:30:00+00");
  BOOST_TEST((retort::to_sys_time(timestamptz::parse("2024-02-29 01:30:00+00")) == day + 90min));
  BOOST_TEST((retort::to_sys_time(timestamptz::infinity()) == retort::sys_microseconds::max()));
  const local_days local{2024y / February / 29};
  BOOST_TEST(retort::to_timestamp(local + 1us).text() == "2024-02-29 00:00:00.000001");
  BOOST_TEST((retort::to_local_time(timestamp::parse("2024-02-29 00:00:00.000001")) == local + 1us));
  BOOST_TEST(retort::to_time_of_day(90min).text() == "01:30:00");
  BOOST_TEST((retort::to_duration(retort::time_of_day{5}) == 5us));
  BOOST_TEST((retort::to_interval(1s) == interval{0, 0, 1'000'000}));
}

BOOST_AUTO_TEST_CASE(intervals) {
  const struct {
    const char* text;
    interval value;
  } cases[] = {
      {"00:00:00", {0, 0, 0}},
      {"1 year 2 mons -3 days +04:05:06.789", {14, -3, 14'706'789'000}},
      {"-1 years -1 mons +1 day -00:00:01.5", {-13, 1, -1'500'000}},
      {"P1Y2M-3DT4H5M6.789S", {14, -3, 14'706'789'000}},
      {"PT0S", {0, 0, 0}},
      {"P-1Y-1M1DT-1.5S", {-13, 1, -1'500'000}},
      {"PT-0.5S", {0, 0, -500'000}},
      {"@ 1 year 2 mons 3 days 4 hours 5 mins 6.7 secs ago", {-14, -3, -14'706'700'000}},
      {"@ 0", {0, 0, 0}},
      {"-2562047788:00:54.775808", {0, 0, std::numeric_limits<std::int64_t>::min()}},
      {"2562047788:00:54.775807", {0, 0, std::numeric_limits<std::int64_t>::max()}},
      {"178956970 years 7 mons 2147483647 days", {2'147'483'647, 2'147'483'647, 0}},
  };
  for (const auto& [text, value] : cases) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST((interval::parse(text) == value));
      BOOST_TEST((interval::parse(value.text()) == value));
    }
  }
  for (const char* bad : {"", "P", "1", "1 fortnight", "abc", "1 day 2", "999999999999 years", "P1X"}) {
    BOOST_TEST_CONTEXT(bad) {
      BOOST_TEST(refuses<interval>(bad));
    }
  }
}

BOOST_AUTO_TEST_CASE(numerics) {
  BOOST_TEST((numeric("1.50") == numeric("1.5")));
  BOOST_TEST((numeric("0.00") == numeric("-0")));
  BOOST_TEST((numeric("1e3") == numeric(1000)));
  BOOST_TEST((numeric("-10") < numeric("-9.99")));
  BOOST_TEST((numeric("9") < numeric("10")));
  BOOST_TEST((numeric("0.09") < numeric("0.1")));
  BOOST_TEST((numeric("NaN") == numeric("nan") && numeric("NaN") > numeric("Infinity")));
  BOOST_TEST((numeric("-inf") < numeric("-1e131000")));
  BOOST_TEST(numeric("1.50").text() == "1.50");
  const std::string thousand(1000, '7');
  BOOST_TEST(read<numeric>(thousand + "." + thousand).text() == thousand + "." + thousand);
  for (const char* bad : {"", "-", ".", "1.2.3", "1e", "0x10", " 1", "1 ", "1,5", "--1"}) {
    BOOST_TEST_CONTEXT(bad) {
      BOOST_TEST(refuses<numeric>(bad));
    }
  }
}

BOOST_AUTO_TEST_CASE(arrays) {
  using Strings = std::vector<std::string>;
  using Nullable = std::vector<std::optional<std::string>>;
  BOOST_TEST(text_of(Strings{}) == "{}");
  BOOST_TEST(text_of(Strings{"a", "", "NULL", "q\"b\\"}) == R"({"a","","NULL","q\"b\\"})");
  BOOST_TEST((read<Strings>(R"({a,"","NULL","q\"b\\","x,{}",ü})") ==
              Strings{"a", "", "NULL", "q\"b\\", "x,{}", "ü"}));
  BOOST_TEST(text_of(Nullable{"a", std::nullopt}) == R"({"a",NULL})");
  BOOST_TEST((read<Nullable>(R"({NULL,"NULL"})") == Nullable{std::nullopt, "NULL"}));
  BOOST_TEST((read<std::vector<int>>("[0:2]={1,2,3}") == std::vector<int>{1, 2, 3}));
  BOOST_TEST((read<std::vector<bool>>("{t,f}") == std::vector<bool>{true, false}));
  BOOST_TEST(text_of(std::vector<bool>{true, false}) == R"({"t","f"})");
  using Grid = std::vector<std::vector<int>>;
  BOOST_TEST(text_of(Grid{{1, 2}, {3, 4}}) == R"({{"1","2"},{"3","4"}})");
  BOOST_TEST((read<Grid>("{{1,2},{3,4}}") == Grid{{1, 2}, {3, 4}}));
  using Deep = std::vector<std::vector<std::vector<std::string>>>;
  const Deep deep{{{"}", "{"}, {"\"", "\\"}}, {{"a", ""}, {",", "NULL"}}};
  BOOST_TEST((read<Deep>(text_of(deep)) == deep));
  BOOST_TEST(text_of(std::vector<retort::bytes>{{std::byte{255}, std::byte{0}}}) == R"({"\\xff00"})");
  for (const char* bad : {"", "{", "a", "{a", "{\"a}", "{{1}", "{1}x", "{\"a\"b}"}) {
    BOOST_TEST_CONTEXT(bad) {
      BOOST_TEST(refuses<Strings>(bad));
    }
  }
  BOOST_CHECK_EXCEPTION(read<Strings>("{NULL}"), retort::Error,
                        [](const retort::Error& error) { return error.code() == "R0704"; });
}

BOOST_AUTO_TEST_CASE(ranges) {
  using Ints = retort::range<int>;
  using Times = retort::range<timestamptz>;
  BOOST_TEST(text_of(Ints{.lower = 1, .upper = 5}) == R"(["1","5"))");
  BOOST_TEST(text_of(Ints{}) == "(,)");
  BOOST_TEST(text_of(Ints{.empty = true}) == "empty");
  BOOST_TEST((read<Ints>("[1,5)") == Ints{.lower = 1, .upper = 5}));
  BOOST_TEST((read<Ints>("(,5]") == Ints{.upper = 5, .lower_inclusive = false, .upper_inclusive = true}));
  BOOST_TEST(read<Ints>("empty").empty);
  const Times times{.lower = timestamptz{}, .upper = timestamptz::infinity()};
  BOOST_TEST((read<Times>(R"(["2000-01-01 00:00:00+00",infinity))") == times));
  BOOST_TEST((read<Times>(text_of(times)) == times));
  for (const char* bad : {"", "[1,2", "1,2", "[1]", "[1,2,3)", "[\"1,2)"}) {
    BOOST_TEST_CONTEXT(bad) {
      BOOST_TEST(refuses<Ints>(bad));
    }
  }
}

BOOST_AUTO_TEST_CASE(bytea) {
  retort::bytes all;
  for (int i = 0; i < 256; ++i) all.push_back(static_cast<std::byte>(i));
  BOOST_TEST((read<retort::bytes>(text_of(all)) == all));
  BOOST_TEST(text_of(retort::bytes{}) == "\\x");
  BOOST_TEST(read<retort::bytes>("\\x").empty());
  BOOST_TEST((read<retort::bytes>("a\\\\\\000\\377") ==
              retort::bytes{std::byte{'a'}, std::byte{'\\'}, std::byte{0}, std::byte{255}}));
  for (const char* bad : {"\\x0", "\\xzz", "\\", "\\00", "\\9ab", "a\\"}) {
    BOOST_TEST_CONTEXT(bad) {
      BOOST_TEST(refuses<retort::bytes>(bad));
    }
  }
}

BOOST_AUTO_TEST_CASE(type_names) {
  using retort::sql_type_name;
  BOOST_TEST(sql_type_name<std::string>() == "text");
  BOOST_TEST(sql_type_name<std::string>("(320)") == "character varying(320)");
  BOOST_TEST(sql_type_name<std::vector<std::optional<std::string>>>("(20)") == "character varying(20)[]");
  BOOST_TEST(sql_type_name<std::optional<std::int64_t>>() == "bigint");
  BOOST_TEST(sql_type_name<std::vector<std::vector<int>>>() == "integer[]");
  BOOST_TEST(sql_type_name<numeric>("(12,2)") == "numeric(12,2)");
  BOOST_TEST(sql_type_name<timestamptz>("(3)") == "timestamp(3) with time zone");
  BOOST_TEST(sql_type_name<retort::range<date>>() == "daterange");
}
