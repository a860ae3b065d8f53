import ContactAPI
import JobModel

/// What the numbers of the directory say of the people that a walk knows of.
extension ExportWalk {
    /// The departments that say they have more people than the walk knows of.
    ///
    /// Of a part of the company nothing follows: people that the app may not see may be counted. Of departments that were
    /// chosen it follows where all that is below them was chosen too.
    func shortfalls() throws -> [ListedCounts.Shortfall] {
        guard let look = reading(\.newest), look.isWholeCompany, reading({ !$0.census.hasNameless }) else { return [] }
        let counts = try listedCounts()
        let short = counts.shortfalls(in: look)
        guard let chosen = reading(\.chosen) else { return short }
        let others = look.departments.compactMap(\.openDepartmentID).filter { !chosen.contains($0) }
        let partly = counts.departments(atOrAbove: others)
        return short.filter { place in
            let isWhole = place.department == rootDepartmentID ? others.isEmpty : !partly.contains(place.department)
            return isWhole && chosen.contains(place.department)
        }
    }

    /// Whether the root says that there are fewer people than the walk knows of, and its own list has some of them.
    ///
    /// Nobody asks for the root's number at the first look, so that nothing else shows that somebody has left it.
    func statesFewer() throws -> Bool {
        let isProof = reading { $0.newest?.isWholeCompany == true && $0.chosen == nil && !$0.census.hasNameless }
        guard isProof, let stated = reading({ $0.newest?.root?.memberCount }),
            let list = reading({ $0.place(of: rootDepartmentID) }), reading({ $0.lists[list].people > 0 })
        else { return false }
        // Those who are known to have left are counted last, because that takes a while.
        return try stated < reading(\.census.count) && stated < listedCounts().people
    }

    /// The departments that say they have fewer people than the walk knows of, where something has changed in them or below.
    ///
    /// A department's own number is what it says less what those below it say, and somebody may be in several of them: so it
    /// can stay although people have left its list, or one of them was read after they had left another.
    func surpluses() throws -> [String] {
        guard let look = reading(\.newest), look.isWholeCompany, reading({ !$0.census.hasNameless }) else { return [] }
        let changed = reading { state in state.lists.filter { $0.listing > 1 }.map(\.department) }
        guard !changed.isEmpty else { return [] }
        let counts = try listedCounts { self.isShownWhereItSays($0, $1) }
        let above = counts.departments(atOrAbove: changed)
        return counts.surpluses(in: look).filter(above.contains)
    }

    /// Whether all lists show a person that the newest record of the person names; one that was read again may not, and then
    /// the person is asked for by id before it is written.
    private func isShownWhereItSays(_ place: Int, _ departments: [String]) -> Bool {
        reading { state in
            state.isAskedFor(place)
                || departments.allSatisfy { department in
                    guard let list = state.place(of: department), state.lists[list].isWhole, state.isListed(list)
                    else { return true }
                    return state.census.sightings(of: place).contains { Int($0.list) == list && state.stands($0) }
                }
        }
    }

    /// How many people the walk knows of in each department, those of the departments below included.
    ///
    /// `isCounted` says whether somebody counts whom several pages have shown, by the place and the departments.
    func listedCounts(where isCounted: (Int, [String]) throws -> Bool = { _, _ in true }) throws -> ListedCounts {
        let count = reading(\.census.count)
        var counts = ListedCounts(reading(\.newest)?.departments ?? [])
        for place in 0..<count {
            // Nearly everybody was met once.
            if let list = reading({ $0.onlyList(of: place) }) {
                counts.add(list: list)
            } else {
                let departments = try departments(of: place)
                if try isCounted(place, departments) { counts.add(lists: departments) }
            }
        }
        let lists = reading { $0.lists.map(\.department) }
        counts.resolve(lists)
        return counts
    }

    /// The departments of a person that several pages have shown, by the newest record.
    private func departments(of place: Int) throws -> [String] {
        guard reading({ !$0.census.isGone(place) }) else { return [] }
        let record = reading { $0.census.record(of: place) }
        if let departments = try User(json: try journal.read(record.range)).departmentIDs { return departments }
        return reading { state in
            state.census.sightings(of: place).filter(state.stands)
                .compactMap { Int($0.list) == WalkState.byID ? nil : state.lists[Int($0.list)].department }
        }
    }
}
