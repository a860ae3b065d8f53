/// A field of a form in which one of several things is chosen.
struct FormChoice: Sendable {
    let name: String
    let label: String
    let options: [FormOption]
}
