import Foundation
import Hummingbird
import Wording

/// The cookies of one console.
///
/// Browsers send a host's cookies to every port, so their names have the port.
struct ConsoleCookies: Sendable {
    /// Where the console listens.
    let port: Int

    private var sessionName: String { "roster_session_\(port)" }
    private var languageName: String { "roster_language_\(port)" }

    func session(of request: Request) -> String? { request.cookies[sessionName]?.value }

    func cookie(of session: ConsoleAccess.Session) -> Cookie {
        Cookie(name: sessionName, value: session.id.text, path: "/", httpOnly: true, sameSite: .strict)
    }

    /// As the reader chose on a page, else as the browser prefers.
    func language(of request: Request) -> Language {
        if let chosen = request.cookies[languageName].flatMap({ Language(name: $0.value) }) { return chosen }
        return request.headers[.acceptLanguage].map(Self.preferred) ?? .english
    }

    func cookie(of language: Language) -> Cookie {
        Cookie(
            name: languageName,
            value: language.code,
            maxAge: 365 * 24 * 3600,
            path: "/",
            httpOnly: true,
            sameSite: .strict
        )
    }

    /// The first of the languages wished for that the console speaks.
    ///
    /// Source: RFC 9110 §12.5.4; a language without a weight has 1.
    private static func preferred(_ header: String) -> Language {
        let wishes = header.split(separator: ",").enumerated().map { place, part in
            let pieces = part.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            let weight = pieces.dropFirst().lazy.compactMap { $0.hasPrefix("q=") ? Double($0.dropFirst(2)) : nil }.first
            return (name: pieces.first ?? "", weight: weight ?? 1, place: place)
        }
        let order = wishes.filter { $0.weight > 0 }.sorted { ($1.weight, $0.place) < ($0.weight, $1.place) }
        for wish in order {
            let name = wish.name.lowercased()
            if name == "zh" || name.hasPrefix("zh-") { return .chinese }
            if name == "en" || name.hasPrefix("en-") { return .english }
        }
        return .english
    }
}

extension Language {
    /// As `lang` of HTML names it.
    var code: String {
        switch self {
        case .english: "en"
        case .chinese: "zh-CN"
        }
    }
}
