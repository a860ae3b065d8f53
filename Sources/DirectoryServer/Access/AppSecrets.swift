/// Which secrets open an embedded directory.
package enum AppSecrets: Sendable {
    /// Those of the company file.
    case company
    /// The one that was drawn for the first app alone: between Roster's own processes. The company file's may be
    /// known to everybody.
    case drawn
    /// Both.
    case companyAndDrawn

    /// The secret in the company file that ships with Roster, which everybody knows.
    package static let published = "an-example-secret"
}

/// Under which secrets apps are let in, as it stands now.
struct AppAccess: Sendable {
    var policy: AppSecrets
    /// `nil` where none was drawn.
    var drawn: String?
    /// Whether people came in from an export: then a secret that everybody knows opens nothing.
    var holdsPeople: Bool

    /// What an app is let in with.
    func secrets(own: String, isFirst: Bool) -> [String] {
        var secrets: [String] = []
        switch policy {
        case .company, .companyAndDrawn:
            if !holdsPeople || own != AppSecrets.published { secrets.append(own) }
        case .drawn: break
        }
        if isFirst, let drawn { secrets.append(drawn) }
        return secrets
    }

    /// Whether there has to be a drawn one.
    static func needsDrawn(_ policy: AppSecrets, holdsPeople: Bool) -> Bool {
        switch policy {
        case .company: holdsPeople
        case .drawn, .companyAndDrawn: true
        }
    }
}
