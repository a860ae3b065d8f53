/// What an app shows to be given a token; printing one never shows the secret.
package struct Credentials: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package let appID: String
    let appSecret: String

    package init(appID: String, appSecret: String) {
        self.appID = appID
        self.appSecret = appSecret
    }

    package var description: String { "app \(appID)" }
    package var debugDescription: String { description }
    /// Without this `dump` and test failures would spell out the secret.
    package var customMirror: Mirror { Mirror(self, children: ["appID": appID]) }
}
