import Foundation
import JobModel

/// A connection that listens, in a thread of its own, until the desk is closed.
struct NewsListener {
    static let channel = "roster_news"

    let address: PostgresAddress
    let desk: NewsDesk

    func serve() {
        var pause = Self.shortestPause
        while !desk.isClosed {
            do {
                let connection = try PostgresConnection(address)
                // Behind a pooler another process would hear what this one asked for.
                guard try connection.isOfOneSession() else { return }
                try connection.perform("LISTEN \(Self.channel)")
                pause = Self.shortestPause
                // What others said before.
                desk.hint(nil)
                while !desk.isClosed {
                    for text in try connection.notifications(within: Self.glance) { hint(text) }
                }
            } catch {
                // Who waits looks each second all the same, and reports what is wrong.
                Thread.sleep(forTimeInterval: pause)
                pause = min(pause * 2, Self.longestPause)
            }
        }
    }

    private func hint(_ text: String) {
        let words = text.split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { return }
        desk.hint(.run(String(words[1])))
        if words[0] == "run" { desk.hint(.runs) }
    }

    /// How long it takes at most until a desk that was closed is noticed.
    private static let glance = Duration.milliseconds(500)
    private static let shortestPause = 1.0
    private static let longestPause = 30.0
}
