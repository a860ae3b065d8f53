/// A company as runs have it: a directory, and the app by which it is read and written.
package struct RunTenant: Sendable, Hashable {
    package let directory: String
    package let app: String

    package init(directory: String, app: String) {
        self.directory = directory
        self.app = app
    }

    package init(_ run: RunRecord) { self.init(directory: run.directory, app: run.app) }
}
