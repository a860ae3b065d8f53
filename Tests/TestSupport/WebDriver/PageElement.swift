/// An element of the page that a browser shows; gone with the page.
package struct PageElement: Sendable {
    let session: BrowserSession
    let id: String

    package func click() async throws { _ = try await send("click") }

    /// Types into it; into an input of files, their paths.
    package func type(_ text: String) async throws { _ = try await send("value", ["text": .text(text)]) }

    package func clear() async throws { _ = try await send("clear") }

    /// As it is shown.
    package var text: String {
        get async throws { try await session.get("/element/\(id)/text").text ?? "" }
    }

    package func attribute(_ name: String) async throws -> String? {
        try await session.get("/element/\(id)/attribute/\(name)").text
    }

    package var tag: String {
        get async throws { try await session.get("/element/\(id)/name").text ?? "" }
    }

    /// What those hear who hear the page.
    package var accessibleName: String {
        get async throws { try await session.get("/element/\(id)/computedlabel").text ?? "" }
    }

    private func send(_ command: String, _ body: JSONValue = [:]) async throws -> JSONValue {
        try await session.post("/element/\(id)/\(command)", body)
    }

    /// The member of a response that names an element.
    static let key = "element-6066-11e4-a52e-4f735466cecf"
}
