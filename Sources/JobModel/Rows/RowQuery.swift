/// Which rows of a run are wanted, in which order, and how many at once; what is empty leaves no row out.
package struct RowQuery: Sendable, Equatable {
    /// A step's number.
    package var step: Int?
    /// Rows that stand in one of these ways.
    package var standings: Set<RowStanding>
    /// Rows that would do one of these.
    package var actions: Set<Action>
    /// Rows with one of these codes: of a finding, or of how the row ended.
    package var codes: Set<String>
    /// Whether the codes are only those by which rows ended: of a row with several findings the first one's.
    package var areCodesOfRows = false
    /// Rows with a code that begins so, whatever its letters' case; empty for any.
    package var codeStart = ""
    /// Rows that hold this text in a cell, their key, an id, or what is said of their problem.
    ///
    /// The letters A to Z are the same in either case; a store may know more letters.
    package var text: String
    /// Whether a text is looked for in the ids of people and departments, too: the console's pages show none of them.
    package var areIDsSought = true
    /// The place after which rows are wanted; the order is its own.
    package var start: RowPosition
    /// How many rows are wanted at most; a store gives no more than `largestPage`, and no fewer than one.
    package var limit: Int
    /// How many rows there are, where the asker knows: to count very many of them takes a look at each.
    package var total: Int?
    /// How long is looked for rows in the order of the sheet, about; `nil` where all are to be found and counted.
    package var patience: Duration?

    package init(
        step: Int? = nil,
        standings: Set<RowStanding> = [],
        actions: Set<Action> = [],
        codes: Set<String> = [],
        text: String = "",
        start: RowPosition = .beginning(of: .sheet),
        limit: Int = 50,
        total: Int? = nil,
        patience: Duration? = nil
    ) {
        self.step = step
        self.standings = standings
        self.actions = actions
        self.codes = codes
        self.text = text
        self.start = start
        self.limit = limit
        self.total = total
        self.patience = patience
    }

    /// Whether rows with a code are asked for.
    package var asksForCodes: Bool { !codes.isEmpty || !codeStart.isEmpty }

    /// How many rows a page holds at most.
    package static let largestPage = 1000

    /// Whether rows have to be looked at one by one; those that ended in some way are found by an index.
    package var needsLooks: Bool {
        !text.isEmpty || !actions.isEmpty || !codes.isEmpty || standings.isEmpty
            || !standings.isDisjoint(with: RowStanding.open)
    }

    /// The limit within its bounds.
    package var pageSize: Int { min(max(limit, 1), Self.largestPage) }
}

/// A page of rows, as a store gives them.
package struct FoundRows: Sendable, Equatable {
    /// A row and the number of its step.
    package struct Entry: Sendable, Equatable {
        package var step: Int
        package var row: LedgerRow

        package init(step: Int, row: LedgerRow) {
            self.step = step
            self.row = row
        }
    }

    package var rows: [Entry]
    /// How many rows of the run the query is for, on all pages together.
    package var total: Int
    /// Whether all of them were counted; else there may be more than `total`.
    package var isCounted = true
    /// Where the next page begins; `nil` after the last one.
    package var next: RowPosition?
    /// The last row that was looked at, where the query's patience ended before its page was full; the next page goes on
    /// behind it.
    package var reached: Entry?

    package init(rows: [Entry], total: Int, next: RowPosition?) {
        self.rows = rows
        self.total = total
        self.next = next
    }

    /// - Parameters:
    ///   - look: What was found.
    ///   - query: What was looked for.
    ///   - entries: Reads the rows at some places.
    /// - Throws: What reading throws.
    package init(
        _ look: PatientLook,
        of query: RowQuery,
        reading entries: ([PatientLook.Place]) throws -> [Entry]
    ) rethrows {
        let size = query.pageSize
        rows = try entries(Array(look.places.prefix(size)))
        (total, isCounted) = (look.total, look.isCounted)
        reached = try look.reached.flatMap { try entries([$0]).first }
        let last = look.places.count > size ? rows.last : reached
        next = last.map { RowPosition(of: $0.row, step: $0.step, in: .sheet) }
    }
}
