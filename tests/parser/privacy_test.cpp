#include "parser/privacy.h"

#include "tests/catch.h"

using parser::masked;

TEST_CASE("E-mail addresses are masked") {
    CHECK(masked("Mail jan.p+x@voorbeeld.co.uk, of bel.") == "Mail [e-mail], of bel.");
    CHECK(masked("a@b.nl en c@d.eu") == "[e-mail] en [e-mail]");
}

TEST_CASE("What only looks like an address stays") {
    CHECK(masked("@ 9 uur, 2@3, @home en x@y") == "@ 9 uur, 2@3, @home en x@y");
}

TEST_CASE("Telephone numbers are masked") {
    CHECK(masked("Bel 06-1234 5678!") == "Bel [phone]!");
    CHECK(masked("(+31 20 123 45 67)") == "([phone])");
    CHECK(masked("0031201234567") == "[phone]");
    CHECK(masked("Bel 020 - 123 45 67 even.") == "Bel [phone] even.");
    CHECK(masked("06.12.34.56.78 of 06-12-34-56-78") == "[phone] of [phone]");
}

TEST_CASE("Digits beyond all telephone numbers are none") {
    CHECK(masked("0123456789012345") == "0123456789012345");
}

TEST_CASE("Dates, prices and counts are no telephone numbers") {
    CHECK(masked("van 01-02-2015 tot 09-02-2015") == "van 01-02-2015 tot 09-02-2015");
    CHECK(masked("01-02-15 - 03-04-15 en 06.01.2014 11:30") ==
          "01-02-15 - 03-04-15 en 06.01.2014 11:30");
    CHECK(masked("01-02-2015 - 03-04-2015") == "01-02-2015 - 03-04-2015");
    CHECK(masked("1.000.000 keer, 100 euro, kamer 0123") == "1.000.000 keer, 100 euro, kamer 0123");
    CHECK(masked("0,123456789") == "0,123456789");
}
