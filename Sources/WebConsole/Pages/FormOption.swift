/// One of the things that can be chosen in a form.
struct FormOption: Sendable {
    let value: String
    let words: String
    let isChosen: Bool
    /// ISO 8601, UTC, of one that is called by its value and a time; the script says it in the reader's zone.
    var time: String?
}
