/// A table of an export; its raw value names files, tabs and tables.
enum ExportTable: String, CaseIterable {
    case people
    case departments
    /// People who have left, where a list of leavers was given.
    case resigned
}
