/// Finds among many echoes those that are known to be about a row, without comparing the row with every one of them.
struct EchoIndex {
    private let echoes: [Echo]
    /// The places of the echoes by what each of their keys is, and by the name.
    private var byKey: [[String: [Int]]] = []
    private var byName: [String: [Int]] = [:]

    init(_ echoes: [Echo]) {
        self.echoes = echoes
        for (place, echo) in echoes.enumerated() {
            for (which, key) in echo.keys.enumerated() {
                if which == byKey.count { byKey.append([:]) }
                if let key { byKey[which][key, default: []].append(place) }
            }
            if let name = echo.name { byName[name, default: []].append(place) }
        }
    }

    /// The places of the echoes that are not doubted to be about the row, in their order.
    func places(of row: Echo) -> [Int] {
        // Without a key or the name in common there is a doubt.
        var alike = row.name.flatMap { byName[$0] } ?? []
        for (which, key) in row.keys.enumerated() where which < byKey.count {
            if let key, let places = byKey[which][key] { alike += places }
        }
        return Set(alike).sorted().filter { echoes[$0].doubt(of: row) == nil }
    }
}
