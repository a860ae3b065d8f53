/// The list of a department's direct members, as far as a walk has read it.
struct MemberList: Sendable {
    let department: String
    /// Which reading of the list this is; 0 before the first.
    private(set) var listing = 0
    private(set) var pages: [JournalPlace] = []
    private(set) var people = 0
    /// People that the list shows, and whose departments do not name the list's.
    private(set) var elsewhere = 0
    /// Where the list goes on.
    private(set) var token: String?
    private(set) var isWhole = false
    /// Where the journal stood when this reading began.
    private(set) var begun = 0
    /// How many the reading before this one gave, where it came to its end.
    private(set) var earlier: Int?
    private(set) var refusal: ListRefusal?

    init(_ department: String) { self.department = department }

    /// Whether there is nothing left to read of it.
    var isDone: Bool { isWhole || refusal != nil }

    /// Begins a further reading; what came before is not the list any more.
    mutating func beginAgain() { (isWhole, refusal, token) = (false, nil, nil) }

    /// The number of the reading to which a page belongs.
    func listing(beginning isFirst: Bool) -> Int { isFirst ? listing + 1 : listing }

    mutating func take(_ entry: JournalEntry, _ place: JournalPlace) {
        if entry.listing != listing {
            earlier = isComplete ? people : earlier
            (listing, pages, people, elsewhere, begun) = (entry.listing, [], 0, 0, place.start)
        }
        pages.append(place)
        people += entry.people.count
        elsewhere += entry.people.count { $0.isElsewhere != 0 }
        token = entry.token
        isWhole = entry.token == nil
        isComplete = isWhole
        refusal = nil
    }

    mutating func take(_ refusal: ListRefusal) {
        self.refusal = refusal
        (isWhole, isComplete, token) = (false, false, nil)
    }

    /// Whether the reading that stands came to its end, even where another is due.
    private var isComplete = false
}

/// Why the directory does not give the members of a department.
struct ListRefusal: Sendable, Codable, Equatable {
    /// The directory's code; `nil` where it gave pages that have no end.
    var code: Int?
    var reason: String
    /// Whether the directory says that there is no such department.
    var isUnknown: Bool
}
