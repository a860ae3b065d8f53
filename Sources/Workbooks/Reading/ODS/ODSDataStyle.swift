/// A data style while its element is open: how numbers, dates or times are shown.
///
/// Source: OpenDocument 1.3 part 3, 16.29.
struct ODSDataStyle {
    private enum Kind { case number, date, time, boolean, other }

    let name: String
    private let kind: Kind
    private var date = NumberFormat.DateFormat()
    private var pieces: [NumberSection.Piece] = []
    /// Whether it has nothing but texts and whole digits.
    private var isWhole = true
    /// Whether zeros are shown in a way that is not known.
    private var isUnread = false
    /// Other styles, and the numbers that they show.
    private var maps: [(condition: NumberCondition, style: String)] = []
    /// Digits of the number's element, and texts that stand between them, by the digits behind each.
    private var digits = 0
    private var embedded: [Int: [UInt8]] = [:]
    private var text: [UInt8]?
    /// Of the text in hand; `nil` where it stands beside the number.
    private var position: Int?

    /// - Returns: `nil` for an element that is no data style.
    init?(_ element: XMLName, _ attributes: XMLAttributes) {
        if element == "number-style" {
            kind = .number
        } else if element == "date-style" {
            kind = .date
            date.showsDay = true
        } else if element == "time-style" {
            kind = .time
            date.isElapsed = attributes[any: "truncate-on-overflow"] == "false"
        } else if element == "boolean-style" {
            kind = .boolean
        } else if element == "text-style" {
            // Its maps may be styles of numbers.
            kind = .number
            isWhole = false
        } else if element == "percentage-style" || element == "currency-style" {
            kind = .other
        } else {
            return nil
        }
        name = attributes[any: "name"] ?? ""
    }

    /// Takes an element within the style.
    mutating func start(_ element: XMLName, _ attributes: XMLAttributes) {
        text = nil
        if element == "text" {
            text = []
            position = nil
        } else if element == "embedded-text" {
            text = []
            position = attributes[any: "position"].flatMap { Int($0) }
        } else if element == "number" {
            startNumber(attributes)
        } else if element == "seconds" {
            date.showsFractions = (attributes[any: "decimal-places"].flatMap { Int($0) } ?? 0) > 0
        } else if element == "scientific-number" || element == "fraction" || element == "text-content" {
            isWhole = false
        } else if element == "map" {
            startMap(attributes)
        }
    }

    /// `value()>=0`, and the style for such values.
    private mutating func startMap(_ attributes: XMLAttributes) {
        let value = "value()"
        guard maps.count < 16, let condition = attributes[any: "condition"], condition.hasPrefix(value),
            let read = NumberCondition(condition.dropFirst(value.count)),
            let style = attributes[any: "apply-style-name"]
        else {
            isWhole = false
            return
        }
        maps.append((read, style))
    }

    private mutating func startNumber(_ attributes: XMLAttributes) {
        let width = attributes[any: "min-integer-digits"].flatMap { Int($0) } ?? 0
        let decimals = attributes[any: "decimal-places"].flatMap { Int($0) } ?? 0
        guard digits == 0, (0...30).contains(width), decimals == 0, attributes[any: "grouping"] != "true" else {
            isUnread = width > 1
            isWhole = false
            return
        }
        digits = max(width, 1)
        pieces += [NumberSection.Piece](repeating: .digit, count: digits)
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if let count = text?.count, count < 200 { text?.append(contentsOf: bytes.prefix(200)) }
    }

    /// Ends an element within the style.
    mutating func end() {
        guard let text else { return }
        self.text = nil
        if let position { embedded[position] = text } else { pieces.append(.text(text)) }
    }

    /// What the style comes to, with those styles that its maps name, which stand before it.
    func format(_ styles: ODSStyles) -> ODSStyles.Format {
        switch kind {
        case .boolean: .boolean
        case .date, .time: .number(.date(date))
        case .number:
            .number(
                NumberFormat(
                    maps.map { NumberSection(condition: $0.condition, pieces: styles.pieces(ofDataStyle: $0.style)) }
                        + [NumberSection(condition: nil, pieces: isWhole ? withEmbedded : nil, isUnread: isUnread)]
                )
            )
        case .other: .number(.plain)
        }
    }

    /// The texts between digits, which the file counts from the right.
    private var withEmbedded: [NumberSection.Piece]? {
        guard !embedded.isEmpty else { return pieces }
        // Places that show no zeros have texts between them as soon as there are digits on both sides.
        guard digits > 1 else { return nil }
        var all: [NumberSection.Piece] = []
        var behind = digits
        for piece in pieces {
            if piece == .digit {
                if let text = embedded[behind] { all.append(.text(text)) }
                behind -= 1
            }
            all.append(piece)
        }
        return all
    }
}
