import JobModel

extension [Finding] {
    /// Puts findings into the order of their lines, those of the whole file first; findings of one line stay as they were.
    ///
    /// Beside the findings it needs six bytes for each: the library's sort would need up to half of them a second time,
    /// at the moment when a check holds most.
    mutating func sortByLine() {
        guard zip(self, dropFirst()).contains(where: { ($0.line ?? 0) > ($1.line ?? 0) }) else { return }
        var order = [Int32](unsafeUninitializedCapacity: count) { places, used in
            for place in indices { places.initializeElement(at: place, to: Int32(place)) }
            used = count
        }
        order.sort { (self[Int($0)].line ?? 0, $0) < (self[Int($1)].line ?? 0, $1) }
        // Each circle of places that hand on to each other is walked once, by exchanges.
        for start in indices {
            var place = start
            while Int(order[place]) != start {
                let from = Int(order[place])
                swapAt(place, from)
                order[place] = Int32(place)
                place = from
            }
            order[place] = Int32(place)
        }
    }
}
