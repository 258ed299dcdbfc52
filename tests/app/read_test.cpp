#include "tests/app/command.h"
#include "tests/catch.h"

TEST_CASE("read prints language, polarity and signals of each text") {
    const Ran ran = run({"read"}, "{\"id\":\"a\",\"text\":\"Vriendelijke bediening\"}\n");
    CHECK(ran.status == app::done);
    CHECK(ran.out.find("{\"id\":\"a\",\"lang\":\"nl\",\"polarity\":0.") == 0);
    CHECK(ran.out.find("\"signals\":[{\"name\":\"staff\",\"sign\":\"+\",\"from\":0,\"to\":22}]") !=
          std::string::npos);
}

TEST_CASE("read keeps the order of the texts on any number of threads") {
    std::string input;
    for (int i = 0; i < 5000; ++i)
        input += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"lekker\",\"lang\":\"nl\"}\n";
    CHECK(run({"read", "-j", "3"}, input).out == run({"read", "-j", "1"}, input).out);
}

TEST_CASE("read leaves what is in no known language unread") {
    const Ran ran = run({"read"}, "{\"id\":1,\"text\":\"Excelente\",\"lang\":\"es\"}\n");
    CHECK(ran.out == "{\"id\":\"1\",\"lang\":null,\"polarity\":0,\"signals\":[]}\n");
}

TEST_CASE("read tells which lines it could not read") {
    const Ran ran = run({"read"}, "nonsense\n\n{\"id\":\"a\"}\n");
    CHECK(ran.status == app::in_part);
    CHECK(ran.out.empty());
    CHECK(ran.err ==
          "negenplus: standard input: line 1: not a JSON object\n"
          "negenplus: standard input: line 3: no \"text\"\n");
}

TEST_CASE("read takes files and prints tables") {
    const Folder folder;
    const std::string file =
        folder.write("texts.jsonl", "{\"id\":\"a\",\"text\":\"te duur\",\"lang\":\"nl\"}\n");
    const Ran ran = run({"read", "--format", "csv", file});
    CHECK(ran.out.find("id,lang,polarity,signals\r\na,nl,-0.") == 0);
    CHECK(ran.out.find("price-@0-7") != std::string::npos);
}

TEST_CASE("read says which file is missing") {
    const Ran ran = run({"read", "/no/such/file"});
    CHECK(ran.status == app::in_part);
    CHECK(ran.err == "negenplus: /no/such/file: cannot be read\n");
}
