/// A picture of the manual: a page as it stands on a screen of 1000 by 700 pixels, in English and light.
struct ManualPicture: Sendable {
    /// Of the file, without its ending.
    let name: String
    let page: @Sendable (BrowserWorld) -> String

    init(_ name: String, _ page: @escaping @Sendable (BrowserWorld) -> String) {
        self.name = "console-" + name
        self.page = page
    }

    static let all: [ManualPicture] = [
        ManualPicture("runs") { _ in "/" },
        ManualPicture("drop") { _ in "/sheets/new" },
        ManualPicture("sheet") { "/sheets/\($0.sheet)" },
        ManualPicture("columns") { "/sheets/\($0.sheet)/columns" },
        ManualPicture("values") { "/sheets/\($0.sheet)/values" },
        ManualPicture("problems") { "/sheets/\($0.sheet)/problems" },
        ManualPicture("rows") { $0.rows },
        ManualPicture("returned") { $0.returned },
        ManualPicture("plan") { "/runs/\($0.importRun)/plan" },
        ManualPicture("release") { "/runs/\($0.plannedRun)/release" },
        ManualPicture("results") { "/runs/\($0.importRun)/results" },
        ManualPicture("export") { "/exports/\($0.exportRun)" },
        ManualPicture("comparison") { "/exports/\($0.exportRun)/compare?with=\($0.earlierExportRun)" },
        ManualPicture("directory") { _ in "/directory" },
    ]

    /// Taken where the run is at work.
    static let watch = "console-watch"
}
