#include "parser/date_words.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "parser/utf8.h"

namespace parser::dates {
namespace {

/// A line of words, separated by single spaces.
bool holds(std::string_view line, std::string_view word) {
    for (std::size_t at = line.find(word); at != std::string_view::npos && !word.empty();
         at = line.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || line[at - 1] == ' ') && (end == line.size() || line[end] == ' '))
            return true;
    }
    return false;
}

template <class Lines>
std::optional<std::size_t> line_of(const Lines& lines, std::string_view word) {
    const auto found = std::find_if(std::begin(lines), std::end(lines),
                                    [&](std::string_view line) { return holds(line, word); });
    if (found == std::end(lines)) return {};
    return static_cast<std::size_t>(std::distance(std::begin(lines), found));
}

// One line a month; the languages in the order of the header, what is written alike only once.
constexpr std::array<std::string_view, 12> months{
    "januari jan january januar jänner jän janvier janv enero ene janeiro gennaio gen styczeń "
    "stycznia sty leden ledna led январь января янв",
    "februari febr feb february februar feber février fevrier févr fév febrero fevereiro fev "
    "febbraio luty lutego lut únor února úno февраль февраля февр фев",
    "maart mrt march mar märz maerz mär mrz mars marzo março marco marec marts marzec marca "
    "březen března bře март марта мар",
    "april apr avril avr abril abr aprile aprilis kwiecień kwietnia kwi duben dubna dub апрель "
    "апреля апр",
    "mei may mai mayo maio maggio mag maj maja květen května kvě май мая",
    "juni jun june juin junio junho giugno giu czerwiec czerwca cze červen června čvn июнь июня "
    "июн",
    "juli jul july juillet juil julio julho luglio lug lipiec lipca lip červenec července čvc июль "
    "июля июл",
    "augustus aug august août aout agosto ago augusti sierpień sierpnia sie srpen srpna srp август "
    "августа авг",
    "september sept sep septembre septiembre setiembre setembro set settembre sett wrzesień "
    "września wrz září zář сентябрь сентября сент сен",
    "oktober okt october oct octobre octubre outubro out ottobre ott październik października paź "
    "říjen října říj октябрь октября окт",
    "november nov novembre noviembre novembro listopad listopada lis ноябрь ноября нояб ноя",
    "december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre desember des "
    "grudzień grudnia gru prosinec prosince pro декабрь декабря дек"};

constexpr std::array<std::string_view, 12> numbers{
    "een één ’n 'n n a an one ein eine einem einer eines un une una uno um uma en et ett jeden "
    "jedna jedno один одну",
    "twee two zwei deux dos dois duas due to två dwa dwie dva dvě два две",
    "drie three drei trois tres três tre trzy tři три",
    "vier four quatre cuatro quatro quattro fire fyra cztery čtyři четыре",
    "vijf five fünf cinq cinco cinque fem pięć pět пять",
    "zes six sechs seis sei seks sex sześć šest шесть",
    "zeven seven sieben siete sete sette syv sju siedem sedm семь",
    "acht eight huit ocho oito otto åtte otte åtta osiem osm восемь",
    "negen nine neun neuf nueve nove ni nio dziewięć devět девять",
    "tien ten zehn dix diez dez dieci ti tio dziesięć deset десять",
    "elf eleven onze once undici",
    "twaalf twelve zwölf douze doce doze dodici tolv"};

//// In the order of Unit.
constexpr std::array<std::string_view, 7> units{
    "seconde seconden sec s second seconds secs sekunde sekunden sek secondes segundo segundos "
    "secondi sekunder sekund",
    "minuut minuten minuutje min m minute minutes mins minuto minutos minuti minutt minutter "
    "minut minuty minutę минут минуту минуты",
    "uur uren uurtje u hour hours hr hrs h stunde stunden std heure heures hora horas ora ore time "
    "timer timme timmar godzinę godziny godzin hodinu hodiny hodin час часа часов",
    "dag dagen dgn day days d tag tage tagen jour jours j día días dia dias giorno giorni dage "
    "dager dagar dzień dni den dny dnů день дня дней",
    "week weken wk wkn w weeks wks woche wochen wo semaine semaines sem semana semanas settimana "
    "settimane uge uger uke uker vecka veckor tydzień tygodnie tygodni týden týdny týdnů неделю "
    "недели недель",
    "maand maanden mnd month months mo mos mon mons monat monate monaten mois mes meses mês mese "
    "mesi måned måneder månad månader miesiąc miesiące miesięcy měsíc měsíce měsíců месяц месяца "
    "месяцев",
    "jaar jaren jr year years yr yrs y jahr jahre jahren an ans année années año años ano anos "
    "anno anni år rok lata lat roku roky let год года лет"};

constexpr std::array<std::string_view, 3> days{
    "vandaag vanmorgen vanochtend vanmiddag vanavond zojuist daarnet net nu today now heute jetzt "
    "gerade maintenant aujourd hoy hoje oggi dzisiaj dziś dnes сегодня",
    "gisteren gisteravond gisterochtend gistermiddag yesterday gestern hier ayer ontem ieri igår "
    "wczoraj včera вчера",
    "eergisteren vorgestern anteayer anteontem przedwczoraj předevčírem позавчера"};

}  // namespace

int month_of(std::string_view word) {
    if (word.size() < 3) return 0;
    const auto line = line_of(months, word);
    return line ? static_cast<int>(*line) + 1 : 0;
}

std::optional<double> number_of(std::string_view word) {
    if (word == "half" || word == "halve" || word == "halbes" || word == "halben") return 0.5;
    if (word == "anderhalf" || word == "anderhalve") return 1.5;
    const auto line = line_of(numbers, word);
    if (!line) return {};
    return static_cast<double>(*line + 1);
}

std::optional<Unit> unit_of(std::string_view word) {
    const auto line = line_of(units, word);
    if (!line) return {};
    return static_cast<Unit>(*line);
}

std::optional<int> days_ago(std::string_view word) {
    const auto line = line_of(days, word);
    if (!line) return {};
    return static_cast<int>(*line);
}

bool is_ago_behind(std::string_view word) {
    return holds("geleden terug ago siden sedan temu fa atrás atras назад", word);
}
bool is_ago_before(std::string_view word) {
    return holds("vor a ya hace há ha faz před", word);
}
bool is_about(std::string_view word) {
    return holds(
        "ongeveer circa ca bijna ruim about around almost over etwa rund ungefähr fast "
        "environ presque casi unos cerca aproximadamente",
        word);
}
bool is_last(std::string_view word) {
    return holds(
        "vorige vorig afgelopen last letzte letzter letzten letztes dernier dernière último última "
        "pasado pasada passado passada scorso scorsa forrige sidste förra",
        word);
}
bool is_this(std::string_view word) {
    return holds("deze dit this diese dieser diesen dieses cette ce este esta questo questa", word);
}
bool is_and(std::string_view word) {
    return holds("en and und et y e og och i и a", word);
}
bool is_season(std::string_view word) {
    return holds(
        "lente voorjaar zomer herfst najaar winter spring summer autumn fall frühling frühjahr "
        "sommer herbst printemps été automne hiver primavera verano otoño invierno verão",
        word);
}
bool is_link(std::string_view word) {
    return holds("de del of di do den van", word);
}
bool is_ordinal(std::string_view word) {
    return holds("st nd rd th e ste de er º ª o a го-е го", word);
}

std::string lower_letters(std::string_view utf8) {
    std::string result;
    while (!utf8.empty()) {
        auto c = take_utf8(utf8);
        if ((c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
            (c >= 0x410 && c <= 0x42F))
            c += 0x20;
        else if (c >= 0x400 && c <= 0x40F)
            c += 0x50;
        else if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177))
            c |= 1;
        else if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
            c += c & 1;
        append_utf8(result, c);
    }
    return result;
}

}  // namespace parser::dates
