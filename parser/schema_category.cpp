#include "parser/schema_category.h"

#include <unordered_map>

#include "parser/ascii.h"

namespace parser::schema {
namespace {

struct Category {
    std::string_view name;
    std::string_view types;
};

// https://schema.org/LocalBusiness and its kin; the special before the general.
constexpr Category categories[] = {
    {"hotel", "hotel motel hostel resort"},
    {"camping", "campground campingpitch rvpark"},
    {"lodging",
     "lodgingbusiness bedandbreakfast accommodation apartment house room suite hotelroom "
     "vacationrental singlefamilyresidence"},
    {"cafe", "cafeorcoffeeshop barorpub brewery winery distillery nightclub bakery icecreamshop"},
    {"restaurant", "restaurant foodestablishment fastfoodrestaurant"},
    {"attraction",
     "touristattraction amusementpark museum zoo aquarium park beach "
     "landmarksorhistoricalbuildings "
     "entertainmentbusiness movietheater artgallery casino touristdestination"},
    {"health",
     "medicalbusiness hospital physician dentist pharmacy medicalclinic optician healthclub "
     "medicalorganization veterinarycare"},
    {"car dealer", "autodealer autorental autorepair automotivebusiness motorcycledealer"},
    {"shop",
     "store onlinestore onlinebusiness clothingstore electronicsstore bookstore furniturestore "
     "grocerystore shoppingcenter petstore shoestore jewelrystore florist hardwarestore "
     "homegoodsstore sportinggoodsstore toystore"},
    {"service",
     "professionalservice legalservice financialservice insuranceagency realestateagent "
     "travelagency homeandconstructionbusiness plumber electrician movingcompany childcare "
     "healthandbeautybusiness beautysalon hairsalon dayspa nailsalon employmentagency service "
     "emergencyservice governmentoffice library sportsactivitylocation exercisegym"},
    {"product",
     "product individualproduct productmodel productgroup someproducts vehicle car offer"},
    {"app", "softwareapplication mobileapplication webapplication videogame"},
    {"recipe", "recipe"},
    {"book", "book audiobook"},
    {"film", "movie tvseries tvepisode"},
    {"course", "course"},
    {"event", "event"},
    {"business", "localbusiness organization corporation place business brand"},
};

using Words = std::unordered_map<std::string_view, std::string_view>;

Words words() {
    Words words;
    for (const auto& category : categories) {
        auto types = category.types;
        for (auto type = take_word(types); !type.empty(); type = take_word(types))
            words.emplace(type, category.name);
    }
    return words;
}

}  // namespace

std::string_view category_of(std::string_view type) {
    static const Words known = words();
    const auto found = known.find(type);
    return found == known.end() ? std::string_view{} : found->second;
}

}  // namespace parser::schema
