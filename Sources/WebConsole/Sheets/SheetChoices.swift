import JobEngine
import JobModel
import JobSession
import Wording

/// The ways in which a sheet can be read, with the one that is taken.
struct SheetChoices {
    let all: [SheetPage.Choice]

    /// - Parameters:
    ///   - inspection: How the sheet is read.
    ///   - reading: As the reader wants it.
    ///   - subject: What it is found to be about; `nil` where that cannot be found out before the tab is chosen.
    ///   - frame: Around the page.
    init(_ inspection: Inspection, _ reading: SheetReading, subject: SheetSubject.Found?, _ frame: PageFrame) {
        var all: [SheetPage.Choice] = []
        switch inspection.form {
        case .text(let encoding, _, let delimiter):
            // What somebody has chosen was not found out.
            let isAuto = (encoding: reading.encoding == Self.auto, delimiter: reading.delimiter == Self.auto)
            all.append(Self.encodings(found: isAuto.encoding ? encoding : nil, asked: reading.encoding, frame))
            all.append(Self.delimiters(found: isAuto.delimiter ? delimiter : nil, asked: reading.delimiter, frame))
        case .workbook(_, let tab, let tabs):
            let options = tabs.map { entry in
                let name = entry.name
                let isTaken = name == tab || String(entry.number) == tab
                return SheetPage.Option(value: name, words: name, isChosen: isTaken)
            }
            all.append(SheetPage.Choice(name: "tab", label: frame.say("Tab", "工作表"), options: options))
        }
        all.append(Self.subjects(found: subject, asked: reading.subject, frame))
        self.all = all
    }

    /// The ways that are left where a sheet could not be read.
    ///
    /// - Parameters:
    ///   - error: Why it could not.
    ///   - path: The sheet's file.
    ///   - reading: As the reader wants it.
    ///   - frame: Around the page.
    init(after error: any Error, of path: String, _ reading: SheetReading, _ frame: PageFrame) {
        var all: [SheetPage.Choice] = []
        switch ReadingWays(path: path, after: error) {
        case .tabs(let tabs):
            // A cover stands first and is no sheet: which tab is meant is the reader's to say, among those that may be.
            let chosen = if case TabError.tie(_, let tied, _) = error { reading.tab ?? tied.first } else { reading.tab }
            let none = SheetPage.Option(value: "", words: frame.say("choose…", "请选择…"), isChosen: chosen == nil)
            let options =
                [none]
                + tabs.entries.filter(\.hasCells).map { tab in
                    SheetPage.Option(value: tab.name, words: tab.name, isChosen: tab.name == chosen)
                }
            all.append(SheetPage.Choice(name: "tab", label: frame.say("Tab", "工作表"), options: options))
        case .encodings(let likely):
            all.append(Self.encodings(found: nil, likely: likely, asked: reading.encoding, frame))
            all.append(Self.delimiters(found: nil, asked: reading.delimiter, frame))
        case .nothing:
            self.all = []
            return
        }
        all.append(Self.subjects(found: nil, asked: reading.subject, frame))
        self.all = all
    }

    /// What a reading says of what is to be found out.
    private static let auto = "auto"

    private static func encodings(
        found: String?,
        likely: [String] = [],
        asked: String,
        _ frame: PageFrame
    ) -> SheetPage.Choice {
        let auto = SheetPage.Option(
            value: Self.auto,
            words: found.map(InspectedForm.name(ofEncoding:)).map { frame.say("found out: \($0)", "自动识别：\($0)") }
                ?? frame.say("find out", "自动识别"),
            isChosen: asked == Self.auto
        )
        var seen: Set<String> = ["AUTO"]
        // What was asked for, by an address or a job, may be any name.
        let named = (likely + ReadingWays.encodings + [asked]).filter { seen.insert($0.uppercased()).inserted }
        let others = named.map {
            SheetPage.Option(value: $0, words: $0, isChosen: asked.uppercased() == $0.uppercased())
        }
        return SheetPage.Choice(name: "encoding", label: frame.say("Encoding", "编码"), options: [auto] + others)
    }

    private static func delimiters(found: String?, asked: String, _ frame: PageFrame) -> SheetPage.Choice {
        func words(_ delimiter: String) -> String {
            switch delimiter {
            case "\t", "tab": frame.say("tab", "制表符")
            case ",": frame.say("comma ,", "逗号 ,")
            case ";": frame.say("semicolon ;", "分号 ;")
            case "|": frame.say("bar |", "竖线 |")
            default: delimiter
            }
        }
        let auto = SheetPage.Option(
            value: Self.auto,
            words: found.map { frame.say("found out: \(words($0))", "自动识别：\(words($0))") }
                ?? frame.say("find out", "自动识别"),
            isChosen: asked == Self.auto
        )
        let others = [",", ";", "tab", "|"].map {
            SheetPage.Option(value: $0, words: words($0), isChosen: asked == $0)
        }
        return SheetPage.Choice(name: "delimiter", label: frame.say("Delimiter", "分隔符"), options: [auto] + others)
    }

    private static func subjects(
        found: SheetSubject.Found?,
        asked: Subject?,
        _ frame: PageFrame
    ) -> SheetPage.Choice {
        // What is found out anyway need not be chosen, and with another tab or header something else may be.
        let chosen = asked == found?.subject ? nil : asked
        let auto = SheetPage.Option(
            value: "",
            words: found.map { words($0, frame) }
                ?? frame.say("find out: the one with more known columns", "自动识别：识别列较多的一种"),
            isChosen: chosen == nil
        )
        let others = Subject.allCases.map {
            SheetPage.Option(value: $0.rawValue, words: name(of: $0, frame), isChosen: chosen == $0)
        }
        return SheetPage.Choice(name: "subject", label: frame.say("What it is about", "内容"), options: [auto] + others)
    }

    /// What was taken, and why.
    private static func words(_ found: SheetSubject.Found, _ frame: PageFrame) -> String {
        let (taken, other): (Subject, Subject) =
            found.subject == .people ? (.people, .departments) : (.departments, .people)
        let counts = [Subject.people: found.columnsOfPeople, .departments: found.columnsOfDepartments]
        let (known, left) = (counts[taken] ?? 0, counts[other] ?? 0)
        let (subject, rest) = (name(of: taken, frame), name(of: other, frame))
        return frame.say(
            "found out: \(subject) (\(known, "column") known, \(left) as \(rest))",
            "自动识别：\(subject)（可识别 \(known) 列，按\(rest)读取为 \(left) 列）"
        )
    }

    private static func name(of subject: Subject, _ frame: PageFrame) -> String {
        switch subject {
        case .people: frame.say("people", "人员")
        case .departments: frame.say("departments", "部门")
        }
    }
}
