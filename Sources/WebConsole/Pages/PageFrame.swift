import JobModel
import JobSession
import Wording

/// What every page has around its content.
struct PageFrame: Sendable {
    enum Place: Sendable { case runs, sheets, exports, directory, none }

    let language: Language
    /// Of the `html` element.
    let lang: String
    let links: [Link]
    let skip: String
    let otherLanguage: String
    let otherLanguageCode: String
    /// Where the switch of languages is sent to; it leads back to the page that it was used on.
    let switchAddress: String
    /// Sent by every form, with the page that it stood on first where this one answers a form.
    let formToken: String
    let hasForms: Bool
    /// Said where what changes by itself does so no more.
    let lost: String
    /// Said where the console has not answered for a while.
    let gone: String
    /// Columns without a heading, as the job calls them.
    var numberedColumns: Set<String> = []
    /// The headings of those that have one, with others; `nil` where no file says any more which have.
    var repeatedHeadings: [String: String]? = [:]
    /// Where the columns stand that are called by such a heading, because all others of it have numbers.
    var headingPlaces: [String: Int] = [:]
    /// What the commands on the page are given by `--ledger`.
    private let ledger: String?

    struct Link: Sendable {
        let address: String
        let words: String
        let isHere: Bool
    }

    init(
        language: Language,
        place: Place,
        address: String = "/",
        formToken: String = "",
        answersForm: Bool = false,
        ledger: String? = nil
    ) {
        self.language = language
        self.ledger = ledger
        lang = language.code
        let links: [(String, LocalizedText, Place)] = [
            ("/", LocalizedText(en: "Runs", zh: "运行"), .runs),
            ("/sheets/new", LocalizedText(en: "Drop a sheet", zh: "上传表格"), .sheets),
            ("/exports", LocalizedText(en: "Export", zh: "导出"), .exports),
            ("/directory", LocalizedText(en: "Directory", zh: "目录"), .directory),
        ]
        self.links = links.map { Link(address: $0.0, words: language.words($0.1), isHere: $0.2 == place) }
        skip = language.words(LocalizedText(en: "Skip to the content", zh: "跳到正文"))
        // Each language is offered in its own words.
        (otherLanguage, otherLanguageCode) = language == .english ? ("中文", "zh-CN") : ("English", "en")
        switchAddress = FormAddress.of(
            "/language",
            [("form", formToken), ("to", otherLanguageCode), ("page", address)]
        )
        let origin = answersForm ? "&" + FormAddress.query([(FormOrigin.name, address)]) : ""
        self.formToken = formToken.isEmpty ? "" : formToken + origin
        hasForms = !formToken.isEmpty
        let lost =
            place == .runs
            ? LocalizedText(
                en: "This page no longer follows the run; open the console's address again.",
                zh: "此页面不再跟踪该运行；请重新打开控制台的地址。"
            )
            : LocalizedText(
                en: "This page no longer follows what is under way; open the console's address again.",
                zh: "此页面不再跟踪进度；请重新打开控制台的地址。"
            )
        self.lost = language.words(lost)
        gone = language.words(
            LocalizedText(
                en: "The console does not answer: it has ended, or hangs. This page shows how things were before that. "
                    + "Start the console again, and open its new address: a run that was under way can be continued.",
                zh: "控制台没有应答：可能已结束或停止响应。此页面显示的是之前的内容。请重新启动控制台并打开新地址；未完成的工作可以继续。"
            )
        )
    }

    /// What is around the page that a request is answered with.
    init(_ context: ConsoleContext, _ place: Place = .none, ledger: String? = nil) {
        self.init(
            language: context.language,
            place: place,
            address: context.address,
            formToken: context.session?.formToken.text ?? "",
            answersForm: context.answersForm,
            ledger: ledger
        )
    }

    /// Where a form is sent to.
    func action(_ path: String) -> String {
        path + (path.contains("?") ? "&" : "?") + "form=" + formToken
    }

    /// A directory as people call it.
    func name(of directory: String) -> String {
        directory == "embedded" ? say("the embedded directory", "内置目录") : directory
    }

    /// Which directory it is, in sentences of their own; of the embedded one the app says nothing.
    func directory(_ host: String, as app: String) -> String {
        host == "embedded"
            ? say("In the embedded directory.", "在内置目录中。") + say(" ", "") + practice
            : say("In the directory \(host), as the app \(app).", "在目录 \(host) 中，应用 \(app)。")
    }

    /// The same where the directory was not named just before.
    var practiceDirectory: String {
        say("The embedded directory is for practice, lies on this machine and reaches nobody.", practice)
    }

    /// What the embedded directory is.
    var practice: String {
        say("It is for practice, lies on this machine and reaches nobody.", "内置目录仅供练习，位于本机，不会联系到任何人。")
    }

    /// Words that begin a line: after their names were put into them, since a name of the wire that begins with a capital
    /// letter is no name.
    func sentence(_ text: LocalizedText) -> String {
        let said = words(text)
        return language == .english ? said.prefix(1).uppercased() + said.dropFirst() : said
    }

    /// A field, or a column that is headed by its name: people know 部门 and not `department_ids`, which is said beside it.
    func title(of field: String, _ subject: Subject) -> String {
        // An attribute's name is its own title; what is before it on the wire says nothing.
        let isAttribute = field.hasPrefix("custom_attrs.")
        return unheaded(field)
            ?? say(
                FieldTitle.englishWithName(field, of: subject),
                isAttribute
                    ? FieldTitle.chinese(field, of: subject) + "（自定义字段）"
                    : FieldTitle.chineseWithName(field, of: subject)
            )
    }

    /// The same where there is no room for two names.
    func name(of field: String, _ subject: Subject) -> String {
        unheaded(field) ?? say(FieldTitle.english(field, of: subject), FieldTitle.chinese(field, of: subject))
    }

    /// What is wrong, with the column that it is about; where the sentence begins with that, it is not said twice.
    func sentence(of finding: Finding, _ subject: Subject) -> String {
        let problem = words(finding.problem)
        guard let column = finding.column else { return problem }
        let name = name(of: column, subject)
        return begun(problem, with: name) ?? name + say(": ", "：") + problem
    }

    /// A sentence that begins with the name of its column, with a capital letter; `nil` where it begins otherwise.
    func begun(_ sentence: String, with name: String) -> String? {
        let isNamed =
            switch language {
            case .english: sentence.lowercased().hasPrefix(name.lowercased() + " ")
            case .chinese: sentence.hasPrefix(name) || sentence.hasPrefix("缺少" + name)
            }
        return isNamed ? sentence.prefix(1).uppercased() + sentence.dropFirst() : nil
    }

    /// A cell, and what is written in its place.
    func value(of cell: RowCells.Cell) -> String {
        guard let taken = cell.taken else { return cell.value }
        return [cell.value, taken].map { $0.isEmpty ? say("(empty)", "（空）") : $0 }.joined(separator: " → ")
    }

    /// A page's own words, in which a field has its title already, and a column the name that the sheet gives it.
    func say(_ en: String, _ zh: String) -> String {
        typed(PlainWords.of(language.words(LocalizedText(en: en, zh: zh)), in: language))
    }

    /// A sentence in the reader's language, with every command in it as it is to be typed.
    ///
    /// Its reader knows no calls of the API and no names on the wire: each is named by what it is for.
    func words(_ words: LocalizedText) -> String {
        typed(FieldWords.titled(PlainWords.of(language.words(words), in: language), in: language))
    }

    /// Words that are a sentence of their own, with their full stop.
    func closed(_ words: String) -> String {
        words.last.map { ".。?？!！".contains($0) } == true ? words : words + say(".", "。")
    }

    /// A sentence whose commands are named by the buttons that do the same, and are typed where no button does.
    func pressed(_ sentence: LocalizedText) -> String { words(RemedyWords.named(sentence)) }

    /// A text in which every command has the ledger that this console was given.
    func typed(_ text: String) -> String { ledger.map { LedgerCommands.giving($0, in: text) } ?? text }
}
