/// What is wrong with a person, before it becomes a code: v3 and v2 say the same with different numbers.
enum UserRuleViolation: Error, Equatable {
    case nameMissing, nameEmpty, nameTooLong, englishNameTooLong, nicknameTooLong
    case noMobileNorEmail, mobileMissing, mobileInvalid, mobileTaken
    case emailInvalid, emailTaken, accountConflict, foreignMobileWithoutEmail
    case userIDInvalid, userIDTaken, employeeNoTaken
    case departmentsMissing, departmentsEmpty, tooManyDepartments, departmentFull
    case departmentUnknown(String)
    case departmentOutOfScope
    case orderOfOtherDepartment, primaryNotFirst, ordersWithoutDepartments
    case genderInvalid, joinTimeInvalid, employeeTypeUnknown, employeeTypeInactive
    case leaderUnknown(String)
    case leaderResigned, leaderIsOneself
    case attributeIDMissing, attributeUnknown, attributeValueMissing, linkTextMissing, linkURLMissing
    case attributeTextTooLong, attributeIllegal
    case jobTitleTooLong, valueTooLong, mailNotEnabled, dataResidencyOff, jobLevelInvalid, jobFamilyInvalid
    case seatsTaken, seatsTakenUnverified, joinedTooOften
    case mainlandMobile, foreignMobileUnverified
    case licenceMissing, licenceFull, licenceUnknown, licenceNotPermitted
    case emailPrefixInvalid, companyMailTaken

    /// The code of v3.
    ///
    /// Source: contact API, 2.16.
    func code(_ settings: TenantSettings) -> Int {
        switch self {
        case .nameMissing: 41006
        case .nameEmpty: 41040
        case .nameTooLong: 41070
        case .englishNameTooLong: 41071
        case .nicknameTooLong: 41072
        case .noMobileNorEmail: 41009
        case .mobileMissing: 41010
        case .mobileInvalid: 41004
        case .mobileTaken: 41001
        case .emailInvalid: 41005
        case .emailTaken: 41002
        case .accountConflict: 41003
        case .foreignMobileWithoutEmail: 44020
        case .userIDInvalid: 41043
        case .userIDTaken: 41011
        case .employeeNoTaken: 44051
        case .departmentsMissing: 41041
        case .departmentsEmpty: 41017
        case .tooManyDepartments: 41033
        case .departmentUnknown: 44035
        case .departmentOutOfScope: 40004
        case .departmentFull: 41016
        case .orderOfOtherDepartment: 41025
        case .primaryNotFirst: 41410
        case .ordersWithoutDepartments: 44002
        case .genderInvalid: 41038
        case .joinTimeInvalid: 41042
        case .employeeTypeUnknown: 41059
        case .employeeTypeInactive: 41060
        case .leaderUnknown: 44022
        case .leaderResigned: 44021
        case .leaderIsOneself: 41030
        case .attributeIDMissing: 41044
        case .attributeUnknown: 41045
        case .attributeValueMissing: 41046
        case .linkTextMissing: 41047
        case .linkURLMissing: 41048
        // Not documented for v3; 40001 is its "parameter error".
        case .attributeTextTooLong, .attributeIllegal, .valueTooLong: 40001
        case .jobTitleTooLong: 41063
        case .mailNotEnabled: 44001
        case .emailPrefixInvalid: 41035
        case .companyMailTaken: 44024
        case .dataResidencyOff: 44040
        case .jobLevelInvalid: 44044
        case .jobFamilyInvalid: 44045
        case .seatsTaken: settings.seatsTakenCode
        case .seatsTakenUnverified: 41007
        case .joinedTooOften: 44009
        case .mainlandMobile: 44018
        case .foreignMobileUnverified: 44019
        case .licenceMissing: 44046
        case .licenceFull: 44047
        case .licenceUnknown: 44048
        case .licenceNotPermitted: 44050
        }
    }

    /// The code of a v2 item.
    ///
    /// What v2 documents no code for is its "param error". Source: contact API, 6.5.
    func itemCode(_ settings: TenantSettings) -> Int {
        switch self {
        case .nameMissing, .nameEmpty: 40105
        case .noMobileNorEmail: 40109
        case .mobileMissing: 40110
        case .mobileInvalid: 40104
        case .mobileTaken: 40101
        case .emailInvalid: 40106
        case .emailTaken: 40102
        case .accountConflict: settings.accountConflictItem
        case .userIDInvalid: 40112
        case .userIDTaken: 40111
        case .departmentsMissing, .departmentsEmpty: 40113
        case .tooManyDepartments: 40142
        case .departmentFull: 40144
        case .departmentUnknown: 40052
        case .departmentOutOfScope: settings.outOfScopeItem
        case .orderOfOtherDepartment: 40132
        case .genderInvalid: 40116
        case .joinTimeInvalid: 40115
        case .leaderUnknown(let id): id.hasPrefix("ou_") ? 40008 : 40007
        case .leaderIsOneself: 40181
        case .seatsTaken: 40108
        case .seatsTakenUnverified: 40107
        case .nameTooLong, .englishNameTooLong, .nicknameTooLong, .foreignMobileWithoutEmail, .employeeNoTaken,
            .primaryNotFirst, .ordersWithoutDepartments, .employeeTypeUnknown, .employeeTypeInactive, .leaderResigned,
            .attributeIDMissing, .attributeUnknown, .attributeValueMissing, .linkTextMissing, .linkURLMissing,
            .attributeTextTooLong, .attributeIllegal, .jobTitleTooLong, .valueTooLong, .mailNotEnabled,
            .dataResidencyOff, .jobLevelInvalid, .jobFamilyInvalid, .emailPrefixInvalid, .companyMailTaken,
            .joinedTooOften, .mainlandMobile, .foreignMobileUnverified, .licenceMissing, .licenceFull, .licenceUnknown,
            .licenceNotPermitted:
            40013
        }
    }

    /// The value that `%v` of a v2 text stands for.
    var value: String? {
        switch self {
        case .departmentUnknown(let id), .leaderUnknown(let id): id
        default: nil
        }
    }
}
