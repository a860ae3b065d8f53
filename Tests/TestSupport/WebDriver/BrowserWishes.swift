/// How a browser is to be opened.
package struct BrowserWishes: Sendable {
    /// What it tells pages of its reader's languages, the first wish first: `zh-CN,zh`.
    package var languages: String

    package init(languages: String = "en-GB,en") { self.languages = languages }

    var capabilities: JSONValue {
        [
            "browserName": "chrome", "pageLoadStrategy": "normal",
            "goog:chromeOptions": [
                "binary": .text(Chromium.browser ?? ""),
                "prefs": ["intl": ["accept_languages": .text(languages), "selected_languages": .text(languages)]],
                "args": [
                    "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--force-color-profile=srgb",
                    "--window-size=1280,900", .text("--accept-lang=\(languages)"),
                    // It speaks with this machine alone.
                    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
                ],
            ],
        ]
    }
}
