import Testing

/// A page that every check of pages looks at.
///
/// A new page is a new line here.
struct ShownPage: Sendable, CustomTestStringConvertible {
    let name: String
    /// What is another each time the page is loaded, as a selector.
    let ofTheMoment: String
    let path: @Sendable (BrowserWorld) -> String

    var testDescription: String { name }

    init(_ name: String, ofTheMoment: String? = nil, _ path: @escaping @Sendable (BrowserWorld) -> String) {
        self.name = name
        self.ofTheMoment = (["time", "option[data-time]"] + [ofTheMoment].compactMap(\.self)).joined(separator: ", ")
        self.path = path
    }

    /// A page that asks the directory is in its log the next time.
    private static let clockAndCalls = "#clock, #calls ~ .wide"

    static let all: [ShownPage] = [
        ShownPage("runs") { _ in "/" },
        ShownPage("runs-earlier") { "/?before=\($0.exportRun)" },
        ShownPage("drop") { _ in "/sheets/new" },
        ShownPage("sheet") { "/sheets/\($0.sheet)" },
        ShownPage("sheet-unread") { "/sheets/\($0.sheet)?encoding=klingon" },
        ShownPage("deletion") { "/sheets/\($0.sheet)/delete" },
        ShownPage("columns") { "/sheets/\($0.sheet)/columns" },
        ShownPage("values") { "/sheets/\($0.sheet)/values" },
        ShownPage("problems") { "/sheets/\($0.sheet)/problems" },
        ShownPage("corrections") { $0.corrections },
        ShownPage("returned") { $0.returned },
        ShownPage("rows") { $0.rows },
        ShownPage("rows-of-wave") { $0.waveRows },
        ShownPage("plan-start") { "/sheets/\($0.sheet)/plan" },
        ShownPage("plan-of-run") { "/runs/\($0.importRun)/plan" },
        ShownPage("plan-to-release") { "/runs/\($0.plannedRun)/plan" },
        ShownPage("release") { "/runs/\($0.plannedRun)/release" },
        ShownPage("planned-run") { "/runs/\($0.plannedRun)" },
        ShownPage("results-of-run") { "/runs/\($0.importRun)/results" },
        ShownPage("row-of-run") { "/runs/\($0.importRun)/rows/people/8" },
        ShownPage("rehearsal-of-run") { "/runs/\($0.importRun)/rehearsal" },
        ShownPage("import-run") { "/runs/\($0.importRun)" },
        ShownPage("export-run") { "/runs/\($0.exportRun)" },
        ShownPage("exports") { _ in "/exports" },
        ShownPage("export") { "/exports/\($0.exportRun)" },
        ShownPage("export-compared") { "/exports/\($0.exportRun)/compare?with=\($0.earlierExportRun)" },
        ShownPage("directory", ofTheMoment: clockAndCalls) { _ in "/directory" },
        ShownPage("directory-asked", ofTheMoment: clockAndCalls) { _ in "/directory?ask=yes" },
        ShownPage("directory-people") { _ in "/directory/people" },
        ShownPage("directory-tree") { _ in "/directory/tree" },
        ShownPage("no-such-page") { _ in "/nowhere" },
    ]
}
