#include "CPhoneNumber.h"

#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// No exception may cross into Swift, which has nothing to catch it with.
int roster_phone_parse(const char *text, size_t length, const char *region, char *e164, size_t capacity) {
    try {
        const PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();
        PhoneNumber number;
        if (util->Parse(std::string(text, length), region, &number) != PhoneNumberUtil::NO_PARSING_ERROR)
            return ROSTER_PHONE_UNREADABLE;
        std::string formatted;
        util->Format(number, PhoneNumberUtil::E164, &formatted);
        if (formatted.size() + 1 > capacity) return ROSTER_PHONE_UNREADABLE;
        std::memcpy(e164, formatted.c_str(), formatted.size() + 1);
        if (!util->IsPossibleNumber(number)) return ROSTER_PHONE_IMPOSSIBLE;
        if (!util->IsValidNumber(number)) return ROSTER_PHONE_UNLIKELY;
        const auto type = util->GetNumberType(number);
        const bool is_mobile =
            type == PhoneNumberUtil::MOBILE || type == PhoneNumberUtil::FIXED_LINE_OR_MOBILE;
        return is_mobile ? ROSTER_PHONE_MOBILE : ROSTER_PHONE_OTHER;
    } catch (...) {
        return ROSTER_PHONE_UNREADABLE;
    }
}

int roster_phone_is_region(const char *region) {
    try {
        return PhoneNumberUtil::GetInstance()->GetCountryCodeForRegion(region) != 0;
    } catch (...) {
        return 0;
    }
}
