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
    /// Departments whose members are to be read, and how many of them are read; without the root.
    package var lists = 0
    package var listsRead = 0
    /// People who were met so far, each once; at the end those who are written.
    package var people = 0
    package var effort = ExportEffort()

    /// Whether anybody was read, or a department that has nobody.
    package var hasRead: Bool { people > 0 || listsRead > 0 }

    package init(target: String, folder: String, replaces: Bool = false) {
        self.target = target
        self.folder = folder
        self.replaces = replaces
    }
}
