/// What is to be done once an export is whole; it is kept with the run, so that a resume does it as well.
package struct ExportFollowing: Sendable, Codable, Equatable {
    /// An earlier export, or a folder of which the latest is taken, as an absolute path: what has changed since is written.
    package var since: String?
    /// How many exports of the job stay, the new one among them; `nil` for all.
    package var keep: Int?

    package init(since: String? = nil, keep: Int? = nil) {
        self.since = since
        self.keep = keep
    }
}
