#define BOOST_TEST_MODULE operation
#include <boost/test/unit_test.hpp>
