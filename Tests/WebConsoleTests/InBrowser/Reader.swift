import TestSupport
import Testing

/// A person at a browser: what they use, and how long they look for something.
struct Reader: Sendable {
    enum Means: Sendable { case mouse, keyboard, mouseWithoutScript }

    let browser: BrowserSession
    let means: Means

    init(_ browser: BrowserSession, by means: Means) async throws {
        (self.browser, self.means) = (browser, means)
        if means == .mouseWithoutScript { try await browser.turnScriptOff() }
    }

    /// Goes to an element, and presses it.
    func press(_ selector: String) async throws {
        switch means {
        case .mouse, .mouseWithoutScript: try await browser.find(selector).click()
        case .keyboard:
            try await tab(to: selector)
            try await browser.press(.enter)
        }
    }

    /// Writes into a field in place of what it holds.
    func write(_ text: String, into selector: String) async throws {
        let field = try await browser.find(selector)
        switch means {
        case .mouse, .mouseWithoutScript:
            try await field.clear()
            try await field.type(text)
        case .keyboard:
            try await tab(to: selector)
            // What a field holds is marked when the keyboard comes to it.
            try await browser.type(text)
        }
    }

    /// Presses Tab until an element has the focus.
    func tab(to selector: String) async throws {
        for _ in 0..<120 {
            let isThere = try await browser.run(
                "return document.activeElement.matches(arguments[0])",
                [.text(selector)]
            )
            if isThere.isTrue { return }
            try await browser.press(.tab)
        }
        throw WebDriverError.waited(for: "the focus on \(selector)", page: try await browser.text)
    }

    /// Waits for something on the page; without script a reader loads it again.
    func wait(for selector: String) async throws {
        try await browser.wait(for: selector) {
            if try await !browser.findAll(selector).isEmpty { return true }
            if means == .mouseWithoutScript { try await browser.reload() }
            return false
        }
    }
}
