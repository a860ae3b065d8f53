/// A mobile number in the one form the directory stores: `+`, country code, number.
///
/// `13011111111` and `+8613011111111` are the same number; every other number needs `+` and its country code.
/// The directory only looks at the shape: eleven digits that begin with 1 for the mainland, 7–15 digits elsewhere (E.164).
struct MobileNumber: Sendable, Equatable {
    let text: String

    init?(_ input: String) {
        let compact = input.filter { $0 != " " && $0 != "-" }
        let digits = compact.drop { $0 == "+" }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        switch compact.count - digits.count {
        case 0 where Self.isMainland(digits): text = "+86" + digits
        case 1 where digits.hasPrefix("86") && Self.isMainland(digits.dropFirst(2)): text = "+" + digits
        case 1 where !digits.hasPrefix("86") && !digits.hasPrefix("0") && (7...15).contains(digits.count):
            text = "+" + digits
        default: return nil
        }
    }

    var isMainland: Bool { text.hasPrefix("+86") }

    private static func isMainland(_ digits: Substring) -> Bool { digits.count == 11 && digits.hasPrefix("1") }
}
