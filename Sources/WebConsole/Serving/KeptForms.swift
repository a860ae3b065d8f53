import Synchronization

/// Forms that were refused and are too long for an address, so that a page can be led back to what was typed.
///
/// They are kept for as long as the console runs: the latest of them, because a reader begins again now and then.
final class KeptForms: Sendable {
    private let forms = Mutex<[(id: String, fields: [Field])]>([])

    struct Field: Sendable, Equatable {
        let name: String
        let value: String

        fileprivate var bytes: Int { name.utf8.count + value.utf8.count }
    }

    /// - Returns: What it is found by.
    func keep(_ fields: [Field]) -> String {
        let id = StoredSheet.makeID()
        forms.withLock { forms in
            forms.append((id: id, fields: fields))
            while forms.count > 1, forms.count > Self.most || Self.bytes(of: forms.map(\.fields)) > Self.mostBytes {
                forms.removeFirst()
            }
        }
        return id
    }

    /// `nil` where it gave way to later ones, or was kept by a console that has ended.
    func form(_ id: String) -> [Field]? { forms.withLock { $0.first { $0.id == id }?.fields } }

    private static func bytes(of forms: [[Field]]) -> Int { forms.joined().reduce(0) { $0 + $1.bytes } }

    private static let most = 20
    private static let mostBytes = 8 << 20
}
