package import Yams

/// Reads YAML from any author: in bounded time and memory, and with words as keys alone.
///
/// Aliases are legal, and a few lines of them may stand for more values than a machine holds ("billion laughs"). What
/// the text stands for is counted, and a key that is a list, a mapping or an alias of one is refused before the parser
/// compares keys, which takes time by the number of values that they stand for.
package enum YAMLText {
    /// The document's root; `nil` where there is none.
    ///
    /// - Throws: `YAMLTextError`.
    package static func root(of yaml: String) throws(YAMLTextError) -> Node? {
        if let line = AliasedKeys(yaml).line { throw .keyNotText(line: line) }
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch {
            throw .notYAML(YAMLProblem(error))
        }
        guard let root else { return nil }
        var left = valueLimit
        try check(root, &left)
        return root
    }

    private static func check(_ node: Node, _ left: inout Int) throws(YAMLTextError) {
        left -= 1
        guard left > 0 else { throw .tooMuch }
        switch node {
        case .scalar, .alias: break
        case .sequence(let list): for value in list { try check(value, &left) }
        case .mapping(let mapping):
            for (key, value) in mapping {
                guard key.scalar != nil else { throw .keyNotText(line: key.mark?.line ?? mapping.mark?.line ?? 0) }
                try check(value, &left)
            }
        }
    }

    /// More values than any job or company has; enough for a company of a hundred thousand people.
    private static let valueLimit = 5_000_000
}

/// Why a text is not read.
package enum YAMLTextError: Error, Equatable {
    case notYAML(YAMLProblem)
    case keyNotText(line: Int)
    /// Its aliases stand for more than is read.
    case tooMuch
}
