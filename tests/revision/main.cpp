#define BOOST_TEST_MODULE revision
#include <boost/test/unit_test.hpp>
