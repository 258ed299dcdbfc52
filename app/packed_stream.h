#pragma once

#include <array>
#include <memory>
#include <ostream>
#include <streambuf>
#include <string>

namespace app {

/// What another stream holds: unpacked where it begins as gzip's files do (all their members), as
/// it is where it does not.
class Unpacked final : public std::streambuf {
  public:
    explicit Unpacked(std::istream& packed);
    ~Unpacked() override;

    /// Why it ended before its end; empty: it did not.
    const std::string& problem() const { return problem_; }

  protected:
    int_type underflow() override;

  private:
    struct Inflating;
    std::streamsize more();
    std::streamsize inflate_more();

    std::istream& packed_;
    std::unique_ptr<Inflating> inflating_;  // empty: not packed
    std::array<char, 65536> in_;
    std::array<char, 65536> out_;
    std::string problem_;
};

/// Packs what is written to it by gzip, into another stream. `finish` writes the end.
class Packing final : public std::streambuf {
  public:
    explicit Packing(std::ostream& out);
    ~Packing() override;

    void finish();

  protected:
    int_type overflow(int_type c) override;
    std::streamsize xsputn(const char* bytes, std::streamsize count) override;

  private:
    struct Deflating;
    void deflate_all(const char* bytes, std::size_t count, int how);

    std::ostream& out_;
    std::unique_ptr<Deflating> deflating_;
};

}  // namespace app
