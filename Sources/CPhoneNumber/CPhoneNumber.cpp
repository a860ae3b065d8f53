#include "CPhoneNumber.h"
#include <phonenumbers/phonenumberutil.h>
int roster_phone_placeholder(void) {
    return i18n::phonenumbers::PhoneNumberUtil::GetInstance() != nullptr;
}
