/// Numbering plans that have grown since libphonenumber's metadata were made, which calls their new numbers impossible.
///
/// Sources: ITU-T, National Numbering Plans, communication of Benin (+229), in force since 30 November 2024: mobile and
/// fixed numbers have ten digits, `01` before the eight they had.
enum PhonePlanGrowth {
    /// By calling code: the length of a number without it, and what it begins with.
    private static let plans: [String: (digits: Int, prefix: String)] = ["229": (10, "01")]

    /// Whether a number in E.164 has the form of such a plan.
    static func covers(_ number: String) -> Bool {
        plans.contains { code, plan in
            number.hasPrefix("+" + code + plan.prefix) && number.utf8.count == 1 + code.utf8.count + plan.digits
        }
    }
}
