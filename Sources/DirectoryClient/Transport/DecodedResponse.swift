import ContactAPI
import Foundation
import NIOCore

/// An answer read: the body first, the HTTP status second.
struct DecodedResponse<Payload: Sendable>: Sendable {
    let status: Int
    let code: Int?
    let logID: String?
    let result: Result<Payload?, DirectoryError>

    init<R: ResponseEnvelope>(_ raw: RawResponse, to endpoint: Endpoint, as type: R.Type) where R.Payload == Payload {
        status = raw.status
        do {
            let envelope = try Self.envelope(type, of: raw.body)
            code = envelope.code
            logID = raw.logID ?? envelope.detail?.logID
            result = Self.result(envelope, raw, endpoint, logID: logID)
        } catch {
            code = nil
            logID = raw.logID
            result = .failure(Self.stranger(raw, endpoint))
        }
    }

    /// Read straight where that is certain; what is not, and every error, is Foundation's.
    private static func envelope<R: ResponseEnvelope>(_ type: R.Type, of body: ByteBuffer) throws -> R {
        try body.withUnsafeReadableBytes { bytes in
            try R(certain: bytes) ?? envelopeDecoder.decode(type, from: Data(bytes))
        }
    }

    private static func result<R: ResponseEnvelope>(
        _ envelope: R,
        _ raw: RawResponse,
        _ endpoint: Endpoint,
        logID: String?
    ) -> Result<Payload?, DirectoryError> where R.Payload == Payload {
        if envelope.code == 0 {
            // Something on the way may have kept the body of another answer.
            guard (200..<300).contains(raw.status) else { return .failure(.doubtful(endpoint, .status(raw.status))) }
            return .success(envelope.payload)
        }
        if endpoint.nextStep(after: envelope.code) == .waitForLimit {
            return .failure(.throttled(reset: raw.reset ?? .zero))
        }
        let words = ([envelope.msg ?? ""] + (envelope.detail?.violations ?? [])).filter { !$0.isEmpty }
        return .failure(
            .refused(
                endpoint,
                code: envelope.code,
                msg: words.joined(separator: "; ").onOneLine,
                logID: logID?.onOneLine,
                status: raw.status
            )
        )
    }

    /// What is not the directory's JSON: a proxy, another server, or an answer that broke off.
    private static func stranger(_ raw: RawResponse, _ endpoint: Endpoint) -> DirectoryError {
        switch raw.status {
        case 300..<400: .redirected(endpoint, status: raw.status)
        case 429: .throttled(reset: raw.reset ?? .zero)
        default: .unreadable(endpoint, status: raw.status, reason: reason(raw))
        }
    }

    private static func reason(_ raw: RawResponse) -> ExchangeProblem {
        if raw.isCompressed { return .compressed }
        return switch raw.body.readableBytesView.first {
        case nil: .empty
        case UInt8(ascii: "<"): .webPage
        case UInt8(ascii: "{"): .otherShape
        default: .notJSON
        }
    }
}

/// One for all answers: making one costs more than a small answer's decoding.
private let envelopeDecoder = JSONDecoder()

extension String {
    /// At most 500 characters without control characters: other people's text, on its way to a terminal.
    fileprivate var onOneLine: String {
        String(
            String.UnicodeScalarView(unicodeScalars.lazy.filter { $0.properties.generalCategory != .control }).prefix(
                500
            )
        )
    }
}
