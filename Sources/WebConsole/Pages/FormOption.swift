/// One of the things that can be chosen in a form.
struct FormOption: Sendable {
    let value: String
    let words: String
    let isChosen: Bool
}
