import DirectoryServer
package import Wording

/// What the embedded directory does wrong on purpose, as switches.
package struct EmbeddedFaults: Sendable {
    package struct Switch: Sendable {
        /// As a company file spells it.
        package let kind: String
        /// As people call it.
        package let name: LocalizedText
        /// What it does, in a sentence.
        package let words: LocalizedText
        package let isOn: Bool
        /// How often, in percent, as a company file writes it: `5`, `0.5`.
        package let percent: String
        /// How long it takes, as a company file writes it; `nil` for kinds that do not wait.
        package let wait: String?
    }

    /// Every kind that there is.
    package let switches: [Switch]
    /// Whether they were set by switches, rather than by the company file.
    package let areSwitched: Bool
    /// The company file that they are from otherwise; `nil` for the company that ships with Roster.
    package let companyFile: String?

    /// What is on.
    package var on: [Switch] { switches.filter(\.isOn) }

    /// What is on, for pages that are about something else.
    ///
    /// - Returns: Nothing where there is no embedded directory yet, and where it is held by a server that this user may not
    ///   ask: the page of the directory says that.
    package static func on(in stateFolder: String, near folder: String) async throws -> [Switch] {
        do {
            return try await look(into: stateFolder, near: folder)?.on ?? []
        } catch is DirectoryServerError, is EmbeddedFaultError {
            return []
        }
    }

    /// - Parameters:
    ///   - stateFolder: Where the directory's database is.
    ///   - folder: Where a company file is looked for.
    /// - Returns: `nil` where there is no embedded directory yet.
    /// - Throws: What reading its files throws.
    package static func look(into stateFolder: String, near folder: String) async throws -> EmbeddedFaults? {
        let file = try EmbeddedFile(stateFolder: stateFolder)
        guard file.isThere else { return nil }
        let (faults, areSwitched) = try await file.faults(company: file.company(near: folder))
        let switches = Fault.Kind.allCases.map { kind in
            let fault = faults.first { $0.kind == kind }
            // The rate and the time that it is offered with where it is off.
            let words = (fault ?? Fault(kind, rate: 0.05)).text.split(separator: " ").map(String.init)
            return Switch(
                kind: kind.rawValue,
                name: kind.name,
                words: kind.words,
                isOn: fault != nil,
                percent: String(words[1].dropLast()),
                wait: words.count > 2 ? words[2] : nil
            )
        }
        return EmbeddedFaults(
            switches: switches,
            areSwitched: areSwitched,
            companyFile: EmbeddedFile.companyName(near: folder)
        )
    }

    /// Sets every switch at once: those that are named are on, all others off.
    ///
    /// - Parameters:
    ///   - lines: As a company file writes faults; `nil` gives back what the company file says.
    ///   - stateFolder: Where the directory's database is.
    /// - Throws: `FaultError`, `EmbeddedFaultError`; `DirectoryServerError` where there is no directory yet.
    package static func set(_ lines: [String]?, in stateFolder: String) async throws {
        guard let lines else { return try await EmbeddedFile(stateFolder: stateFolder).keep(nil) }
        let on = try lines.map { try Fault($0) }
        let off = Fault.Kind.allCases.filter { kind in !on.contains { $0.kind == kind } }.map { Fault($0, rate: 0) }
        try await EmbeddedFile(stateFolder: stateFolder).keep(on + off)
    }
}

extension Fault.Kind {
    fileprivate var name: LocalizedText {
        switch self {
        case .latency: LocalizedText(en: "Slow answers", zh: "应答缓慢")
        case .slowPage: LocalizedText(en: "Slow lists", zh: "列表缓慢")
        case .answerLost: LocalizedText(en: "Lost answers", zh: "应答丢失")
        case .cut: LocalizedText(en: "Broken lines", zh: "连接断开")
        case .serverError: LocalizedText(en: "Server errors", zh: "服务器错误")
        case .throttled: LocalizedText(en: "Too many requests", zh: "请求过快")
        case .tokenExpired: LocalizedText(en: "Sign-in lost", zh: "登录失效")
        case .stalePage: LocalizedText(en: "Lists that begin again", zh: "列表失效")
        case .halfCreated: LocalizedText(en: "People created in part", zh: "新建不完整")
        case .joinedTooOften: LocalizedText(en: "People who joined too often", zh: "加入企业过多")
        case .accountFailed: LocalizedText(en: "Accounts that fail", zh: "账号失败")
        case .taskStuck: LocalizedText(en: "Tasks without an end", zh: "任务不结束")
        case .taskFails: LocalizedText(en: "Tasks that fail", zh: "任务失败")
        case .taskEight: LocalizedText(en: "Tasks with the status 8", zh: "任务状态 8")
        }
    }

    /// What it does, in a sentence.
    fileprivate var words: LocalizedText {
        switch self {
        case .latency: LocalizedText(en: "Waits before it does anything.", zh: "处理任何请求前都先等待。")
        case .slowPage: LocalizedText(en: "Waits before it lists a page.", zh: "列出每一页前先等待。")
        case .answerLost:
            LocalizedText(en: "Does what was asked, and breaks the line before it answers.", zh: "照做，但在应答前断开连接。")
        case .cut: LocalizedText(en: "Breaks the line before it does anything.", zh: "什么都不做就断开连接。")
        case .serverError: LocalizedText(en: "Answers 502 in HTML, and does nothing.", zh: "什么都不做，以 HTML 应答 502。")
        case .throttled:
            LocalizedText(
                en: "Says that requests come too fast (99991400), and does nothing.",
                zh: "提示请求过快（99991400），什么都不做。"
            )
        case .tokenExpired: LocalizedText(en: "Forgets the token of the call.", zh: "让调用所用的令牌失效。")
        case .stalePage: LocalizedText(en: "Calls a page token bad that it has given.", zh: "把自己给出的分页标记当作无效。")
        case .halfCreated:
            LocalizedText(
                en: "Creates a person without city and job title (44054–44056).",
                zh: "创建人员时缺少城市和职务（44054–44056）。"
            )
        case .joinedTooOften:
            LocalizedText(
                en: "Refuses to create a person who has joined too many companies lately (44004).",
                zh: "以近期加入企业过多为由拒绝创建人员（44004）。"
            )
        case .accountFailed:
            LocalizedText(en: "Creates a person, and answers 41027 with 504.", zh: "创建了人员，却以 504 应答 41027。")
        case .taskStuck:
            LocalizedText(en: "Works a task off, and never says that it has ended.", zh: "完成任务，但始终不报告结束。")
        case .taskFails:
            LocalizedText(en: "Works a task off, and says that it failed as a whole (10).", zh: "完成任务，却报告整体失败（10）。")
        case .taskEight:
            LocalizedText(en: "Says 8 of a task that has ended, with its data.", zh: "已结束的任务报告状态 8，并附带数据。")
        }
    }
}
