import ContactAPI
import TestSupport

/// What a lax directory does wrong during a storm.
enum LaxWeather: String, CaseIterable, Sendable {
    /// Every answer is right, and late.
    case calm
    /// Answers are lost, cut, late, in another order, or taken away by something on the way.
    case rough
    /// Look-ups, lists and creates that succeed and say nothing.
    case emptyAnswers
    /// Items of tasks without what they are known by, in another order.
    case namelessItems
    /// Lists that break off, or never end.
    case cutLists
    /// Answers that come a byte at a time.
    case drips

    /// How long waves are begun; one wave takes a few seconds.
    var seconds: Int { self == .calm || self == .rough ? 8 : 3 }

    func fault(of call: LaxCall, _ generator: inout SeededGenerator) -> LaxFault? {
        let number = Int.random(in: 0..<100, using: &generator)
        return fault(of: call, number, &generator) ?? .late(.milliseconds(Int.random(in: 2...15, using: &generator)))
    }

    /// `number` is from 0 to 99; `nil` where nothing is wrong.
    private func fault(of call: LaxCall, _ number: Int, _ generator: inout SeededGenerator) -> LaxFault? {
        switch self {
        case .calm: nil
        case .rough: Self.rough(call, number, &generator)
        case .emptyAnswers: Self.empty(call, number, &generator)
        case .namelessItems:
            call.endpoint == .task && number < 80
                ? [
                    .without(["mobile"]), .reversedWithout(["mobile"]), .reversedWithout(["mobile", "email"]),
                    .reversedWithout(["mobile", "email", "name", "user_id"]),
                ]
                .randomElement(using: &generator) : nil
        case .cutLists:
            [.childDepartments, .usersOfDepartment, .employeeTypes].contains(call.endpoint) && number < 6
                ? LaxFault.Token.allCases.randomElement(using: &generator).map { .more($0) } : nil
        case .drips:
            [.createUser, .batchAddUsers, .tenantAccessToken].contains(call.endpoint) && number < 30
                ? .drip(.milliseconds(1)) : nil
        }
    }

    private static func rough(_ call: LaxCall, _ number: Int, _ generator: inout SeededGenerator) -> LaxFault? {
        switch number {
        case ..<4: .lose
        case ..<8: .cut
        case ..<10: .say("<html>", status: [403, 418, 451].randomElement(using: &generator) ?? 403)
        case ..<12: .refuse(status: 502, "<html>")
        case ..<40 where call.endpoint == .task: .reversed
        default: nil
        }
    }

    private static let nothing = [#"{"code":0}"#, #"{"code":0,"data":null}"#, #"{"code":0,"data":{}}"#]

    private static func empty(_ call: LaxCall, _ number: Int, _ generator: inout SeededGenerator) -> LaxFault? {
        let most =
            switch call.endpoint {
            case .lookUpUsers: 30
            case .createUser, .batchAddUsers, .task: 10
            case .usersOfDepartment, .childDepartments: 4
            default: 0
            }
        return number < most ? .say(nothing.randomElement(using: &generator) ?? "") : nil
    }
}
