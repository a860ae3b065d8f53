/// What is empty at first, and is read member by member where it lies: moving a large one takes longer than reading it.
package protocol JSONFillable: JSONReadable {
    static var empty: Self { get }

    /// Reads the members of an object.
    ///
    /// - Throws: As `init(reading:)`.
    mutating func read(_ json: inout JSONReader) throws
}

extension JSONFillable {
    package init(reading json: inout JSONReader) throws {
        self = .empty
        try read(&json)
    }
}

extension JSONReader {
    /// Reads an object into a value that lies somewhere; `nil` for `null`.
    mutating func object<Value: JSONFillable>(into value: inout Value?) throws {
        guard try !takeNull() else {
            value = nil
            return
        }
        // Of one that is passed over nothing is kept, so that any will do.
        if !isPassing || value == nil { value = .empty }
        try value?.read(&self)
    }

    /// A list of objects, or `nil` for `null`.
    mutating func objects<Value: JSONFillable>(_ type: Value.Type = Value.self) throws -> [Value]? {
        guard try !takeNull() else { return nil }
        var objects: [Value] = []
        if isPassing {
            var passed = Value.empty
            try eachItem { try passed.read(&$0) }
        } else {
            try eachItem { json in
                // Those after the first are few, and room for them takes less than moving the ones before.
                if objects.count == 1 { objects.reserveCapacity(8) }
                objects.append(.empty)
                try objects[objects.count - 1].read(&json)
            }
        }
        return objects
    }
}
