import ContactAPI
import JobModel
import Wording

/// The way up from a row's leader: by the rows of the sheet where they give a leader, else as the directory has it.
struct LeaderCircle {
    let line: Int
    /// The person that the row would update.
    let existing: User?
    let index: FileIndex
    let view: DirectoryView

    /// The people of the circle that a row would close, the row first; `nil` where it closes none.
    ///
    /// A circle further up that the row only leads into is said of the rows in it.
    func chain(from leader: PersonReference) -> Excerpt<LocalizedText>? {
        index.walks.withState { state in
            if let found = state.circles[line] { return found.circle.links(from: found.place) }
            walk(from: leader, &state)
            return state.circles[line].map { $0.circle.links(from: $0.place) }
        }
    }

    /// Somebody on the way up.
    private struct Link {
        var reference: PersonReference
        var name: LocalizedText
        /// The line of the row about them, where that row gives their leader.
        var line: Int?
    }

    /// Walks until somebody has no leader, has been passed before, or is met again.
    private func walk(from leader: PersonReference, _ state: inout LeaderWalks.State) {
        var links: [Link] = []
        var met: [PersonReference: Int] = [:]
        var here = leader
        while !state.passed.contains(here.folded) {
            state.steps += 1
            if let place = met[here.folded] {
                note(links[place...].map(\.self), in: &state)
                break
            }
            met[here.folded] = links.count
            let person = view.people.active(here)
            let row = row(of: here, person)
            if row == line || existing?.openID != nil && person?.openID == existing?.openID {
                note([Link(reference: here, name: name(ofLine: line), line: line)] + links, in: &state)
                break
            }
            guard let (link, next) = step(from: here, person, row) else { break }
            links.append(link)
            here = next
        }
        state.passed.formUnion(met.keys)
    }

    /// The person above another; `nil` for one who has nobody above them.
    private func step(from here: PersonReference, _ person: User?, _ row: Int?) -> (Link, PersonReference)? {
        if let row, let next = view.leaders.leader(ofLine: row) {
            return (Link(reference: here, name: name(ofLine: row), line: row), next)
        }
        guard let id = id(of: here, person), let next = view.leaders.leader(of: id) else { return nil }
        let name = person?.name.map { "\($0) (\(id))" } ?? id
        return (Link(reference: here, name: LocalizedText(en: name, zh: name)), .userID(next))
    }

    private func note(_ links: [Link], in state: inout LeaderWalks.State) {
        let circle = LeaderWalks.Circle(links.map(\.name))
        for (place, link) in links.enumerated() {
            if let line = link.line { state.circles[line] = LeaderWalks.Found(circle: circle, place: place) }
        }
    }

    private func name(ofLine line: Int) -> LocalizedText {
        let row = index.rowNumber(line)
        return LocalizedText(en: "row \(row)", zh: "第 \(row) 行")
    }

    /// The line of the row that is about a person: one who is there is known by the match key alone, whatever mobile
    /// number a row has.
    private func row(of reference: PersonReference, _ person: User?) -> Int? {
        person.map(index.line(matching:)) ?? index.line(of: reference)
    }

    private func id(of reference: PersonReference, _ person: User?) -> String? {
        if case .userID(let id) = reference { return person?.userID ?? id }
        return person?.userID
    }
}
