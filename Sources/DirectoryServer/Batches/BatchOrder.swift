/// The order in which a batch's items are worked on: people that another item of the batch refers to come first.
///
/// U2: neither order nor atomicity of the vendor's is documented; only the order of the results is.
struct BatchOrder {
    private(set) var order: [Int] = []
    /// Items that refer to one another in a circle.
    private(set) var circular: Set<Int> = []

    /// - Parameter references: For each item the item it refers to, if that is in the batch.
    init(references: [Int?]) {
        var isPlaced = [Bool](repeating: false, count: references.count)
        for start in references.indices where !isPlaced[start] {
            var chain: [Int] = []
            var positions: [Int: Int] = [:]
            var current: Int? = start
            while let item = current, !isPlaced[item] {
                if let position = positions[item] {
                    circular.formUnion(chain[position...])
                    break
                }
                positions[item] = chain.count
                chain.append(item)
                current = references[item]
            }
            for item in chain.reversed() {
                isPlaced[item] = true
                order.append(item)
            }
        }
    }

    /// The item of each name, of equal names the first.
    ///
    /// Names are compared without case.
    static func positions(_ names: [String?]) -> [String: Int] {
        Dictionary(
            names.enumerated().compactMap { position, name in name.map { ($0.lowercased(), position) } },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
