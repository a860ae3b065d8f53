/// Reads the sections of a number format, one after the other.
struct NumberFormatReader {
    private var rest: Substring.UnicodeScalarView
    private var section = Section()

    /// What is known of the section in hand.
    private struct Section {
        var date = NumberFormat.DateFormat()
        var isDate = false
        var isGeneral = false
        var hasPlaceholder = false
        var condition: NumberCondition?
        var pieces: [NumberSection.Piece] = []
        /// Whether it has nothing but texts and places of whole digits.
        var isWhole = true
        /// Places that show no zeros, before the first that does.
        var hasBlankPlaces = false
        var isGrouped = false
        var isBehindPoint = false
        var decimals = NumberSection.Decimals()
        /// Whether zeros are shown in a way that is not known where there are several.
        var isOdd = false
        /// Seconds have been the last letters, so that zeros behind a point are their fractions.
        var followsSeconds = false
    }

    init(_ code: String) { rest = Substring(code).unicodeScalars }

    /// Whether another section follows, be there nothing in it.
    private(set) var hasNext = false

    /// What the section that was read last says of dates; `nil` where it is none of dates.
    var date: NumberFormat.DateFormat? { section.isDate && !section.isGeneral ? section.date : nil }

    /// Reads the next section, its semicolon included.
    mutating func next() -> NumberSection {
        section = Section()
        hasNext = false
        while let scalar = rest.popFirst() {
            hasNext = scalar == ";"
            if hasNext { break }
            read(scalar)
        }
        if section.hasBlankPlaces { section.pieces.append(.digit) }
        let zeros = section.pieces.count { $0 == .digit }
        // `.00` has no place before the point, and shows the number all the same.
        if zeros == 0, section.hasPlaceholder || section.isBehindPoint { section.isWhole = false }
        return NumberSection(
            condition: section.condition,
            pieces: section.isWhole ? section.pieces : nil,
            decimals: section.decimals,
            isGrouped: section.isGrouped,
            isUnread: section.isOdd && zeros > 1 && !section.isDate
        )
    }

    private mutating func read(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": quoted()
        case "\\": if let next = rest.popFirst() { literal(next) }
        // A gap as wide as the next character, or one filled with it.
        case "_", "*": _ = rest.popFirst()
        case "[": bracket()
        case "0": zero()
        case "#", "?": blankPlace()
        case ".":
            if section.isDate, rest.first == "0" { return }
            if section.isBehindPoint { section.isOdd = true }
            section.isBehindPoint = true
        case ",":
            section.hasPlaceholder = true
            // Behind the last place it divides by a thousand.
            if rest.first.map(Self.places.contains) == true, !section.isBehindPoint {
                section.isGrouped = true
            } else {
                section.isOdd = true
                section.isWhole = false
            }
        case "%":
            section.hasPlaceholder = true
            section.isOdd = true
            section.isWhole = false
        case "/":
            if section.hasPlaceholder, !section.isDate {
                section.isOdd = true
                section.isWhole = false
            } else {
                literal(scalar)
            }
        case "@": section.isWhole = false
        case "y", "Y", "d", "D", "m", "M", "h", "H", "s", "S", "e", "E", "g", "G", "a", "A", "b", "B": letter(scalar)
        default:
            section.followsSeconds = false
            literal(scalar)
        }
    }

    private mutating func quoted() {
        while let scalar = rest.popFirst(), scalar != "\"" { literal(scalar) }
    }

    private mutating func literal(_ scalar: Unicode.Scalar) {
        if section.hasBlankPlaces || section.isGrouped && section.pieces.contains(.digit) && Self.digitFollows(rest) {
            section.isWhole = false
            section.isOdd = true
        }
        let bytes = Array(String(scalar).utf8)
        if case .text(let text) = section.pieces.last {
            section.pieces[section.pieces.count - 1] = .text(text + bytes)
        } else {
            section.pieces.append(.text(bytes))
        }
    }

    private mutating func zero() {
        if section.isDate {
            section.date.showsFractions = section.date.showsFractions || section.followsSeconds
            return
        }
        section.hasPlaceholder = true
        if section.isBehindPoint {
            if section.decimals.most > section.decimals.least { section.isOdd = true }
            section.decimals.least += 1
            section.decimals.most += 1
            return
        }
        section.hasBlankPlaces = false
        section.pieces.append(.digit)
    }

    private mutating func blankPlace() {
        section.hasPlaceholder = true
        if section.isBehindPoint {
            section.decimals.most += 1
            return
        }
        section.hasBlankPlaces = true
        if section.pieces.contains(.digit) {
            section.isWhole = false
            section.isOdd = true
        }
    }

    /// `[h]` counts hours beyond a day, `[<100]` is a condition; colours, locales such as `[$-804]` and `[DBNum1]` say
    /// nothing of the kind.
    private mutating func bracket() {
        var content = ""
        while let scalar = rest.popFirst(), scalar != "]" { content.unicodeScalars.append(scalar) }
        if let condition = NumberCondition(content) {
            section.condition = condition
            return
        }
        let letters = Set(content.lowercased())
        guard letters.count == 1, let letter = letters.first, "hms".contains(letter) else { return }
        section.date.isElapsed = true
        section.isDate = true
        section.isWhole = false
        section.followsSeconds = letter == "s"
    }

    private mutating func letter(_ scalar: Unicode.Scalar) {
        let text = String(String.UnicodeScalarView([scalar] + rest.prefix(6))).lowercased()
        if text.hasPrefix("general") || text.hasPrefix("g/") {
            section.isGeneral = true
            section.pieces.append(.digit)
            rest = text.hasPrefix("g/") ? rest.drop { $0 != ";" } : rest.dropFirst(6)
            return
        }
        section.isWhole = false
        if text.hasPrefix("am/pm") || text.hasPrefix("a/p") {
            section.isDate = true
            rest.removeFirst(text.hasPrefix("am") ? 4 : 2)
        } else if scalar == "e" || scalar == "E", section.hasPlaceholder {
            section.isOdd = true  // An exponent.
        } else {
            section.isDate = true
            section.followsSeconds = text.hasPrefix("s")
            // `m` is the month in a date, which has a year or a day as well, and the minutes in a time.
            if "ydegab".contains(text.prefix(1)) || text.hasPrefix("mmm") { section.date.showsDay = true }
        }
    }

    private static let places: Set<Unicode.Scalar> = ["0", "#", "?"]

    /// Whether the section has another place, so that what stands before it is between digits.
    private static func digitFollows(_ rest: Substring.UnicodeScalarView) -> Bool {
        rest.prefix { $0 != ";" }.contains(where: places.contains)
    }
}
