import Foundation
import Hummingbird
import NIOCore

/// What the lax directory does wrong with one call.
///
/// All but `refuse` do what was asked first: a write has happened, whatever its answer says.
package enum LaxFault: Sendable {
    /// Not done; this text instead, such as a proxy's web page.
    case refuse(status: Int, String)
    /// Done, and answered by this text: `{"code":0}` where an echo is due.
    case say(String, status: Int = 200)
    /// Done, and its true answer stands under another status.
    case status(Int)
    /// The page says that more follows.
    case more(Token)
    /// The items of a list or a task stand in the reverse order.
    case reversed
    /// Every item lacks these keys: `["mobile"]`, `["user_id", "open_id"]`.
    case without([String])
    /// Both: in another order, and without these keys.
    case reversedWithout([String])
    /// Every object that has these keys has these values in them: another person's ids.
    case with([String: String])
    case rewrite(@Sendable (String) -> String)
    /// Answers after a while.
    case late(Duration)
    /// A byte of the body at a time, with a pause after each.
    case drip(Duration)
    /// The connection closes before anything of the body has gone.
    case lose
    /// The connection closes in the middle of the body.
    case cut

    /// How a page names the one that follows.
    package enum Token: String, CaseIterable, Sendable {
        case missing
        case empty
        case same
        case everNew
    }
}

extension LaxFault {
    func spoil(_ answer: String, of call: LaxCall) -> Response {
        switch self {
        case .refuse(let status, let text), .say(let text, let status): LaxDirectory.response(status, text)
        case .status(let status): LaxDirectory.response(status, answer)
        case .more(let token): edited(answer) { Self.add(token, of: call, to: $0) }
        case .reversed: edited(answer) { Self.items(of: $0) { $0.reversed() } }
        case .without(let keys):
            edited(answer) { Self.items(of: $0) { $0.map { $0.filter { !keys.contains($0.key) } } } }
        case .reversedWithout(let keys):
            edited(answer) { Self.items(of: $0) { $0.reversed().map { $0.filter { !keys.contains($0.key) } } } }
        case .with(let values): edited(answer) { Self.replace($0, by: values) as? Object ?? $0 }
        case .rewrite(let change): LaxDirectory.response(200, change(answer))
        case .late(let pause): streamed(answer, pieces: [ByteBuffer(string: answer)], pause: pause)
        case .drip(let pause): streamed(answer, pieces: answer.utf8.map { ByteBuffer(bytes: [$0]) }, pause: pause)
        case .lose: streamed(answer, pieces: [], isWhole: false)
        case .cut:
            streamed(answer, pieces: [ByteBuffer(bytes: answer.utf8.prefix(answer.utf8.count / 2))], isWhole: false)
        }
    }

    private typealias Object = [String: Any]

    private func edited(_ answer: String, _ change: (Object) -> Object) -> Response {
        do {
            let object = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? Object ?? [:]
            let text = try JSONSerialization.data(withJSONObject: change(object), options: [.sortedKeys])
            return LaxDirectory.response(200, String(decoding: text, as: UTF8.self))
        } catch {
            return LaxDirectory.response(500, "\(error)")
        }
    }

    /// Writes the pieces with a pause before each; where they are not the whole answer, the connection closes after them.
    private func streamed(
        _ answer: String,
        pieces: [ByteBuffer],
        pause: Duration = .zero,
        isWhole: Bool = true
    ) -> Response {
        let body = ResponseBody(contentLength: answer.utf8.count) { writer in
            for piece in pieces {
                try await Task.sleep(for: pause)
                try await writer.write(piece)
            }
            guard isWhole else { throw CancellationError() }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: [.contentType: "application/json"], body: body)
    }

    private static func add(_ token: Token, of call: LaxCall, to answer: Object) -> Object {
        var answer = answer
        var data = answer["data"] as? Object ?? [:]
        data["has_more"] = true
        data["page_token"] =
            switch token {
            case .missing: nil
            case .empty: ""
            case .same: "same"
            case .everNew: "new-\(call.earlier)"
            }
        answer["data"] = data
        return answer
    }

    /// The items of a page, a look-up or a task.
    private static func items(of answer: Object, _ change: ([Object]) -> [Object]) -> Object {
        var answer = answer
        guard var data = answer["data"] as? Object else { return answer }
        for (key, value) in data {
            if let items = value as? [Object] { data[key] = change(items) }
        }
        answer["data"] = data
        return answer
    }

    private static func replace(_ value: Any, by values: [String: String]) -> Any {
        if let list = value as? [Any] { return list.map { replace($0, by: values) } }
        guard let object = value as? Object else { return value }
        return Object(
            uniqueKeysWithValues: object.map { key, value in (key, values[key] ?? replace(value, by: values)) }
        )
    }
}
