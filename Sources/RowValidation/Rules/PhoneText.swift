import JobModel

/// The characters of a cell that can be one phone number: digits with spaces and `+ - . ( )` between them.
///
/// libphonenumber looks for a number within a text and turns letters into the digits of their keys, so it never judges
/// whether the text is a number at all: it makes of `138OOO21301` another person's number. This grammar stands before it.
struct PhoneText: Equatable {
    /// A leading `+` where there is one, and the digits with what stands between them.
    let text: String
    let digits: String
    let hasPlus: Bool

    enum Reading: Equatable {
        case number(PhoneText)
        /// `13800000001.0`, `tel:+8613800000001` or digits of another script: the number is written with other characters.
        case wrapped(PhoneText)
        /// What no phone number has in it.
        case foreign(String)
    }

    static func read(_ text: String) -> Reading {
        let scalars = text.unicodeScalars.map(\.phoneTwin)
        if let whole = wholeNumber(of: scalars) { return parse(whole).map { .wrapped($0) } ?? .foreign(".") }
        if let rest = afterScheme(scalars), let number = parse(rest) { return .wrapped(number) }
        guard let number = parse(scalars) else { return .foreign(foreign(in: scalars)) }
        // Digits of another script are read, and who reads the sheet is shown what they become.
        return text.unicodeScalars.contains(where: \.isForeignDigit) ? .wrapped(number) : .number(number)
    }

    /// `+` stands first, behind a bracket at most, and a digit or a bracket last; there is a digit.
    private static func parse(_ scalars: [Unicode.Scalar]) -> PhoneText? {
        let start = scalars.drop { $0 == "(" || $0 == " " }
        let hasPlus = start.first == "+"
        let rest = hasPlus ? start.dropFirst() : start
        guard let first = rest.first, first.isPhoneDigit || hasPlus && (first == "(" || first == " "),
            let last = rest.last, last.isPhoneDigit || last == ")",
            rest.allSatisfy({ $0.isPhoneDigit || " -.()".unicodeScalars.contains($0) })
        else { return nil }
        let digits = String(String.UnicodeScalarView(rest.filter(\.isPhoneDigit)))
        guard !digits.isEmpty else { return nil }
        let written = String(String.UnicodeScalarView(rest.filter { $0.isPhoneDigit || $0 == " " }))
        return PhoneText(text: (hasPlus ? "+" : "") + written, digits: digits, hasPlus: hasPlus)
    }

    /// `13800000001.0`: a number that a program took for a fraction; its zeros are none of the number's digits.
    private static func wholeNumber(of scalars: [Unicode.Scalar]) -> [Unicode.Scalar]? {
        guard let dot = scalars.firstIndex(of: "."), dot + 1 < scalars.count, dot >= 7,
            scalars[(dot + 1)...].allSatisfy({ $0 == "0" }), scalars[..<dot].dropFirst().allSatisfy(\.isPhoneDigit)
        else { return nil }
        return Array(scalars[..<dot])
    }

    /// The scheme of RFC 3966; its parameters, such as `;phone-context=`, are no part of a number.
    private static func afterScheme(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar]? {
        let scheme = Array("tel:".unicodeScalars)
        guard scalars.count > scheme.count,
            zip(scalars, scheme).allSatisfy({ $0.properties.lowercaseMapping == String($1) })
        else { return nil }
        return Array(scalars[scheme.count...])
    }

    /// The first run of characters that cannot stand where they are.
    private static func foreign(in scalars: [Unicode.Scalar]) -> String {
        func isSign(_ scalar: Unicode.Scalar) -> Bool { scalar.isPhoneDigit || " -.()".unicodeScalars.contains(scalar) }
        let start = scalars.first == "+" ? scalars.dropFirst() : scalars[...]
        guard let first = start.firstIndex(where: { !isSign($0) }) else {
            let begins = start.first.map { $0.isPhoneDigit || $0 == "(" } ?? true
            return String((begins ? scalars.last : start.first) ?? " ")
        }
        return String(String.UnicodeScalarView(start[first...].prefix { !isSign($0) }.prefix(20)))
    }
}

extension Unicode.Scalar {
    fileprivate var isPhoneDigit: Bool { (0x30...0x39).contains(value) }

    /// A decimal digit that is neither ASCII nor its twin in full width.
    fileprivate var isForeignDigit: Bool {
        !isASCII && !(0xFF10...0xFF19).contains(value) && properties.numericType == .decimal
    }

    /// The ASCII twin of what is written in phone numbers: digits of any script, signs in full width, dashes and spaces.
    fileprivate var phoneTwin: Unicode.Scalar {
        if isASCII { return self }
        switch value {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return " "
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: return "-"
        case 0xFF01...0xFF5E: return Unicode.Scalar(value - 0xFEE0) ?? self
        default: break
        }
        guard properties.numericType == .decimal, let value = properties.numericValue,
            let digit = Unicode.Scalar(UInt32(0x30 + value))
        else { return self }
        return digit
    }
}
