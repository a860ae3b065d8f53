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
    /// Sent by every form.
    let formToken: String
    let hasForms: Bool

    struct Link: Sendable {
        let address: String
        let words: String
        let isHere: Bool
    }

    init(language: Language, place: Place, formToken: String = "") {
        self.language = language
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
        self.formToken = formToken
        hasForms = !formToken.isEmpty
    }

    /// A directory as people call it.
    func name(of directory: String) -> String {
        directory == "embedded" ? say("the embedded directory", "内置目录") : directory
    }

    func say(_ en: String, _ zh: String) -> String { language.words(LocalizedText(en: en, zh: zh)) }
}
