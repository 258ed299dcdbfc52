#include "crawler/digest.h"

#include "tests/catch.h"

using crawler::digest_fits;

TEST_CASE("a SHA-256 is written in hexadecimal behind its name") {
    CHECK(crawler::sha256("abc") ==
          "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a digest is known in hexadecimal, base32 and base64, with padding or without") {
    for (const char* told :
         {"sha1:a9993e364706816aba3e25717850c26c9cd0d89d",
          "SHA-1:A9993E364706816ABA3E25717850C26C9CD0D89D", "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5",
          "sha1:qZk+NkcGgWq6PiVxeFDCbJzQ2J0=", "sha1:qZk-NkcGgWq6PiVxeFDCbJzQ2J0",
          "md5:kAFQmDzST7DWlj99KOF/cg==",
          "sha256:XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ===="})
        CHECK(digest_fits(told, "abc") == true);
}

TEST_CASE("another digest does not fit") {
    CHECK(digest_fits("sha1:a9993e364706816aba3e25717850c26c9cd0d89d", "abd") == false);
    CHECK(digest_fits("sha1:", "abc") == false);
}

TEST_CASE("a digest of an unknown kind tells nothing") {
    for (const char* told : {"", "foo", "foo:bar", "sha1"}) CHECK_FALSE(digest_fits(told, "abc"));
}
