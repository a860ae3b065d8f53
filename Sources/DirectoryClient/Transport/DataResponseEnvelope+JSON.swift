import ContactAPI

extension DataResponseEnvelope {
    init?(certain body: UnsafeRawBufferPointer) {
        guard let payload = Payload.self as? any JSONReadable.Type,
            let envelope = Self.certain(body, payload)
        else { return nil }
        self = envelope
    }

    /// `nil` for a refusal as well, whose `data` may be anything and whose `error` has many shapes.
    private static func certain<Readable: JSONReadable>(
        _ body: UnsafeRawBufferPointer,
        _ type: Readable.Type
    ) -> DataResponseEnvelope? {
        do {
            let read = try JSONReader.value(of: body) { try $0.object(Success<Readable>(), by: Success.members) }
            guard read.code == 0 else { return nil }
            return DataResponseEnvelope(success: read.data as? Payload, msg: read.msg)
        } catch {
            return nil
        }
    }
}

/// The envelope of a success.
private struct Success<Readable: JSONReadable> {
    var code: Int?
    var msg: String?
    var data: Readable?

    private enum Keys: String, CodingKey { case code, msg, data, error }

    static var members: JSONMembers<Success, some CodingKey> {
        JSONMembers<Success, Keys>([
            .at(.code) { $0.code = try $1.integer() },
            .at(.msg) { $0.msg = try $1.text() },
            .at(.data) { $0.data = try $1.value() },
            // Its shapes are `RefusalDetail`'s.
            .at(.error) { _, _ in throw JSONReader.Uncertain() },
        ])
    }
}
