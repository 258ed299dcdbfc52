// Parses each file named so many times with gumbo and nothing else: what `script/bench extract`
// measures ours beside.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <gumbo.h>
#include <iterator>
#include <string>

int main(int argc, char* argv[]) {
    const int times = argc > 1 ? std::atoi(argv[1]) : 1;
    unsigned long children = 0;
    for (int i = 2; i < argc; ++i) {
        std::ifstream file(argv[i], std::ios::binary);
        const std::string page{std::istreambuf_iterator<char>{file},
                               std::istreambuf_iterator<char>{}};
        for (int time = 0; time < times; ++time) {
            GumboOutput* output =
                gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
            children += output->document->v.document.children.length;
            gumbo_destroy_output(&kGumboDefaultOptions, output);
        }
    }
    std::printf("%lu\n", children);
}
