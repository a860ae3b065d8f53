import ContactAPI

/// Rules over one person's own values, without looking at anybody else.
struct UserFieldRules {
    let tenant: Tenant

    /// Takes over what the body gives; a missing key leaves the value as it is.
    ///
    /// U14: an empty text clears a value that may be missing.
    func apply(_ body: User, to user: inout UserRecord) throws(UserRuleViolation) {
        try applyNames(body, to: &user)
        try applyContact(body, to: &user)
        try applyWork(body, to: &user)
        try refuseUnavailable(body)
        if let visible = body.mobileVisible { user.mobileVisible = visible }
        if let key = body.avatarKey { user.avatarKey = key }
        if let gender = body.gender {
            guard (0...3).contains(gender) else { throw .genderInvalid }
            user.gender = gender
        }
        if let time = body.joinTime {
            // 253402300799 is the last second of the year 9999.
            guard (0...253_402_300_799).contains(time) else { throw .joinTimeInvalid }
            user.joinTime = time
        }
    }

    private func applyNames(_ body: User, to user: inout UserRecord) throws(UserRuleViolation) {
        if let name = body.name {
            guard !name.isEmpty else { throw .nameEmpty }
            guard name.count <= 255 else { throw .nameTooLong }
            user.name = name.composed
        }
        user.enName = try text(body.enName, 255, .englishNameTooLong, user.enName)
        user.nickname = try text(body.nickname, 255, .nicknameTooLong, user.nickname)
    }

    private func applyContact(_ body: User, to user: inout UserRecord) throws(UserRuleViolation) {
        if let mobile = body.mobile {
            guard !mobile.isEmpty || tenant.settings.edition == .lark else { throw .mobileMissing }
            user.mobile = try mobile.isEmpty ? nil : self.number(mobile)
        }
        if let email = body.email, !email.isEmpty {
            guard EmailShape.holds(email) else { throw .emailInvalid }
            user.email = email
        } else if body.email != nil {
            user.email = nil
        }
        if let address = body.enterpriseEmail {
            user.enterpriseEmail = address.isEmpty ? nil : try companyMail(address)
        }
        try requireReachable(user, isNewNumber: body.mobile != nil)
    }

    /// By which numbers and addresses an edition reaches somebody (2.3).
    private func requireReachable(_ user: UserRecord, isNewNumber: Bool) throws(UserRuleViolation) {
        if user.mobile == nil {
            guard user.email != nil else { throw .noMobileNorEmail }
            guard tenant.settings.edition == .lark else { throw .mobileMissing }
        }
        guard let mobile = user.mobile else { return }
        let isMainland = mobile.hasPrefix("+86")
        if isNewNumber, isMainland, tenant.settings.edition == .lark { throw .mainlandMobile }
        if isNewNumber, !isMainland, !tenant.settings.verified { throw .foreignMobileUnverified }
        if !isMainland, tenant.settings.edition == .feishu, user.email == nil { throw .foreignMobileWithoutEmail }
    }

    private func number(_ text: String) throws(UserRuleViolation) -> String {
        guard let number = MobileNumber(text) else { throw .mobileInvalid }
        return number.text
    }

    /// Only a domain that the company has applied for (S42).
    private func companyMail(_ address: String) throws(UserRuleViolation) -> String {
        guard EmailShape.holds(address), let domain = address.split(separator: "@").last?.lowercased() else {
            throw .emailPrefixInvalid
        }
        guard tenant.settings.mailDomains.contains(where: { $0.lowercased() == domain }) else { throw .mailNotEnabled }
        return address
    }

    private func applyWork(_ body: User, to user: inout UserRecord) throws(UserRuleViolation) {
        user.city = try text(body.city, 100, .valueTooLong, user.city)
        user.country = try text(body.country, 255, .valueTooLong, user.country)
        user.workStation = try text(body.workStation, 255, .valueTooLong, user.workStation)
        user.employeeNo = try text(body.employeeNo, 255, .valueTooLong, user.employeeNo)
        // A title of one space clears it.
        let title = body.jobTitle == " " ? "" : body.jobTitle
        user.jobTitle = try text(title, tenant.settings.jobTitleLength, .jobTitleTooLong, user.jobTitle)
    }

    /// Features that only the vendor can switch on.
    private func refuseUnavailable(_ body: User) throws(UserRuleViolation) {
        if body.geo?.isEmpty == false { throw .dataResidencyOff }
    }

    private func text(
        _ new: String?,
        _ limit: Int,
        _ fault: UserRuleViolation,
        _ old: String?
    ) throws(UserRuleViolation) -> String? {
        guard let new else { return old }
        guard new.count <= limit else { throw fault }
        return new.isEmpty ? nil : new.composed
    }

    /// 1–64 characters without white space (1.9, 41043), and without control characters.
    static func isUserID(_ id: String) -> Bool {
        (1...64).contains(id.count) && !id.contains { $0.isWhitespace } && !id.hasControlCharacters
    }

    /// The narrower form of v2: letters, digits, `_ - @ .`, beginning with a letter or digit.
    static func isBatchID(_ id: String, most: Int = 64) -> Bool {
        guard (1...max(1, most)).contains(id.utf8.count), let first = id.utf8.first else { return false }
        let isPlain = { (byte: UInt8) in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: false
            }
        }
        return isPlain(first) && id.utf8.allSatisfy { isPlain($0) || "_-@.".utf8.contains($0) }
    }
}

/// The shape of an address: one `@` with something on both sides, and no spaces.
enum EmailShape {
    static func holds(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasPrefix(".")
            && !parts[1].hasSuffix(".") && !text.contains { $0.isWhitespace }
    }
}
