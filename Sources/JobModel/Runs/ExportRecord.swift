/// How far an export is, and where what it has lies.
package struct ExportRecord: Sendable, Equatable {
    /// Where the export is to be.
    package var target: String
    /// The folder in which it is made; it stays for as long as the run can go on.
    package var folder: String
    /// Whether an export that lies in the target gives way.
    package var replaces: Bool
    /// How many bytes of the walk's journal are on the disk.
    package var journal = 0
    /// Lists of members that are to be read, and how many of them are whole.
    package var lists = 0
    package var listsRead = 0
    /// People in the pages that were read; who is in several departments counts in each.
    package var people = 0
    package var effort = ExportEffort()

    package init(target: String, folder: String, replaces: Bool = false) {
        self.target = target
        self.folder = folder
        self.replaces = replaces
    }
}
