package import ContactAPI
package import Wording

/// What requests wait for: the limit of one kind of request.
package struct LimitWait: Sendable, Equatable {
    private let endpoint: Endpoint

    package init(_ endpoint: Endpoint) { self.endpoint = endpoint }

    /// `the limit of POST /contact/v3/users`.
    package var words: LocalizedText { LocalizedText(en: "the limit of \(endpoint)", zh: "\(endpoint) 的限流") }

    /// The same for the console's readers, who know no endpoints.
    package var wordsOnPage: LocalizedText {
        let purpose = endpoint.purpose
        return LocalizedText(en: "the directory's limit for \(purpose.en)", zh: "目录对\(purpose.zh)的限流")
    }
}
