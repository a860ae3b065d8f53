/// Reads the first section of a number format.
struct NumberFormatReader {
    private var rest: Substring.UnicodeScalarView
    private var date = NumberFormat.DateFormat()
    private var isDate = false
    private var isGeneral = false
    private var hasPlaceholder = false
    private var pieces: [NumberFormat.PaddedPiece] = []
    private var isPadding = true
    /// Seconds have been the last letters, so that zeros behind a point are their fractions.
    private var followsSeconds = false

    init(_ code: String) { rest = Substring(code).unicodeScalars }

    mutating func format() -> NumberFormat {
        while let scalar = rest.first, scalar != ";" {
            rest.removeFirst()
            read(scalar)
        }
        if isDate, !isGeneral { return .date(date) }
        let digits = pieces.count { $0 == .digit }
        return isPadding && digits >= 2 && !isGeneral ? .padded(pieces) : .plain
    }

    private mutating func read(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": quoted()
        case "\\": if let next = rest.popFirst() { literal(next) }
        // A gap as wide as the next character, or one filled with it.
        case "_", "*": _ = rest.popFirst()
        case "[": bracket()
        case "0": zero()
        case ".":
            if isDate, rest.first == "0" { return }
            isPadding = false
        case "#", "?", ",", "%", "@":
            hasPlaceholder = hasPlaceholder || scalar != "@"
            isPadding = false
        case "y", "Y", "d", "D", "m", "M", "h", "H", "s", "S", "e", "E", "g", "G", "a", "A", "b", "B": letter(scalar)
        default:
            followsSeconds = false
            literal(scalar)
        }
    }

    private mutating func quoted() {
        while let scalar = rest.popFirst(), scalar != "\"" { literal(scalar) }
    }

    private mutating func literal(_ scalar: Unicode.Scalar) {
        let bytes = Array(String(scalar).utf8)
        if case .text(let text) = pieces.last {
            pieces[pieces.count - 1] = .text(text + bytes)
        } else {
            pieces.append(.text(bytes))
        }
    }

    private mutating func zero() {
        if isDate {
            date.showsFractions = date.showsFractions || followsSeconds
            return
        }
        hasPlaceholder = true
        pieces.append(.digit)
    }

    /// `[h]` counts hours beyond a day; colours, conditions, locales such as `[$-804]` and `[DBNum1]` say nothing of the kind.
    private mutating func bracket() {
        var content = ""
        while let scalar = rest.popFirst(), scalar != "]" { content.unicodeScalars.append(scalar) }
        let letters = Set(content.lowercased())
        guard letters.count == 1, let letter = letters.first, "hms".contains(letter) else { return }
        date.isElapsed = true
        isDate = true
        followsSeconds = letter == "s"
    }

    private mutating func letter(_ scalar: Unicode.Scalar) {
        isPadding = false
        let text = String(String.UnicodeScalarView([scalar] + rest.prefix(6))).lowercased()
        if text.hasPrefix("general") || text.hasPrefix("g/") {
            isGeneral = true
            rest.removeAll()
        } else if text.hasPrefix("am/pm") || text.hasPrefix("a/p") {
            isDate = true
            rest.removeFirst(text.hasPrefix("am") ? 4 : 2)
        } else if scalar == "e" || scalar == "E", hasPlaceholder {
            return  // An exponent.
        } else {
            isDate = true
            followsSeconds = text.hasPrefix("s")
            // `m` is the month in a date, which has a year or a day as well, and the minutes in a time.
            if "ydegab".contains(text.prefix(1)) || text.hasPrefix("mmm") { date.showsDay = true }
        }
    }
}
