package import Foundation

/// What the reader's screen and settings are.
extension BrowserSession {
    /// A screen of that many CSS pixels; `scale` is how many of the screen's pixels one of them has.
    ///
    /// A window cannot be as narrow as a telephone. A page that is zoomed to 400 % has a fourth of the window's width, and
    /// four times the pixels. Source: WCAG 2.2, 1.4.10.
    package func setScreen(width: Int, height: Int, scale: Int = 1) async throws {
        try await command(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .number(Double(width)), "height": .number(Double(height)),
                "deviceScaleFactor": .number(Double(scale)), "mobile": false,
            ]
        )
    }

    /// `prefers-color-scheme` and `prefers-reduced-motion`.
    package func setMedia(isDark: Bool, isMotionReduced: Bool = false) async throws {
        try await command(
            "Emulation.setEmulatedMedia",
            [
                "features": [
                    ["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"],
                    ["name": "prefers-reduced-motion", "value": isMotionReduced ? "reduce" : "no-preference"],
                ]
            ]
        )
    }

    /// From the next page on.
    package func turnScriptOff() async throws {
        try await command("Emulation.setScriptExecutionDisabled", ["value": true])
    }

    /// Drops a file of this machine on a place of the page, as the hand of a reader does.
    package func drop(_ file: String, x: Int, y: Int) async throws {
        for step in ["dragEnter", "dragOver", "drop"] {
            try await command(
                "Input.dispatchDragEvent",
                [
                    "type": .text(step), "x": .number(Double(x)), "y": .number(Double(y)),
                    "data": ["items": [], "files": [.text(file)], "dragOperationsMask": 1],
                ]
            )
        }
    }

    /// The page as a picture, all of its height or what the screen shows of it.
    package func screenshot(isWhole: Bool = true) async throws -> Data {
        let whole: JSONValue =
            isWhole ? ["format": "png", "captureBeyondViewport": true, "clip": try await clip()] : ["format": "png"]
        let shot = try await command("Page.captureScreenshot", whole)
        return shot["data"].text.flatMap { Data(base64Encoded: $0) } ?? Data()
    }

    private func clip() async throws -> JSONValue {
        let size = try await command("Page.getLayoutMetrics")["cssContentSize"]
        // What is taken at once has no scroll bar, which the width of the content leaves room for.
        let width = try await run("return innerWidth")
        return ["x": 0, "y": 0, "width": width, "height": size["height"], "scale": 1]
    }
}
