import Hummingbird
import NIOCore

/// The fields of a form that stand in a request's body.
struct FormBody: Sendable {
    let query: FormQuery

    /// - Throws: `SheetStoreError.formTooLarge` for a body that is larger than any form of these pages.
    init(_ request: Request) async throws {
        do {
            let body = try await request.body.collect(upTo: Self.limitBytes)
            query = FormQuery(String(buffer: body))
        } catch is NIOTooManyBytesError {
            throw SheetStoreError.formTooLarge(limitBytes: Self.limitBytes)
        }
    }

    /// The first field of that name.
    subscript(name: String) -> String? { query[name] }

    var fields: [(name: String, value: String)] { query.fields }

    /// Every field of that name.
    func all(_ name: String) -> [String] { query.all(name) }

    /// A page has 100 KB at most, and a browser writes a byte of what is typed in three.
    static let limitBytes = 4 << 20
}
