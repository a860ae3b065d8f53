import ContactAPI
import JobModel

/// The way up from a row's leader: by the rows of the sheet where they give a leader, else as the directory has it.
struct LeaderCircle {
    let line: Int
    /// Whom the row would update.
    let existing: User?
    let index: FileIndex
    let view: DirectoryView

    /// The people of the circle that a row would close, beginning and ending with the row; `nil` where it closes none.
    ///
    /// A circle further up that the row only leads into is said of the rows in it.
    func chain(from leader: PersonReference) -> [Words]? {
        let own = Words(en: "row \(index.rowNumber(Int32(line)))", zh: "第 \(index.rowNumber(Int32(line))) 行")
        var chain = [own]
        var here = leader
        var met: Set<PersonReference> = []
        while met.insert(here.folded).inserted, met.count <= Self.longest {
            let person = view.people.active(here)
            let row = row(of: here, person)
            if row == line || existing?.openID != nil && person?.openID == existing?.openID { return chain + [own] }
            if let row, let next = view.leaders.leader(ofLine: row) {
                chain.append(Words(en: "row \(index.rowNumber(Int32(row)))", zh: "第 \(index.rowNumber(Int32(row))) 行"))
                here = next
            } else if let id = id(of: here, person), let next = view.leaders.leader(of: id) {
                let name = person?.name.map { "\($0) (\(id))" } ?? id
                chain.append(Words(en: name, zh: name))
                here = .userID(next)
            } else {
                return nil
            }
        }
        return nil
    }

    /// The line of the row that is about somebody: who is there is known by the match key alone, whoever else's mobile
    /// number a row may have.
    private func row(of reference: PersonReference, _ person: User?) -> Int? {
        person.map(index.line(matching:)) ?? index.line(of: reference)
    }

    private func id(of reference: PersonReference, _ person: User?) -> String? {
        if case .userID(let id) = reference { return person?.userID ?? id }
        return person?.userID
    }

    /// Nobody has that many people above them; what looks so is no way up.
    private static let longest = 10_000
}
