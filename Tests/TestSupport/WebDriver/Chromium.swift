import Foundation
import Glibc

/// The browser of this machine that tests drive, and its driver.
package enum Chromium {
    package static let browser = path(of: ["chromium", "chromium-browser", "google-chrome"])
    package static let driver = path(of: ["chromedriver"])

    /// Debian's packages `chromium` and `chromium-driver`.
    package static var isInstalled: Bool { browser != nil && driver != nil }

    package static let absence =
        "NOT TRIED IN A BROWSER: chromium or chromedriver is not installed (Debian: chromium, chromium-driver)"

    private static func path(of names: [String]) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        return names.lazy.flatMap { name in folders.lazy.map { "\($0)/\(name)" } }.first { access($0, X_OK) == 0 }
    }
}
