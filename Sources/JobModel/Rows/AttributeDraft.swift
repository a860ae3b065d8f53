/// A custom attribute's cell: by which column it came, and what it says.
package struct AttributeDraft: Sendable, Equatable {
    /// The attribute's id (`C-…`) or its name, as the column says after `custom_attrs.`.
    package var idOrName: String
    /// The definition's id, once the definitions are known.
    package var id: String?
    package var content: Content

    package enum Content: Sendable, Equatable {
        /// The definitions are not known (offline): the cell as written.
        case raw(String)
        case text(String)
        case webPage(title: String, url: String, pcURL: String?)
        case option(id: String)
        case picture(id: String)
        case user(PersonReference)
    }

    package init(idOrName: String, id: String? = nil, content: Content) {
        self.idOrName = idOrName
        self.id = id
        self.content = content
    }
}
