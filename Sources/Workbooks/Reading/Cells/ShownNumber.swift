/// What a format makes of a number.
enum ShownNumber: Sendable, Equatable {
    /// The number, whatever signs of currencies, units or separators are shown with it.
    case number
    /// This text: zeros before the digits, or a word.
    case text(String)
    /// Nothing at all, as by `;;;`.
    case nothing
    /// Zeros before the digits in a way that is not known, as by `0000,`.
    case unread
}
