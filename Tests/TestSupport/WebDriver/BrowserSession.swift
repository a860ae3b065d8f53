import NIOHTTP1

/// A browser with one page.
package struct BrowserSession: Sendable {
    let driver: ChromeDriver
    let id: String

    func get(_ path: String) async throws -> JSONValue { try await driver.send(.GET, "/session/\(id)\(path)") }

    @discardableResult
    func post(_ path: String, _ body: JSONValue = [:]) async throws -> JSONValue {
        try await driver.send(.POST, "/session/\(id)\(path)", body)
    }

    /// Opens an address, and returns once its page is loaded.
    package func open(_ address: String) async throws { try await post("/url", ["url": .text(address)]) }

    package func reload() async throws { try await post("/refresh") }

    package func goBack() async throws { try await post("/back") }

    package var address: String { get async throws { try await get("/url").text ?? "" } }

    package var title: String { get async throws { try await get("/title").text ?? "" } }

    /// Which of its tabs is looked at.
    package var tab: String { get async throws { try await get("/window").text ?? "" } }

    /// Opens a further tab, and looks at it.
    package func openTab() async throws -> String {
        let opened = try await post("/window/new", ["type": "tab"])["handle"].text ?? ""
        try await show(opened)
        return opened
    }

    package func show(_ tab: String) async throws { try await post("/window", ["handle": .text(tab)]) }

    /// The first element that a selector of CSS finds.
    package func find(_ selector: String) async throws -> PageElement {
        let found = try await post("/element", ["using": "css selector", "value": .text(selector)])
        return PageElement(session: self, id: found[PageElement.key].text ?? "")
    }

    package func findAll(_ selector: String) async throws -> [PageElement] {
        try await post("/elements", ["using": "css selector", "value": .text(selector)]).list.map {
            PageElement(session: self, id: $0[PageElement.key].text ?? "")
        }
    }

    /// What a page says, as it is shown.
    package var text: String { get async throws { try await find("body").text } }

    package var activeElement: PageElement {
        get async throws {
            PageElement(session: self, id: try await get("/element/active")[PageElement.key].text ?? "")
        }
    }

    /// Presses keys one after the other; those of `holding` stay down.
    package func press(_ keys: Key..., holding held: [Key] = []) async throws {
        let pressed = keys.flatMap { [("keyDown", $0), ("keyUp", $0)] }
        let all = held.map { ("keyDown", $0) } + pressed + held.reversed().map { ("keyUp", $0) }
        try await act(all.map { ["type": .text($0.0), "value": .text($0.1.rawValue)] })
    }

    /// Types where the focus is.
    package func type(_ text: String) async throws {
        try await act(
            text.flatMap { letter in
                ["keyDown", "keyUp"].map { ["type": .text($0), "value": .text(String(letter))] }
            }
        )
    }

    private func act(_ keys: [JSONValue]) async throws {
        try await post("/actions", ["actions": [["type": "key", "id": "keyboard", "actions": .list(keys)]]])
    }

    /// Runs a function's body in the page; what it returns.
    @discardableResult
    package func run(_ script: String, _ arguments: [JSONValue] = []) async throws -> JSONValue {
        try await post("/execute/sync", ["script": .text(script), "args": .list(arguments)])
    }

    /// Runs a body whose last argument takes the result.
    package func runAwaiting(_ script: String) async throws -> JSONValue {
        try await post("/execute/async", ["script": .text(script), "args": []])
    }

    /// A command of the browser's own protocol.
    @discardableResult
    package func command(_ name: String, _ parameters: JSONValue = [:]) async throws -> JSONValue {
        try await post("/goog/cdp/execute", ["cmd": .text(name), "params": parameters])
    }

    /// Returns once something is so; each look is a request of its own.
    ///
    /// A page that is being left has no elements: what fails meanwhile is looked at again.
    /// - Throws: `WebDriverError.waited`.
    package func wait(
        for what: String,
        limit: Duration = .seconds(60),
        until isSo: () async throws -> Bool
    ) async throws {
        let deadline = ContinuousClock.now + limit
        while ContinuousClock.now < deadline {
            do {
                if try await isSo() { return }
            } catch let error as WebDriverError {
                guard case .refused = error else { throw error }
            }
            await Task.yield()
        }
        throw WebDriverError.waited(for: what, page: (try? await text) ?? "")
    }
}
