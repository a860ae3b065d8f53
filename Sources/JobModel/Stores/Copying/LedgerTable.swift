/// A table of the ledger as every store has it, for what is copied from one store to another.
///
/// What a store keeps for itself is not among the columns: the numbers of runs and attempts, who owns a run, which worker
/// holds which rows, that one asks for a stop, how often a person had a run go on, and on which server and when by its clock rows were sent. A run at work is
/// not copied, and its next owner lays its chunks out.
package struct LedgerTable: Sendable, Equatable {
    package struct Column: Sendable, Equatable {
        package enum Kind: Sendable {
            case integer, real, text
            /// Zero or one; in PostgreSQL a boolean.
            case flag
        }

        /// As SQLite's tables spell it.
        package let name: String
        package let kind: Kind
        /// The same name with words apart: `problemZH` is `problem_zh`.
        package let nameWithUnderscores: String

        fileprivate init(_ name: String, _ kind: Kind) {
            self.name = name
            self.kind = kind
            var words = ""
            for letter in name {
                if letter.isUppercase, words.last?.isLowercase == true { words.append("_") }
                words.append(letter)
            }
            nameWithUnderscores = words.lowercased()
        }
    }

    package let name: String
    package let columns: [Column]
    /// The columns that put the records of a run in order.
    package let order: [Column]
    /// Whether several records may have the same place in that order; the store's own numbers tell them apart.
    package var isNumbered = false

    /// Whether it is the table of runs, which names a run by its own column.
    package var isOfRuns: Bool { name == Self.run.name }

    private init(_ name: String, order: [String], isNumbered: Bool = false, _ columns: [(String, Column.Kind)]) {
        self.name = name
        self.columns = columns.map { Column($0.0, $0.1) }
        self.order = self.columns.filter { order.contains($0.name) }
        self.isNumbered = isNumbered
    }

    /// All of a run, in an order in which nothing refers to what is not there yet.
    package static let all = [run, file, step, department, export, plan, row, attempt]

    package static let run = LedgerTable(
        "run",
        order: ["id"],
        [
            ("id", .text), ("job", .text), ("parent", .text), ("root", .text), ("state", .text), ("steps", .integer),
            ("planned", .real), ("plan", .text), ("confirmation", .text), ("confirmed", .real), ("definition", .text),
            ("directory", .text), ("app", .text), ("identity", .text), ("input", .text), ("out", .text),
            ("base", .text), ("started", .real), ("ended", .real), ("exit", .integer), ("machine", .text),
            ("endedBefore", .text),
        ]
    )

    package static let file = LedgerTable(
        "file",
        order: ["path"],
        [("path", .text), ("bytes", .integer), ("crc32", .text)]
    )

    package static let step = LedgerTable(
        "step",
        order: ["number"],
        [
            ("number", .integer), ("subject", .text), ("name", .text), ("source", .text), ("header", .text),
            ("records", .integer), ("leftOut", .integer), ("isPlanned", .flag),
        ]
    )

    package static let department = LedgerTable(
        "department",
        order: ["step", "place"],
        [
            ("step", .integer), ("place", .integer), ("path", .text), ("openID", .text), ("problem", .text),
            ("problemZH", .text),
        ]
    )

    package static let export = LedgerTable(
        "export",
        order: ["target"],
        [
            ("target", .text), ("folder", .text), ("replaces", .flag), ("journal", .integer), ("lists", .integer),
            ("listsRead", .integer), ("people", .integer), ("effort", .text),
        ]
    )

    package static let plan = LedgerTable(
        "plan",
        order: ["step", "line"],
        [
            ("step", .integer), ("line", .integer), ("number", .integer), ("origin", .integer), ("matchKey", .text),
            ("action", .text), ("payload", .text), ("followUp", .text), ("record", .text), ("changes", .text),
            ("findings", .text), ("before", .text), ("openIDs", .text),
        ]
    )

    package static let row = LedgerTable(
        "row",
        order: ["step", "line"],
        [
            ("step", .integer), ("line", .integer), ("wave", .integer), ("way", .text), ("dependsOn", .integer),
            ("phase", .integer), ("state", .text), ("outcome", .text), ("code", .text), ("problem", .text),
            ("problemZH", .text), ("remedy", .text), ("remedyZH", .text), ("userID", .text), ("openID", .text),
            ("departmentID", .text), ("logID", .text), ("attempts", .integer), ("generation", .integer),
            ("taskID", .text), ("taskPlace", .integer), ("sentAt", .real), ("notBefore", .real),
            ("sentBootSeconds", .real), ("sentBoot", .integer), ("mayBeSent", .flag),
        ]
    )

    package static let attempt = LedgerTable(
        "attempt",
        order: ["step", "line"],
        isNumbered: true,
        [
            ("step", .integer), ("line", .integer), ("at", .real), ("endpoint", .text), ("token", .text),
            ("status", .integer), ("code", .integer), ("logID", .text),
        ]
    )
}
