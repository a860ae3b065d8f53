import Foundation
import JobEngine
import JobModel
import JobSession

/// What the form of a sheet's columns says, and what its page has shown of each.
struct ColumnsForm: Sendable {
    /// What is chosen of the columns, by their places on the page.
    private var given: [Int: String] = [:]
    /// The shape by which cells are taken apart.
    private var shapes: [Int: String] = [:]
    /// What the page has shown, and the mark of the column's header; none of what a form of another making says.
    private var shown: [Int: (header: String, chosen: String)] = [:]
    private var match: (given: String, shown: String?)?
    private var mode: (given: StepDefinition.Mode, shown: String?)?
    /// What was typed, be it that it is not taken.
    private(set) var typed = TypedMapping()
    private var join: (template: String, field: String)?
    private var partings: [String] = []
    private var common: (field: String, value: String)?
    private var uncommon: [String] = []
    /// Values of several columns that the page has shown.
    private var joined: Set<String> = []
    /// Fields of which the page has shown a value for all rows.
    private var givenToAll: Set<String> = []
    /// Whether all columns are passed over that nothing was chosen for.
    private var passesOverRest = false
    /// Places of columns whose fields are to be chosen from all.
    private(set) var asked: Set<Int> = []

    init(_ body: FormBody) {
        var kept: Set<String> = []
        var keptCommon: Set<String> = []
        for (name, value) in body.fields {
            switch name {
            case "had": joined.insert(value)
            case "keep": kept.insert(value)
            case "hadCommon": givenToAll.insert(value)
            case "keepCommon": keptCommon.insert(value)
            default: note(name, value)
            }
        }
        passesOverRest = body["then"] == Self.rest
        match = body["match"].map { ($0, body["wasMatch"]) }
        mode = body["mode"].flatMap(StepDefinition.Mode.init(rawValue:)).map { ($0, body["wasMode"]) }
        partings = joined.subtracting(kept).sorted()
        uncommon = givenToAll.subtracting(keptCommon).sorted()
        func text(_ name: String) -> String { (body[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines) }
        (typed.join, typed.joined) = (text("join"), text("joined"))
        (typed.split, typed.shape) = (Int(text("split")), text("shape"))
        (typed.common, typed.commonValue) = (text("common"), text("commonValue"))
    }

    /// What the button says that passes over the columns that are still to be chosen.
    static let rest = "rest"

    /// Takes over of what was typed what can be done.
    ///
    /// - Parameters:
    ///   - matching: The sheet's columns.
    ///   - job: The sheet's.
    ///   - choices: What the directory has; `nil` where it was not asked.
    /// - Returns: Why the rest cannot; `typed` has that and no more.
    mutating func take(
        _ matching: ColumnMatching,
        _ job: JobDefinition,
        _ choices: DirectoryChoices?
    ) -> [MistypedField] {
        var problems: [MistypedField] = []
        if let problem = typed.problemOfJoin(matching) {
            problems.append(MistypedField(name: "join", error: problem))
        } else {
            join = typed.join.isEmpty ? nil : (typed.join, typed.joined)
            (typed.join, typed.joined) = ("", "")
        }
        do throws(TypedMappingError) {
            if let (place, shape) = try typed.splitting(matching) { shapes[place] = shape }
            (typed.split, typed.shape) = (nil, "")
        } catch {
            problems.append(MistypedField(name: "shape", error: error))
        }
        if let problem = typed.problemOfCommon(matching, job, choices) {
            problems.append(MistypedField(name: "commonValue", error: problem))
        } else {
            common = typed.common.isEmpty ? nil : (typed.common, typed.commonValue)
            (typed.common, typed.commonValue) = ("", "")
        }
        return problems
    }

    private mutating func note(_ name: String, _ value: String) {
        if name.hasPrefix("m"), let place = Int(name.dropFirst()), place >= 0 {
            if value == FieldChoice.another { asked.insert(place) }
            if !value.hasPrefix(FieldChoice.another) { given[place] = value }
        }
        let parts = name.dropFirst().split(separator: ".")
        if name.hasPrefix("w"), parts.count == 2, let place = Int(parts[0]), place >= 0 {
            shown[place] = (String(parts[1]), value)
        }
    }

    /// What is to be written of the form into a job as it stands, and what meets a choice that was made elsewhere.
    func settled(_ matching: ColumnMatching) -> (choice: MatchingChoice, conflicts: [ColumnConflict]) {
        var choice = MatchingChoice()
        var conflicts: [ColumnConflict] = []
        let wanted = given.map { ($0.key, $0.value, false) } + shapes.map { ($0.key, $0.value, true) }
        for (place, value, isShape) in wanted.sorted(by: { ($0.0, $0.2 ? 1 : 0) < ($1.0, $1.2 ? 1 : 0) }) {
            let before = shown[place]
            // Left as it was shown.
            if !isShape, value == before?.chosen { continue }
            guard let column = Self.column(place, before?.header, in: matching) else {
                conflicts.append(.column(nil, now: "", yours: value, isShape: isShape))
                continue
            }
            let now = FieldChoice.chosen(of: column)
            if !isShape, now == value, before != nil { continue }
            guard before.map({ $0.chosen == now }) ?? true else {
                conflicts.append(.column(column, now: now, yours: value, isShape: isShape))
                continue
            }
            choice.columns[column.place] = isShape ? .shape(value) : Self.choice(value)
        }
        if passesOverRest {
            for column in matching.columns where column.state == .unknown && choice.columns[column.place] == nil {
                choice.columns[column.place] = .ignored
            }
        }
        settle(&choice, &conflicts, matching.step)
        return (choice, conflicts)
    }

    private func settle(
        _ choice: inout MatchingChoice,
        _ conflicts: inout [ColumnConflict],
        _ step: StepDefinition
    ) {
        if let match, match.given != match.shown, match.given != step.match {
            if let shown = match.shown, shown != step.match {
                conflicts.append(.match(now: step.match, yours: match.given))
            } else {
                choice.match = match.given
            }
        }
        if let mode, mode.given.rawValue != mode.shown, mode.given != step.mode {
            if let shown = mode.shown, shown != step.mode.rawValue {
                conflicts.append(.mode(now: step.mode, yours: mode.given))
            } else {
                choice.mode = mode.given
            }
        }
        (choice.partings, choice.uncommon) = (partings, uncommon)
        if let common {
            let now = step.defaults[common.field]
            if let now, now != common.value, !givenToAll.contains(common.field) {
                conflicts.append(.common(field: common.field, now: now, yours: common.value))
            } else {
                choice.common = common
            }
        }
        guard let join else { return }
        let now = step.columns[join.template]?.fields.joined(separator: ", ")
        if let now, now != join.field, !joined.contains(join.template) {
            conflicts.append(.join(template: join.template, now: now, yours: join.field))
        } else {
            choice.join = join
        }
    }

    private static func choice(_ value: String) -> MatchingChoice.Column {
        switch value {
        case FieldChoice.usual: .usual
        case FieldChoice.ignored: .ignored
        default: .field(value)
        }
    }

    /// The column that the page has shown, wherever it stands now: it is known by its header.
    private static func column(_ place: Int, _ header: String?, in matching: ColumnMatching) -> ColumnMatching.Column? {
        let columns = matching.columns
        guard let header else { return columns.first { $0.place == place } }
        let named = columns.filter { CellEdit.mark(of: $0.heading) == header }
        return named.first { $0.place == place } ?? (named.count == 1 ? named[0] : nil)
    }
}
