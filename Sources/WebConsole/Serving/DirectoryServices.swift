import JobSession

/// What the pages of the directory and of exports are served with.
struct DirectoryServices: Sendable {
    let connector: Connector
    let exports: ExportSupervisor
    /// Whether this console changes nothing.
    let isReadOnly: Bool

    init(connector: Connector, isReadOnly: Bool) {
        (self.connector, self.isReadOnly) = (connector, isReadOnly)
        exports = ExportSupervisor(connector: connector)
    }
}
