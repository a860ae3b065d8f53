import JobModel
import JobSession

/// What the form of a sheet's columns says.
struct ColumnsForm: Sendable {
    private(set) var choice = MatchingChoice()
    /// Places of columns whose fields are to be chosen from all.
    private(set) var asked: Set<Int> = []

    init(_ body: FormBody) {
        var had: Set<String> = []
        var kept: Set<String> = []
        for (name, value) in body.fields {
            switch name {
            case "match": choice.match = value
            case "mode": choice.mode = StepDefinition.Mode(rawValue: value)
            case "had": had.insert(value)
            case "keep": kept.insert(value)
            default: note(name, value)
            }
        }
        choice.partings = had.subtracting(kept).sorted()
        if let template = body["join"], !template.isEmpty, let field = body["joined"], !field.isEmpty {
            choice.join = (template, field)
        }
        if let place = body["split"].flatMap({ Int($0) }), let shape = body["shape"], !shape.isEmpty {
            choice.columns[place] = .shape(shape)
        }
    }

    private mutating func note(_ name: String, _ value: String) {
        guard name.hasPrefix("m"), let place = Int(name.dropFirst()), place >= 0 else { return }
        switch value {
        case FieldChoice.usual: choice.columns[place] = .usual
        case FieldChoice.ignored: choice.columns[place] = .ignored
        case FieldChoice.another: asked.insert(place)
        case _ where value.hasPrefix(FieldChoice.another): break
        default: choice.columns[place] = .field(value)
        }
    }
}
